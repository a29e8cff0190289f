import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RawClient, rawClient } from '../../../test/raw-client.js';
import { fakeServer } from '../fake-server.js';
import { pageOf } from './page.js';

interface Listed {
  data: { id: string; name: string; preview: string; status: { type: string } }[];
  nextCursor: string | null;
  backwardsCursor: string | null;
}

const UNKNOWN = '019b76da-ffff-7000-8000-000000000000';
const stored = (names: string[]) => names.map((name, index) => ({ name, createdAt: 1000 + index, cwd: `/${name}` }));

async function client(scenario = {}): Promise<RawClient> {
  return rawClient(fakeServer(scenario).connect());
}

/** A thread with one finished turn. */
async function played(wire: RawClient, params: object = {}): Promise<string> {
  const threadId = await wire.thread(params);
  const before = wire.log.filter((line) => line === 'turn/completed').length;
  wire.turn(threadId);
  await wire.untilTrue(() => wire.log.filter((line) => line === 'turn/completed').length > before);
  return threadId;
}

describe('thread/start', () => {
  it('echoes what is asked for as in force, and is announced to everybody after its answer', async () => {
    const server = fakeServer();
    const [wire, other] = [await rawClient(server.connect()), await rawClient(server.connect())];
    const params = {
      cwd: '/w',
      model: 'm',
      sandbox: 'workspace-write',
      approvalPolicy: 'never',
      approvalsReviewer: 'user',
    };
    const { id, result } = await wire.call('thread/start', params);
    const { sandbox, ...asked } = params;
    expect(result).toMatchObject({ ...asked, sandbox: { type: 'workspaceWrite' }, thread: { cwd: '/w', turns: [] } });
    expect(sandbox).toBe('workspace-write');
    await wire.untilMethod('thread/started');
    expect(wire.log.slice(-2)).toEqual([`reply ${id}`, 'thread/started']);
    await other.untilMethod('thread/started');
  });

  it('without params tells the defaults; a relative folder starts at the default one', async () => {
    const wire = await client();
    expect(await wire.result('thread/start', { cwd: 'sub' })).toMatchObject({
      cwd: '/home/fake/project/sub',
      approvalPolicy: 'on-request',
      sandbox: { type: 'readOnly' },
    });
    expect(await wire.result('thread/start', { approvalsReviewer: 'auto_review' })).toMatchObject({
      approvalsReviewer: 'guardian_subagent',
    });
    const { error } = await wire.call('thread/start', { sandbox: 'read-only', permissions: ':workspace' });
    expect(error?.message).toBe('`permissions` cannot be combined with `sandbox`');
  });

  it('overrides of a turn persist and are announced', async () => {
    const wire = await client();
    const threadId = await wire.thread();
    wire.ask('turn/start', { threadId, input: [{ type: 'text', text: 'x' }], model: 'another', effort: 'high' });
    const { params } = await wire.untilMethod('thread/settings/updated');
    expect(params?.threadSettings).toMatchObject({ model: 'another', effort: 'high' });
    await wire.untilMethod('turn/completed');
    expect(await wire.result('thread/resume', { threadId })).toMatchObject({
      model: 'another',
      reasoningEffort: 'high',
    });
  });
});

