import { describe, expect, it } from 'vitest';
import type { ThreadGoal } from '@app-server/schema/experimental';
import { conversation, runTurn } from '../../test/conversation.js';
import type { RawClient } from '../../test/raw-client.js';
import type { ModelRequest } from '../providers/model-provider.js';
import type { ModelStep } from '../scenario/scenario-types.js';

const REST = [{ steps: [{ say: 'Hello.' }], times: 'always' as const }];
const TOOLS = ['get_goal', 'create_goal', 'update_goal'];

const call = (tool: string, args: object = {}): ModelStep => ({ tool, arguments: args });

/** Plays calls in one turn of the user, and gives what the model was told to each. */
async function played(calls: ModelStep[], goal?: object, config = {}) {
  const world = await conversation([{ when: '#calls', steps: [...calls, { say: 'Done.' }] }, ...REST], config);
  const { client, model } = world;
  const threadId = await client.thread();
  if (goal) await client.result('thread/goal/set', { threadId, status: 'paused', ...goal });
  await runTurn(client, threadId, '#calls');
  return { ...world, threadId, outputs: outputsOf(model.requests.at(-1)!) };
}

function outputsOf({ input }: ModelRequest): string[] {
  return input.flatMap((item) => (item.type === 'function_call_output' ? [item.output as string] : []));
}

function goalsTold({ messages }: RawClient) {
  return messages.flatMap(({ method, params }) => {
    return method === 'thread/goal/updated' ? [params as unknown as { turnId: string | null; goal: ThreadGoal }] : [];
  });
}

describe('the tools of the model', () => {
  it('are there where goals are', async () => {
    const names = async (params: object, config = {}) => {
      const { client, model } = await conversation(REST, config);
      await runTurn(client, await client.thread(params));
      return model.requests[0]!.tools.map((tool) => tool.name).filter((name) => TOOLS.includes(name));
    };
    expect(await names({})).toEqual(TOOLS);
    expect(await names({ ephemeral: true })).toEqual([]);
    expect(await names({}, { goals: false })).toEqual([]);
  });

  it('get_goal tells of the goal and what is left, or that there is none', async () => {
    const { outputs } = await played([call('get_goal')]);
    expect(JSON.parse(outputs[0]!)).toEqual({ goal: null, remainingTokens: null });
    const other = await played([call('get_goal')], { objective: 'Docs', tokenBudget: 500 });
    expect(JSON.parse(other.outputs[0]!)).toMatchObject({ goal: { objective: 'Docs' }, remainingTokens: 500 });
  });

  it('create_goal makes one, which the reply that makes it is not part of', async () => {
    const { client, outputs } = await played([call('create_goal', { objective: ' Docs ', token_budget: 200 })]);
    expect(JSON.parse(outputs[0]!)).toMatchObject({
      goal: { objective: 'Docs', status: 'active', tokensUsed: 0 },
      remainingTokens: 200,
    });
    await client.untilTrue(() => goalsTold(client).at(-1)?.goal.status === 'budgetLimited');
    const [made, spent, limited] = goalsTold(client);
    expect(made).toMatchObject({ goal: { tokensUsed: 0 } });
    expect(spent).toMatchObject({ turnId: made?.turnId, goal: { tokensUsed: 130 } });
    // The goal goes on by itself.
    expect(limited?.turnId).not.toBe(made?.turnId);
    expect(limited).toMatchObject({ goal: { tokensUsed: 260 } });
  });

  it('create_goal replaces none, and makes none that cannot be', async () => {
    const { outputs, client } = await played([call('create_goal', { objective: 'Other' })], { objective: 'Docs' });
    expect(outputs).toEqual(['This thread has a goal already; only the user can replace it.']);
    expect(goalsTold(client)).toHaveLength(1);
    const wrong = [{ objective: ' ' }, {}, { objective: 'x', token_budget: 0 }, { objective: 'x', token_budget: '5' }];
    const other = await played(wrong.map((args) => call('create_goal', args)));
    expect(other.outputs).toEqual([
      'The objective must not be empty.',
      'objective must be a text.',
      'The token budget must be a whole number above zero, or null for none.',
      'token_budget must be a number.',
    ]);
    expect(goalsTold(other.client)).toEqual([]);
  });

  it.each(['complete', 'blocked'])('GOAL-07: update_goal says that it is %s', async (status) => {
    const { client, outputs, threadId } = await played([call('update_goal', { status })], { objective: 'Docs' });
    expect(JSON.parse(outputs[0]!)).toMatchObject({ goal: { status } });
    expect(goalsTold(client).at(-1)).toMatchObject({ turnId: expect.any(String) as string, goal: { status } });
    expect(await client.result('thread/goal/get', { threadId })).toMatchObject({ goal: { status } });
  });

  it('GOAL-07: update_goal cannot put it into any other state', async () => {
    const states = ['active', 'paused', 'usageLimited', 'budgetLimited', 5, undefined];
    const { client, outputs } = await played(
      states.map((status) => call('update_goal', { status })),
      { objective: 'Docs' },
    );
    expect(outputs).toHaveLength(states.length);
    expect(new Set(outputs)).toEqual(
      new Set(['status must be "complete" or "blocked"; everything else is for the user and the server to say.']),
    );
    expect(goalsTold(client)).toHaveLength(1);
    const { outputs: none } = await played([call('update_goal', { status: 'complete' })]);
    expect(none).toEqual(['This thread has no goal.']);
  });

  it('GOAL-07: the model is told to try three times before it gives up', async () => {
    const { model } = await played([]);
    const spec = model.requests[0]!.tools.find((tool) => tool.name === 'update_goal');
    expect(spec?.description).toMatch(/at least three turns in a row/);
  });

  it('the reply that completes a goal is the last that it pays for', async () => {
    const world = await conversation([
      { when: 'Go on working', steps: [call('update_goal', { status: 'complete' }), { say: 'Done.' }] },
      ...REST,
    ]);
    const { client } = world;
    const threadId = await client.thread();
    await client.result('thread/goal/set', { threadId, objective: 'Docs' });
    await client.untilMethod('turn/completed');
    expect(goalsTold(client).map(({ goal }) => [goal.status, goal.tokensUsed])).toEqual([
      ['active', 0],
      ['complete', 0],
      ['complete', 130],
    ]);
    expect(client.log.filter((line) => line === 'turn/started')).toHaveLength(1);
  });
});
