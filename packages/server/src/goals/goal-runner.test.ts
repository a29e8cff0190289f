import { describe, expect, it } from 'vitest';
import { validate, version } from 'uuid';
import type { ThreadGoal } from '@app-server/schema/experimental';
import { type Conversation, conversation, runTurn, textsOf } from '../../test/conversation.js';
import type { RawClient } from '../../test/raw-client.js';
import type { ModelStep } from '../scenario/scenario-types.js';

/** Begins what the model is told in turns that nobody asked for. */
const GO_ON = 'Go on working towards the goal';

const ALWAYS = [{ steps: [{ say: 'Hello.' }], times: 'always' as const }];

interface Answer {
  goal: ThreadGoal;
}

/** A thread in which somebody has spoken. */
async function spokenIn({ client }: Conversation): Promise<string> {
  const threadId = await client.thread();
  await runTurn(client, threadId, 'hello');
  return threadId;
}

function goalsTold({ messages }: RawClient): ThreadGoal[] {
  return messages.flatMap(({ method, params }) =>
    method === 'thread/goal/updated' ? [params?.['goal'] as ThreadGoal] : [],
  );
}

function untilStatus(client: RawClient, status: ThreadGoal['status'], count = 1): Promise<void> {
  return client.untilTrue(() => goalsTold(client).filter((goal) => goal.status === status).length >= count);
}

function turnsOf({ messages }: RawClient, method: 'turn/started' | 'turn/completed') {
  return messages.flatMap((message) =>
    message.method === method ? [message.params?.['turn'] as { id: string; status: string }] : [],
  );
}

const usage = (inputTokens: number): ModelStep => ({ usage: { inputTokens, outputTokens: 0 } });

