import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ThreadItem } from '@app-server/schema/experimental';
import type { Conversation } from '../../test/conversation.js';
import type { Message } from '../../test/raw-client.js';
import {
  ASKING,
  always,
  answer,
  asked,
  done,
  ended,
  plot,
  refuse,
  run,
  start,
  story,
  told,
  turnWorld,
} from '../../test/turn-world.js';
import type { Access } from '../processes/sandbox/access.js';
import type { Confine } from '../processes/sandbox/bubblewrap.js';
import type { Step } from '../scenario/scenario-types.js';

const COMMAND = 'item/commandExecution/requestApproval';

const TOUCH: Step = { run: { command: 'touch made' } };

const amendment = (...words: string[]) => ({ acceptWithExecpolicyAmendment: { execpolicy_amendment: words } });
const network = (action: string) => ({
  applyNetworkPolicyAmendment: { network_policy_amendment: { host: 'example.org', action } },
});

function commands({ client }: Conversation): Extract<ThreadItem, { type: 'commandExecution' }>[] {
  return done(client).flatMap((item) => (item.type === 'commandExecution' ? [item] : []));
}

function questions({ client }: Conversation): Message[] {
  return client.messages.filter(({ method }) => method === COMMAND);
}

async function exists({ workspace }: Conversation, name = 'made'): Promise<boolean> {
  return access(join(workspace, name)).then(
    () => true,
    () => false,
  );
}