describe('lists', () => {
  it('threads: newest first, by folder and term, in pages forth and back', async () => {
    const wire = await client({ threads: stored(['ab', 'bc', 'cd', 'de', 'ef']) });
    const list = (params: object) => wire.result<Listed>('thread/list', params);
    const names = ({ data }: Listed) => data.map(({ name }) => name).join(' ');
    expect(names(await list({}))).toBe('ef de cd bc ab');
    expect(names(await list({ sortDirection: 'asc' }))).toBe('ab bc cd de ef');
    expect(names(await list({ cwd: ['/ab', '/cd/'] }))).toBe('cd ab');
    expect(names(await list({ searchTerm: 'c' }))).toBe('cd bc');
    expect(names(await list({ cwd: [] }))).toBe('');
    expect(await list({ archived: true })).toEqual({ data: [], nextCursor: null, backwardsCursor: null });
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.nextCursor });
    const third = await list({ limit: 2, cursor: second.nextCursor });
    expect([first, second, third].map(names)).toEqual(['ef de', 'cd bc', 'ab']);
    expect(third.nextCursor).toBeNull();
    expect(names(await list({ limit: 2, cursor: second.backwardsCursor, sortDirection: 'asc' }))).toBe('de ef');
    expect((await wire.call('thread/list', { cursor: 'bogus' })).error?.message).toBe('invalid cursor: bogus');
  });

  it('any list: pages of any size join to the whole, and lead back', () => {
    const lists = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 7 }), fc.boolean(), (list, limit, includes) => {
        const joined: string[] = [];
        const reversed = list.toReversed();
        for (let cursor: string | null | undefined; cursor !== null;) {
          const page = pageOf(list, { cursor, limit }, (id) => id, includes);
          const back = page.backwardsCursor;
          if (back !== null) {
            const before = pageOf(reversed, { cursor: back, limit: 99 }, (id) => id, includes).data.toReversed();
            expect(before).toEqual([...joined, ...(includes ? page.data.slice(0, 1) : [])]);
          }
          joined.push(...page.data);
          expect(page.data.length).toBeLessThanOrEqual(Math.max(1, limit));
          cursor = page.nextCursor;
        }
        expect(joined).toEqual(list);
      }),
    );
  });

  it('turns: newest first, as a summary, in pages', async () => {
    const wire = await client();
    const threadId = await played(wire);
    wire.turn(threadId, 'again');
    await wire.untilTrue(() => wire.log.filter((line) => line === 'turn/completed').length === 2);
    const list = (params: object) =>
      wire.result<{ data: { items: { type: string; id: string }[]; itemsView: string }[]; nextCursor: string }>(
        'thread/turns/list',
        { threadId, ...params },
      );
    const [newest, oldest] = (await list({})).data;
    expect(newest?.items.map(({ id }) => id)).toEqual(['item-4', 'item-6']);
    expect(oldest?.items.map(({ type }) => type)).toEqual(['userMessage', 'agentMessage']);
    expect((await list({ itemsView: 'notLoaded' })).data.map(({ items }) => items)).toEqual([[], []]);
    const page = await list({ limit: 1, itemsView: 'full' });
    expect(page.data[0]?.items.map(({ type }) => type)).toEqual(['userMessage', 'reasoning', 'agentMessage']);
    expect((await list({ limit: 1, cursor: page.nextCursor })).data).toEqual([oldest]);
  });
});

describe('reading', () => {
  it('history says less than the events: no commands, a failed turn as completed', async () => {
    const wire = await client({
      turns: [{ steps: [{ run: { command: 'ls' } }, { say: 'x' }, { fail: { message: 'gone' } }] }],
    });
    const threadId = await played(wire);
    const { thread } = await wire.result<{ thread: object }>('thread/read', { threadId, includeTurns: true });
    expect(thread).toMatchObject({
      status: { type: 'systemError' },
      preview: 'hello',
      turns: [{ status: 'completed', error: null, items: [{ id: 'item-1' }, { id: 'item-2', type: 'agentMessage' }] }],
    });
  });

  it('a thread without a user message is not stored yet', async () => {
    const wire = await client();
    const threadId = await wire.thread();
    expect((await wire.result<Listed>('thread/list', {})).data).toEqual([]);
    await wire.result('thread/read', { threadId });
    const refused = async (method: string, params = {}) =>
      (await wire.call(method, { threadId, ...params })).error?.message;
    const missing = (what: string) =>
      `thread ${threadId} is not materialized yet; ${what} is unavailable before first user message`;
    expect(await refused('thread/read', { includeTurns: true })).toBe(missing('includeTurns'));
    expect(await refused('thread/turns/list')).toBe(missing('thread/turns/list'));
    expect(await refused('thread/resume')).toBe(`no rollout found for thread id ${threadId}`);
    expect(await refused('thread/fork')).toBe(`no rollout found for thread id ${threadId}`);
  });

  it('an ephemeral thread has no history and no name', async () => {
    const wire = await client();
    const threadId = await played(wire, { ephemeral: true });
    const refused = async (method: string, params = {}) =>
      (await wire.call(method, { threadId, ...params })).error?.message;
    expect(await refused('thread/read', { includeTurns: true })).toBe('ephemeral threads do not support includeTurns');
    expect(await refused('thread/turns/list')).toBe('ephemeral threads do not support thread/turns/list');
    expect(await refused('thread/name/set', { name: 'x' })).toContain('ephemeral thread does not support');
    expect((await wire.result<Listed>('thread/list', {})).data).toEqual([]);
  });

  it.each([
    ['thread/read', 'thread not loaded:'],
    ['thread/turns/list', 'thread not loaded:'],
    ['thread/resume', 'no rollout found for thread id'],
    ['thread/fork', 'no rollout found for thread id'],
    ['thread/name/set', 'thread not found:'],
    ['turn/start', 'thread not found:'],
  ])('%s refuses unknown ids', async (method, message) => {
    const wire = await client();
    const rest = { name: 'x', input: [] };
    const { error } = await wire.call(method, { threadId: UNKNOWN, ...rest });
    expect(error?.message).toBe(`${message} ${UNKNOWN}`);
    expect((await wire.call(method, { threadId: 'xyz', ...rest })).error?.message).toMatch(/^invalid thread id: /);
  });
});

