import { describe, expect, it } from 'vitest';
import type { UserInput } from '@app-server/schema/experimental';
import { textsOf } from '../../../test/conversation.js';
import type { RawClient } from '../../../test/raw-client.js';
import {
  ASKING,
  FREE,
  always,
  answer,
  asked,
  done,
  ended,
  plot,
  run,
  start,
  told,
  turnWorld,
  turnsOf,
} from '../../../test/turn-world.js';
import type { Step } from '../../scenario/scenario-types.js';

const HELD: Step[] = [{ say: 'Working.' }, { hang: true }, { say: 'Heard.' }];

const textInput = (text: string): UserInput[] => [{ type: 'text', text, text_elements: [] }];

function steer(client: RawClient, threadId: string, expectedTurnId: string, text = 'And this.', more: object = {}) {
  return client.call('turn/steer', { threadId, expectedTurnId, input: textInput(text), ...more });
}

/** What users said, in order. */
function said(client: RawClient): string[] {
  return done(client).flatMap((item) =>
    item.type === 'userMessage' ? item.content.map((part) => ('text' in part ? part.text : '')) : [],
  );
}

function untilDone(client: RawClient, type: string) {
  return client.untilTrue(() => done(client).some((item) => item.type === type));
}

describe('a turn that is steered', () => {
  it('hears it when the model is asked next, behind the answer to the request', async () => {
    const { client, model } = await turnWorld(always(...HELD));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello');
    await untilDone(client, 'agentMessage');
    const from = client.texts.length;
    const { id, result } = await steer(client, threadId, turnId);
    expect(result).toEqual({ turnId });
    await ended(client, turnId);
    expect(plot(client, from)).toEqual([
      `reply ${id}`,
      'item/started userMessage',
      'item/completed userMessage',
      'item/started agentMessage',
      'item/completed agentMessage',
      'status idle',
      'turn/completed completed',
    ]);
    expect(textsOf(model.requests[1]!)).toMatch(/hello\nWorking\.\nAnd this\.$/);
    expect(model.requests[1]!.userInput).toEqual([...textInput('hello'), ...textInput('And this.')]);
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items).toEqual(done(client));
  });

  it('while a command runs hears it behind the command', async () => {
    const { client, workspace } = await turnWorld(
      always({ run: { command: 'until [ -e go ]; do sleep 0.02; done' } }, { say: 'Done.' }),
    );
    const threadId = await client.thread(FREE);
    const turnId = await start(client, threadId, 'hello');
    await client.until(({ method, params }) => method === 'item/started' && isCommand(params));
    await steer(client, threadId, turnId);
    expect(said(client)).toEqual(['hello']);
    await client.result('thread/shellCommand', { threadId, command: `touch ${workspace}/go` });
    await ended(client, turnId);
    const items = done(client);
    const ofModel = items.findIndex((item) => item.type === 'commandExecution' && item.source !== 'userShell');
    expect(items.findLastIndex(({ type }) => type === 'userMessage')).toBeGreaterThan(ofModel);
    expect(said(client)).toEqual(['hello', 'And this.']);
  });

  it('while it waits for an answer hears it behind the answer', async () => {
    const { client, model } = await turnWorld(always({ run: { command: 'touch made' } }, { say: 'Done.' }));
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, 'item/commandExecution/requestApproval');
    await steer(client, threadId, turnId);
    expect(said(client)).toEqual(['hello']);
    answer(client, question, { decision: 'decline' });
    await ended(client, turnId);
    expect(done(client).map(({ type }) => type)).toEqual([
      'userMessage',
      'commandExecution',
      'userMessage',
      'agentMessage',
    ]);
    expect(model.requests[1]!.input.slice(-2).map(({ type }) => type)).toEqual(['function_call_output', 'message']);
  });

  it('several times hears all, in order', async () => {
    const { client, model } = await turnWorld(always(...HELD));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello');
    await model.asked(1);
    for (const text of ['one', 'two', 'three'])
      client.ask('turn/steer', { threadId, expectedTurnId: turnId, input: textInput(text) });
    await ended(client, turnId);
    expect(said(client)).toEqual(['hello', 'one', 'two', 'three']);
  });

  it('at the last moment hears it: what was accepted is never lost', async () => {
    const { client } = await turnWorld(always({ say: 'Short.' }));
    const threadId = await client.thread();
    for (let delay = 0; delay < 24; delay += 2) {
      const from = said(client).length;
      const turnId = await start(client, threadId, 'hello');
      for (let tick = 0; tick < delay; tick += 1) await new Promise((resolve) => setImmediate(resolve));
      const { error } = await steer(client, threadId, turnId, `steered ${delay}`);
      await ended(client, turnId);
      const heard = said(client).slice(from);
      expect(heard).toEqual(error ? ['hello'] : ['hello', `steered ${delay}`]);
    }
  });

  it('and then fails keeps what was said, for the next turn', async () => {
    const { client, model } = await turnWorld([
      { steps: [{ wait: 50 }, { fail: { message: 'Broken.' } }] },
      { steps: [{ say: 'Better.' }] },
    ]);
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello');
    await model.asked(1);
    await steer(client, threadId, turnId);
    expect(await ended(client, turnId)).toMatchObject({ status: 'failed' });
    expect(said(client)).toEqual(['hello', 'And this.']);
    expect(plot(client).slice(-3)).toEqual(['status systemError', 'error', 'turn/completed failed']);
    await run(client, threadId, 'again');
    expect(textsOf(model.requests[1]!)).toMatch(/hello\nAnd this\.\nagain$/);
  });

  it('TRN-03: sends other metadata along from then on', async () => {
    const { client, model } = await turnWorld([
      { steps: [{ plan: [] }, { hang: true }, { say: 'Done.' }] },
      { steps: [{ say: 'Done.' }] },
    ]);
    const threadId = await client.thread();
    const responsesapiClientMetadata = { one: '1', both: 'old' };
    const turnId = await start(client, threadId, 'hello', { responsesapiClientMetadata });
    await model.asked(2);
    await steer(client, threadId, turnId, 'on', { responsesapiClientMetadata: { both: 'new' } });
    await ended(client, turnId);
    await run(client, threadId);
    expect(model.requests.map(({ clientMetadata }) => clientMetadata)).toEqual([
      responsesapiClientMetadata,
      responsesapiClientMetadata,
      { both: 'new' },
      {},
    ]);
  });

  it('without metadata keeps what it has', async () => {
    const { client, model } = await turnWorld(always(...HELD));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello', { responsesapiClientMetadata: { one: '1' } });
    await model.asked(1);
    await steer(client, threadId, turnId, 'on', { responsesapiClientMetadata: null });
    await ended(client, turnId);
    expect(model.requests[1]!.clientMetadata).toEqual({ one: '1' });
  });
});

