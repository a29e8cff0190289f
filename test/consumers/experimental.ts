/** What a user of the experimental surface writes; compiled by every supported compiler, never run. */
import type { AskForApproval, ClientRequests, ThreadStartParams } from '@app-server/schema/experimental';
import { checkMessage } from '@app-server/schema/experimental/validators';
import { validate } from '@app-server/schema/experimental/validators/ThreadSearchParams';

declare function request<M extends keyof ClientRequests>(
  method: M,
  params: ClientRequests[M]['params'],
): Promise<ClientRequests[M]['result']>;

const params: ThreadStartParams = { permissions: 'trusted' };

const granular = {
  sandbox_approval: true,
  rules: true,
  skill_approval: false,
  request_permissions: false,
  mcp_elicitations: true,
} as const;

const approvalPolicy: AskForApproval = { granular };

export async function experimentalCalls(value: unknown): Promise<number> {
  const found = await request('thread/search', { searchTerm: 'x' });
  const started = await request('thread/start', { ...params, approvalPolicy });
  const term: string = validate(value) ? value.searchTerm : started.thread.id;
  return checkMessage(value, { from: 'client' }).ok ? found.data.length : term.length;
}
