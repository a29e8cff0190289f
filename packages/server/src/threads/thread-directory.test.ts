import { v4 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Message, RawClient } from '../../test/raw-client.js';
import { later } from '../core/test-support.js';
import type { RunningTurn } from '../turns/running-turn.js';
import { beginTurn, runTurn, testWorld } from './test-support.js';

/** Until the turn is told to end, which it does at once. */
function waiting(turn: RunningTurn): Promise<void> {
  const over = later();
  turn.signal.addEventListener('abort', () => over.resolve());
  return over.promise;
}

async function begun(client: RawClient, turn: RunningTurn): Promise<void> {
  await client.until(({ method, params }) => method === 'item/completed' && params?.turnId === turn.id);
}

const concerns = (id: string) => (message: Message) => message.params?.threadId === id;

describe('a thread that nobody needs', () => {
  it('leaves memory when its last follower has been gone for long enough, and everybody is told', async () => {
    const world = await testWorld({ idleMs: 20 });
    const [client, witness] = [await world.connect(), await world.connect()];
    const id = await client.thread();
    await runTurn(world, id, 'hello');
    await client.result('thread/unsubscribe', { threadId: id });
    await witness.untilMethod('thread/closed');
    const told = witness.messages.filter(concerns(id));
    expect(told.slice(-2)).toEqual([
      { method: 'thread/status/changed', params: { threadId: id, status: { type: 'notLoaded' } } },
      { method: 'thread/closed', params: { threadId: id } },
    ]);
    expect(world.directory.ids).toEqual([]);
    await client.result('thread/resume', { threadId: id });
  });

  it('leaves also when its follower has hung up, or has never come', async () => {
    const world = await testWorld({ idleMs: 20 });
    const [client, witness] = [await world.connect(), await world.connect()];
    const id = await client.thread();
    await client.close();
    await witness.untilMethod('thread/closed');
    expect(world.directory.find(id)).toBeUndefined();
  });

  it('stays as long as somebody follows it', async () => {
    const world = await testWorld({ idleMs: 20 });
    const client = await world.connect();
    const [followed, left] = [await client.thread(), await client.thread()];
    await client.result('thread/unsubscribe', { threadId: left });
    await client.untilMethod('thread/closed');
    expect(world.directory.ids).toEqual([followed]);
  });

  it('stays while a turn runs, and leaves when that has been over for long enough', async () => {
    const world = await testWorld({ idleMs: 20 });
    const client = await world.connect();
    const [busy, idle] = [await client.thread(), await client.thread()];
    const open = later();
    const turn = beginTurn(world.directory, busy, 'long', () => open.promise);
    await begun(client, turn);
    for (const threadId of [busy, idle]) await client.result('thread/unsubscribe', { threadId });
    await client.until((message) => message.method === 'thread/closed' && concerns(idle)(message));
    expect(world.directory.ids).toEqual([busy]);
    open.resolve();
    await client.until((message) => message.method === 'thread/closed' && concerns(busy)(message));
    expect(turn.status).toBe('completed');
  });

  it('can be found and forgotten by ids of any case, and by nothing that is none', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const id = await client.thread();
    expect(world.directory.loaded(id.toUpperCase()).id).toBe(id);
    expect(() => world.directory.loaded('bad')).toThrow(expect.objectContaining({ code: -32600 }));
    expect(() => world.directory.loaded(v4())).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ kind: 'notFound' }) as object }),
    );
  });
});

describe('the end of the server', () => {
  it('interrupts turns, and keeps that they were', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const ids = [await client.thread(), await client.thread()];
    const turns = ids.map((id) => beginTurn(world.directory, id, 'long', waiting));
    for (const turn of turns) await begun(client, turn);
    await world.server.close();
    for (const id of ids) {
      const { data } = await world.store.listTurns(id, { limit: 10, direction: 'asc', lines: false });
      expect(data).toMatchObject([{ status: 'interrupted' }]);
    }
  });

  it('waits no longer than it must for what does not stop', async () => {
    const world = await testWorld({ closeMs: 10 });
    const client = await world.connect();
    const id = await client.thread();
    const open = later();
    const turn = beginTurn(world.directory, id, 'stubborn', () => open.promise);
    await begun(client, turn);
    await world.server.close();
    expect(turn.status).toBe('inProgress');
    open.resolve();
    await turn.whenEnded;
  });
});