/** What the model was told by its tool. */
function outputs({ model }: Conversation): string[] {
  const { input } = model.requests.at(-1)!;
  return input.flatMap((item) => (item.type === 'function_call_output' ? [String(item.output)] : []));
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
    expect(commands(world)).toMatchObject([{ status }]);
    expect(await exists(world)).toBe(status === 'completed');
    expect(outputs(world)).toEqual([expect.stringContaining(output)]);
    const wasRun =
      status === 'completed' ? { source: 'unifiedExecStartup', exitCode: 0 } : { source: 'agent', exitCode: null };
    expect(commands(world)).toMatchObject([wasRun]);
  });

  it('an error: it fails, and the model goes on', async () => {
    const world = await turnWorld(always(TOUCH, { say: 'On.' }));
    const { client } = world;
    const threadId = await client.thread(ASKING);
    const turnId = await start(client, threadId, 'hello');
    refuse(client, await asked(client, COMMAND));
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    expect(commands(world)).toMatchObject([{ status: 'failed', exitCode: null }]);
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
    expect(commands(world).map(({ status }) => status)).toEqual(['completed', 'completed', 'declined']);
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
    expect(commands(world).map(({ status }) => status)).toEqual(['completed', 'completed', 'declined']);
    const second = await start(client, threadId, 'hello');
    answer(client, await asked(client, COMMAND, 3), { decision: 'decline' });
    await ended(client, second);
    expect(commands(world)[3]).toMatchObject({ status: 'completed' });
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

describe('where nothing can be sandboxed', () => {
  const nothing: Confine = async () => {
    const { unsupported } = await import('../core/faults.js');
    throw unsupported('No sandbox: no bubblewrap in this test.', 'no bubblewrap');
  };

  it.each(['read-only', 'workspace-write'])(
    'a command under %s is asked for, and whoever allows it knows',
    async (sandbox) => {
      const world = await turnWorld(always({ run: { command: 'touch made' } }, { say: 'On.' }), { confine: nothing });
      const { client } = world;
      const threadId = await client.thread({ sandbox, approvalPolicy: 'on-request' });
      const turnId = await start(client, threadId, 'hello');
      const question = await asked(client, COMMAND);
      expect(question.params!['reason']).toMatch(/outside of a sandbox.*no bubblewrap in this test/);
      expect(await exists(world)).toBe(false);
      answer(client, question, { decision: 'accept' });
      await ended(client, turnId);
      expect(await exists(world)).toBe(true);
    },
  );

  it('a command is not run when that is declined', async () => {
    const world = await turnWorld(always({ run: { command: 'touch made' } }, { say: 'On.' }), { confine: nothing });
    const { client } = world;
    const turnId = await start(client, await client.thread({ approvalPolicy: 'on-request' }), 'hello');
    answer(client, await asked(client, COMMAND), { decision: 'decline' });
    await ended(client, turnId);
    expect(await exists(world)).toBe(false);
  });

  it('a command is refused when nobody may be asked, and the model is told why', async () => {
    const world = await turnWorld(always({ run: { command: 'touch made' } }, { say: 'On.' }), { confine: nothing });
    const { client } = world;
    const threadId = await client.thread({ sandbox: 'read-only', approvalPolicy: 'never' });
    expect(await run(client, threadId)).toMatchObject({ status: 'completed' });
    expect(outputs(world)).toEqual([
      expect.stringMatching(/policy of this thread is never.*no bubblewrap in this test/),
    ]);
    expect(commands(world)).toEqual([]);
    expect(await exists(world)).toBe(false);
  });

  it('a command of a thread without a sandbox simply runs', async () => {
    const world = await turnWorld(always({ run: { command: 'touch made' } }), { confine: nothing });
    await run(world.client, await world.client.thread({ sandbox: 'danger-full-access', approvalPolicy: 'on-request' }));
    expect(questions(world)).toEqual([]);
    expect(await exists(world)).toBe(true);
  });
});

/** A sandbox that only notes what it is to allow, and in which commands see that they are confined. */
function noted(): { confine: Confine; accesses: Access[] } {
  const accesses: Access[] = [];
  const confine: Confine = async (program, access) => {
    // The first question is whether there is one at all.
    if (program.command[0] !== 'true') accesses.push(access);
    return { ...program, env: { ...program.env, CONFINED: 'yes' } };
  };
  return { confine, accesses };
}

const SHOW = 'echo "confined: $CONFINED"; touch made';

describe('in a sandbox', () => {
  it('run commands that were not asked for, and those that were allowed without leaving it', async () => {
    const { confine, accesses } = noted();
    const world = await turnWorld(always({ run: { command: SHOW } }, { say: 'On.' }), { confine });
    const { client, workspace } = world;
    const threadId = await client.thread({ cwd: workspace, sandbox: 'workspace-write', approvalPolicy: 'on-request' });
    await run(client, threadId);
    const turnId = await start(client, threadId, 'hello', { approvalPolicy: 'untrusted' });
    answer(client, await asked(client, COMMAND), { decision: 'acceptForSession' });
    await ended(client, turnId);
    await run(client, threadId);
    expect(commands(world).map(({ aggregatedOutput }) => aggregatedOutput)).toEqual(
      [1, 2, 3].map(() => 'confined: yes\n'),
    );
    expect(accesses).toHaveLength(3);
    for (const { writable, network: mayConnect } of accesses) {
      expect(writable).toContain(workspace);
      expect(mayConnect).toBe(false);
    }
  });

  it('do not run commands that were allowed to leave it; what is allowed within allows no more', async () => {
    const { confine, accesses } = noted();
    const steps: Step[] = [
      { run: { command: SHOW } },
      { run: { command: SHOW, approval: true, reason: 'Outside?' } },
      { run: { command: SHOW, approval: true } },
      { run: { command: SHOW } },
      { say: 'On.' },
    ];
    const world = await turnWorld(always(...steps), { confine });
    const { client } = world;
    const threadId = await client.thread({ sandbox: 'read-only', approvalPolicy: 'untrusted' });
    const turnId = await start(client, threadId, 'hello');
    answer(client, await asked(client, COMMAND), { decision: 'acceptForSession' });
    answer(client, await asked(client, COMMAND, 2), { decision: 'acceptForSession' });
    await ended(client, turnId);
    expect(questions(world).map(({ params }) => params!['reason'])).toEqual([undefined, 'Outside?']);
    const outputs = commands(world).map(({ aggregatedOutput }) => aggregatedOutput);
    expect(outputs).toEqual(['confined: yes\n', 'confined: \n', 'confined: \n', 'confined: yes\n']);
    expect(accesses).toHaveLength(2);
  });

  it('PERM-06: a command may have something more than the rest, when that is allowed', async () => {
    const { confine, accesses } = noted();
    const args = {
      cmd: SHOW,
      sandbox_permissions: 'with_additional_permissions',
      additional_permissions: { network: { enabled: true }, file_system: { write: ['out'], read: ['/etc'] } },
    };
    const world = await turnWorld(always({ tool: 'exec_command', arguments: args }, { run: { command: SHOW } }), {
      confine,
    });
    const { client, workspace } = world;
    const threadId = await client.thread({ cwd: workspace, sandbox: 'read-only', approvalPolicy: 'on-request' });
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, COMMAND);
    const fileSystem = { read: ['/etc'], write: [join(workspace, 'out')] };
    expect(question.params).toMatchObject({ additionalPermissions: { network: { enabled: true }, fileSystem } });
    answer(client, question, { decision: 'accept' });
    await ended(client, turnId);
    expect(accesses).toEqual([
      { writable: [join(workspace, 'out')], network: true },
      { writable: [], network: false },
    ]);
  });

  it.each([
    {},
    { network: true },
    { network: { enabled: 'yes' } },
    { file_system: { write: 'out' } },
    { file_system: { write: [1] } },
    { file_system: { entries: [{ path: { type: 'glob_pattern', pattern: '**' }, access: 'write' }] } },
    { file_system: { entries: [{ path: { type: 'path', path: '/a' }, access: 'deny' }] } },
  ])('PERM-06: nobody is asked for what is no permission: %j', async (additional_permissions) => {
    const args = { cmd: 'ls', sandbox_permissions: 'with_additional_permissions', additional_permissions };
    const world = await turnWorld(always({ tool: 'exec_command', arguments: args }, { say: 'On.' }), noted());
    expect(await run(world.client, await world.client.thread())).toMatchObject({ status: 'completed' });
    expect(story(world.client).filter((line) => line.startsWith('ask'))).toEqual([]);
    expect(outputs(world)).toHaveLength(1);
    expect(commands(world)).toEqual([]);
  });
});

describe('a command that the sandbox has stopped', () => {
  /** A sandbox in which nothing can be written. */
  const strict: Confine = async (program) => ({
    ...program,
    command: ['/bin/sh', '-c', 'echo "made: Read-only file system" >&2; exit 1'],
  });

  async function failing(approvalPolicy: unknown) {
    const world = await turnWorld(always(TOUCH, { say: 'On.' }), { confine: strict });
    const { client, workspace } = world;
    const threadId = await client.thread({ cwd: workspace, sandbox: 'read-only', approvalPolicy });
    const turnId = await start(client, threadId, 'hello');
    return { world, client, turnId };
  }

  const granular = {
    sandbox_approval: true,
    rules: false,
    mcp_elicitations: false,
    skill_approval: false,
    request_permissions: false,
  };

  it.each(['on-failure', { granular }])('APR-11: is asked for again under %j, and run outside', async (policy) => {
    const { world, client, turnId } = await failing(policy);
    const question = await asked(client, COMMAND);
    expect(question.params!['reason']).toMatch(/failed in the sandbox/);
    answer(client, question, { decision: 'accept' });
    await ended(client, turnId);
    expect(commands(world)).toMatchObject([
      { status: 'failed', exitCode: 1 },
      { status: 'completed', exitCode: 0 },
    ]);
    const [one, two] = commands(world);
    expect(two!.id).not.toBe(one!.id);
    expect(outputs(world)).toEqual([expect.stringContaining('Exit code: 0')]);
    expect(await exists(world)).toBe(true);
  });

  it('leaves what it said when that is declined', async () => {
    const { world, client, turnId } = await failing('on-failure');
    answer(client, await asked(client, COMMAND), { decision: 'decline' });
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    expect(commands(world).map(({ status }) => status)).toEqual(['failed', 'declined']);
    expect(outputs(world)).toEqual([expect.stringMatching(/Exit code: 1[^]*Read-only file system/)]);
  });

  it('ends the turn when that is what the user wants', async () => {
    const { world, client, turnId } = await failing('on-failure');
    answer(client, await asked(client, COMMAND), { decision: 'cancel' });
    expect(await ended(client, turnId)).toMatchObject({ status: 'interrupted' });
    expect(await exists(world)).toBe(false);
  });

  it.each(['on-request', 'never', { granular: { ...granular, sandbox_approval: false } }])(
    'APR-11: is not asked for again under %j',
    async (policy) => {
      const { world, client, turnId } = await failing(policy);
      await ended(client, turnId);
      expect(questions(world)).toEqual([]);
      expect(outputs(world)).toEqual([expect.stringContaining('Read-only file system')]);
    },
  );
});