describe('an active goal', () => {
  it('GOAL-05: makes turns of its own on an idle thread, until its budget is used up', async () => {
    const { client, model } = await conversation(ALWAYS);
    const threadId = await client.thread();
    await runTurn(client, threadId, 'hello');
    const before = client.log.length;
    await client.result('thread/goal/set', { threadId, objective: 'Finish it', tokenBudget: 400 });
    await untilStatus(client, 'budgetLimited');
    await client.untilTrue(() => turnsOf(client, 'turn/completed').length === 5);
    const turn = [
      'thread/status/changed',
      'turn/started',
      'item/started',
      'item/agentMessage/delta',
      'item/agentMessage/delta',
      'item/agentMessage/delta',
      'item/completed',
      'thread/tokenUsage/updated',
      'account/rateLimits/updated',
      'thread/goal/updated',
      'thread/status/changed',
      'turn/completed',
    ];
    expect(client.log.slice(before)).toEqual(['reply 4', 'thread/goal/updated', ...turn, ...turn, ...turn, ...turn]);
    expect(goalsTold(client).map(({ tokensUsed, status }) => [tokensUsed, status])).toEqual([
      [0, 'active'],
      [130, 'active'],
      [260, 'active'],
      [390, 'active'],
      [520, 'budgetLimited'],
    ]);
    const [spoken, ...own] = turnsOf(client, 'turn/started').map(({ id }) => id);
    expect(version(spoken!)).toBe(7);
    for (const id of own) expect(validate(id) && version(id)).toBe(4);
    expect(textsOf(model.requests.at(-1)!)).toContain('<objective>\nFinish it\n</objective>');
    // Nothing more happens by itself.
    await runTurn(client, threadId, 'again');
    expect(turnsOf(client, 'turn/started')).toHaveLength(6);
    expect(goalsTold(client).at(-1)).toMatchObject({ tokensUsed: 520 });
  });

  it('names the turn that has spent, which the session file has too', async () => {
    const world = await conversation(ALWAYS);
    const threadId = await spokenIn(world);
    await world.client.result('thread/goal/set', { threadId, objective: 'Finish it', tokenBudget: 100 });
    await untilStatus(world.client, 'budgetLimited');
    await world.client.untilTrue(() => turnsOf(world.client, 'turn/completed').length === 2);
    const { id: turnId } = turnsOf(world.client, 'turn/started')[1]!;
    const told = world.client.messages.findLast(({ method }) => method === 'thread/goal/updated')?.params;
    expect(told).toMatchObject({ turnId, goal: { tokensUsed: 130 } });
    const kept = [];
    for await (const { payload } of world.services.store.lines(threadId)) {
      if ('type' in payload && payload.type === 'thread_goal_updated') kept.push(payload);
    }
    expect(kept).toEqual([{ type: 'thread_goal_updated', ...told }]);
  });

  it('GOAL-05: on a thread nobody has spoken in, the first turn is one for the goal', async () => {
    const { client } = await conversation(ALWAYS);
    const threadId = await client.thread();
    await client.result('thread/goal/set', { threadId, objective: 'Finish it', tokenBudget: 100 });
    await untilStatus(client, 'budgetLimited');
    const { data } = await client.result<{ data: { id: string; preview: string }[] }>('thread/list', {});
    expect(data).toMatchObject([{ id: threadId, preview: 'Finish it' }]);
  });

  it('counts what the turns of the user cost, from the moment it is set', async () => {
    const { client, model } = await conversation([{ steps: [{ hang: true }, { say: 'Done.' }] }, ...ALWAYS]);
    const threadId = await client.thread();
    client.turn(threadId, 'hello');
    await model.asked(1);
    await client.result('thread/goal/set', { threadId, objective: 'Finish it', tokenBudget: 100 });
    const { id: expectedTurnId } = turnsOf(client, 'turn/started')[0]!;
    await client.result('turn/steer', { threadId, expectedTurnId, input: [{ type: 'text', text: 'on' }] });
    await client.untilMethod('turn/completed');
    expect(goalsTold(client).at(-1)).toMatchObject({ status: 'budgetLimited' });
    expect(turnsOf(client, 'turn/started')).toHaveLength(1);
  });

  it.each(['paused', 'blocked', 'complete'] as const)(
    'GOAL-05: rests while it is %s, and goes on when resumed',
    async (status) => {
      const world = await conversation(ALWAYS);
      const { client } = world;
      const threadId = await spokenIn(world);
      await client.result('thread/goal/set', { threadId, objective: 'Finish it', status });
      await runTurn(client, threadId, 'again');
      expect(turnsOf(client, 'turn/started')).toHaveLength(2);
      await client.result('thread/goal/set', { threadId, status: 'active', tokenBudget: 100 });
      await untilStatus(client, 'budgetLimited');
      await client.untilTrue(() => turnsOf(client, 'turn/completed').length === 3);
    },
  );

  it('GOAL-05: goes on when its thread is resumed after a restart', async () => {
    const first = await conversation(ALWAYS);
    const threadId = await spokenIn(first);
    await first.client.result('thread/goal/set', { threadId, objective: 'Finish it', status: 'paused' });
    const { client } = await first.restart();
    await client.result('thread/goal/set', { threadId, status: 'active', tokenBudget: 100 });
    await client.result('thread/resume', { threadId });
    await untilStatus(client, 'budgetLimited');
    expect(client.log.indexOf('reply 3')).toBeLessThan(client.log.indexOf('turn/started'));
  });

  it('rests in plan mode', async () => {
    const world = await conversation(ALWAYS);
    const { client } = world;
    const threadId = await spokenIn(world);
    const settings = { model: 'gpt-5.5', reasoning_effort: null, developer_instructions: null };
    await client.result('thread/settings/update', { threadId, collaborationMode: { mode: 'plan', settings } });
    await client.result('thread/goal/set', { threadId, objective: 'Finish it' });
    await runTurn(client, threadId, 'again');
    expect(turnsOf(client, 'turn/started')).toHaveLength(2);
  });
});

const WORKING: ModelStep[] = [{ say: 'Working.' }, { hang: true }];

function untilWorking(client: RawClient) {
  return client.until(({ method, params }) => {
    const item = params?.['item'] as { text?: string } | undefined;
    return method === 'item/completed' && item?.text === 'Working.';
  });
}

