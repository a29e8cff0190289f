import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ThreadResumeResponse, ThreadTokenUsage } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { later } from '../../core/test-support.js';
import { tokenCountLine, turnContextLine } from '../../history/turn-lines.js';
import { type TestWorld, beginTurn, listenTo, runTurn, say, testWorld } from '../../threads/test-support.js';
import type { RunningTurn } from '../../turns/running-turn.js';

const NOBODY = '67e55044-10b1-426f-9247-bb680e5fe0c8';

const COUNTS = {
  totalTokens: 150,
  inputTokens: 120,
  cachedInputTokens: 20,
  outputTokens: 30,
  reasoningOutputTokens: 0,
};
const USAGE: ThreadTokenUsage = { total: COUNTS, last: COUNTS, modelContextWindow: 258_400 };

const resume = (client: RawClient, params: object) => client.result<ThreadResumeResponse>('thread/resume', params);

/** A reply that cost something. */
async function spend(turn: RunningTurn): Promise<void> {
  await say(turn, 'done');
  turn.thread.state.usage = USAGE;
  await turn.thread.record(turnContextLine(turn.thread.settings.kept, turn.id), tokenCountLine(USAGE));
}

async function conversation(
  world: TestWorld,
  client: RawClient,
  params: object = {},
): Promise<{ id: string; turn: RunningTurn }> {
  const id = await client.thread(params);
  return { id, turn: await runTurn(world, id, 'first', spend) };
}

async function refusal(client: RawClient, params: object): Promise<object | undefined> {
  const { error } = await client.call('thread/resume', params);
  return error && { code: error.code, message: error.message, ...(error.data as object) };
}

