import { describe, expect, it } from 'vitest';
import type { ResponseItem } from '@app-server/schema/experimental';
import { Puppet, call, completed, message, say } from '../../test/puppet.js';
import {
  FREE,
  always,
  done,
  doneOf,
  ended,
  outputs,
  plot,
  run,
  start,
  story,
  told,
  turnWorld,
  turnsOf,
} from '../../test/turn-world.js';
import { type ModelEvent, ModelFailure } from '../providers/model-provider.js';

const USAGE = { totalTokens: 7, inputTokens: 5, cachedInputTokens: 1, outputTokens: 2, reasoningOutputTokens: 1 };

/** A thread whose model says this in its replies, one after the other, and nothing more. */
async function replying(thread: object, ...replies: (() => Iterable<ModelEvent> | AsyncIterable<ModelEvent>)[]) {
  const model = new Puppet(async function* (_request, nth) {
    const reply = replies[nth - 1];
    if (reply) yield* reply();
    else yield completed();
  });
  const world = await turnWorld(model);
  return { ...world, threadId: await world.client.thread(thread) };
}

function item(item: ResponseItem, itemId = 'i1'): ModelEvent {
  return { type: 'item', itemId, item };
}

const DELTA = 'item/agentMessage/delta';

describe('a reply', () => {
  it('with a message that was not streamed shows it whole from its start', async () => {
    const { client, threadId } = await replying({}, () => [message('At once.', 'm1'), completed()]);
    await run(client, threadId);
    const [, started] = told(client, 'item/started');
    const shown = { type: 'agentMessage', id: 'm1', text: 'At once.', phase: null, memoryCitation: null };
    expect(started!.item).toEqual(shown);
    expect(done(client)[1]).toEqual(shown);
    expect(story(client)).not.toContain(DELTA);
  });

  it('keeps the phase that a message says at its start or at its end', async () => {
    const text = (content: string, phase?: 'commentary' | 'final_answer'): ResponseItem => {
      const parts: ResponseItem & { type: 'message' } = {
        type: 'message',
        role: 'assistant',
        content: [{ type: 'output_text', text: content }],
      };
      return phase ? { ...parts, phase } : parts;
    };
    const { client, threadId } = await replying({}, () => [
      { type: 'messageStarted', itemId: 'm1', phase: 'commentary' },
      item(text('a'), 'm1'),
      item(text('b', 'final_answer'), 'm2'),
      completed(),
    ]);
    await run(client, threadId);
    expect(doneOf(client, 'agentMessage').map(({ phase }) => phase)).toEqual(['commentary', 'final_answer']);
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items).toEqual(done(client));
  });

  it('of a provider that calls things alike has items that are not', async () => {
    const command = call('exec_command', { cmd: 'true' }, { callId: 'call' });
    const { client, threadId, model } = await replying(
      FREE,
      () => [...say('One.', 'm'), command, completed()],
      () => [...say('Two.', 'm'), message('Three.', 'm'), command, completed()],
    );
    await run(client, threadId);
    const ids = done(client).map(({ type, id }) => (type === 'userMessage' ? type : id));
    expect(ids).toEqual(['userMessage', 'm', 'call', 'm-2', 'm-3', 'call-2']);
    expect(outputs(model)).toHaveLength(2);
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items).toEqual(done(client));
  });

  it('shows what the model thinks, in summaries and in full', async () => {
    const reasoning: ResponseItem = {
      type: 'reasoning',
      summary: [
        { type: 'summary_text', text: 'One.' },
        { type: 'summary_text', text: 'Two.' },
      ],
      content: [{ type: 'reasoning_text', text: 'All of it.' }],
      encrypted_content: null,
    };
    const { client, threadId } = await replying({}, () => [
      { type: 'reasoningStarted', itemId: 'r1' },
      { type: 'reasoningPartAdded', itemId: 'r1', summaryIndex: 0 },
      { type: 'reasoningSummaryDelta', itemId: 'r1', summaryIndex: 0, delta: 'One.' },
      { type: 'reasoningPartAdded', itemId: 'r1', summaryIndex: 1 },
      { type: 'reasoningSummaryDelta', itemId: 'r1', summaryIndex: 1, delta: 'Two.' },
      { type: 'reasoningDelta', itemId: 'r1', contentIndex: 0, delta: 'All of it.' },
      item(reasoning, 'r1'),
      completed(),
    ]);
    await run(client, threadId);
    const shown = { type: 'reasoning', id: 'r1', summary: ['One.', 'Two.'], content: ['All of it.'] };
    expect(done(client)[1]).toEqual(shown);
    expect(told(client, 'item/reasoning/summaryTextDelta').map(({ summaryIndex }) => summaryIndex)).toEqual([0, 1]);
    expect(told(client, 'item/reasoning/textDelta')).toMatchObject([{ contentIndex: 0, delta: 'All of it.' }]);
  });

  it.each<[string, ResponseItem, object]>([
    [
      'a search',
      { type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'x' } },
      { type: 'webSearch', id: 'i1', query: 'x', action: { type: 'search', query: 'x', queries: null } },
    ],
    [
      'several searches',
      { type: 'web_search_call', status: 'completed', action: { type: 'search', queries: ['x', 'y'] } },
      { type: 'webSearch', query: 'x', action: { type: 'search', query: null, queries: ['x', 'y'] } },
    ],
    [
      'a page that is opened',
      { type: 'web_search_call', status: 'completed', action: { type: 'open_page', url: 'https://x.org' } },
      { type: 'webSearch', query: 'https://x.org', action: { type: 'openPage', url: 'https://x.org' } },
    ],
    [
      'a page that is searched',
      { type: 'web_search_call', status: 'completed', action: { type: 'find_in_page', url: 'u', pattern: 'p' } },
      { type: 'webSearch', query: 'p', action: { type: 'findInPage', url: 'u', pattern: 'p' } },
    ],
    [
      'something else',
      { type: 'web_search_call', status: 'completed', action: { type: 'other' } },
      { action: { type: 'other' } },
    ],
    [
      'an image',
      { type: 'image_generation_call', id: 'ig1', status: 'completed', result: 'AA==', revised_prompt: 'A cat.' },
      { type: 'imageGeneration', id: 'i1', status: 'completed', result: 'AA==', revisedPrompt: 'A cat.' },
    ],
  ])('shows what the provider did itself: %s', async (_name, hosted, expected) => {
    const { client, threadId, model } = await replying({}, () => [item(hosted), completed()]);
    await run(client, threadId);
    expect(done(client)[1]).toMatchObject(expected);
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items).toEqual(done(client));
    expect(model.requests).toHaveLength(1);
  });

  it('tells that another model answers, what it costs, and what is left', async () => {
    const primary = { usedPercent: 12, windowDurationMins: 300, resetsAt: 1_800_000_000 };
    const rateLimits = {
      limitId: 'codex',
      limitName: null,
      primary,
      secondary: null,
      credits: null,
      planType: null,
      rateLimitReachedType: null,
    };
    const { client, threadId } = await replying(
      {},
      () => [
        { type: 'rerouted', from: 'a', to: 'b' },
        { type: 'rateLimits', rateLimits },
        call('update_plan', { plan: [] }),
        completed(USAGE),
      ],
      () => [completed(USAGE)],
    );
    const { id: turnId } = await run(client, threadId);
    const rerouted = { threadId, turnId, fromModel: 'a', toModel: 'b', reason: 'highRiskCyberActivity' };
    expect(told(client, 'model/rerouted')).toEqual([rerouted]);
    expect(told(client, 'account/rateLimits/updated')[0]).toEqual({ rateLimits });
    const [first, second] = told(client, 'thread/tokenUsage/updated').map(({ tokenUsage }) => tokenUsage);
    expect(first).toEqual({ total: USAGE, last: USAGE, modelContextWindow: expect.any(Number) as number });
    expect(second).toMatchObject({ total: { totalTokens: 14, reasoningOutputTokens: 2 }, last: USAGE });
  });

  it('is told raw to those who want that', async () => {
    const { client, threadId } = await replying({ experimentalRawEvents: true }, () => [
      ...say('Hi.', 'm1'),
      completed(),
    ]);
    const { id: turnId } = await run(client, threadId);
    const raw = told(client, 'rawResponseItem/completed');
    expect(raw.every((params) => params.threadId === threadId && params.turnId === turnId)).toBe(true);
    expect(raw.map(({ item }) => (item.type === 'message' ? item.role : item.type))).toEqual([
      'developer',
      'user',
      'user',
      'assistant',
    ]);
    const rest = ['item/completed agentMessage', 'rawResponseItem/completed message', 'status idle'];
    expect(plot(client).slice(-4, -1)).toEqual(rest);
    const other = await client.thread();
    await run(client, other);
    expect(told(client, 'rawResponseItem/completed')).toHaveLength(4);
  });
});