describe('what stops the work', () => {
  it('GOAL-06: a limit of the account does, without another attempt; the goal may be tried again', async () => {
    const limit: ModelStep = { fail: { message: 'No more today.', codexErrorInfo: 'usageLimitExceeded' } };
    const world = await conversation([{ when: GO_ON, steps: [limit], times: 'always' }, ...ALWAYS]);
    const { client } = world;
    const threadId = await spokenIn(world);
    await client.result('thread/goal/set', { threadId, objective: 'Finish it' });
    await client.untilTrue(() => turnsOf(client, 'turn/completed').length === 2);
    expect(client.log.slice(-4)).toEqual(['thread/goal/updated', 'thread/status/changed', 'error', 'turn/completed']);
    expect(goalsTold(client).at(-1)).toMatchObject({ status: 'usageLimited', tokensUsed: 0 });
    await runTurn(client, threadId, 'again');
    expect(turnsOf(client, 'turn/started')).toHaveLength(3);
    await client.result('thread/goal/set', { threadId, status: 'active' });
    await untilStatus(client, 'usageLimited', 2);
  });

  it('GOAL-06: being refused for asking too often counts as such a limit', async () => {
    const info = { responseTooManyFailedAttempts: { httpStatusCode: 429 } };
    const limit: ModelStep = { fail: { message: 'Slow down.', codexErrorInfo: info } };
    const world = await conversation([{ when: GO_ON, steps: [limit], times: 'always' }, ...ALWAYS]);
    const threadId = await spokenIn(world);
    await world.client.result('thread/goal/set', { threadId, objective: 'Finish it' });
    await untilStatus(world.client, 'usageLimited');
  });

  it('three turns that fail one after the other do, whatever the reason', async () => {
    const fail: ModelStep = { fail: { message: 'Broken.', codexErrorInfo: 'internalServerError' } };
    const world = await conversation([{ when: GO_ON, steps: [fail], times: 'always' }, ...ALWAYS]);
    const { client } = world;
    const threadId = await spokenIn(world);
    await client.result('thread/goal/set', { threadId, objective: 'Finish it' });
    await client.untilTrue(() => turnsOf(client, 'turn/completed').length === 4);
    expect(goalsTold(client).at(-1)).toMatchObject({ status: 'blocked' });
    await runTurn(client, threadId, 'again');
    expect(turnsOf(client, 'turn/started')).toHaveLength(5);
    await client.result('thread/goal/set', { threadId, status: 'active' });
    await untilStatus(client, 'blocked', 2);
    expect(turnsOf(client, 'turn/started')).toHaveLength(8);
  });

  it('ten turns that only talk do, since a model that is fast would go on for ever', async () => {
    const world = await conversation(ALWAYS);
    const { client } = world;
    const threadId = await spokenIn(world);
    await client.result('thread/goal/set', { threadId, objective: 'Finish it' });
    await untilStatus(client, 'blocked');
    await client.untilTrue(() => turnsOf(client, 'turn/completed').length === 11);
    await runTurn(client, threadId, 'again');
    expect(turnsOf(client, 'turn/started')).toHaveLength(12);
  });

  it('a turn that succeeds makes up for failures before it', async () => {
    const fail: ModelStep = { fail: { message: 'Broken.', codexErrorInfo: 'internalServerError' } };
    const steps = [[fail], [fail], [{ say: 'Works.' }], [fail], [fail], [usage(1000)]];
    const world = await conversation([...steps.map((steps) => ({ when: GO_ON, steps, times: 1 })), ...ALWAYS]);
    const threadId = await spokenIn(world);
    await world.client.result('thread/goal/set', { threadId, objective: 'Finish it', tokenBudget: 1000 });
    await untilStatus(world.client, 'budgetLimited');
    expect(goalsTold(world.client).map(({ status }) => status)).not.toContain('blocked');
  });

  it('an interrupted turn is not followed by another one before the user does something', async () => {
    const world = await conversation([{ when: GO_ON, steps: WORKING, times: 1 }, ...ALWAYS]);
    const { client } = world;
    const threadId = await spokenIn(world);
    await client.result('thread/goal/set', { threadId, objective: 'Finish it', tokenBudget: 200 });
    await untilWorking(client);
    const { id: turnId } = turnsOf(client, 'turn/started')[1]!;
    await client.result('turn/interrupt', { threadId, turnId });
    const { goal } = await client.result<Answer>('thread/goal/get', { threadId });
    expect(goal).toMatchObject({ status: 'active' });
    expect(turnsOf(client, 'turn/started')).toHaveLength(2);
    // The next turn is one of the user, and then the work goes on.
    await runTurn(client, threadId, 'again');
    await untilStatus(client, 'budgetLimited');
    const asked = world.model.requests.map((request) =>
      request.userInput.map((part) => ('text' in part ? part.text : '')),
    );
    expect(asked.map(([text = '']) => (text.startsWith(GO_ON) ? 'goal' : text))).toEqual([
      'hello',
      'goal',
      'again',
      'goal',
    ]);
  });

  it('an interrupted goal goes on at once when the user sets it active', async () => {
    const world = await conversation([{ when: GO_ON, steps: WORKING, times: 1 }, ...ALWAYS]);
    const { client } = world;
    const threadId = await spokenIn(world);
    await client.result('thread/goal/set', { threadId, objective: 'Finish it' });
    await untilWorking(client);
    await client.result('turn/interrupt', { threadId, turnId: '' });
    await client.result('thread/goal/set', { threadId, status: 'active', tokenBudget: 100 });
    await untilStatus(client, 'budgetLimited');
  });

  it('a thread that leaves memory takes its work with it', async () => {
    const world = await conversation([{ when: GO_ON, steps: [{ hang: true }], times: 'always' }, ...ALWAYS]);
    const { client } = world;
    const threadId = await spokenIn(world);
    await client.result('thread/goal/set', { threadId, objective: 'Finish it' });
    await world.model.asked(2);
    await client.result('thread/archive', { threadId });
    await client.untilMethod('thread/archived');
    expect(turnsOf(client, 'turn/completed')[1]).toMatchObject({ status: 'interrupted' });
    expect(turnsOf(client, 'turn/started')).toHaveLength(2);
  });

  it('the end of the server does', async () => {
    const world = await conversation([{ when: GO_ON, steps: [{ hang: true }], times: 'always' }, ...ALWAYS]);
    const threadId = await spokenIn(world);
    await world.client.result('thread/goal/set', { threadId, objective: 'Finish it' });
    await world.model.asked(2);
    const asked = world.model.requests.length;
    await world.restart();
    expect(world.model.requests).toHaveLength(asked);
    expect(world.log.lines).toEqual([]);
  });
});

