import type { ResponseItem, ThreadReadResponse, ThreadRollbackResponse } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { definitions, later } from '../../core/test-support.js';
import { beginTurn, listenTo, runTurn, say, testWorld } from '../../threads/test-support.js';
import { ITEM_TYPES } from './rollback.js';

const NOBODY = '67e55044-10b1-426f-9247-bb680e5fe0c8';
const MESSAGE: ResponseItem = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'injected' }] };

const COUNTS = {
  totalTokens: 250_000,
  inputTokens: 249_000,
  cachedInputTokens: 0,
  outputTokens: 1_000,
  reasoningOutputTokens: 0,
};

async function refusal(client: RawClient, method: string, params: object): Promise<object> {
  const { error } = await client.call(method, params);
  return { code: error?.code, message: error?.message, ...(error?.data as object) };
}

async function conversation(...texts: string[]) {
  const world = await testWorld();
  const client = await world.connect();
  const id = await client.thread();
  for (const text of texts) await runTurn(world, id, text, (turn) => say(turn, `answer to ${text}`));
  return { world, client, id };
}

const back = (client: RawClient, threadId: string, numTurns: number) =>
  client.result<ThreadRollbackResponse>('thread/rollback', { threadId, numTurns });

describe('thread/rollback', () => {
  it('THR-18: drops turns, and answers with those that are left, before anything is told', async () => {
    const { world, client, id } = await conversation('one', 'two', 'three');
    const told = await listenTo(client);
    const { thread } = await back(client, id, 1);
    expect(told()).toEqual(['reply']);
    expect(thread).toMatchObject({ id, preview: 'one', status: { type: 'idle' } });
    const said = thread.turns.map(({ items }) => items.map((item) => ('text' in item ? item.text : item.type)));
    expect(said).toEqual([
      ['userMessage', 'answer to one'],
      ['userMessage', 'answer to two'],
    ]);
    expect(await world.directory.loaded(id).context()).toHaveLength(2);
  });

  it('THR-18: is there after a restart too, and more turns than there are is all of them', async () => {
    const { world, client, id } = await conversation('one', 'two');
    await back(client, id, 1);
    await runTurn(world, id, 'instead');
    const later = await (await world.restart()).connect();
    const { thread } = await later.result<ThreadReadResponse>('thread/read', { threadId: id, includeTurns: true });
    expect(thread.turns).toHaveLength(2);
    await later.result('thread/resume', { threadId: id });
    expect((await back(later, id, 99)).thread.turns).toEqual([]);
  });

  it('THR-18: leaves a conversation that is as short as it is now, also after a restart', async () => {
    const { world, client, id } = await conversation('one', 'two');
    const { state } = world.directory.loaded(id);
    state.usage = { total: COUNTS, last: COUNTS, modelContextWindow: 258_400 };
    await back(client, id, 1);
    const { usage } = state;
    const last = { inputTokens: 0, outputTokens: 0 };
    expect(usage).toMatchObject({ total: COUNTS, last, modelContextWindow: 258_400 });
    expect(usage.last.totalTokens).toBeGreaterThan(0);
    expect(usage.last.totalTokens).toBeLessThan(COUNTS.totalTokens);
    const again = await world.restart();
    await (await again.connect()).result('thread/resume', { threadId: id });
    expect(again.directory.loaded(id).state.usage).toEqual(usage);
  });

  it('is refused while a turn runs, which the thread shows until its next one', async () => {
    const { world, client, id } = await conversation('one');
    const open = later();
    const turn = beginTurn(world.directory, id, 'long', () => open.promise);
    await client.until(({ method, params }) => method === 'item/completed' && params?.turnId === turn.id);
    expect(await refusal(client, 'thread/rollback', { threadId: id, numTurns: 1 })).toMatchObject({
      code: -32600,
      kind: 'wrongState',
      state: 'active',
    });
    const { thread } = await client.result<ThreadReadResponse>('thread/read', { threadId: id });
    expect(thread.status).toEqual({ type: 'systemError' });
    open.resolve();
    await turn.whenEnded;
    expect(world.directory.loaded(id).status.current).toEqual({ type: 'systemError' });
    await runTurn(world, id, 'next');
    expect(world.directory.loaded(id).status.current).toEqual({ type: 'idle' });
  });

  it('is refused for what cannot go back', async () => {
    const { client, id } = await conversation('one');
    const [empty, ephemeral] = [await client.thread(), await client.thread({ ephemeral: true })];
    const refused = (threadId: string, numTurns = 1) => refusal(client, 'thread/rollback', { threadId, numTurns });
    expect(await refused(id, 0)).toMatchObject({ code: -32600, kind: 'invalidRequest' });
    expect(await refused(empty)).toMatchObject({ code: -32600, state: 'notMaterialized' });
    expect(await refused(ephemeral)).toMatchObject({ code: -32600, state: 'ephemeral' });
    expect(await refused(NOBODY)).toMatchObject({ code: -32600, kind: 'notFound' });
    expect(await refused('x')).toMatchObject({ code: -32600, kind: 'invalidRequest' });
  });
});

describe('thread/inject_items', () => {
  const inject = (client: RawClient, threadId: string, items: unknown[]) =>
    client.result('thread/inject_items', { threadId, items });

  it('THR-17: adds to what the model sees, stores the thread, and tells nobody of a turn', async () => {
    const { world, client, id } = await conversation();
    const told = await listenTo(client);
    expect(await inject(client, id, [MESSAGE, MESSAGE])).toEqual({});
    expect(told()).toEqual(['reply']);
    expect(await world.directory.loaded(id).context()).toEqual([MESSAGE, MESSAGE]);
    const { thread } = await client.result<ThreadReadResponse>('thread/read', { threadId: id, includeTurns: true });
    expect(thread.turns).toEqual([]);
    const again = await world.restart();
    await (await again.connect()).result('thread/resume', { threadId: id });
    expect(await again.directory.loaded(id).context()).toEqual([MESSAGE, MESSAGE]);
  });

  it('THR-17: keeps items of types that nobody knows yet', async () => {
    const { world, client, id } = await conversation('one');
    await inject(client, id, [{ type: 'from_the_future', text: 'x' }]);
    const lines: unknown[] = [];
    for await (const line of world.store.lines(id)) lines.push(line.payload);
    expect(lines.at(-1)).toEqual({ type: 'from_the_future', text: 'x' });
    expect(await world.directory.loaded(id).context()).toHaveLength(1);
  });

  it('THR-17: names the item that is none, and then adds nothing', async () => {
    const { world, client, id } = await conversation('one');
    for (const item of [5, null, [], {}, { type: 7 }, { type: 'message', role: 'user', content: 'x' }]) {
      const refused = await refusal(client, 'thread/inject_items', { threadId: id, items: [MESSAGE, item] });
      expect(refused).toMatchObject({ code: -32600, message: expect.stringContaining('items[1]') as string });
    }
    expect(await world.directory.loaded(id).context()).toHaveLength(1);
    expect(await refusal(client, 'thread/inject_items', { threadId: id, items: [] })).toMatchObject({ code: -32600 });
    const nowhere = { threadId: NOBODY, items: [MESSAGE] };
    expect(await refusal(client, 'thread/inject_items', nowhere)).toMatchObject({ code: -32600, kind: 'notFound' });
  });

  it('knows the types of items that the contract has', () => {
    const { oneOf = [] } = definitions().ResponseItem ?? {};
    const types = oneOf.map(({ properties }) => (properties?.type as { const?: string } | undefined)?.const);
    expect(types.length).toBeGreaterThan(10);
    expect([...ITEM_TYPES].sort()).toEqual(types.sort());
  });
});
