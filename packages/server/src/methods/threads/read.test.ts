import type {
  GetConversationSummaryResponse,
  ThreadReadResponse,
  ThreadTurnsListResponse,
} from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { later } from '../../core/test-support.js';
import { beginTurn, runTurn, say, testWorld } from '../../threads/test-support.js';

const NOBODY = '67e55044-10b1-426f-9247-bb680e5fe0c8';

async function refusal(client: RawClient, method: string, params: object): Promise<object> {
  const { error } = await client.call(method, params);
  return { code: error?.code, message: error?.message, ...(error?.data as object) };
}

async function conversation(...texts: string[]) {
  const world = await testWorld();
  const client = await world.connect();
  const id = await client.thread();
  for (const text of texts) {
    await runTurn(world, id, text, async (turn) => {
      await say(turn, `first of ${text}`);
      await say(turn, `last of ${text}`);
    });
  }
  return { world, client, id };
}

const turns = (client: RawClient, params: object) =>
  client.result<ThreadTurnsListResponse>('thread/turns/list', params);
const read = (client: RawClient, params: object) => client.result<ThreadReadResponse>('thread/read', params);

describe('thread/read', () => {
  it('shows a thread, with its turns only if they are asked for', async () => {
    const { world, client, id } = await conversation('one', 'two');
    expect((await read(client, { threadId: id })).thread).toMatchObject({ id, status: { type: 'idle' }, turns: [] });
    const { thread } = await read(client, { threadId: id, includeTurns: true });
    expect(thread.turns.map(({ items }) => items.length)).toEqual([3, 3]);
    const elsewhere = await (await world.restart()).connect();
    const stored = await read(elsewhere, { threadId: id, includeTurns: true });
    expect(stored.thread).toEqual({ ...thread, status: { type: 'notLoaded' } });
  });

  it('does not follow it', async () => {
    const { world, id } = await conversation('one');
    const other = await world.connect();
    await read(other, { threadId: id });
    await runTurn(world, id, 'two');
    expect(other.log).not.toContain('turn/started');
  });

  it('shows what runs', async () => {
    const { world, client, id } = await conversation('one');
    const open = later();
    const turn = beginTurn(world.directory, id, 'two', () => open.promise);
    await client.until(({ method, params }) => method === 'item/completed' && params?.turnId === turn.id);
    const { thread } = await read(client, { threadId: id, includeTurns: true });
    expect(thread.status).toEqual({ type: 'active', activeFlags: [] });
    expect(thread.turns.at(-1)).toMatchObject({ id: turn.id, status: 'inProgress', itemsView: 'full' });
    const page = await turns(client, { threadId: id, limit: 1 });
    expect(page.data).toMatchObject([{ id: turn.id, status: 'inProgress', itemsView: 'summary' }]);
    open.resolve();
    await turn.whenEnded;
  });

  it('has no turns to show of what is not stored', async () => {
    const client = await (await testWorld()).connect();
    const [empty, ephemeral] = [await client.thread(), await client.thread({ ephemeral: true })];
    for (const method of ['thread/read', 'thread/turns/list']) {
      const refused = (threadId: string) =>
        refusal(client, method, { threadId, ...(method === 'thread/read' && { includeTurns: true }) });
      expect(await refused(empty)).toMatchObject({ code: -32600, kind: 'wrongState', state: 'notMaterialized' });
      expect(await refused(ephemeral)).toMatchObject({ code: -32600, kind: 'wrongState', state: 'ephemeral' });
      expect(await refused(NOBODY)).toMatchObject({ code: -32600, kind: 'notFound' });
      expect(await refused('x')).toMatchObject({ code: -32600, kind: 'invalidRequest' });
    }
    expect((await read(client, { threadId: empty })).thread.id).toBe(empty);
  });
});

describe('thread/turns/list', () => {
  it('LST-05, LST-06: shows as much of a turn as it is asked for', async () => {
    const { client, id } = await conversation('one');
    const items = async (itemsView?: string | null) => {
      const { data } = await turns(client, { threadId: id, ...(itemsView !== undefined && { itemsView }) });
      return data.map((turn) => [turn.itemsView, turn.items.map((item) => ('text' in item ? item.text : item.type))]);
    };
    const summary = [['summary', ['userMessage', 'last of one']]];
    expect(await items()).toEqual(summary);
    expect(await items(null)).toEqual(summary);
    expect(await items('notLoaded')).toEqual([['notLoaded', []]]);
    expect(await items('full')).toEqual([['full', ['userMessage', 'first of one', 'last of one']]]);
  });

  it('LST-04: pages go both ways, the newest first', async () => {
    const { client, id } = await conversation('one', 'two', 'three', 'four', 'five');
    const ids = (await read(client, { threadId: id, includeTurns: true })).thread.turns.map((turn) => turn.id);
    const page = async (params: object) => {
      const { data, ...cursors } = await turns(client, { threadId: id, itemsView: 'notLoaded', ...params });
      return { ...cursors, at: data.map((turn) => ids.indexOf(turn.id)) };
    };
    const first = await page({ limit: 2 });
    expect(first.at).toEqual([4, 3]);
    const second = await page({ limit: 2, cursor: first.nextCursor });
    expect(second.at).toEqual([2, 1]);
    const last = await page({ limit: 2, cursor: second.nextCursor });
    expect(last).toMatchObject({ at: [0], nextCursor: null });
    const back = await page({ limit: 2, cursor: last.backwardsCursor, sortDirection: 'asc' });
    expect(back.at).toEqual([0, 1]);
    expect((await page({ limit: 0 })).at).toEqual([4]);
  });

  it('refuses cursors that are none', async () => {
    const { client, id } = await conversation('one');
    expect(await refusal(client, 'thread/turns/list', { threadId: id, cursor: 'bogus' })).toMatchObject({
      code: -32600,
      message: expect.stringContaining('"bogus"') as string,
    });
  });

  it('LST-07: turns have no pages of their own', async () => {
    const client = await (await testWorld()).connect();
    expect(await refusal(client, 'thread/turns/items/list', { threadId: 'x', turnId: 'y' })).toMatchObject({
      code: -32601,
      message: 'thread/turns/items/list is not supported yet',
      kind: 'unsupported',
    });
  });
});

describe('getConversationSummary', () => {
  it('THR-20: sums up a stored thread, by its id or its file', async () => {
    const { world, client, id } = await conversation('one');
    const path = (await world.store.find(id))?.path;
    const sum = (params: object) => client.result<GetConversationSummaryResponse>('getConversationSummary', params);
    const { summary } = await sum({ conversationId: id });
    expect(summary).toEqual({
      conversationId: id,
      path,
      preview: 'one',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      updatedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      modelProvider: 'mock',
      cwd: world.workspace,
      cliVersion: '0.134.0',
      source: 'vscode',
      gitInfo: null,
    });
    expect(await sum({ rolloutPath: path })).toEqual({ summary });
    expect(await refusal(client, 'getConversationSummary', { conversationId: NOBODY })).toMatchObject({
      kind: 'notFound',
    });
    expect(await refusal(client, 'getConversationSummary', { rolloutPath: '/none' })).toMatchObject({
      kind: 'notFound',
    });
  });
});
