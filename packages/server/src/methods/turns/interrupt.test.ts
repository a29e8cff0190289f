import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../test/conversation.js';
import { pidIn, runningCommand, untilGone } from '../../../test/processes.js';
import type { Message, RawClient } from '../../../test/raw-client.js';
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
  scripts,
  start,
  story,
  told,
  turnWorld,
  turnsOf,
} from '../../../test/turn-world.js';
import type { Step } from '../../scenario/scenario-types.js';

const QUESTION = { id: 'q', header: 'Q', question: 'Which?', isOther: true, isSecret: false, options: null };
const TOOL = { name: 'look_up', description: 'Finds a book.', inputSchema: { type: 'object' } };

interface Phase {
  steps: Step[];
  thread?: object;
  /** Resolves when it has come to that. */
  until: (world: Conversation) => Promise<unknown>;
  /** What is still told before the answer. */
  before?: string[];
}

function question(method: string) {
  return ({ client }: Conversation) => asked(client, method);
}

const PHASES: Record<string, Phase> = {
  'before it asks the model': { steps: [], until: async () => {} },
  'while the model is silent': { steps: [{ hang: true }], until: ({ model }) => model.asked(1) },
  'while the model waits': { steps: [{ wait: 60_000 }], until: ({ model }) => model.asked(1) },
  'behind a message': {
    steps: [{ say: 'Working.' }, { hang: true }],
    until: ({ client }) => client.untilTrue(() => done(client).length === 2),
  },
  'while a command runs': {
    steps: [{ run: { command: 'sleep 60' } }],
    thread: FREE,
    until: ({ client }) => client.until(({ params }) => /"commandExecution"/.test(JSON.stringify(params ?? {}))),
    before: ['item/completed commandExecution failed'],
  },
  'while a command is asked for': {
    steps: [{ run: { command: 'touch made' } }],
    thread: ASKING,
    until: question('item/commandExecution/requestApproval'),
  },
  'while a change is asked for': {
    steps: [{ patch: { changes: [{ path: 'made', kind: { type: 'add' }, diff: 'x\n' }] } }],
    thread: ASKING,
    until: question('item/fileChange/requestApproval'),
  },
  'while permissions are asked for': {
    steps: [{ permissions: { network: { enabled: true }, fileSystem: null } }],
    until: question('item/permissions/requestApproval'),
  },
  'while the user is asked': {
    steps: [{ ask: { questions: [QUESTION] } }],
    until: question('item/tool/requestUserInput'),
  },
  'while a tool of the client runs': {
    steps: [{ tool: 'look_up' }],
    thread: { dynamicTools: [TOOL] },
    until: question('item/tool/call'),
  },
};

function interrupt(client: RawClient, threadId: string, turnId: string): Promise<Message> {
  return client.call('turn/interrupt', { threadId, turnId });
}

