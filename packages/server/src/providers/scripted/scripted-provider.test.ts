import { setImmediate } from 'node:timers/promises';
import type { UserInput } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import type { Scenario, Step } from '../../scenario/scenario-types.js';
import { defineScenario } from '../../scenario/load.js';
import type { ModelEvent } from '../model-provider.js';
import { collect, requestWith } from '../responses/test-support.js';
import { ScriptedProvider } from './scripted-provider.js';
import { SHOW } from './show.js';

const USUAL = { totalTokens: 150, inputTokens: 120, cachedInputTokens: 20, outputTokens: 30, reasoningOutputTokens: 0 };

function input(text: string): UserInput[] {
  return [{ type: 'text', text, text_elements: [] }];
}

function ask(text = 'Hello!', members: Parameters<typeof requestWith>[0] = {}) {
  return requestWith({ userInput: input(text), ...members });
}

function player(...steps: Step[]): ScriptedProvider {
  return new ScriptedProvider({ turns: [{ steps }] });
}

/** What one reply says, without ids. */
async function replyOf(provider: ScriptedProvider, request = ask()): Promise<unknown[]> {
  const { events, error } = await collect(provider.stream(request));
  expect(error).toBeUndefined();
  return events.map(withoutIds);
}

function withoutIds({ ...event }: ModelEvent): object {
  const bare: Record<string, unknown> = { ...event };
  delete bare.itemId;
  delete bare.callId;
  if ('item' in event && 'call_id' in event.item) {
    const { call_id: callId, ...item } = event.item;
    expect(callId).toMatch(/^call_/);
    bare.item = item;
  }
  return bare;
}

function functionCall(name: string, args: unknown) {
  return { type: 'item', item: { type: 'function_call', name, arguments: JSON.stringify(args) } };
}