function isCommand(params: Record<string, unknown> | undefined): boolean {
  return (params?.['item'] as { type?: string } | undefined)?.type === 'commandExecution';
}

describe('TRN-02: what cannot be steered', () => {
  const noTurn = { code: -32600, data: { kind: 'wrongState', what: 'turn', state: 'none' } };

  it('is a thread without a turn, whatever is said', async () => {
    const { client } = await turnWorld(always({ say: 'Yes.' }));
    const threadId = await client.thread();
    expect((await steer(client, threadId, 'x')).error).toMatchObject(noTurn);
    expect((await client.call('turn/steer', { threadId, expectedTurnId: 'x', input: [] })).error).toMatchObject(noTurn);
    const { id } = await run(client, threadId);
    expect((await steer(client, threadId, id)).error).toMatchObject(noTurn);
  });

  it('is another turn than the one that is meant, or none', async () => {
    const { client } = await turnWorld(always(...HELD));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello');
    await untilDone(client, 'agentMessage');
    const { error } = await steer(client, threadId, 'another');
    expect(error).toMatchObject({ code: -32600, data: { kind: 'wrongState', what: 'turn', state: 'other' } });
    expect(error!.message).toContain(turnId);
    expect((await steer(client, threadId, '')).error).toMatchObject({
      code: -32600,
      data: { kind: 'invalidRequest', faults: [{ path: '/params/expectedTurnId' }] },
    });
    await steer(client, threadId, turnId);
    await ended(client, turnId);
  });

  it('is nothing at all, and more than there is room for', async () => {
    const { client } = await turnWorld(always(...HELD));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello');
    await untilDone(client, 'agentMessage');
    const empty = await client.call('turn/steer', { threadId, expectedTurnId: turnId, input: [] });
    expect(empty.error).toMatchObject({ code: -32600, data: { faults: [{ path: '/params/input' }] } });
    const { error } = await steer(client, threadId, turnId, 'x'.repeat(1_048_577));
    expect(error).toMatchObject({ code: -32602, data: { kind: 'inputTooLarge', actual_chars: 1_048_577 } });
    await steer(client, threadId, turnId);
    await ended(client, turnId);
    expect(said(client)).toEqual(['hello', 'And this.']);
  });

  it.each([
    ['compact', 'thread/compact/start', {}],
    ['review', 'review/start', { target: { type: 'custom', instructions: 'Look.' } }],
  ])('is a %s turn, before anything is said of the input', async (turnKind, method, params) => {
    const { client } = await turnWorld([{ steps: [{ say: 'Yes.' }] }, { steps: [{ hang: true }], times: 'always' }]);
    const threadId = await client.thread();
    await run(client, threadId);
    await client.result(method, { threadId, ...params });
    await client.untilTrue(() => told(client, 'turn/started').length === 2);
    const { id } = told(client, 'turn/started')[1]!.turn;
    for (const input of [textInput('on'), []]) {
      const { error } = await client.call('turn/steer', { threadId, expectedTurnId: id, input });
      expect(error).toMatchObject({
        code: -32600,
        data: { kind: 'turnNotSteerable', codexErrorInfo: { activeTurnNotSteerable: { turnKind } } },
      });
    }
    await client.result('turn/interrupt', { threadId, turnId: id });
  });

  it('is a command of the user', async () => {
    const { client } = await turnWorld(always());
    const threadId = await client.thread();
    await client.result('thread/shellCommand', { threadId, command: 'sleep 10' });
    const { params } = await client.untilMethod('turn/started');
    const { id } = params!['turn'] as { id: string };
    expect((await steer(client, threadId, id)).error).toMatchObject(noTurn);
    await client.result('turn/interrupt', { threadId, turnId: id });
  });
});