describe('a thread in memory', () => {
  it('THR-06, THR-10, GOAL-03: answers, then tells of tokens and of the goal, the first to whoever asked alone', async () => {
    const world = await testWorld();
    const [owner, guest] = [await world.connect(), await world.connect()];
    const { id, turn } = await conversation(world, owner);
    const [atOwner, atGuest] = [await listenTo(owner), await listenTo(guest)];
    const { thread } = await resume(guest, { threadId: id });
    await guest.untilMethod('thread/goal/cleared');
    await owner.untilMethod('thread/goal/cleared');
    expect(atGuest()).toEqual(['reply', 'thread/tokenUsage/updated', 'thread/goal/cleared']);
    expect(atOwner()).toEqual(['thread/goal/cleared']);
    const { params } = await guest.untilMethod('thread/tokenUsage/updated');
    expect(params).toEqual({ threadId: id, turnId: turn.id, tokenUsage: USAGE });
    expect(thread.turns).toEqual([expect.objectContaining({ id: turn.id, status: 'completed', itemsView: 'full' })]);
    expect(thread.turns[0]?.items.map(({ type }) => type)).toEqual(['userMessage', 'agentMessage']);
  });

  it('GOAL-03: tells the goal that there is', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const { id } = await conversation(world, client);
    const goal = {
      threadId: id,
      objective: 'Be done.',
      status: 'paused' as const,
      tokenBudget: null,
      tokensUsed: 0,
      timeUsedSeconds: 0,
      createdAt: 1,
      updatedAt: 1,
    };
    await world.services.goals.put(goal);
    await resume(client, { threadId: id });
    expect((await client.untilMethod('thread/goal/updated')).params).toEqual({ threadId: id, turnId: null, goal });
  });

  it('THR-06, THR-08: shows what runs, in its own settings', async () => {
    const world = await testWorld();
    const [owner, guest] = [await world.connect(), await world.connect()];
    const { id } = await conversation(world, owner, { approvalPolicy: 'untrusted' });
    const open = later();
    const turn = beginTurn(world.directory, id, 'second', async (running) => {
      running.startItem({ type: 'agentMessage', id: 'open', text: '', phase: null, memoryCitation: null });
      await open.promise;
    });
    await owner.until(
      ({ method, params }) => method === 'item/started' && (params?.item as { id: string } | undefined)?.id === 'open',
    );
    const answer = await resume(guest, {
      threadId: id,
      model: 'gpt-5.4',
      approvalPolicy: 'never',
      sandbox: 'danger-full-access',
    });
    expect(answer).toMatchObject({ model: 'gpt-5.5', approvalPolicy: 'untrusted', sandbox: { type: 'readOnly' } });
    expect(answer.thread.status).toEqual({ type: 'active', activeFlags: [] });
    expect(answer.thread.turns.at(-1)).toMatchObject({ id: turn.id, status: 'inProgress', completedAt: null });
    expect(answer.thread.turns.at(-1)?.items.map((item) => item.type)).toEqual(['userMessage', 'agentMessage']);
    open.resolve();
    await guest.untilMethod('turn/completed');
  });

  it('is asked again, with the same id, what nobody has answered yet', async () => {
    const world = await testWorld();
    const [owner, guest] = [await world.connect(), await world.connect()];
    const { id } = await conversation(world, owner);
    const turn = beginTurn(world.directory, id, 'ask', async (running) => {
      await running.questions.ask('item/tool/requestUserInput', { ...running.place, itemId: 'i', questions: [] });
    });
    const asked = await owner.untilMethod('item/tool/requestUserInput');
    const told = await listenTo(guest);
    await resume(guest, { threadId: id, excludeTurns: true });
    const again = await guest.untilMethod('item/tool/requestUserInput');
    expect(again).toEqual(asked);
    expect(told()).toEqual(['reply', 'thread/goal/cleared', 'item/tool/requestUserInput']);
    await turn.interrupt();
  });

  it('THR-04: leaves out turns and tokens, and is heard of all the same', async () => {
    const world = await testWorld();
    const [owner, guest] = [await world.connect(), await world.connect()];
    const { id } = await conversation(world, owner);
    const { thread } = await resume(guest, { threadId: id, excludeTurns: true });
    expect(thread.turns).toEqual([]);
    await runTurn(world, id, 'second');
    await guest.untilMethod('turn/completed');
    expect(guest.log).not.toContain('thread/tokenUsage/updated');
  });

  it('THR-06: is named by its id; a path only says the same once more', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const { id } = await conversation(world, client);
    const { thread } = await resume(client, { threadId: id, path: '' });
    await resume(client, { threadId: id.toUpperCase(), path: thread.path });
    await resume(client, { threadId: '', path: thread.path });
    for (const params of [{ path: '/none' }, { history: [{ type: 'message', role: 'user', content: [] }] }]) {
      expect(await refusal(client, { threadId: id, ...params })).toMatchObject({
        code: -32600,
        kind: 'wrongState',
        state: 'loaded',
      });
    }
  });

  it('PERM-10: is not joined by a request that contradicts itself', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const { id } = await conversation(world, client);
    const params = { threadId: id, permissions: ':read-only', sandbox: 'read-only' };
    expect(await refusal(client, params)).toMatchObject({ code: -32600, kind: 'invalidRequest' });
  });

  it.each([{}, { ephemeral: true }])('%j: of which nothing is stored cannot be resumed', async (params) => {
    const client = await (await testWorld()).connect();
    const threadId = await client.thread(params);
    expect(await refusal(client, { threadId })).toMatchObject({ code: -32600, kind: 'notFound', what: 'thread' });
  });

  it('that is leaving can be resumed a little later', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const { id } = await conversation(world, client);
    const commands = later();
    world.services.terminals.clean = () => commands.promise;
    const leaving = world.directory.unload(world.directory.loaded(id));
    expect(await refusal(client, { threadId: id })).toMatchObject({
      code: -32600,
      kind: 'wrongState',
      state: 'closing',
    });
    commands.resolve();
    await leaving;
    await resume(client, { threadId: id });
  });
});