describe('coming and going', () => {
  it('thread/resume brings a stored thread back, and says so before its answer', async () => {
    const wire = await client({ threads: stored(['one']) });
    const [thread] = (await wire.result<Listed>('thread/list', {})).data;
    expect(thread?.status).toEqual({ type: 'notLoaded' });
    const threadId = thread?.id;
    expect((await wire.call('turn/start', { threadId, input: [] })).error?.message).toBe(
      `thread not found: ${threadId}`,
    );
    const { id, result } = await wire.call('thread/resume', { threadId, model: 'm' });
    expect(result).toMatchObject({ model: 'm', thread: { status: { type: 'idle' }, turns: [{ items: [{}, {}] }] } });
    await wire.untilMethod('thread/goal/cleared');
    expect(wire.log.slice(-3)).toEqual(['thread/status/changed', `reply ${id}`, 'thread/goal/cleared']);
    expect(wire.log).not.toContain('thread/started');
  });

  it('thread/resume replays the token usage unless turns are left out', async () => {
    const wire = await client();
    const threadId = await played(wire);
    for (const [excludeTurns, expected] of [
      [false, ['thread/tokenUsage/updated', 'thread/goal/cleared']],
      [true, ['thread/goal/cleared']],
    ] as const) {
      const { id } = await wire.call('thread/resume', { threadId, excludeTurns });
      await wire.call('thread/loaded/list', {});
      expect(wire.log.slice(wire.log.indexOf(`reply ${id}`) + 1, -1)).toEqual(expected);
    }
  });

  it('thread/fork copies the history under a new id', async () => {
    const wire = await client();
    const threadId = await played(wire);
    const { thread } = await wire.result<{ thread: { id: string } }>('thread/fork', { threadId });
    expect(thread).toMatchObject({ forkedFromId: threadId, preview: 'hello', turns: [{ status: 'completed' }] });
    expect(thread.id).not.toBe(threadId);
    wire.turn(thread.id, 'only here');
    await wire.untilTrue(() => wire.log.filter((line) => line === 'turn/completed').length === 2);
    const read = await wire.result<{ thread: { turns: [] } }>('thread/read', { threadId, includeTurns: true });
    expect(read.thread.turns).toHaveLength(1);
  });

  it('after thread/unsubscribe only the state of the thread is told', async () => {
    const wire = await client();
    const threadId = await wire.thread();
    const leave = async (id: string) =>
      (await wire.result<{ status: string }>('thread/unsubscribe', { threadId: id })).status;
    expect([await leave(threadId), await leave(threadId), await leave(UNKNOWN)]).toEqual([
      'unsubscribed',
      'notSubscribed',
      'notLoaded',
    ]);
    wire.turn(threadId);
    await wire.until(({ params }) => JSON.stringify(params)?.includes('"active"') ?? false);
    await wire.until(
      ({ method, params }) => method === 'thread/status/changed' && JSON.stringify(params).includes('"idle"'),
    );
    expect(wire.log).not.toContain('turn/started');
  });

  it('thread/name/set trims, refuses blanks, and tells everybody', async () => {
    const server = fakeServer();
    const [wire, other] = [await rawClient(server.connect()), await rawClient(server.connect())];
    const threadId = await wire.thread();
    expect((await wire.call('thread/name/set', { threadId, name: '  ' })).error?.message).toBe(
      'thread name must not be empty',
    );
    await wire.result('thread/name/set', { threadId, name: ' new ' });
    expect((await other.untilMethod('thread/name/updated')).params).toEqual({ threadId, threadName: 'new' });
  });
});