describe('a reply that breaks off', () => {
  const broken = new ModelFailure('The stream ended.', { responseStreamDisconnected: { httpStatusCode: null } });

  it('and begins again is announced, and what was told of it goes no further', async () => {
    const { client, threadId, model } = await replying({}, () => [
      { type: 'messageStarted', itemId: 'm1', phase: null },
      { type: 'messageDelta', itemId: 'm1', delta: 'Hal' },
      { type: 'retrying', attempt: 1, of: 5, error: broken },
      ...say('Hello.', 'm2'),
      completed(),
    ]);
    const { id: turnId } = await run(client, threadId);
    expect(plot(client).slice(-7)).toEqual([
      'item/completed userMessage',
      'item/started agentMessage',
      'error',
      'item/started agentMessage',
      'item/completed agentMessage',
      'status idle',
      'turn/completed completed',
    ]);
    expect(told(client, 'error')).toEqual([
      {
        error: {
          message: 'Reconnecting... 1/5',
          codexErrorInfo: { responseStreamDisconnected: { httpStatusCode: null } },
          additionalDetails: 'The stream ended.',
        },
        willRetry: true,
        threadId,
        turnId,
      },
    ]);
    expect(done(client).slice(1)).toMatchObject([{ id: 'm2', text: 'Hello.' }]);
    await run(client, threadId);
    expect(JSON.stringify(model.requests[1]!.input)).not.toContain('Hal"');
  });

  it('and fails for good fails the turn, after what was told of it', async () => {
    const { client, threadId } = await replying({}, function* () {
      yield* say('So far.', 'm1');
      yield { type: 'messageStarted', itemId: 'm2', phase: null };
      throw new ModelFailure('No more.', 'usageLimitExceeded', { details: 'Until tomorrow.' });
    });
    const { error, status } = await run(client, threadId);
    expect([status, error]).toEqual([
      'failed',
      { message: 'No more.', codexErrorInfo: 'usageLimitExceeded', additionalDetails: 'Until tomorrow.' },
    ]);
    expect(plot(client).slice(-3)).toEqual(['status systemError', 'error', 'turn/completed failed']);
    const [turn] = await turnsOf(client, threadId);
    expect(turn).toMatchObject({ status: 'failed', error });
    expect(turn!.items.slice(0, 2)).toEqual(done(client));
    expect(await run(client, threadId)).toMatchObject({ status: 'completed' });
    expect(story(client)).toContain('status active');
  });

  it('while a command runs lets that go on', async () => {
    const { client, workspace } = await turnWorld(
      new Puppet(async function* () {
        yield call('exec_command', { cmd: 'echo a; until [ -e go ]; do sleep 0.02; done' });
        await client.untilMethod('item/commandExecution/outputDelta');
        throw new ModelFailure('Gone.', 'other');
      }),
    );
    const threadId = await client.thread({ cwd: workspace, sandbox: 'danger-full-access' });
    expect(await run(client, threadId)).toMatchObject({ status: 'failed' });
    await client.result('thread/shellCommand', { threadId, command: 'touch go' });
    await client.untilTrue(() => doneOf(client, 'commandExecution').length === 2);
    await client.untilTrue(() => told(client, 'turn/completed').length === 2);
  });

  it('by an error of the server is said to be one, and logged', async () => {
    const { client, log, threadId } = await replying({}, () => {
      throw new TypeError('secret');
    });
    expect(await run(client, threadId)).toMatchObject({
      status: 'failed',
      error: { message: 'The turn failed within the server.', codexErrorInfo: 'other' },
    });
    expect(log.lines.splice(0)).toEqual([expect.stringMatching(/^error a turn failed within the server.*TypeError/)]);
  });

  it('of a provider that heeds no signal does not hold up an interrupt', async () => {
    const { client, threadId } = await replying({}, async function* () {
      yield* say('Working.');
      await new Promise(() => {});
    });
    const turnId = await start(client, threadId, 'hello');
    await client.untilTrue(() => done(client).length === 2);
    expect((await client.call('turn/interrupt', { threadId, turnId })).result).toEqual({});
    expect(await ended(client, turnId)).toMatchObject({ status: 'interrupted' });
  });

  it('by the user, in an answer, is read no further', async () => {
    const { client, threadId, model } = await replying({ approvalPolicy: 'untrusted' }, async function* () {
      yield call('exec_command', { cmd: 'touch a' });
      await new Promise(() => {});
    });
    const turnId = await start(client, threadId, 'hello');
    const { id } = await client.untilMethod('item/commandExecution/requestApproval');
    client.send({ id, result: { decision: 'cancel' } });
    expect(await ended(client, turnId)).toMatchObject({ status: 'interrupted' });
    expect(model.requests).toHaveLength(1);
  });
});

