/** What a user of the stable surface writes; compiled by every supported compiler, never run. */
import type {
  AskForApproval,
  ClientRequests,
  ServerNotifications,
  Thread,
  ThreadStartParams,
} from '@app-server/schema';
import { type Verdict, checkMessage } from '@app-server/schema/validators';
import { validate } from '@app-server/schema/validators/ThreadStartParams';

declare function request<M extends keyof ClientRequests>(
  method: M,
  params: ClientRequests[M]['params'],
): Promise<ClientRequests[M]['result']>;

declare function on<M extends keyof ServerNotifications>(
  method: M,
  handler: (params: ServerNotifications[M]['params']) => void,
): void;

export async function tenCalls(): Promise<(string | number | boolean | null | undefined)[]> {
  const { thread } = await request('thread/start', { cwd: '/project', approvalPolicy: 'on-request' });
  const { turn } = await request('turn/start', {
    threadId: thread.id,
    input: [{ type: 'text', text: 'Hello', text_elements: [] }],
  });
  const file = await request('fs/readFile', { path: '/project/readme.md' });
  const { config } = await request('config/read', { includeLayers: true });
  const page = await request('thread/list', { limit: 10, cursor: null });
  const models = await request('model/list', {});
  const ended = await request('command/exec', { command: ['ls', '-l'], env: { LANG: 'C', TZ: null } });
  const account = await request('account/read', {});
  const review = await request('review/start', { threadId: thread.id, target: { type: 'baseBranch', branch: 'main' } });
  await request('account/logout', undefined);
  on('item/agentMessage/delta', ({ delta }) => void delta.length);
  const first: Thread | undefined = page.data[0];
  return [
    turn.id,
    file.dataBase64,
    config.model,
    first?.id,
    models.nextCursor,
    ended.exitCode,
    account.requiresOpenaiAuth,
    review.reviewThreadId,
  ];
}

export function check(value: unknown): string {
  const verdict: Verdict = checkMessage(value, { from: 'client' });
  if (!verdict.ok) return verdict.faults.map(({ path, expected, got }) => `${path} ${expected} ${got}`).join('\n');
  return validate(value) ? (value.cwd ?? 'no cwd') : (verdict.method ?? verdict.kind);
}

export function refused(): void {
  // @ts-expect-error An experimental method.
  void request('thread/search', { searchTerm: 'x' });
  // @ts-expect-error An experimental property.
  const params: ThreadStartParams = { permissions: 'trusted' };
  // @ts-expect-error The same, in a call.
  void request('thread/start', { permissions: 'trusted' });
  // @ts-expect-error An experimental arm.
  const policy: AskForApproval = { granular: { sandbox_approval: true, rules: true } };
  // @ts-expect-error A required property is missing.
  void request('fs/readFile', {});
  // @ts-expect-error With exactOptionalPropertyTypes, a property is left out or has a value.
  void request('config/read', { includeLayers: undefined });
  void [params, policy];
}