describe('a turn is interrupted', () => {
  it.each(Object.entries(PHASES))('%s', async (_name, { steps, thread = {}, until, before = [] }) => {
    const world = await turnWorld(scripts({ '#go': [...steps, { say: 'Too late.' }] }));
    const { client, model } = world;
    const threadId = await client.thread(thread);
    const turnId = await start(client, threadId, '#go');
    await until(world);
    const from = client.texts.length;
    const { id, result } = await interrupt(client, threadId, turnId);
    expect(result).toEqual({});
    expect(await ended(client, turnId)).toMatchObject({ status: 'interrupted', error: null });
    const open = client.messages.find((message) => message.id !== undefined && message.method !== undefined);
    const resolved = open && open.method !== 'item/tool/call' ? ['serverRequest/resolved'] : [];
    await client.untilTrue(() => plot(client, from).length >= 3 + resolved.length);
    const told = plot(client, from).filter(
      (line) => !/^(status active|turn\/started|item\/.* userMessage)$/.test(line),
    );
    expect(told).toEqual([...before, `reply ${id}`, 'status idle', 'turn/completed interrupted', ...resolved]);
    if (open) answer(client, open, { decision: 'accept', answers: {}, contentItems: [], success: true });
    // Nothing of it comes later, and the thread goes on.
    expect(await run(client, threadId, 'and on')).toMatchObject({ status: 'completed' });
    expect(story(client)).not.toContain('error');
    await expect(access(join(world.workspace, 'made'))).rejects.toThrow('ENOENT');
    const statuses = (await turnsOf(client, threadId)).map(({ status }) => status);
    expect(statuses).toEqual(['interrupted', 'completed']);
    const { input } = model.requests.at(-1)!;
    const calls = input.filter(({ type }) => type.endsWith('_call')).length;
    expect(input.filter(({ type }) => type.endsWith('_output'))).toHaveLength(calls);
  });

  it('and its items that are done are kept as they were told', async () => {
    const { client } = await turnWorld(always({ reasoning: 'Hm.' }, { say: 'Working.' }, { hang: true }));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello');
    await client.untilTrue(() => done(client).length === 3);
    await interrupt(client, threadId, turnId);
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items).toEqual(done(client));
  });

  it('and its command ends with all that it has started', async () => {
    const world = await turnWorld(always({ run: { command: runningCommand('pid') } }));
    const { client, workspace } = world;
    const threadId = await client.thread(FREE);
    const turnId = await start(client, threadId, 'hello');
    const pid = await pidIn(join(workspace, 'pid'));
    await interrupt(client, threadId, turnId);
    await untilGone(pid);
  });

  it('twice: both are answered, and it ends once', async () => {
    const { client, model } = await turnWorld(always({ hang: true }));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello');
    await model.asked(1);
    const answers = await Promise.all([interrupt(client, threadId, turnId), interrupt(client, threadId, turnId)]);
    expect(answers[0].result).toEqual({});
    expect(answers[1].error ?? answers[1].result).toBeDefined();
    expect(told(client, 'turn/completed')).toHaveLength(1);
  });

  it('and another begins at once, with nothing of the first in it', async () => {
    const { client, model } = await turnWorld(scripts({ '#go': [{ hang: true }] }));
    const threadId = await client.thread();
    const first = await start(client, threadId, '#go');
    await model.asked(1);
    const input = [{ type: 'text', text: 'next' }];
    client.ask('turn/interrupt', { threadId, turnId: first });
    client.ask('turn/start', { threadId, input });
    await client.untilTrue(() => told(client, 'turn/completed').length === 2);
    const [one, other] = told(client, 'turn/completed').map(({ turn }) => turn);
    expect([one!.status, other!.status]).toEqual(['interrupted', 'completed']);
    expect(plot(client).slice(-10)).toEqual([
      'turn/completed interrupted',
      'reply 5',
      'status active',
      'turn/started',
      'item/started userMessage',
      'item/completed userMessage',
      'item/started agentMessage',
      'item/completed agentMessage',
      'status idle',
      'turn/completed completed',
    ]);
  });

  it('in the same breath in which it is started: it is told as one that began and ended', async () => {
    const { client } = await turnWorld(always({ say: 'Never.' }));
    const threadId = await client.thread();
    const from = client.texts.length;
    client.ask('turn/start', { threadId, input: [{ type: 'text', text: 'hello' }] });
    client.ask('turn/interrupt', { threadId, turnId: '' });
    const { params } = await client.untilMethod('turn/completed');
    expect(params).toMatchObject({ turn: { status: 'interrupted' } });
    await client.until(({ id }) => id === 4);
    expect(story(client, from)).toEqual([
      'reply 3',
      'status active',
      'turn/started',
      'reply 4',
      'status idle',
      'turn/completed interrupted',
    ]);
    expect(await run(client, threadId)).toMatchObject({ status: 'completed' });
  });

  it('what was steered into it and not heard is not heard later', async () => {
    const { client, model } = await turnWorld(scripts({ '#go': [{ run: { command: 'sleep 60' } }] }));
    const threadId = await client.thread(FREE);
    const turnId = await start(client, threadId, '#go');
    await client.until(({ params }) => /"commandExecution"/.test(JSON.stringify(params ?? {})));
    await client.result('turn/steer', { threadId, expectedTurnId: turnId, input: [{ type: 'text', text: 'lost' }] });
    await interrupt(client, threadId, turnId);
    await run(client, threadId, 'next');
    expect(JSON.stringify(model.requests.at(-1)!.input)).not.toContain('lost');
  });

  it('and what its command gave is there for the model', async () => {
    const { client, model } = await turnWorld(scripts({ '#go': [{ run: { command: 'echo begun; sleep 60' } }] }));
    const threadId = await client.thread(FREE);
    const turnId = await start(client, threadId, '#go');
    await client.untilMethod('item/commandExecution/outputDelta');
    await interrupt(client, threadId, turnId);
    expect(done(client).at(-1)).toMatchObject({ status: 'failed', aggregatedOutput: 'begun\n', exitCode: -1 });
    await run(client, threadId, 'next');
    expect(JSON.stringify(model.requests.at(-1)!.input)).toContain('begun');
  });
});

describe('what is not interrupted', () => {
  it('is a thread in which nothing runs, unless no turn is named', async () => {
    const { client } = await turnWorld(always({ say: 'Yes.' }));
    const threadId = await client.thread();
    const none = { code: -32600, data: { kind: 'wrongState', what: 'turn', state: 'none' } };
    expect((await interrupt(client, threadId, 'x')).error).toMatchObject(none);
    expect((await interrupt(client, threadId, '')).result).toEqual({});
    const { id } = await run(client, threadId);
    expect((await interrupt(client, threadId, id)).error).toMatchObject(none);
  });

  it('is another turn than the one that is named', async () => {
    const { client, model } = await turnWorld(always({ hang: true }));
    const threadId = await client.thread();
    const turnId = await start(client, threadId, 'hello');
    await model.asked(1);
    const { error } = await interrupt(client, threadId, 'another');
    expect(error).toMatchObject({ code: -32600, data: { kind: 'wrongState', what: 'turn', state: 'other' } });
    expect(error!.message).toContain(turnId);
    expect(told(client, 'turn/completed')).toEqual([]);
    expect((await interrupt(client, threadId, '')).result).toEqual({});
    expect(await ended(client, turnId)).toMatchObject({ status: 'interrupted' });
  });
});
