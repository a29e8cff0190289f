import { join } from 'node:path';
import type {
  ThreadListResponse,
  ThreadLoadedListResponse,
  ThreadSearchResponse,
} from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { type TestWorld, runTurn, say, testWorld } from '../../threads/test-support.js';

const list = (client: RawClient, params: object = {}) => client.result<ThreadListResponse>('thread/list', params);
const search = (client: RawClient, params: object) => client.result<ThreadSearchResponse>('thread/search', params);

async function code(client: RawClient, method: string, params: object): Promise<number | undefined> {
  return (await client.call(method, params)).error?.code;
}

/** Threads that are stored, with a message of the user each. */
async function filled(...texts: string[]): Promise<{ world: TestWorld; client: RawClient; ids: string[] }> {
  const world = await testWorld();
  const client = await world.connect();
  const ids: string[] = [];
  for (const [index, text] of texts.entries()) {
    const id = await client.thread({ cwd: join(world.workspace, index % 2 === 0 ? 'a' : 'b') });
    await runTurn(world, id, text, (turn) => say(turn, `Answer to ${text}`));
    ids.push(id);
  }
  return { world, client, ids };
}

/** A thread as another program has left it. */
async function foreign({ store, workspace }: TestWorld, source: unknown, provider = 'mock'): Promise<string> {
  const id = v7();
  const timestamp = new Date().toISOString();
  const meta = { id, timestamp, cwd: workspace, originator: 'x', cli_version: '1', source, model_provider: provider };
  await store.create(id, [
    { timestamp, type: 'session_meta', payload: meta } as RolloutLine,
    { timestamp, type: 'event_msg', payload: { type: 'user_message', message: 'foreign' } } as RolloutLine,
  ]);
  return id;
}

describe('thread/list', () => {
  it('LST-01: pages go both ways', async () => {
    const { client, ids } = await filled('one', 'two', 'three');
    const page = async (params: object) => {
      const { data, ...cursors } = await list(client, { limit: 2, ...params });
      return { ...cursors, at: data.map(({ id }) => ids.indexOf(id)) };
    };
    const first = await page({});
    expect(first.at).toEqual([2, 1]);
    const second = await page({ cursor: first.nextCursor });
    expect(second).toMatchObject({ at: [0], nextCursor: null });
    const back = await page({ cursor: second.backwardsCursor, sortDirection: 'asc' });
    expect(back.at).toEqual([0, 1]);
    expect((await page({ sortDirection: 'asc', sortKey: 'updated_at' })).at).toEqual([0, 1]);
    expect((await page({ limit: 0 })).at).toEqual([2]);
    expect((await page({ limit: 1000 })).at).toEqual([2, 1, 0]);
  });

  it('LST-02: finds threads of one folder, of several, or of none', async () => {
    const { world, client, ids } = await filled('one', 'two', 'three');
    const inside = async (cwd: string | string[]) =>
      (await list(client, { cwd })).data.map(({ id }) => ids.indexOf(id));
    const [a, b] = [join(world.workspace, 'a'), join(world.workspace, 'b')];
    expect(await inside(a)).toEqual([2, 0]);
    expect(await inside(`${a}/`)).toEqual([2, 0]);
    expect(await inside([a, b])).toEqual([2, 1, 0]);
    expect(await inside('a')).toEqual([2, 0]);
    expect(await inside('/none')).toEqual([]);
    expect(await list(client, { cwd: [] })).toEqual({ data: [], nextCursor: null, backwardsCursor: null });
  });

  it('LST-03, LST-10: trusts the index if it is told to, and finds text in names and beginnings', async () => {
    const { client, ids } = await filled('one', 'two');
    await client.result('thread/name/set', { threadId: ids[0], name: 'Zebra' });
    const found = async (params: object) => (await list(client, params)).data.map(({ id }) => ids.indexOf(id));
    expect(await found({ useStateDbOnly: true })).toEqual([1, 0]);
    expect(await found({ searchTerm: 'Zebra' })).toEqual([0]);
    expect(await found({ searchTerm: 'zebra' })).toEqual([]);
    expect(await found({ searchTerm: 'tw' })).toEqual([1]);
    expect(await found({ searchTerm: '' })).toEqual([1, 0]);
  });

  it('shows threads of people who use the provider of this server, unless it is asked for others', async () => {
    const { world, client, ids } = await filled('one');
    const [review, spawned, exec, other] = await Promise.all([
      foreign(world, { subagent: 'review' }),
      foreign(world, { subagent: { thread_spawn: { parent_thread_id: ids[0], depth: 1 } } }),
      foreign(world, 'exec'),
      foreign(world, 'cli', 'other'),
    ]);
    const found = async (params: object) =>
      (await list(client, { sortDirection: 'asc', ...params })).data.map(({ id }) => id);
    expect(await found({})).toEqual(ids);
    expect(await found({ sourceKinds: [] })).toEqual(ids);
    expect(await found({ modelProviders: [] })).toEqual([...ids, other]);
    expect(await found({ modelProviders: ['other'] })).toEqual([other]);
    expect(await found({ sourceKinds: ['exec'] })).toEqual([exec]);
    expect(new Set(await found({ sourceKinds: ['subAgent'] }))).toEqual(new Set([review, spawned]));
    expect(await found({ sourceKinds: ['subAgentReview'], limit: 1 })).toEqual([review]);
    expect(await found({ sourceKinds: ['subAgentThreadSpawn'], limit: 1 })).toEqual([spawned]);
    expect(await found({ sourceKinds: ['subAgentCompact', 'subAgentOther', 'appServer', 'unknown'] })).toEqual([]);
  });

  it('leaves out threads to which nobody has said anything', async () => {
    const { client, ids } = await filled('one');
    const quiet = await client.thread();
    const item = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'injected' }] };
    await client.result('thread/inject_items', { threadId: quiet, items: [item] });
    expect((await list(client)).data.map(({ id }) => id)).toEqual(ids);
  });

  it('knows the state of threads in memory', async () => {
    const { world, ids } = await filled('one', 'two');
    const again = await world.restart();
    const client = await again.connect();
    await client.result('thread/resume', { threadId: ids[1] });
    const { data } = await list(client);
    expect(data.map(({ status }) => status.type)).toEqual(['idle', 'notLoaded']);
  });

  it('refuses cursors that are none', async () => {
    const { client } = await filled('one');
    for (const cursor of ['', 'garbage']) expect(await code(client, 'thread/list', { cursor })).toBe(-32600);
    expect(await code(client, 'thread/search', { searchTerm: 'x', cursor: 'garbage' })).toBe(-32600);
  });
});

