import { describe, expect, it } from 'vitest';
import { type RawClient, rawClient } from '../../../test/raw-client.js';
import { fakeServer } from '../fake-server.js';
import type { Step, TurnScript } from '../../scenario/scenario-types.js';

const IDLE = 'idle';
const ACTIVE = 'active';
const APPROVAL = 'active waitingOnApproval';
const USAGE = ['thread/tokenUsage/updated', 'account/rateLimits/updated'];
const BEGIN = [ACTIVE, 'turn/started', 'item/started userMessage', 'item/completed userMessage'];
const END = [...USAGE, IDLE, 'turn/completed completed'];

interface Known {
  item?: { type: string; status?: string; id: string };
  status?: { type: string; activeFlags?: string[] };
  turn?: { status: string };
}

/** What a turn has told, in short: methods with item types, turn and thread states. */
function events(client: RawClient): string[] {
  const messages = client.messages.slice(client.messages.findIndex(({ method }) => method === 'thread/status/changed'));
  return messages.flatMap(({ method, params }) => {
    if (method === undefined) return [];
    const { item, status, turn } = (params ?? {}) as Known;
    if (method === 'thread/status/changed') return [[status?.type, ...(status?.activeFlags ?? [])].join(' ')];
    if (item) return [[method, item.type, ...(item.status ? [item.status] : [])].join(' ')];
    return [method === 'turn/completed' ? `${method} ${turn?.status}` : method];
  });
}

/** Plays one turn; answers what is asked with the results given, in order. */
async function play(steps: Step[], results: object[] = []): Promise<RawClient> {
  const server = fakeServer({ turns: [{ steps }] });
  const client = await rawClient(server.connect());
  const threadId = await client.thread();
  client.turn(threadId);
  for (const [index, answer] of results.entries()) {
    const asked = () => client.messages.filter(({ id, method }) => id !== undefined && method !== undefined);
    await client.untilTrue(() => asked().length > index);
    client.send({ id: asked()[index]?.id, ...answer });
  }
  await client.untilMethod('turn/completed');
  await client.call('thread/list', {});
  return client;
}

const RUN: Step = { run: { command: 'ls', output: 'a\nb\n', approval: true } };
const PATCH: Step = {
  patch: { changes: [{ path: '/home/fake/project/a.txt', kind: { type: 'add' }, diff: 'hi\n' }], approval: true },
};
const DELTA = 'item/agentMessage/delta';
const SAID = ['item/started agentMessage', DELTA, DELTA, DELTA, 'item/completed agentMessage'];

