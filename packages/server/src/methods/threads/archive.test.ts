import type { Thread } from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { later } from '../../core/test-support.js';
import { type TestWorld, beginTurn, listenTo, runTurn, testWorld } from '../../threads/test-support.js';

const NOBODY = '67e55044-10b1-426f-9247-bb680e5fe0c8';

async function refusal(client: RawClient, method: string, threadId: string): Promise<object> {
  const { error } = await client.call(method, { threadId });
  return { code: error?.code, ...(error?.data as object) };
}

async function conversation() {
  const world = await testWorld();
  const client = await world.connect();
  const id = await client.thread();
  await runTurn(world, id, 'hello');
  await client.untilMethod('turn/completed');
  return { world, client, id };
}

/** A sub-agent that some thread has started, as another program has left it. */
async function subAgent({ store, workspace: cwd }: TestWorld, parent: string): Promise<string> {
  const id = v7();
  const timestamp = new Date().toISOString();
  const source = { subagent: { thread_spawn: { parent_thread_id: parent, depth: 1 } } };
  const meta = { id, timestamp, cwd, originator: 'x', cli_version: '1', source, model_provider: 'mock' };
  await store.create(id, [
    { timestamp, type: 'session_meta', payload: meta } as RolloutLine,
    { timestamp, type: 'event_msg', payload: { type: 'user_message', message: 'do it' } } as RolloutLine,
  ]);
  return id;
}

const archived = async ({ store }: TestWorld, id: string) => (await store.find(id))?.archived;

describe('thread/archive', () => {
  it('takes a thread from memory, answers, and then tells everybody', async () => {
    const { world, client, id } = await conversation();
    const [other, told] = [await world.connect(), await listenTo(client)];
    await client.result('thread/archive', { threadId: id });
    await client.untilMethod('thread/archived');
    expect(told()).toEqual(['thread/status/changed', 'reply', 'thread/archived']);
    const changed = await other.untilMethod('thread/status/changed');
    expect(changed.params).toEqual({ threadId: id, status: { type: 'notLoaded' } });
    expect((await other.untilMethod('thread/archived')).params).toEqual({ threadId: id });
    expect(world.directory.ids).toEqual([]);
    expect(await archived(world, id)).toBe(true);
  });

  it('ends a turn that runs', async () => {
    const { world, client, id } = await conversation();
    const turn = beginTurn(world.directory, id, 'long', ({ signal }) => {
      const ended = later();
      signal.addEventListener('abort', () => ended.resolve());
      return ended.promise;
    });
    await client.until(({ method, params }) => method === 'item/completed' && params?.turnId === turn.id);
    const told = await listenTo(client);
    await client.result('thread/archive', { threadId: id });
    expect(turn.status).toBe('interrupted');
    await client.untilMethod('thread/archived');
    expect(told()).toEqual([
      'thread/status/changed',
      'turn/completed',
      'thread/status/changed',
      'reply',
      'thread/archived',
    ]);
  });

  it('takes the sub-agents of a thread along, and theirs', async () => {
    const { world, client, id } = await conversation();
    const child = await subAgent(world, id);
    const grandchild = await subAgent(world, child);
    const stranger = await subAgent(world, NOBODY);
    await client.result('thread/archive', { threadId: id });
    await client.until(({ method, params }) => method === 'thread/archived' && params?.threadId === grandchild);
    const gone = client.messages
      .filter(({ method }) => method === 'thread/archived')
      .map(({ params }) => params?.threadId);
    expect(gone).toEqual([id, child, grandchild]);
    expect(await archived(world, stranger)).toBe(false);
  });

  it('is for threads that are stored, and once', async () => {
    const { world, client, id } = await conversation();
    await client.result('thread/archive', { threadId: id });
    const [empty, ephemeral] = [await client.thread(), await client.thread({ ephemeral: true })];
    for (const threadId of [id, empty, ephemeral, NOBODY]) {
      expect(await refusal(client, 'thread/archive', threadId)).toMatchObject({ code: -32600, kind: 'notFound' });
    }
    expect(await refusal(client, 'thread/archive', 'bad')).toMatchObject({ code: -32600, kind: 'invalidRequest' });
    expect(world.directory.ids).toEqual([empty, ephemeral]);
  });

  it('leaves a thread that can be read and resumed', async () => {
    const { world, client, id } = await conversation();
    await client.result('thread/archive', { threadId: id });
    const { thread } = await client.result<{ thread: Thread }>('thread/read', { threadId: id, includeTurns: true });
    expect(thread).toMatchObject({ status: { type: 'notLoaded' }, turns: [{ status: 'completed' }] });
    await client.result('thread/resume', { threadId: id });
    await runTurn(world, id, 'again');
  });
});

describe('thread/unarchive', () => {
  it('brings a thread back, and tells everybody', async () => {
    const { world, client, id } = await conversation();
    const path = (await world.store.find(id))?.path;
    await client.result('thread/archive', { threadId: id });
    const told = await listenTo(client);
    const { thread } = await client.result<{ thread: Thread }>('thread/unarchive', { threadId: id });
    await client.untilMethod('thread/unarchived');
    expect(told()).toEqual(['reply', 'thread/unarchived']);
    expect(thread).toMatchObject({ id, path, status: { type: 'notLoaded' }, turns: [] });
    expect(await archived(world, id)).toBe(false);
  });

  it('of a thread in memory tells where it is kept now', async () => {
    const { world, client, id } = await conversation();
    const path = (await world.store.find(id))?.path;
    await client.result('thread/archive', { threadId: id });
    await client.result('thread/resume', { threadId: id });
    const { thread } = await client.result<{ thread: Thread }>('thread/unarchive', { threadId: id });
    expect(thread).toMatchObject({ path, status: { type: 'idle' } });
  });

  it('is for threads that are put away', async () => {
    const { client, id } = await conversation();
    for (const threadId of [id, NOBODY]) {
      expect(await refusal(client, 'thread/unarchive', threadId)).toMatchObject({ code: -32600, kind: 'notFound' });
    }
    expect(await refusal(client, 'thread/unarchive', 'bad')).toMatchObject({ code: -32600, kind: 'invalidRequest' });
  });
});

describe('thread/unsubscribe', () => {
  it('says what became of it, and leaves only what everybody hears', async () => {
    const { world, client, id } = await conversation();
    const leave = (threadId: string) => client.result('thread/unsubscribe', { threadId });
    expect(await leave(id)).toEqual({ status: 'unsubscribed' });
    expect(await leave(id)).toEqual({ status: 'notSubscribed' });
    expect(await leave(NOBODY)).toEqual({ status: 'notLoaded' });
    expect(await refusal(client, 'thread/unsubscribe', 'bad')).toMatchObject({ code: -32600 });
    const told = await listenTo(client);
    await runTurn(world, id, 'unheard');
    await client.until(
      ({ method, params }) =>
        method === 'thread/status/changed' && (params?.status as { type: string } | undefined)?.type === 'idle',
    );
    expect(new Set(told())).toEqual(new Set(['thread/status/changed']));
  });
});
