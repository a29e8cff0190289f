import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../test/conversation.js';
import type { Message } from '../../../test/raw-client.js';
import {
  always,
  answer,
  asked,
  doneOf,
  ended,
  outputs,
  run,
  start,
  story,
  turnWorld,
} from '../../../test/turn-world.js';
import { unsupported } from '../../core/faults.js';
import type { Access } from '../../processes/sandbox/access.js';
import type { Confine } from '../../processes/sandbox/bubblewrap.js';
import type { Step } from '../../scenario/scenario-types.js';

const COMMAND = 'item/commandExecution/requestApproval';

const TOUCH: Step = { run: { command: 'touch made' } };

function questions({ client }: Conversation): Message[] {
  return client.messages.filter(({ method }) => method === COMMAND);
}

async function exists({ workspace }: Conversation, name = 'made'): Promise<boolean> {
  return access(join(workspace, name)).then(
    () => true,
    () => false,
  );
}

describe('where nothing can be sandboxed', () => {
  const nothing: Confine = async () => {
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
    expect(outputs(world.model)).toEqual([
      expect.stringMatching(/policy of this thread is never.*no bubblewrap in this test/),
    ]);
    expect(doneOf(world.client, 'commandExecution')).toEqual([]);
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
    expect(doneOf(world.client, 'commandExecution').map(({ aggregatedOutput }) => aggregatedOutput)).toEqual(
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
    const world = await turnWorld(
      [
        { when: 'within', steps: [{ run: { command: SHOW } }] },
        { when: 'outside', steps: [{ run: { command: SHOW, approval: true, reason: 'Outside?' } }], times: 2 },
        { when: 'again', steps: [{ run: { command: SHOW } }] },
      ],
      { confine },
    );
    const { client } = world;
    const threadId = await client.thread({ sandbox: 'read-only' });
    const first = await start(client, threadId, 'within', { approvalPolicy: 'untrusted' });
    answer(client, await asked(client, COMMAND), { decision: 'acceptForSession' });
    await ended(client, first);
    const second = await start(client, threadId, 'outside', { approvalPolicy: 'on-request' });
    answer(client, await asked(client, COMMAND, 2), { decision: 'acceptForSession' });
    await ended(client, second);
    await run(client, threadId, 'outside');
    await run(client, threadId, 'again');
    expect(questions(world).map(({ params }) => params!['reason'])).toEqual([undefined, 'Outside?']);
    const outputs = doneOf(world.client, 'commandExecution').map(({ aggregatedOutput }) => aggregatedOutput);
    expect(outputs).toEqual(['confined: yes\n', 'confined: \n', 'confined: \n', 'confined: yes\n']);
    expect(accesses).toHaveLength(2);
  });

  it.each(['untrusted', 'on-failure', 'never'])('under %s nobody can ask to leave it', async (approvalPolicy) => {
    const world = await turnWorld(always({ run: { command: SHOW, approval: true } }, { say: 'On.' }), noted());
    const { client } = world;
    await run(client, await client.thread({ sandbox: 'read-only', approvalPolicy }));
    expect(questions(world)).toEqual([]);
    expect(doneOf(client, 'commandExecution')).toEqual([]);
    expect(outputs(world.model)).toEqual([expect.stringContaining(`approval policy ${approvalPolicy}`)]);
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
    expect(outputs(world.model)).toHaveLength(1);
    expect(doneOf(world.client, 'commandExecution')).toEqual([]);
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
    expect(doneOf(world.client, 'commandExecution')).toMatchObject([
      { status: 'failed', exitCode: 1 },
      { status: 'completed', exitCode: 0 },
    ]);
    const [one, two] = doneOf(world.client, 'commandExecution');
    expect(two!.id).not.toBe(one!.id);
    expect(outputs(world.model)).toEqual([expect.stringContaining('Exit code: 0')]);
    expect(await exists(world)).toBe(true);
  });

  it('leaves what it said when that is declined', async () => {
    const { world, client, turnId } = await failing('on-failure');
    answer(client, await asked(client, COMMAND), { decision: 'decline' });
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    expect(doneOf(world.client, 'commandExecution').map(({ status }) => status)).toEqual(['failed', 'declined']);
    expect(outputs(world.model)).toEqual([expect.stringMatching(/Exit code: 1[^]*Read-only file system/)]);
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
      expect(outputs(world.model)).toEqual([expect.stringContaining('Read-only file system')]);
    },
  );
});