describe('the order of a turn is that of the reference', () => {
  it('a message', async () => {
    expect(events(await play([{ say: 'Hello, you!' }]))).toEqual([...BEGIN, ...SAID, ...END]);
  });

  it('a thought', async () => {
    const [added, delta] = ['item/reasoning/summaryPartAdded', 'item/reasoning/summaryTextDelta'];
    const thought = ['item/started reasoning', added, delta, delta, 'item/completed reasoning'];
    expect(events(await play([{ reasoning: 'Hm, hm.' }]))).toEqual([...BEGIN, ...thought, ...END]);
  });

  it('a command, and what is said after it', async () => {
    const client = await play([{ run: { command: 'ls', output: 'ab', chunks: 2 } }, { say: 'Done now.' }]);
    const delta = 'item/commandExecution/outputDelta';
    const command = [
      'item/started commandExecution inProgress',
      delta,
      delta,
      'item/completed commandExecution completed',
    ];
    expect(events(client)).toEqual([...BEGIN, ...command, ...USAGE, ...SAID, ...END]);
  });

  it.each<[string, object, string, string]>([
    ['accepted', { result: { decision: 'accept' } }, 'completed', 'completed'],
    ['accepted for the session', { result: { decision: 'acceptForSession' } }, 'completed', 'completed'],
    ['declined', { result: { decision: 'decline' } }, 'declined', 'completed'],
    ['cancelled', { result: { decision: 'cancel' } }, 'declined', 'interrupted'],
    ['answered with an error', { error: { code: -32601, message: 'no' } }, 'failed', 'completed'],
    ['answered with nonsense', { result: { decision: 'perhaps' } }, 'declined', 'completed'],
  ])('an approval that is %s', async (_name, answer, status, end) => {
    for (const [step, type, method] of [
      [RUN, 'commandExecution', 'item/commandExecution/requestApproval'],
      [PATCH, 'fileChange', 'item/fileChange/requestApproval'],
    ] as const) {
      const asked = [`item/started ${type} inProgress`, APPROVAL, method, 'serverRequest/resolved', ACTIVE];
      const diff = type === 'fileChange' && status === 'completed' ? ['turn/diff/updated'] : [];
      const tail = end === 'completed' ? END : [IDLE, 'turn/completed interrupted'];
      const client = await play([step], [answer]);
      expect(events(client)).toEqual([...BEGIN, ...asked, `item/completed ${type} ${status}`, ...diff, ...tail]);
    }
  });

  it('a plan', async () => {
    const client = await play([{ plan: [{ step: 'one', status: 'pending' }] }]);
    expect(events(client)).toEqual([...BEGIN, 'turn/plan/updated', ...END]);
  });

  it('a question', async () => {
    const question = { id: 'q', header: 'Q', question: 'Which?', isOther: false, isSecret: false, options: null };
    const client = await play([{ ask: { questions: [question] } }], [{ result: { answers: {} } }]);
    const asked = ['active waitingOnUserInput', 'item/tool/requestUserInput', 'serverRequest/resolved', ACTIVE];
    expect(events(client)).toEqual([...BEGIN, ...asked, ...END]);
  });

  it.each<[object, string, string | undefined]>([
    [{ result: { success: true, contentItems: [] } }, 'completed', undefined],
    [{ result: { success: false, contentItems: [] } }, 'failed', undefined],
    [{ result: {} }, 'failed', 'dynamic tool response was invalid'],
    [{ error: { code: 1, message: 'no' } }, 'failed', 'dynamic tool request failed'],
  ])('a tool of the client that answers %j', async (answer, status, text) => {
    const client = await play([{ tool: 'lookup', arguments: { id: 1 } }], [answer]);
    const call = [
      'item/started dynamicToolCall inProgress',
      'item/tool/call',
      `item/completed dynamicToolCall ${status}`,
    ];
    expect(events(client)).toEqual([...BEGIN, ...call, ...END]);
    expect(JSON.stringify(client.messages).includes(text ?? 'dynamic tool re')).toBe(text !== undefined);
  });

  it('permissions', async () => {
    const step: Step = { permissions: { network: { enabled: true }, fileSystem: null } };
    const client = await play([step], [{ result: { permissions: {}, scope: 'turn' } }]);
    const asked = [APPROVAL, 'item/permissions/requestApproval', 'serverRequest/resolved', ACTIVE];
    expect(events(client)).toEqual([...BEGIN, ...asked, ...END]);
  });

  it('a failure, after attempts', async () => {
    const client = await play([{ fail: { message: 'busy', codexErrorInfo: 'serverOverloaded', retries: 2 } }]);
    expect(events(client)).toEqual([...BEGIN, 'error', 'error', 'systemError', 'error', 'turn/completed failed']);
    const errors = client.messages.filter(({ method }) => method === 'error').map(({ params }) => params);
    expect(errors.map((params) => params?.willRetry)).toEqual([true, true, false]);
    expect(errors[2]?.error).toEqual({ message: 'busy', codexErrorInfo: 'serverOverloaded', additionalDetails: null });
  });

  it('raw messages; the answer to a request is awaited', async () => {
    const client = await play(
      [{ notify: { method: 'novelty/happened', params: { turn: '$turnId' } } }, { request: { method: 'novelty/ask' } }],
      [{ result: 1 }],
    );
    expect(events(client)).toEqual([...BEGIN, 'novelty/happened', 'novelty/ask', ...END]);
    expect((await client.untilMethod('novelty/happened')).params).not.toEqual({ turn: '$turnId' });
  });

  it('what a reply of the model costs is summed up', async () => {
    const usage = { inputTokens: 5, outputTokens: 6, totalTokens: 12 };
    const client = await play([{ usage }, { usage: { outputTokens: 1 } }]);
    expect(events(client)).toEqual([...BEGIN, ...USAGE, ...USAGE, ...END.slice(2)]);
    const told = client.messages.filter(({ method }) => method === 'thread/tokenUsage/updated');
    expect(told.map(({ params }) => params?.tokenUsage)).toMatchObject([
      { total: { totalTokens: 12 }, last: { totalTokens: 12 } },
      { total: { totalTokens: 13, inputTokens: 5, outputTokens: 7 }, last: { totalTokens: 1 } },
    ]);
  });
});

