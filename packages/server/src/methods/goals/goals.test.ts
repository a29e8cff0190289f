import { describe, expect, it } from 'vitest';
import type { ThreadGoal } from '@app-server/schema/experimental';
import { conversation, runTurn } from '../../../test/conversation.js';
import type { Message, RawClient } from '../../../test/raw-client.js';

const SAY = [{ steps: [{ say: 'Hello.' }], times: 'always' as const }];
const NOBODY = '00000000-0000-7000-8000-000000000000';

interface Answer {
  goal: ThreadGoal;
}

function goalMessages({ messages }: RawClient): Message[] {
  return messages.filter(({ method }) => method?.startsWith('thread/goal/'));
}

describe('thread/goal/set, get and clear', () => {
  it('GOAL-01: a goal is made, changed piece by piece, read and cleared', async () => {
    const { client } = await conversation(SAY);
    const threadId = await client.thread();
    expect(await client.result('thread/goal/get', { threadId })).toEqual({ goal: null });
    const made = await client.result<Answer>('thread/goal/set', { threadId, objective: ' Docs ', status: 'paused' });
    expect(made.goal).toEqual({
      threadId,
      objective: 'Docs',
      status: 'paused',
      tokenBudget: null,
      tokensUsed: 0,
      timeUsedSeconds: 0,
      createdAt: expect.any(Number) as number,
      updatedAt: made.goal.createdAt,
    });
    const set = async (wish: object) => (await client.result<Answer>('thread/goal/set', { threadId, ...wish })).goal;
    expect(await set({ tokenBudget: 1000 })).toMatchObject({ objective: 'Docs', status: 'paused', tokenBudget: 1000 });
    expect(await set({ tokenBudget: null, objective: null, status: null })).toMatchObject({ tokenBudget: null });
    const done = await set({ status: 'complete' });
    expect(await client.result('thread/goal/get', { threadId })).toEqual({ goal: done });
    expect(await client.result('thread/goal/clear', { threadId })).toEqual({ cleared: true });
    expect(await client.result('thread/goal/get', { threadId })).toEqual({ goal: null });
    expect(await client.result('thread/goal/clear', { threadId })).toEqual({ cleared: false });
  });

  it('GOAL-01: what cannot be is refused, and says why', async () => {
    const { client } = await conversation(SAY);
    const threadId = await client.thread();
    const ephemeral = await client.thread({ ephemeral: true });
    const refused = async (method: string, params: object) => {
      const { error } = await client.call(`thread/goal/${method}`, params);
      expect(error).toMatchObject({ code: -32600 });
      return error?.data;
    };
    expect(await refused('set', { threadId })).toMatchObject({ kind: 'invalidRequest' });
    expect(await refused('set', { threadId, status: 'paused' })).toMatchObject({ kind: 'invalidRequest' });
    expect(await refused('set', { threadId, objective: ' ' })).toMatchObject({
      faults: [{ path: '/params/objective' }],
    });
    expect(await refused('set', { threadId, objective: 'x'.repeat(4001) })).toMatchObject({ kind: 'invalidRequest' });
    expect(await refused('set', { threadId, objective: 'x', tokenBudget: 0 })).toMatchObject({
      faults: [{ path: '/params/tokenBudget' }],
    });
    for (const method of ['set', 'get', 'clear']) {
      expect(await refused(method, { threadId: NOBODY, objective: 'x' })).toMatchObject({ kind: 'notFound' });
      expect(await refused(method, { threadId: 'x', objective: 'x' })).toMatchObject({ kind: 'invalidRequest' });
      expect(await refused(method, { threadId: ephemeral, objective: 'x' })).toMatchObject({ kind: 'wrongState' });
    }
    expect(goalMessages(client)).toEqual([]);
  });

  it('GOAL-01: where goals are turned off, all of it is refused', async () => {
    const { client } = await conversation(SAY, { goals: false });
    const threadId = await client.thread();
    for (const method of ['set', 'get', 'clear']) {
      const { error } = await client.call(`thread/goal/${method}`, { threadId, objective: 'x' });
      expect(error).toMatchObject({ code: -32600, data: { kind: 'wrongState', what: 'goals', state: 'disabled' } });
    }
  });

  it('GOAL-02, GOAL-08: changes are told to everybody behind the answer, and nothing that did not happen', async () => {
    const { client, connect } = await conversation(SAY);
    const other = await connect({ experimentalApi: false });
    const threadId = await client.thread();
    const { goal } = await other.result<Answer>('thread/goal/set', { threadId, objective: 'Docs', status: 'paused' });
    await other.result('thread/goal/clear', { threadId });
    await other.result('thread/goal/clear', { threadId });
    await other.result('thread/goal/get', { threadId });
    const told = [
      { method: 'thread/goal/updated', params: { threadId, turnId: null, goal } },
      { method: 'thread/goal/cleared', params: { threadId } },
    ];
    await client.untilMethod('thread/goal/cleared');
    expect(goalMessages(client)).toEqual(told);
    expect(goalMessages(other)).toEqual(told);
    expect(other.log.filter((line) => /reply|goal/.test(line)).slice(1, 5)).toEqual([
      'reply 2',
      'thread/goal/updated',
      'reply 3',
      'thread/goal/cleared',
    ]);
  });

  it('GOAL-10: a thread that has nothing else to go by is stored, and goes by its goal', async () => {
    const { client } = await conversation(SAY);
    const threadId = await client.thread();
    await client.result('thread/goal/set', { threadId, objective: 'Docs', status: 'paused' });
    const { thread } = await client.result<{ thread: object }>('thread/read', { threadId, includeTurns: true });
    expect(thread).toMatchObject({ preview: 'Docs', turns: [] });
    const spoken = await client.thread();
    await runTurn(client, spoken, 'hello');
    await client.result('thread/goal/set', { threadId: spoken, objective: 'Docs', status: 'paused' });
    expect(await client.result('thread/read', { threadId: spoken })).toMatchObject({ thread: { preview: 'hello' } });
  });

  it('GOAL-04: a thread that is only stored has a goal all the same', async () => {
    const first = await conversation(SAY);
    const threadId = await first.client.thread();
    await runTurn(first.client, threadId);
    await first.client.result('thread/goal/set', { threadId, objective: 'Docs', status: 'paused' });
    const { client } = await first.restart();
    const { goal } = await client.result<Answer>('thread/goal/set', { threadId, status: 'blocked', tokenBudget: 5 });
    expect(goal).toMatchObject({ objective: 'Docs', status: 'blocked', tokenBudget: 5 });
    await client.untilMethod('thread/goal/updated');
    expect(await client.result('thread/loaded/list', {})).toMatchObject({ data: [] });
    expect(await client.result('thread/goal/clear', { threadId })).toEqual({ cleared: true });
  });

  it('GOAL-01: an archived thread has none to be asked for', async () => {
    const { client } = await conversation(SAY);
    const threadId = await client.thread();
    await runTurn(client, threadId);
    await client.result('thread/archive', { threadId });
    for (const method of ['set', 'get', 'clear']) {
      const { error } = await client.call(`thread/goal/${method}`, { threadId, objective: 'x' });
      expect(error).toMatchObject({ data: { kind: 'notFound' } });
    }
  });
});

describe('resuming a thread', () => {
  it('GOAL-03: who resumes is told of the goal behind the answer, or that there is none', async () => {
    const { client, connect } = await conversation(SAY);
    const threadId = await client.thread();
    await runTurn(client, threadId);
    const { goal } = await client.result<Answer>('thread/goal/set', { threadId, objective: 'Docs', status: 'paused' });
    const other = await connect();
    await other.result('thread/resume', { threadId });
    await other.untilMethod('thread/goal/updated');
    expect(goalMessages(other)).toEqual([{ method: 'thread/goal/updated', params: { threadId, turnId: null, goal } }]);
    expect(other.log.indexOf('reply 2')).toBeLessThan(other.log.indexOf('thread/goal/updated'));
    await client.result('thread/goal/clear', { threadId });
    const third = await connect();
    await third.result('thread/resume', { threadId });
    await third.untilMethod('thread/goal/cleared');
    expect(third.log.indexOf('reply 2')).toBeLessThan(third.log.indexOf('thread/goal/cleared'));
  });
});