describe('a script', () => {
  it('speaks in as many deltas as it says', async () => {
    const provider = player({ reasoning: 'Hm, $input', chunks: 1 }, { say: 'abcd', chunks: 2 });
    expect(await replyOf(provider)).toEqual([
      { type: 'reasoningStarted' },
      { type: 'reasoningPartAdded', summaryIndex: 0 },
      { type: 'reasoningSummaryDelta', summaryIndex: 0, delta: 'Hm, Hello!' },
      {
        type: 'item',
        item: { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm, Hello!' }], encrypted_content: null },
      },
      { type: 'messageStarted', phase: null },
      { type: 'messageDelta', delta: 'ab' },
      { type: 'messageDelta', delta: 'cd' },
      { type: 'item', item: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'abcd' }] } },
      { type: 'completed', usage: USUAL },
    ]);
  });

  it.each<[Step, unknown]>([
    [
      { run: { command: 'ls', cwd: '/tmp', output: 'never read', exitCode: 3 } },
      functionCall('exec_command', { cmd: 'ls', workdir: '/tmp' }),
    ],
    [
      { run: { command: 'ls', approval: true, reason: 'May I?' } },
      functionCall('exec_command', {
        cmd: 'ls',
        sandbox_permissions: 'require_escalated',
        justification: 'May I?',
      }),
    ],
    [
      { plan: [{ step: 'Look', status: 'inProgress' }], explanation: 'So.' },
      functionCall('update_plan', { explanation: 'So.', plan: [{ step: 'Look', status: 'in_progress' }] }),
    ],
    [
      { tool: 'look', namespace: 'library', arguments: { at: 1 } },
      {
        type: 'item',
        item: { type: 'function_call', name: 'look', namespace: 'library', arguments: '{"at":1}' },
      },
    ],
    [
      { permissions: { network: { enabled: true }, fileSystem: null }, reason: 'To look.' },
      functionCall('request_permissions', {
        reason: 'To look.',
        permissions: { network: { enabled: true }, file_system: null },
      }),
    ],
  ])('calls a tool for %j', async (step, called) => {
    const provider = player(step, { say: 'Done.', chunks: 1 });
    expect(await replyOf(provider)).toEqual([called, { type: 'completed', usage: USUAL }]);
    expect(await replyOf(provider)).toMatchObject([{ type: 'messageStarted' }, {}, {}, { type: 'completed' }]);
  });

  it('writes a patch line by line', async () => {
    const provider = player({ patch: { changes: [{ path: 'a.txt', kind: { type: 'add' }, diff: 'x\n' }] } });
    const lines = ['*** Begin Patch\n', '*** Add File: a.txt\n', '+x\n', '*** End Patch\n'];
    expect(await replyOf(provider)).toEqual([
      ...lines.map((delta) => ({ type: 'toolInputDelta', tool: 'apply_patch', delta })),
      { type: 'item', item: { type: 'custom_tool_call', name: 'apply_patch', input: lines.join('') } },
      { type: 'completed', usage: USUAL },
    ]);
  });

  it('asks its questions as they are', async () => {
    const question = { id: 'q', header: 'Q', question: 'Why?', isOther: false, isSecret: true, options: null };
    const [called] = await replyOf(player({ ask: { questions: [question] } }));
    expect(called).toEqual(functionCall('request_user_input', { questions: [question] }));
  });

  it('tells its tokens with the reply they stand in; other replies then tell none', async () => {
    const provider = player({ run: { command: 'ls' } }, { say: 'x' }, { usage: { inputTokens: 1, outputTokens: 2 } });
    expect((await replyOf(provider)).at(-1)).toEqual({ type: 'completed', usage: null });
    expect((await replyOf(provider)).at(-1)).toMatchObject({ usage: { totalTokens: 3, inputTokens: 1 } });
  });

  it('fails after the attempts it announces', async () => {
    const fail = { message: 'No.', codexErrorInfo: 'serverOverloaded', additionalDetails: 'Why.', retries: 2 } as const;
    const { events, error } = await collect(player({ say: 'x' }, { fail }).stream(ask()));
    expect(error).toMatchObject({ name: 'ModelFailure', message: 'No.', info: 'serverOverloaded', details: 'Why.' });
    expect(events.slice(-2)).toMatchObject([
      { type: 'retrying', attempt: 1, of: 2 },
      { type: 'retrying', attempt: 2, of: 2, error },
    ]);
  });

  it('hangs until it is steered; then the reply ends, and the next one goes on', async () => {
    let steer = () => {};
    const steered = new Promise<void>((resolve) => {
      steer = resolve;
    });
    const provider = player({ say: 'I wait.' }, { hang: true }, { say: 'I go on.', chunks: 1 });
    const request = ask('Hello!', { steered: () => steered });
    const said: string[] = [];
    for await (const event of provider.stream(request)) {
      said.push(event.type);
      if (event.type === 'item') steer();
    }
    expect(said.at(-1)).toBe('completed');
    expect(await replyOf(provider, { ...request, userInput: [...request.userInput, ...input('More.')] })).toMatchObject(
      [{ type: 'messageStarted' }, { delta: 'I go on.' }, { type: 'item' }, { type: 'completed' }],
    );
  });

  it.each<Step>([{ hang: true }, { wait: 3_600_000 }])('ends with its turn in %j', async (step) => {
    const controller = new AbortController();
    const reason = new Error('Interrupted.');
    const reading = collect(player(step).stream(ask('Hello!', { signal: controller.signal })));
    await setImmediate();
    controller.abort(reason);
    expect((await reading).error).toBe(reason);
  });

  it('that is over says nothing more in its turn, and the next turn takes the next one', async () => {
    const provider = new ScriptedProvider({ turns: [{ steps: [{ say: 'One.' }] }, { steps: [{ say: 'Two.' }] }] });
    await replyOf(provider);
    expect(await replyOf(provider)).toEqual([{ type: 'completed', usage: null }]);
    expect(await replyOf(provider, ask('Hello!', { turnId: 'turn-2' }))).toContainEqual({
      type: 'item',
      item: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Two.' }] },
    });
  });

  it('is chosen by what it waits for, in every thread on its own', async () => {
    const turns: Scenario['turns'] = [
      { when: 'sum', steps: [{ run: { command: 'ls' } }, { say: '4' }] },
      { steps: [{ say: 'x' }] },
    ];
    const provider = new ScriptedProvider({ turns });
    const [first, second] = ['a', 'b'].map((threadId) => ask('The sum, please.', { threadId }));
    for (const request of [first, second, first, second]) {
      const { events } = await collect(provider.stream(request as ReturnType<typeof ask>));
      expect(events.at(-1)).toMatchObject({ type: 'completed' });
    }
    expect(await replyOf(provider, ask('Anything.', { threadId: 'c' }))).toHaveLength(4);
  });

  it('that is not there is a failure that says so', async () => {
    const provider = new ScriptedProvider({ turns: [{ when: 'x', steps: [] }] });
    const { error } = await collect(provider.stream(ask()));
    expect(error).toMatchObject({ name: 'ModelFailure', message: expect.stringContaining('"Hello!"') as string });
  });

  it('is not taken by a compaction', async () => {
    const provider = player({ say: 'x' });
    const { input: said } = ask();
    expect(await provider.compact(ask())).toEqual([
      ...said,
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Summary of 1 items.' }] },
    ]);
    expect(await replyOf(provider)).toHaveLength(4);
  });

  it('with parts for the fake server alone is refused', () => {
    expect(() => new ScriptedProvider({ faults: [] })).toThrow(/\/faults: expected nothing/);
  });
});

describe('the show', () => {
  it('is a scenario that this server can play', () => {
    expect(defineScenario(SHOW)).toBe(SHOW);
  });

  it('has everything that a client has to deal with', () => {
    const kinds = new Set((SHOW.turns ?? []).flatMap(({ steps }) => steps.flatMap((step) => Object.keys(step))));
    for (const kind of ['reasoning', 'say', 'run', 'patch', 'plan', 'ask', 'hang', 'fail'])
      expect(kinds).toContain(kind);
  });

  it.each(['Hello!', 'Please ask the task force to run the plan.'])('echoes "%s"', async (text) => {
    const provider = new ScriptedProvider();
    const content = [{ type: 'output_text', text: `You said: ${text}` }];
    expect(await replyOf(provider, ask(text))).toContainEqual({
      type: 'item',
      item: { type: 'message', role: 'assistant', content },
    });
  });
});