describe('a turn at work', () => {
  const HANG: TurnScript[] = [{ times: 'always', steps: [{ say: 'I wait.' }, { hang: true }, { say: 'I go on.' }] }];

  async function hanging(turns = HANG) {
    const server = fakeServer({ turns });
    const client = await rawClient(server.connect());
    const threadId = await client.thread();
    client.turn(threadId);
    const { params } = await client.untilMethod('turn/started');
    return { client, threadId, turnId: (params as { turn: { id: string } }).turn.id };
  }

  it('is interrupted: the answer first, no end of open items, and dropped requests last', async () => {
    const { client, threadId, turnId } = await hanging([{ steps: [RUN] }]);
    await client.untilMethod('item/commandExecution/requestApproval');
    const { id } = await client.call('turn/interrupt', { threadId, turnId });
    await client.untilMethod('serverRequest/resolved');
    const end = client.log.slice(client.log.indexOf(`reply ${id}`));
    expect(end).toEqual([`reply ${id}`, 'thread/status/changed', 'turn/completed', 'serverRequest/resolved']);
    expect(events(client)).toContain('turn/completed interrupted');
  });

  it('is steered: the message appears, and the turn goes on', async () => {
    const { client, threadId, turnId } = await hanging();
    const input = [{ type: 'text', text: 'hurry' }];
    expect(await client.result('turn/steer', { threadId, input, expectedTurnId: turnId })).toEqual({ turnId });
    await client.untilMethod('turn/completed');
    const steered = ['item/started userMessage', 'item/completed userMessage'];
    expect(events(client)).toEqual([...BEGIN, ...SAID, ...steered, ...SAID, ...END]);
    expect(client.texts.join()).toContain('"text":"hurry","text_elements":[]');
  });

  it('takes a second turn/start as a steer, under an id that never appears', async () => {
    const { client, threadId } = await hanging();
    const id = client.turn(threadId, 'more');
    const { result } = await client.until((message) => message.id === id);
    await client.untilMethod('turn/completed');
    const other = (result as { turn: { id: string } }).turn.id;
    expect(client.texts.filter((text) => text.includes(other))).toHaveLength(1);
  });

  it('refuses what does not fit it', async () => {
    const { client, threadId, turnId } = await hanging();
    const input = [{ type: 'text', text: 'x' }];
    const [other, gone] = ['019b76da-ffff-7000-8000-000000000000', '019b76da-eeee-7000-8000-000000000000'];
    for (const [method, params, message] of [
      [
        'turn/steer',
        { threadId, input, expectedTurnId: other },
        `expected active turn id \`${other}\` but found \`${turnId}\``,
      ],
      ['turn/steer', { threadId, input, expectedTurnId: '' }, 'expectedTurnId must not be empty'],
      ['turn/steer', { threadId, input: [], expectedTurnId: turnId }, 'input must not be empty'],
      ['turn/interrupt', { threadId, turnId: other }, `expected active turn id ${other} but found ${turnId}`],
      ['turn/interrupt', { threadId: gone, turnId }, `thread not found: ${gone}`],
    ] as const) {
      expect((await client.call(method, params)).error).toEqual({ code: -32600, message });
    }
    await client.call('turn/interrupt', { threadId, turnId: '' });
    await client.untilMethod('turn/completed');
    const { error } = await client.call('turn/interrupt', { threadId, turnId });
    expect(error?.message).toBe('no active turn to interrupt');
    expect((await client.call('turn/steer', { threadId, input, expectedTurnId: turnId })).error?.message).toBe(
      'no active turn to steer',
    );
  });

  it('goes on when its connection ends; a pending request reaches whoever resumes, with the same id', async () => {
    const server = fakeServer({ turns: [{ steps: [RUN] }] });
    const first = await rawClient(server.connect());
    const threadId = await first.thread();
    first.turn(threadId);
    const asked = await first.untilMethod('item/commandExecution/requestApproval');
    await first.close();
    const second = await rawClient(server.connect());
    const { id } = await second.call('thread/resume', { threadId });
    const again = await second.untilMethod('item/commandExecution/requestApproval');
    expect(again).toEqual(asked);
    expect(second.log.indexOf(`reply ${id}`)).toBeLessThan(second.log.indexOf('item/commandExecution/requestApproval'));
    second.send({ id: again.id, result: { decision: 'accept' } });
    await second.untilMethod('turn/completed');
  });

  it('asks every subscriber with one id; the first answer counts, the others see it resolved', async () => {
    const server = fakeServer({ turns: [{ steps: [{ say: 'x' }] }, { steps: [RUN] }] });
    const [first, second] = [await rawClient(server.connect()), await rawClient(server.connect())];
    const threadId = await first.thread();
    first.turn(threadId);
    await first.untilMethod('turn/completed');
    await second.result('thread/resume', { threadId });
    first.turn(threadId);
    const method = 'item/commandExecution/requestApproval';
    const [one, two] = [await first.untilMethod(method), await second.untilMethod(method)];
    expect(one).toEqual(two);
    second.send({ id: two.id, result: { decision: 'decline' } });
    await first.untilMethod('serverRequest/resolved');
    first.send({ id: one.id, result: { decision: 'accept' } });
    await first.untilTrue(() => first.log.filter((line) => line === 'turn/completed').length === 2);
    expect(first.texts.filter((text) => text.includes('"declined"'))).toHaveLength(1);
  });
});

describe('the script of a turn', () => {
  it('is the first whose text is in the input, else the next without one', async () => {
    const server = fakeServer({
      turns: [
        { steps: [{ say: 'one' }] },
        { when: 'hello', steps: [{ say: 'greeting' }] },
        { steps: [{ say: 'two' }] },
      ],
    });
    const client = await rawClient(server.connect());
    const threadId = await client.thread();
    const inputs = ['a', 'hello!', 'b', 'oh, hello'];
    for (const [index, text] of inputs.entries()) {
      client.turn(threadId, text);
      await client.untilTrue(() => client.log.filter((line) => line === 'turn/completed').length > index);
    }
    const said = client.messages.flatMap(({ method, params }) => {
      const { item } = (params ?? {}) as { item?: { type: string; text: string } };
      return method === 'item/completed' && item?.type === 'agentMessage' ? [item.text] : [];
    });
    expect(said).toEqual(['one', 'greeting', 'two', 'greeting']);
    const { error } = await client.call('turn/start', { threadId, input: [] });
    expect(error).toEqual({ code: -32601, message: 'The scenario has no answer to turn/start with this input.' });
  });
});
