import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../test/conversation.js';
import type { Message } from '../../test/raw-client.js';
import {
  ASKING,
  always,
  answer,
  asked,
  doneOf,
  ended,
  outputs,
  plot,
  refuse,
  run,
  start,
  told,
  turnWorld,
} from '../../test/turn-world.js';
import type { Step } from '../scenario/scenario-types.js';

const COMMAND = 'item/commandExecution/requestApproval';

const TOUCH: Step = { run: { command: 'touch made' } };

const amendment = (...words: string[]) => ({ acceptWithExecpolicyAmendment: { execpolicy_amendment: words } });
const network = (action: string) => ({
  applyNetworkPolicyAmendment: { network_policy_amendment: { host: 'example.org', action } },
});

function questions({ client }: Conversation): Message[] {
  return client.messages.filter(({ method }) => method === COMMAND);
}

async function exists({ workspace }: Conversation, name = 'made'): Promise<boolean> {
  return access(join(workspace, name)).then(
    () => true,
    () => false,
  );
}

describe('APR-12: whoever is asked for a command is told', () => {
  it('what it is, where it would run, and what can be answered', async () => {
    const world = await turnWorld(always(TOUCH));
    const { client, workspace } = world;
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, COMMAND);
    const { item } = told(client, 'item/started')[1]!;
    expect(item).toMatchObject({ source: 'agent', processId: null, status: 'inProgress' });
    const proposedExecpolicyAmendment = ['touch', 'made'];
    expect(question).toEqual({
      method: COMMAND,
      id: 0,
      params: {
        threadId,
        turnId,
        itemId: item.id,
        startedAtMs: expect.any(Number) as number,
        command: "/bin/bash -lc 'touch made'",
        cwd: workspace,
        commandActions: [{ type: 'unknown', command: 'touch made' }],
        proposedExecpolicyAmendment,
        availableDecisions: ['accept', amendment(...proposedExecpolicyAmendment), 'cancel'],
      },
    });
    answer(client, question, { decision: 'accept' });
    await ended(client, turnId);
  });

  it('why, and which rule the model proposes', async () => {
    const args = {
      cmd: 'npm run build --if-present',
      sandbox_permissions: 'require_escalated',
      justification: 'May it build?',
      prefix_rule: ['npm', 'run'],
    };
    const { client } = await turnWorld(always({ tool: 'exec_command', arguments: args }));
    const threadId = await client.thread({ sandbox: 'read-only', approvalPolicy: 'on-request' });
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, COMMAND);
    expect(question.params).toMatchObject({ reason: 'May it build?', proposedExecpolicyAmendment: ['npm', 'run'] });
    answer(client, question, { decision: 'decline' });
    await ended(client, turnId);
  });
});

describe('the answer to a question about a command', () => {
  it.each<[string, object, string, string]>([
    ['accept', { decision: 'accept' }, 'completed', 'Exit code: 0'],
    ['acceptForSession', { decision: 'acceptForSession' }, 'completed', 'Exit code: 0'],
    ['a rule', { decision: amendment('touch') }, 'completed', 'Exit code: 0'],
    ['a host that is allowed', { decision: network('allow') }, 'completed', 'Exit code: 0'],
    ['a host that is denied', { decision: network('deny') }, 'declined', 'did not allow'],
    ['decline', { decision: 'decline' }, 'declined', 'did not allow'],
    ['one of another form', { decision: 'bogus' }, 'declined', 'did not allow'],
    ['nothing', {}, 'declined', 'did not allow'],
  ])('%s: %j', async (_name, result, status, output) => {
    const world = await turnWorld(always(TOUCH, { say: 'On.' }));
    const { client } = world;
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    answer(client, await asked(client, COMMAND), result);
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    expect(doneOf(world.client, 'commandExecution')).toMatchObject([{ status }]);
    expect(await exists(world)).toBe(status === 'completed');
    expect(outputs(world.model)).toEqual([expect.stringContaining(output)]);
    const wasRun =
      status === 'completed' ? { source: 'unifiedExecStartup', exitCode: 0 } : { source: 'agent', exitCode: null };
    expect(doneOf(world.client, 'commandExecution')).toMatchObject([wasRun]);
  });

  it('an error: it fails, and the model goes on', async () => {
    const world = await turnWorld(always(TOUCH, { say: 'On.' }));
    const { client } = world;
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    refuse(client, await asked(client, COMMAND));
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    expect(doneOf(world.client, 'commandExecution')).toMatchObject([{ status: 'failed', exitCode: null }]);
    expect(await exists(world)).toBe(false);
  });

  it('cancel: the turn ends, and nothing else of it is run', async () => {
    const world = await turnWorld(always(TOUCH, { run: { command: 'touch other' } }));
    const { client } = world;
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    const from = client.texts.length;
    answer(client, await asked(client, COMMAND), { decision: 'cancel' });
    expect(await ended(client, turnId)).toMatchObject({ status: 'interrupted', error: null });
    expect(plot(client, from).slice(-5)).toEqual([
      'serverRequest/resolved',
      'status active',
      'item/completed commandExecution declined',
      'status idle',
      'turn/completed interrupted',
    ]);
    expect(world.model.requests).toHaveLength(1);
  });
});

describe('what an answer allows from then on', () => {
  const run3 = (...scripts: string[]) =>
    always(...scripts.map((command): Step => ({ run: { command } })), { say: 'On.' });

  it('acceptForSession: the same command, and no other', async () => {
    const world = await turnWorld(run3('touch a', 'touch a', 'touch b'));
    const { client } = world;
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    answer(client, await asked(client, COMMAND), { decision: 'acceptForSession' });
    answer(client, await asked(client, COMMAND, 2), { decision: 'decline' });
    await ended(client, turnId);
    expect(doneOf(world.client, 'commandExecution').map(({ status }) => status)).toEqual([
      'completed',
      'completed',
      'declined',
    ]);
    const other = await client.thread(ASKING);
    const again = await start(client, other, 'hello');
    answer(client, await asked(client, COMMAND, 3), { decision: 'cancel' });
    await ended(client, again);
  });

  it('a rule: all that begins with its words, also in another turn', async () => {
    const world = await turnWorld(run3('touch a', 'touch b', 'touch c; mkdir d'));
    const { client } = world;
    const threadId = await client.thread(ASKING);
    const first = await start(client, threadId, 'hello');
    answer(client, await asked(client, COMMAND), { decision: amendment('touch') });
    answer(client, await asked(client, COMMAND, 2), { decision: 'decline' });
    await ended(client, first);
    expect(doneOf(world.client, 'commandExecution').map(({ status }) => status)).toEqual([
      'completed',
      'completed',
      'declined',
    ]);
    const second = await start(client, threadId, 'hello');
    answer(client, await asked(client, COMMAND, 3), { decision: 'decline' });
    await ended(client, second);
    expect(doneOf(world.client, 'commandExecution')[3]).toMatchObject({ status: 'completed' });
  });

  it('accept: nothing', async () => {
    const world = await turnWorld(run3('touch a', 'touch a'));
    const { client } = world;
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    for (const nth of [1, 2]) answer(client, await asked(client, COMMAND, nth), { decision: 'accept' });
    await ended(client, turnId);
    expect(questions(world)).toHaveLength(2);
  });

  it('what only reads is never asked for', async () => {
    const world = await turnWorld(run3('ls', 'cat none | head'));
    const { client } = world;
    await run(client, await client.thread(ASKING));
    expect(questions(world)).toEqual([]);
  });
});
