/** Threads that are stored, found again and gone on with, through the client: the same for every server and transport. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  CallRefused,
  InvalidParams,
  NoActiveTurn,
  NotSupported,
  PolicyMismatch,
  ThreadNotFound,
  ThreadNotLoaded,
  WrongState,
  items,
  normalizeForComparison,
  pages,
  reconcile,
  threadState,
  withTurns,
} from '../src/index.js';
import type { TestClient, TurnServer } from './turn-server.js';

/** Declares the tests; call it inside a `describe`. */
export function testHistory(startServer: () => Promise<TurnServer>): void {
  let server: TurnServer;

  beforeAll(async () => {
    server = await startServer();
  });
  afterEach(() => server.rest());
  afterAll(async () => {
    expect(await server.stop()).toEqual([]);
  });

  test('THR-04, THR-10: a loaded thread is joined without its turns, and its token counts are told again', async () => {
    const client = await server.connect();
    const first = await start(client);
    await first.run('one');
    const again = await client.resumeThread({ threadId: first.id, excludeTurns: false });
    expect(again.opened.thread.turns).toHaveLength(1);
    await vi.waitFor(() => expect(again.state.usage).toEqual(first.state.usage));
    const lean = await client.resumeThread({ threadId: first.id });
    expect(lean.opened.thread.turns).toEqual([]);
    expect((await lean.run('two')).finalResponse).toBe('You said: two');
    expect(first.state.turns).toHaveLength(2);
  });

  test('THR-04: a thread is found in a new process, its turns page by page, and it goes on', async () => {
    let client = await server.connect();
    const before = await start(client);
    for (const text of ['one', '#shell', 'three']) await before.run(text);
    await server.restart();

    client = await server.connect();
    const interrupted = client.turn.interrupt({ threadId: before.id, turnId: 'none' });
    await expect(interrupted).rejects.toSatisfy(isOneOf(ThreadNotLoaded, ThreadNotFound));
    const thread = await client.resumeThread({ threadId: before.id });
    expect(thread.opened.thread.turns).toEqual([]);
    const texts = [];
    for await (const turn of thread.turns({ sortDirection: 'asc' })) texts.push(turn.items[0]);
    expect(texts).toMatchObject(['one', '#shell', 'three'].map((text) => ({ content: [{ text }] })));
    expect((await thread.run('four')).status).toBe('completed');

    const { thread: stored } = await client.thread.read({ threadId: before.id, includeTurns: true });
    const followed = reconcile(before.state, threadState(stored));
    expect(normalizeForComparison(followed)).toEqual(normalizeForComparison(threadState(stored)));
    // What storage forgets was seen live, and stays.
    expect(followed.turns[1]?.items.map(({ type }) => type)).toContain('commandExecution');
  });

  test('THR-10: a cold thread tells the token counts it had', async () => {
    let client = await server.connect();
    const before = await start(client);
    const { usage } = await before.run('one');
    await server.restart();
    client = await server.connect();
    const thread = await client.resumeThread({ threadId: before.id, excludeTurns: false });
    await vi.waitFor(() => expect(thread.state.usage).toEqual(usage));
    expect(thread.state.turns).toHaveLength(1);
  });

  test('THR-04, THR-10: a fork has the turns and the counts of its origin, and goes its own way', async () => {
    const client = await server.connect();
    const origin = await start(client);
    await origin.run('one');
    const fork = await client.forkThread({ threadId: origin.id, excludeTurns: false });
    expect(fork.opened.thread).toMatchObject({ forkedFromId: origin.id, turns: [{ status: 'completed' }] });
    await vi.waitFor(() => expect(fork.state.usage).toEqual(origin.state.usage));
    await fork.run('in the fork');
    expect([fork.state.turns.length, origin.state.turns.length]).toEqual([2, 1]);
    const lean = await client.forkThread({ threadId: origin.id });
    expect(lean.opened.thread.turns).toEqual([]);
  });

  test('LST-01: threads page forward to the end, and back to what has come since', async () => {
    const client = await server.connect();
    const cwd = `${server.home.workspace}/list`;
    await client.fs.createDirectory({ path: cwd });
    const ids = [];
    for (const text of ['a', 'b', 'c']) ids.push(await stored(client, cwd, text));
    // By creation, threads of the same second are lost between two pages.
    const params = { cwd: [cwd], sortKey: 'updated_at' as const };
    const reader = pages(client, 'thread/list', params, { pageSize: 2 });
    const seen = [];
    let end = await reader.next();
    for (; !end.done; end = await reader.next()) seen.push(end.value.data.map(({ id }) => id));
    expect(seen).toEqual([[ids[2], ids[1]], [ids[0]]]);
    expect(end.value).toMatchObject({ nextCursor: null, backwardsCursor: expect.any(String) });

    const late = await stored(client, cwd, 'd');
    const cursor = end.value.backwardsCursor;
    const since = [];
    for await (const { id } of items(client, 'thread/list', { ...params, cursor }, { direction: 'backward' })) {
      since.push(id);
    }
    expect(since.at(-1)).toBe(late);
    expect(since).not.toContain(ids[0]);
  });

  test('LST-04: turns page in both directions, and the turn of the anchor comes again', async () => {
    const client = await server.connect();
    const thread = await start(client);
    const ids = [];
    for (const text of ['a', 'b', 'c']) ids.push((await thread.run(text)).turnId);
    const params = { threadId: thread.id };
    const reader = pages(client, 'thread/turns/list', params, { pageSize: 2, maxPages: 1 });
    const page = await reader.next();
    expect(page.done ? [] : page.value.data.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const { value: cursors } = await reader.next();
    expect(cursors).toMatchObject({ nextCursor: expect.any(String), backwardsCursor: expect.any(String) });

    const late = (await thread.run('d')).turnId;
    const { nextCursor, backwardsCursor } = cursors as { nextCursor: string; backwardsCursor: string };
    expect(await idsOf(client, { ...params, cursor: nextCursor }, 'forward')).toEqual([ids[0]]);
    expect(await idsOf(client, { ...params, cursor: backwardsCursor }, 'backward')).toEqual([ids[2], late]);
    let state = threadState({ ...thread.opened.thread, turns: [] });
    for await (const { data } of pages(
      client,
      'thread/turns/list',
      { ...params, itemsView: 'full' },
      { pageSize: 1 },
    )) {
      state = withTurns(state, data);
    }
    expect(normalizeForComparison(state)).toEqual(normalizeForComparison(thread.state));
  });

  test('THR-17: items are put into the history without a turn', async () => {
    const client = await server.connect();
    const thread = await start(client);
    const text = 'put in';
    await client.thread.inject_items({
      threadId: thread.id,
      items: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text }] }],
    });
    expect(thread.state.turns).toEqual([]);
    await thread.run('go on');
    expect(JSON.stringify(server.model.requests.at(-1)?.input)).toContain(text);
  });

  test('GOAL-01, GOAL-02: a goal is set, read, changed and cleared, and each change is told', async () => {
    const client = await server.connect();
    const thread = await start(client);
    const threadId = thread.id;
    await thread.run('hello');
    expect(await client.thread.goal.get({ threadId })).toEqual({ goal: null });
    const missing = client.thread.goal.set({ threadId, status: 'paused' });
    await expect(missing).rejects.toSatisfy(isOneOf(WrongState, InvalidParams));
    const { goal } = await client.thread.goal.set({ threadId, objective: 'Write it', status: 'paused' });
    await vi.waitFor(() => expect(thread.state.goal).toEqual(goal));
    const { goal: changed } = await client.thread.goal.set({ threadId, tokenBudget: 1000 });
    expect(changed).toMatchObject({ objective: 'Write it', status: 'paused', tokenBudget: 1000 });
    expect(await client.thread.goal.get({ threadId })).toEqual({ goal: changed });
    expect(await client.thread.goal.clear({ threadId })).toEqual({ cleared: true });
    await vi.waitFor(() => expect(thread.state.goal).toBeNull());
    expect(await client.thread.goal.clear({ threadId })).toEqual({ cleared: false });
    const ephemeral = await client.startThread({ ephemeral: true });
    await expect(client.thread.goal.get({ threadId: ephemeral.id })).rejects.toThrow(NotSupported);
  });

  test('SET-01, SET-02: settings change without a turn, and what is in force is told', async () => {
    const client = await server.connect();
    const thread = await start(client);
    expect(await client.thread.settings.update({ threadId: thread.id, effort: 'high' })).toEqual({});
    await vi.waitFor(() => expect(thread.state.settings).toMatchObject({ effort: 'high', model: 'gpt-5.5' }));
    expect(thread.state.turns).toEqual([]);
    await thread.run('hello');
    expect(server.model.requests.at(-1)?.reasoning).toMatchObject({ effort: 'high' });
  });

  test('a turn runs under the policy it asks for', async () => {
    const client = await server.connect();
    const thread = await start(client);
    await thread.run('hello', { sandboxPolicy: { type: 'readOnly', networkAccess: false } });
    expect(thread.state.settings?.sandboxPolicy).toEqual({ type: 'readOnly', networkAccess: false });
  });

  test('a loaded thread keeps its sandbox, and whoever asks for another one is told', async () => {
    const client = await server.connect();
    const thread = await start(client);
    await thread.run('hello');
    const resumed = client.resumeThread({ threadId: thread.id, sandbox: 'read-only' });
    await expect(resumed).rejects.toThrow(PolicyMismatch);
    await expect(resumed).rejects.toMatchObject({
      threadId: thread.id,
      differences: [{ subject: 'sandbox', asked: 'readOnly', inForce: 'dangerFullAccess' }],
    });
  });

  test('a misspelt key never leaves', async () => {
    const client = await server.connect();
    const before = (await client.thread.loaded.list({})).data.length;
    const started = client.startThread({ sandobx: 'read-only' } as never);
    await expect(started).rejects.toThrow(CallRefused);
    await expect(started).rejects.toMatchObject({ faults: [{ path: '/sandobx', suggestion: 'sandbox' }] });
    expect((await client.thread.loaded.list({})).data).toHaveLength(before);
  });

  test('what cannot be done is told apart', async () => {
    const client = await server.connect();
    const thread = await start(client);
    const nobody = '00000000-0000-7000-8000-000000000000';
    await expect(client.resumeThread({ threadId: nobody })).rejects.toThrow(ThreadNotFound);
    await expect(client.thread.read({ threadId: thread.id, includeTurns: true })).rejects.toThrow(WrongState);
    await expect(client.turn.interrupt({ threadId: thread.id, turnId: 'none' })).rejects.toThrow(NoActiveTurn);
  });

  test('nothing differed from the protocol', () => {
    expect(server.drift).toEqual([]);
  });

  function start(client: TestClient, cwd = server.home.workspace) {
    return client.startThread({ cwd, sandbox: 'danger-full-access', approvalPolicy: 'never' });
  }

  async function stored(client: TestClient, cwd: string, text: string): Promise<string> {
    const thread = await start(client, cwd);
    await thread.run(text);
    return thread.id;
  }
}

async function idsOf(
  client: TestClient,
  params: { threadId: string; cursor: string },
  direction: 'forward' | 'backward',
): Promise<string[]> {
  const ids = [];
  for await (const { id } of items(client, 'thread/turns/list', params, { direction })) ids.push(id);
  return ids;
}

/** Servers differ in what they call the same refusal. */
function isOneOf(...classes: readonly (abstract new (...args: never) => Error)[]): (error: unknown) => boolean {
  return (error) => classes.some((each) => error instanceof each);
}
