import { join } from 'node:path';
import type { ThreadForkResponse, ThreadReadResponse } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { repositoryIn } from '../../../test/repositories.js';
import { always, run, turnWorld } from '../../../test/turn-world.js';
import { later } from '../../core/test-support.js';
import { tokenCountLine } from '../../history/turn-lines.js';
import { beginTurn, listenTo, runTurn, say, testWorld } from '../../threads/test-support.js';

const NOBODY = '67e55044-10b1-426f-9247-bb680e5fe0c8';
const COUNTS = {
  totalTokens: 150,
  inputTokens: 120,
  cachedInputTokens: 20,
  outputTokens: 30,
  reasoningOutputTokens: 0,
};

const fork = (client: RawClient, params: object) => client.result<ThreadForkResponse>('thread/fork', params);

async function conversation() {
  const world = await testWorld();
  const client = await world.connect();
  const id = await client.thread({ threadSource: 'user', baseInstructions: 'Base.', sandbox: 'danger-full-access' });
  const turn = await runTurn(world, id, 'first', async (running) => {
    await say(running, 'answer');
    const usage = { total: COUNTS, last: COUNTS, modelContextWindow: null };
    running.thread.state.usage = usage;
    await running.thread.record(tokenCountLine(usage));
  });
  return { world, client, id, turn };
}

