import type { GitInfo, ResponseItem } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import { later } from '../core/test-support.js';
import { runTurn, testWorld } from './test-support.js';

const ITEM: ResponseItem = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hello' }] };

async function live(params: object = {}) {
  const world = await testWorld();
  const thread = await world.directory.start(params, { originator: 'test' });
  const lines = async () => {
    const found: string[] = [];
    for await (const { type } of thread.store.lines(thread.id)) found.push(type);
    return found;
  };
  return { world, thread, lines };
}

describe('what is kept of a thread', () => {
  it('waits until there is something to keep it for, and keeps its order', async () => {
    const { thread, lines } = await live();
    const early = thread.extendContext(ITEM);
    await expect(lines()).rejects.toThrow();
    const stored = thread.materialize();
    const late = thread.extendContext(ITEM);
    await Promise.all([early, stored, late]);
    expect(await lines()).toEqual(['session_meta', 'response_item', 'response_item']);
    await thread.materialize();
    expect(await lines()).toHaveLength(3);
  });

  it('waits for the repository, should that take its time', async () => {
    const { world, thread } = await live();
    const git = later<GitInfo | null>();
    thread.expectGit(git.promise);
    const stored = thread.materialize();
    git.resolve({ sha: 'abc', branch: 'main', originUrl: null });
    await stored;
    expect((await world.store.meta(thread.id)).git).toMatchObject({ commit_hash: 'abc', branch: 'main' });
    expect(thread.describe().gitInfo).toEqual({ sha: 'abc', branch: 'main', originUrl: null });
  });

  it('is tried again when it could not be stored', async () => {
    const { world, thread, lines } = await live();
    const create = world.store.create.bind(world.store);
    world.store.create = () => Promise.reject(new Error('The disk is full.'));
    await expect(thread.materialize()).rejects.toThrow('The disk is full.');
    expect(thread.isMaterialized).toBe(false);
    world.store.create = create;
    await thread.materialize();
    expect(await lines()).toEqual(['session_meta']);
  });

  it('goes on after something could not be kept', async () => {
    const { world, thread, lines } = await live();
    await thread.materialize();
    const append = world.store.append.bind(world.store);
    world.store.append = () => {
      world.store.append = append;
      return Promise.reject(new Error('The disk is full.'));
    };
    const outcomes = await Promise.allSettled([thread.extendContext(ITEM), thread.extendContext(ITEM)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await lines()).toEqual(['session_meta', 'response_item']);
  });

  it('stays in memory of an ephemeral thread', async () => {
    const { world, thread, lines } = await live({ ephemeral: true });
    await runTurn(world, thread.id, 'hello');
    expect(await lines()).toContain('response_item');
    expect(await world.store.find(thread.id)).toBeUndefined();
    expect(thread.describe()).toMatchObject({ ephemeral: true, path: null });
  });
});

describe('what the model sees', () => {
  it('is read from the store when it is first needed, and again when that has changed', async () => {
    const { world, thread } = await live();
    await thread.materialize();
    await thread.extendContext(ITEM);
    const again = await world.restart();
    const stored = await again.store.find(thread.id);
    const { thread: loaded } = await again.directory.load(stored!);
    expect(await loaded.context()).toEqual([ITEM]);
    loaded.replaceContext([]);
    expect(await loaded.context()).toEqual([]);
    loaded.forgetContext();
    expect(await loaded.context()).toEqual([ITEM]);
  });
});