describe('a stored thread', () => {
  it('THR-07, THR-10: comes into memory before the answer', async () => {
    const before = await testWorld();
    const { id, turn } = await conversation(before, await before.connect());
    const world = await before.restart();
    const client = await world.connect();
    const [other, told] = [await world.connect(), await listenTo(client)];
    const { thread } = await resume(client, { threadId: id });
    await client.untilMethod('thread/goal/cleared');
    expect(told()).toEqual(['thread/status/changed', 'reply', 'thread/tokenUsage/updated', 'thread/goal/cleared']);
    expect(thread).toMatchObject({ id, status: { type: 'idle' }, preview: 'first', turns: [{ id: turn.id }] });
    expect((await other.untilMethod('thread/status/changed')).params).toEqual({
      threadId: id,
      status: { type: 'idle' },
    });
    expect(client.log).not.toContain('thread/started');
  });

  it('THR-10: tokens that are told again are not counted again', async () => {
    let world = await testWorld();
    const { id } = await conversation(world, await world.connect());
    for (const _ of [1, 2]) {
      world = await world.restart();
      const client = await world.connect();
      await resume(client, { threadId: id });
      const { params } = await client.untilMethod('thread/tokenUsage/updated');
      expect(params).toMatchObject({ tokenUsage: USAGE });
      expect(world.directory.loaded(id).state.usage).toEqual(USAGE);
    }
  });

  it('THR-07, THR-11: goes on with its model and its roots, and otherwise as the request and the configuration say', async () => {
    const before = await testWorld();
    const first = await before.connect();
    const id = await first.thread({ approvalPolicy: 'never', sandbox: 'danger-full-access' });
    await runTurn(before, id, 'first', async (turn) => {
      turn.thread.settings.change({ model: 'gpt-5.4', effort: 'high', runtimeWorkspaceRoots: ['.', '/data'] });
      await spend(turn);
    });
    const world = await before.restart();
    const client = await world.connect();
    const answer = await resume(client, { threadId: id, personality: 'friendly' });
    expect(answer).toMatchObject({
      model: 'gpt-5.4',
      reasoningEffort: 'high',
      runtimeWorkspaceRoots: [world.workspace, '/data'],
      approvalPolicy: 'on-request',
      sandbox: { type: 'readOnly' },
    });
    expect(client.log).not.toContain('warning');
  });

  it('ITM-03: warns, before all else, when it goes on with another model', async () => {
    const before = await testWorld();
    const { id } = await conversation(before, await before.connect());
    const client = await (await before.restart()).connect();
    const told = await listenTo(client);
    const cwd = join(before.workspace, 'other');
    const answer = await resume(client, { threadId: id, model: 'gpt-5.4', approvalPolicy: 'untrusted', cwd });
    await client.untilMethod('thread/goal/cleared');
    expect(answer).toMatchObject({ model: 'gpt-5.4', approvalPolicy: 'untrusted', cwd, runtimeWorkspaceRoots: [cwd] });
    expect(answer.thread.cwd).toBe(before.workspace);
    expect(told().slice(0, 3)).toEqual(['warning', 'thread/status/changed', 'reply']);
    expect((await client.untilMethod('warning')).params).toEqual({
      threadId: id,
      message: expect.stringContaining('gpt-5.5') as string,
    });
  });

  it('THR-10: tells tokens with the latest turn that has come to its end', async () => {
    const before = await testWorld();
    const { id } = await conversation(before, await before.connect());
    const cut = beginTurn(before.directory, id, 'second', async (turn) => {
      await new Promise((resolve) => turn.signal.addEventListener('abort', resolve));
    });
    await cut.interrupt();
    const client = await (await before.restart()).connect();
    await resume(client, { threadId: id });
    expect((await client.untilMethod('thread/tokenUsage/updated')).params).toMatchObject({ turnId: cut.id });
  });

  it('warns of a policy that is on its way out', async () => {
    const before = await testWorld({ config: 'approval_policy = "on-failure"\n' });
    const client = await before.connect();
    const { id } = await conversation(before, client);
    expect((await client.untilMethod('warning')).params).toMatchObject({ threadId: id });
    const again = await (await before.restart()).connect();
    const told = await listenTo(again);
    await resume(again, { threadId: id });
    expect(told().slice(0, 3)).toEqual(['warning', 'thread/status/changed', 'reply']);
  });

  it('THR-05, THR-07: a path counts for more than an id, and a blank one for nothing', async () => {
    const before = await testWorld();
    const { id } = await conversation(before, await before.connect());
    const path = (await before.store.find(id))?.path;
    const client = await (await before.restart()).connect();
    expect((await resume(client, { threadId: NOBODY, path })).thread.id).toBe(id);
    expect((await resume(client, { threadId: '', path })).thread.id).toBe(id);
    expect((await resume(client, { threadId: id, path: '' })).thread.id).toBe(id);
  });

  it('keeps its tools and its instructions', async () => {
    const before = await testWorld();
    const tool = { name: 'look', description: 'd', inputSchema: { type: 'object' } };
    const { id } = await conversation(before, await before.connect(), {
      dynamicTools: [tool],
      baseInstructions: 'Base.',
    });
    const world = await before.restart();
    await resume(await world.connect(), { threadId: id });
    const { facts } = world.directory.loaded(id);
    expect(facts).toMatchObject({ dynamicTools: [{ ...tool, deferLoading: false }], baseInstructions: 'Base.' });
  });

  it('comes into memory once, however many ask for it', async () => {
    const before = await testWorld();
    const { id } = await conversation(before, await before.connect());
    const path = (await before.store.find(id))?.path;
    const world = await before.restart();
    const [one, other] = [await world.connect(), await world.connect()];
    await Promise.all([resume(one, { threadId: id }), resume(other, { threadId: '', path })]);
    expect(world.directory.ids).toEqual([id]);
    await runTurn(world, id, 'again');
    for (const client of [one, other]) await client.untilMethod('turn/completed');
  });

  it('shows a turn as interrupted that a server left without an end', async () => {
    const before = await testWorld();
    const client = await before.connect();
    const { id } = await conversation(before, client);
    const open = later();
    const turn = beginTurn(before.directory, id, 'cut', () => open.promise);
    await client.until(({ method, params }) => method === 'item/completed' && params?.turnId === turn.id);
    const elsewhere = await (await before.beside()).connect();
    const { thread } = await resume(elsewhere, { threadId: id });
    expect(thread.turns.map(({ status }) => status)).toEqual(['completed', 'interrupted']);
    open.resolve();
    await turn.whenEnded;
  });

  it('is refused where it is not there, or cannot be read', async () => {
    const world = await testWorld();
    const client = await world.connect();
    expect(await refusal(client, { threadId: NOBODY })).toMatchObject({ code: -32600, kind: 'notFound' });
    expect(await refusal(client, { threadId: 'bad' })).toMatchObject({ code: -32600, kind: 'invalidRequest' });
    expect(await refusal(client, { threadId: 'junk', path: '/none.jsonl' })).toMatchObject({
      code: -32600,
      kind: 'notFound',
    });
    expect(await refusal(client, { threadId: NOBODY, history: [] })).toMatchObject({ code: -32600 });
    for (const [name, text] of Object.entries({ 'empty.jsonl': '', 'broken.jsonl': 'no json\n' })) {
      const path = join(world.home, name);
      await writeFile(path, text);
      expect(await refusal(client, { threadId: 'junk', path })).toMatchObject({ code: -32603, kind: 'io' });
    }
  });
});

describe('a history', () => {
  const HISTORY = [
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'from elsewhere' }] },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'remembered' }] },
  ];

  it('THR-07: makes a new thread, whatever path and id say', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const told = await listenTo(client);
    const { thread } = await resume(client, { threadId: 'junk', path: '/none', history: HISTORY });
    await client.untilMethod('thread/goal/cleared');
    expect(told()).toEqual(['thread/status/changed', 'reply', 'thread/goal/cleared']);
    expect(thread).toMatchObject({ preview: 'from elsewhere', turns: [], forkedFromId: null });
    expect(await world.directory.loaded(thread.id).context()).toEqual(HISTORY);
  });

  it('is there again after a restart', async () => {
    const world = await testWorld();
    const { thread } = await resume(await world.connect(), { threadId: NOBODY, history: HISTORY });
    const again = await world.restart();
    await resume(await again.connect(), { threadId: thread.id });
    expect(await again.directory.loaded(thread.id).context()).toEqual(HISTORY);
  });
});