describe('thread/search', () => {
  it('LST-08, LST-09: finds what was said, whatever its case, and shows it', async () => {
    const { client, ids } = await filled('Message one', 'Message two');
    const found = async (params: object) =>
      (await search(client, params)).data.map(({ thread, snippet }) => [ids.indexOf(thread.id), snippet]);
    expect(await found({ searchTerm: 'MESSAGE ONE' })).toEqual([[0, expect.stringContaining('Message one')]]);
    expect(await found({ searchTerm: 'answer to', limit: 1, sortDirection: 'asc' })).toHaveLength(1);
    expect(await found({ searchTerm: 'nothing-like-this' })).toEqual([]);
    expect(await found({ searchTerm: 'message', archived: true })).toEqual([]);
    for (const searchTerm of ['', '   ']) expect(await code(client, 'thread/search', { searchTerm })).toBe(-32600);
  });
});

describe('thread/loaded/list', () => {
  it('lists the threads in memory, all of them or page by page', async () => {
    const client = await (await testWorld()).connect();
    const ids: string[] = [];
    for (const ephemeral of [false, true, false]) ids.push(await client.thread({ ephemeral }));
    const loaded = (params: object = {}) => client.result<ThreadLoadedListResponse>('thread/loaded/list', params);
    expect(await loaded()).toEqual({ data: ids, nextCursor: null });
    expect(await loaded({ limit: 2 })).toEqual({ data: ids.slice(0, 2), nextCursor: ids[1] });
    expect(await loaded({ limit: 2, cursor: ids[1] })).toEqual({ data: ids.slice(2), nextCursor: null });
    expect(await loaded({ limit: 0 })).toEqual({ data: ids.slice(0, 1), nextCursor: ids[0] });
    expect(await loaded({ cursor: ids[2] })).toEqual({ data: [], nextCursor: null });
    expect(await code(client, 'thread/loaded/list', { cursor: 'bogus' })).toBe(-32600);
  });
});
