/** One client, servers of many releases. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  InvalidParams,
  PolicyMismatch,
  type Thread,
  type ExperimentalSurface,
  items,
  normalizeForComparison,
  threadState,
} from '../src/index.js';
import { compareDrift } from './known-drift.js';
import { REFERENCE, type TestClient, TestServer } from './support/test-server.js';

interface Release {
  release: string;
  /** How it takes a permission profile by its id: it works under it, refuses it, or does as if nothing had been said. */
  permissions: 'taken' | 'refused' | 'ignored';
  /** Whether turns can be left out of a thread that is resumed. */
  lean: boolean;
  /** What becomes of patches: the model of the mock is not offered the tool, or history leaves them out, or has them. */
  patches: 'none' | 'forgotten' | 'stored';
}

const RELEASES: readonly Release[] = [
  { release: '0.115.0', permissions: 'ignored', lean: false, patches: 'none' },
  { release: '0.121.0', permissions: 'ignored', lean: false, patches: 'none' },
  { release: '0.128.0', permissions: 'refused', lean: true, patches: 'forgotten' },
  { release: REFERENCE, permissions: 'taken', lean: true, patches: 'stored' },
  { release: '0.150.0', permissions: 'taken', lean: true, patches: 'stored' },
  { release: '0.169.0', permissions: 'taken', lean: true, patches: 'stored' },
];

/** Every request carries it; no release may mind. */
const TRACE = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', tracestate: null };

vi.setConfig({ testTimeout: 60_000 });

describe.each(RELEASES)('release $release', ({ release, permissions, lean, patches }) => {
  let server: TestServer;
  let client: TestClient;
  let thread: Thread<ExperimentalSurface>;

  beforeAll(async () => {
    server = await TestServer.start('stdio', release);
    client = await server.connect({
      serverRequests: {
        'item/commandExecution/requestApproval': () => ({ decision: 'accept' }),
        'item/fileChange/requestApproval': () => ({ decision: 'accept' }),
        otherwise: 'refuse',
      },
      tracing: { start: () => ({ trace: TRACE, end: () => {} }) },
    });
    const { workspace: cwd } = server.home;
    thread = await client.startThread({ cwd, sandbox: 'danger-full-access', approvalPolicy: 'untrusted' });
  });
  afterAll(async () => {
    expect(await server.stop()).toEqual([]);
  });

  test('is told apart by the handshake', () => {
    expect(client.server.userAgent).toContain(`/${release} `);
  });

  test('GEN-08: what it leaves out of a started thread reads as nothing', () => {
    const { opened } = thread;
    expect(opened.instructionSources).toEqual([]);
    expect(opened.activePermissionProfile).toBeNull();
  });

  test('runs turns, asks for approval, and stores what was seen', async () => {
    const types = [];
    for (const text of ['plain', '#think', '#shell', '#patch']) {
      const result = await thread.run(text);
      expect([text, result.status]).toEqual([text, 'completed']);
      types.push(result.items.map(({ type }) => type));
    }
    expect(types).toEqual([
      ['userMessage', 'agentMessage'],
      ['userMessage', 'reasoning', 'agentMessage'],
      ['userMessage', 'agentMessage', 'commandExecution', 'agentMessage'],
      ['userMessage', ...(patches === 'none' ? [] : ['fileChange']), 'agentMessage'],
    ]);
    const { thread: stored } = await client.thread.read({ threadId: thread.id, includeTurns: true });
    const [live, kept] = [thread.state, threadState(stored)].map(normalizeForComparison);
    // The turn of the patch is the last one.
    const compared = patches === 'forgotten' ? -1 : undefined;
    expect(live?.turns.slice(0, compared)).toEqual(kept?.turns.slice(0, compared));
    expect(live?.turns).toHaveLength(4);
    expect(kept?.turns.at(-1)?.items.length).toBe(patches === 'stored' ? 3 : 2);
  });

  test('tells of a failed turn', async () => {
    expect(await thread.run('#limit')).toMatchObject({ status: 'failed', error: { message: expect.any(String) } });
  });

  test('lists, resumes and forks', async () => {
    const listed = [];
    for await (const { id } of items(client, 'thread/list', {})) listed.push(id);
    expect(listed).toContain(thread.id);
    const resumed = await client.resumeThread({ threadId: thread.id });
    expect(resumed.opened.thread.turns.length > 0).toBe(!lean);
    const turns = [];
    for await (const { id } of resumed.turns({ sortDirection: 'asc' })) turns.push(id);
    expect(turns).toEqual(thread.state.turns.map(({ id }) => id));
    const fork = await client.forkThread({ threadId: thread.id });
    expect(fork.id).not.toBe(thread.id);
    expect((await fork.run('in the fork')).finalResponse).toBe('You said: in the fork');
  });

  test('interrupts a turn, and steers into a running one', async () => {
    const cut = thread.stream('#hold');
    await isHeld();
    await cut.interrupt();
    expect((await cut.result).status).toBe('interrupted');
    server.model.release();
    const first = thread.stream('#hold');
    await isHeld();
    const second = thread.stream('second');
    await first.steer('third');
    server.model.release();
    const [one, two] = await Promise.all([first.result, second.result]);
    expect(two).toMatchObject({ turnId: one.turnId, steered: true });
  });

  test('never works under another policy than the one asked for', async () => {
    const resumed = client.resumeThread({ threadId: thread.id, sandbox: 'read-only' });
    await expect(resumed).rejects.toThrow(PolicyMismatch);
    const started = client.startThread({ permissions: ':read-only' });
    if (permissions === 'taken') expect((await started).opened.sandbox).toMatchObject({ type: 'readOnly' });
    else await expect(started).rejects.toThrow(permissions === 'refused' ? InvalidParams : PolicyMismatch);
  });

  test('answers what a client asks at its start', async () => {
    const answers = await Promise.all([client.account.read({}), client.config.read({}), client.model.list({})]);
    expect(answers).toMatchObject([{ account: null }, { config: { model: 'gpt-5.5' } }, { data: expect.any(Array) }]);
    const sandboxPolicy = { type: 'dangerFullAccess' } as const;
    expect(await client.command.exec({ command: ['echo', 'hi'], sandboxPolicy })).toMatchObject({ stdout: 'hi\n' });
  });

  test('differs from the protocol where that is known', () => {
    const kinds = new Map<string, number>();
    for (const { kind } of server.drift) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const counts = [...kinds].map(([kind, count]) => `${count} ${kind}`);
    console.info(`${release}: ${counts.join(', ') || 'no drift'}`);
    expect(compareDrift(release, server.drift)).toEqual({ unexplained: [], stale: [] });
  });

  function isHeld(): Promise<void> {
    return vi.waitFor(() => expect(server.model.held).toBe(1), { timeout: 10_000, interval: 10 });
  }
});