describe('thread/fork', () => {
  it('THR-10: answers with the history, tells what it has cost, and then that there is a new thread', async () => {
    const { world, client, id, turn } = await conversation();
    const told = await listenTo(client);
    const { thread } = await fork(client, { threadId: id });
    await client.until(
      ({ method, params }) =>
        method === 'thread/started' && (params?.thread as { id: string } | undefined)?.id === thread.id,
    );
    expect(told()).toEqual(['reply', 'thread/tokenUsage/updated', 'thread/started']);
    expect(thread).toMatchObject({
      forkedFromId: id,
      sessionId: thread.id,
      preview: 'first',
      name: null,
      threadSource: null,
    });
    expect(thread.turns).toMatchObject([{ id: turn.id, status: 'completed' }]);
    const replay = await client.until(
      ({ method, params }) => method === 'thread/tokenUsage/updated' && params?.threadId === thread.id,
    );
    expect(replay.params).toMatchObject({ turnId: turn.id, tokenUsage: { total: COUNTS } });
    expect(world.directory.loaded(thread.id).facts.baseInstructions).toBe('Base.');
  });

  it('keeps what items are called, and goes its own way', async () => {
    const { world, client, id } = await conversation();
    const { thread } = await fork(client, { threadId: id });
    await runTurn(world, thread.id, 'in the fork');
    const read = async (threadId: string) =>
      (await client.result<ThreadReadResponse>('thread/read', { threadId, includeTurns: true })).thread.turns;
    const [original, copy] = [await read(id), await read(thread.id)];
    expect(original).toHaveLength(1);
    expect(copy).toHaveLength(2);
    expect(copy[0]).toEqual(original[0]);
    const { forkedFromId } = (await world.store.find(thread.id)) ?? {};
    expect(forkedFromId).toBe(id);
    expect(await world.directory.loaded(thread.id).context()).toHaveLength(2);
  });

  it('THR-13: is a new thread in all but its history, and what it is asked to be', async () => {
    const { world, client, id } = await conversation();
    expect(await fork(client, { threadId: id })).toMatchObject({ sandbox: { type: 'readOnly' }, cwd: world.workspace });
    const cwd = join(world.workspace, 'other');
    const params = {
      model: 'gpt-5.4',
      approvalPolicy: 'untrusted',
      permissions: ':workspace',
      cwd,
      threadSource: 'user',
    };
    const answer = await fork(client, { threadId: id, ...params, config: { model_reasoning_effort: 'low' } });
    expect(answer).toMatchObject({
      thread: { cwd, threadSource: 'user' },
      model: 'gpt-5.4',
      approvalPolicy: 'untrusted',
      activePermissionProfile: { id: ':workspace' },
      reasoningEffort: 'low',
    });
  });

  it('knows the repository it works in from the start', async () => {
    const { world, client, id } = await conversation();
    const cwd = await world.folder('other');
    const sha = await (await repositoryIn(cwd))('rev-parse', 'HEAD');
    const { thread } = await fork(client, { threadId: id, cwd });
    const expected = { sha, branch: 'main', originUrl: null };
    const isFork = (told: unknown) => (told as { id: string } | undefined)?.id === thread.id;
    const { params } = await client.until(
      ({ method, params }) => method === 'thread/started' && isFork(params?.thread),
    );
    expect([thread, params?.thread]).toMatchObject([{ gitInfo: expected }, { gitInfo: expected }]);
    expect((await world.store.meta(thread.id)).git).toMatchObject({ commit_hash: sha });
  });

  it('THR-04: leaves out turns and tokens', async () => {
    const { client, id } = await conversation();
    const { thread } = await fork(client, { threadId: id, excludeTurns: true });
    expect(thread.turns).toEqual([]);
    await client.until(
      ({ method, params }) =>
        method === 'thread/started' && (params?.thread as { id: string } | undefined)?.id === thread.id,
    );
    expect(
      client.messages.some(
        ({ method, params }) => method === 'thread/tokenUsage/updated' && params?.threadId === thread.id,
      ),
    ).toBe(false);
  });

  it('THR-03: may be ephemeral, with all its history', async () => {
    const { world, client, id } = await conversation();
    const { thread } = await fork(client, { threadId: id, ephemeral: true });
    expect(thread).toMatchObject({ ephemeral: true, path: null, turns: [{ status: 'completed' }] });
    expect(await world.store.find(thread.id)).toBeUndefined();
    expect(await world.directory.loaded(thread.id).context()).toHaveLength(1);
    await runTurn(world, thread.id, 'goes on');
    expect(await world.store.find(thread.id)).toBeUndefined();
  });

  it('goes by its own first message where its source goes by a goal', async () => {
    const before = await turnWorld(always({ say: 'Yes.' }));
    const source = await before.client.thread();
    await before.client.result('thread/goal/set', { threadId: source, objective: 'Tidy up.', status: 'paused' });
    const { id: threadId } = (await fork(before.client, { threadId: source })).thread;
    await run(before.client, threadId, 'hello');
    const read = ({ client }: { client: RawClient }) => client.result<ThreadReadResponse>('thread/read', { threadId });
    expect((await read(before)).thread.preview).toBe('hello');
    expect((await read(await before.restart())).thread.preview).toBe('hello');
  });

  it('cuts a turn that runs as if it had been interrupted, and leaves it alone', async () => {
    const { world, client, id } = await conversation();
    const open = later();
    const turn = beginTurn(world.directory, id, 'second', () => open.promise);
    await client.until(({ method, params }) => method === 'item/completed' && params?.turnId === turn.id);
    const { thread } = await fork(client, { threadId: id });
    expect(thread.turns.map(({ status }) => status)).toEqual(['completed', 'interrupted']);
    expect(thread.turns.at(-1)).toMatchObject({ completedAt: null, durationMs: null });
    expect(thread.status).toEqual({ type: 'idle' });
    await runTurn(world, thread.id, 'in the fork');
    const read = await client.result<ThreadReadResponse>('thread/read', { threadId: thread.id, includeTurns: true });
    expect(read.thread.turns.map(({ status }) => status)).toEqual(['completed', 'interrupted', 'completed']);
    open.resolve();
    await turn.whenEnded;
    expect(turn.status).toBe('completed');
  });

  it('THR-05, THR-07: takes a stored thread by its path, or by its id where that is blank', async () => {
    const { world, client, id } = await conversation();
    const path = (await world.store.find(id))?.path;
    expect((await fork(client, { threadId: NOBODY, path })).thread.forkedFromId).toBe(id);
    expect((await fork(client, { threadId: id, path: '' })).thread.forkedFromId).toBe(id);
    const later = await world.restart();
    const { thread } = await fork(await later.connect(), { threadId: id });
    expect(thread).toMatchObject({ forkedFromId: id, turns: [{ status: 'completed' }] });
    expect(later.directory.find(id)).toBeUndefined();
  });

  it('is refused where nothing is stored, or the request contradicts itself', async () => {
    const { client, id } = await conversation();
    const refusal = async (params: object) => {
      const { error } = await client.call('thread/fork', params);
      return { code: error?.code, ...(error?.data as object) };
    };
    const [empty, ephemeral] = [await client.thread(), await client.thread({ ephemeral: true })];
    for (const threadId of [empty, ephemeral, NOBODY]) {
      expect(await refusal({ threadId })).toMatchObject({ code: -32600, kind: 'notFound' });
    }
    expect(await refusal({ threadId: 'bad' })).toMatchObject({ code: -32600, kind: 'invalidRequest' });
    expect(await refusal({ threadId: id, path: '/none.jsonl' })).toMatchObject({ code: -32600, kind: 'notFound' });
    const both = { permissions: ':read-only', sandbox: 'read-only' };
    expect(await refusal({ threadId: id, ...both })).toMatchObject({ code: -32600, kind: 'invalidRequest' });
  });
});