describe('in plan mode', () => {
  const settings = { model: 'gpt-5.5', reasoning_effort: null, developer_instructions: null };
  const PLAN_MODE = { collaborationMode: { mode: 'plan', settings } };
  const text = 'Intro.\n<proposed_plan>\n# Plan\n- a\n</proposed_plan>\nOutro.';

  it('a proposed plan is an item of its own, and the message is without it', async () => {
    const { client, threadId } = await replying({}, () => [...pieces(text, 7), completed()]);
    const { id: turnId } = await run(client, threadId, 'plan', PLAN_MODE);
    const id = `${turnId}-plan`;
    expect(done(client).slice(1)).toEqual([
      { type: 'plan', id, text: '# Plan\n- a\n' },
      { type: 'agentMessage', id: 'm1', text: 'Intro.\nOutro.', phase: null, memoryCitation: null },
    ]);
    const deltas = told(client, 'item/plan/delta');
    expect(deltas.every(({ itemId }) => itemId === id)).toBe(true);
    expect(deltas.map(({ delta }) => delta).join('')).toBe('# Plan\n- a\n');
    expect(
      told(client, 'item/agentMessage/delta')
        .map(({ delta }) => delta)
        .join(''),
    ).toBe('Intro.\nOutro.');
    expect(plot(client).slice(-7)).toEqual([
      'item/completed userMessage',
      'item/started agentMessage',
      'item/started plan',
      'item/completed plan',
      'item/completed agentMessage',
      'status idle',
      'turn/completed completed',
    ]);
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items).toEqual(expect.arrayContaining(done(client)));
  });

  it('each plan of a turn has an id of its own', async () => {
    const plan = (body: string) => `<proposed_plan>\n${body}\n</proposed_plan>`;
    const { client, threadId } = await replying({}, () => [
      ...pieces(plan('one'), 5, 'm1'),
      message(plan('two'), 'm2'),
      completed(),
    ]);
    const { id } = await run(client, threadId, 'plan', PLAN_MODE);
    expect(doneOf(client, 'plan')).toEqual([
      { type: 'plan', id: `${id}-plan`, text: 'one\n' },
      { type: 'plan', id: `${id}-plan-2`, text: 'two\n' },
    ]);
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items.filter(({ type }) => type === 'plan')).toEqual(doneOf(client, 'plan'));
  });

  it('and not outside of it', async () => {
    const { client, threadId } = await replying({}, () => [...pieces(text, 7), completed()]);
    await run(client, threadId);
    expect(done(client)[1]).toMatchObject({ type: 'agentMessage', text });
    expect(story(client)).not.toContain('item/plan/delta');
  });

  function* pieces(whole: string, size: number, itemId = 'm1'): Generator<ModelEvent> {
    for (let at = 0; at < whole.length; at += size) {
      yield { type: 'messageDelta', itemId, delta: whole.slice(at, at + size) };
    }
    yield message(whole, itemId);
  }
});

it('ITM-03: a warning is told, and nothing fails by it', async () => {
  const { client } = await turnWorld(always({ say: 'Yes.' }));
  const threadId = await client.thread();
  await run(client, threadId);
  await client.result('thread/compact/start', { threadId });
  await client.untilTrue(() => told(client, 'turn/completed').length === 2);
  expect(told(client, 'warning')).toEqual([{ threadId, message: expect.any(String) as string }]);
  expect(told(client, 'turn/completed').map(({ turn }) => turn.status)).toEqual(['completed', 'completed']);
});