describe('what the model hears while it works', () => {
  const call = (tool: string, args: object = {}): ModelStep => ({ tool, arguments: args });

  it('that the budget is used up, when it goes on in the same turn', async () => {
    const steps = [call('get_goal'), { say: 'That is all.' }];
    const world = await conversation([{ when: GO_ON, steps, times: 1 }, ...ALWAYS]);
    const { client, model } = world;
    const threadId = await spokenIn(world);
    await client.result('thread/goal/set', { threadId, objective: 'Finish it', tokenBudget: 100 });
    await client.untilTrue(() => turnsOf(client, 'turn/completed').length === 2);
    expect(textsOf(model.requests.at(-1)!)).toContain('The token budget of the goal of this thread is used up.');
    expect(goalsTold(client).map(({ tokensUsed, status }) => [tokensUsed, status])).toEqual([
      [0, 'active'],
      [130, 'budgetLimited'],
      [260, 'budgetLimited'],
    ]);
  });

  it('that the user has changed the objective', async () => {
    const steps = [call('get_goal'), { hang: true }, call('get_goal'), { say: 'Another thing, then.' }] as ModelStep[];
    const world = await conversation([{ when: GO_ON, steps, times: 1 }, ...ALWAYS]);
    const { client, model } = world;
    const threadId = await spokenIn(world);
    await client.result('thread/goal/set', { threadId, objective: 'Finish it' });
    await model.asked(3);
    await client.result('thread/goal/set', { threadId, objective: 'Something else', tokenBudget: 500 });
    const { id: expectedTurnId } = turnsOf(client, 'turn/started')[1]!;
    await client.result('turn/steer', { threadId, expectedTurnId, input: [{ type: 'text', text: 'on' }] });
    await untilStatus(client, 'budgetLimited');
    const heard = model.requests.map(textsOf).filter((text) => text.includes('The user has changed the goal'));
    expect(heard[0]).toContain('<objective>\nSomething else\n</objective>');
  });
});
