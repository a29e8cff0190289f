import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ServerRequests } from '@app-server/schema/experimental';
import { Puppet, call, completed, patch } from '../../test/puppet.js';
import {
  answer,
  asked,
  doneOf,
  ended,
  outputs,
  refuse,
  run,
  start,
  story,
  told,
  turnWorld,
} from '../../test/turn-world.js';
import type { ModelEvent } from '../providers/model-provider.js';

const PERMISSIONS = 'item/permissions/requestApproval';
const INPUT = 'item/tool/requestUserInput';

const READ_ONLY = { sandbox: 'read-only', approvalPolicy: 'on-request' };

/** A thread whose model makes one of these calls in each reply; a turn ends when there are none for it. */
async function calling(thread: object, ...turns: ModelEvent[][]) {
  const model = new Puppet(async function* ({ input }) {
    const isNew = input.at(-1)?.type === 'message';
    if (isNew && model.requests.length > 1) turns.shift();
    const next = turns[0]?.shift();
    if (next) yield next;
    yield completed();
  });
  const world = await turnWorld(model);
  const threadId = await world.client.thread({ cwd: world.workspace, ...thread });
  return { ...world, threadId };
}

type Granted = ServerRequests['item/permissions/requestApproval']['result'];

function adding(path: string): ModelEvent {
  return patch(`*** Begin Patch\n*** Add File: ${path}\n+text\n*** End Patch\n`);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

describe('request_permissions', () => {
  const wish = {
    permissions: { network: { enabled: true }, file_system: { write: ['out', '/data'] } },
    reason: 'To build.',
  };

  it('asks for what the model wants', async () => {
    const { client, threadId, workspace, model } = await calling(READ_ONLY, [call('request_permissions', wish)]);
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, PERMISSIONS);
    const fileSystem = { read: null, write: [join(workspace, 'out'), '/data'] };
    expect(question.params).toEqual({
      threadId,
      turnId,
      itemId: expect.stringMatching(/^call_/) as string,
      startedAtMs: expect.any(Number) as number,
      cwd: workspace,
      reason: 'To build.',
      permissions: { network: { enabled: true }, fileSystem },
    });
    const write = [join(workspace, 'out'), '/not/asked/for'];
    const permissions = { network: { enabled: true }, fileSystem: { read: ['/etc'], write } };
    answer(client, question, { permissions, scope: 'turn' } satisfies Granted);
    await ended(client, turnId);
    // Nothing is granted that was not asked for.
    const granted = { network: { enabled: true }, fileSystem: { read: null, write: [join(workspace, 'out')] } };
    expect(outputs(model)).toEqual([JSON.stringify({ granted })]);
    expect(story(client)).toContain('status active waitingOnApproval');
    expect(doneOf(client, 'userMessage')).toHaveLength(1);
  });

  it.each([
    ['turn', [true, false]],
    ['session', [true, true]],
  ] as const)('PERM-06: what is granted for the %s holds no longer', async (scope, expected) => {
    const { client, threadId, workspace } = await calling(
      READ_ONLY,
      [call('request_permissions', wish), adding('out/a')],
      [adding('out/b')],
    );
    await mkdir(join(workspace, 'out'));
    const first = await start(client, threadId, 'hello');
    const question = await asked(client, PERMISSIONS);
    const fileSystem = { read: null, write: [join(workspace, 'out')] };
    answer(client, question, { permissions: { fileSystem }, scope } satisfies Granted);
    await ended(client, first);
    const second = await start(client, threadId, 'hello');
    if (scope === 'turn')
      answer(client, await asked(client, 'item/fileChange/requestApproval'), { decision: 'decline' });
    await ended(client, second);
    expect(await Promise.all(['out/a', 'out/b'].map((name) => exists(join(workspace, name))))).toEqual(expected);
  });

  it('PERM-06: what is granted in one thread is nothing to another', async () => {
    const { client, threadId, workspace } = await calling(
      READ_ONLY,
      [call('request_permissions', wish)],
      [adding('out/a')],
    );
    await mkdir(join(workspace, 'out'));
    const first = await start(client, threadId, 'hello');
    const fileSystem = { read: null, write: [join(workspace, 'out')] };
    answer(client, await asked(client, PERMISSIONS), {
      permissions: { fileSystem },
      scope: 'session',
    } satisfies Granted);
    await ended(client, first);
    const other = await client.thread({ ...READ_ONLY, cwd: workspace });
    const second = await start(client, other, 'hello');
    answer(client, await asked(client, 'item/fileChange/requestApproval'), { decision: 'decline' });
    await ended(client, second);
  });

  it.each<[string, object | undefined]>([
    ['an error', undefined],
    ['another form', { permissions: [] }],
    ['nothing', {}],
  ])('grants nothing when the answer is %s', async (_name, result) => {
    const { client, threadId, model, services } = await calling(READ_ONLY, [call('request_permissions', wish)]);
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, PERMISSIONS);
    if (result) answer(client, question, result);
    else refuse(client, question);
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    expect(outputs(model)).toEqual(['The permissions were not granted.']);
    expect(services.requests.pendingFor(threadId)).toEqual([]);
  });

  it('grants nothing when nothing of it is in the answer', async () => {
    const { client, threadId, model } = await calling(READ_ONLY, [call('request_permissions', wish)]);
    const turnId = await start(client, threadId, 'hello');
    answer(client, await asked(client, PERMISSIONS), { permissions: {}, scope: 'turn' } satisfies Granted);
    await ended(client, turnId);
    expect(outputs(model)).toEqual(['{"granted":{"network":null,"fileSystem":null}}']);
  });

  const granular = {
    sandbox_approval: true,
    rules: true,
    skill_approval: true,
    mcp_elicitations: true,
    request_permissions: false,
  };

  it.each(['never', { granular }])('APR-11: is not passed on under %j', async (approvalPolicy) => {
    const { client, threadId, model } = await calling({ approvalPolicy }, [call('request_permissions', wish)]);
    await run(client, threadId);
    expect(outputs(model)).toEqual([expect.stringContaining('approval policy of this thread')]);
    expect(story(client).filter((line) => line.startsWith('ask'))).toEqual([]);
  });

  it('APR-11: is passed on by a switch of its own', async () => {
    const off = { sandbox_approval: false, rules: false, skill_approval: false, mcp_elicitations: false };
    const approvalPolicy = { granular: { ...off, request_permissions: true } };
    const { client, threadId } = await calling({ approvalPolicy }, [call('request_permissions', wish)]);
    const turnId = await start(client, threadId, 'hello');
    answer(client, await asked(client, PERMISSIONS), { permissions: {}, scope: 'turn' } satisfies Granted);
    await ended(client, turnId);
  });

  it.each([{}, { permissions: {} }, { permissions: { network: 1 } }, { permissions: { file_system: { write: '/' } } }])(
    'tells the model what is no wish: %j',
    async (args) => {
      const { client, threadId, model } = await calling(READ_ONLY, [call('request_permissions', args)]);
      expect(await run(client, threadId)).toMatchObject({ status: 'completed' });
      expect(outputs(model)).toEqual([expect.stringMatching(/must/)]);
    },
  );
});

describe('request_user_input', () => {
  const question = { id: 'q', header: 'Colour', question: 'Which?' };
  const options = [{ label: 'Red', description: 'Warm.' }, { label: 'Blue' }];

  it('asks, and offers what the model offers', async () => {
    const questions = [
      { ...question, options },
      { ...question, id: 'r', options: [], isSecret: true, isOther: false },
    ];
    const { client, threadId, model } = await calling({}, [call('request_user_input', { questions })]);
    const turnId = await start(client, threadId, 'hello');
    const request = await asked(client, INPUT);
    expect(request.params!['questions']).toEqual([
      { ...question, isOther: true, isSecret: false, options: [options[0], { label: 'Blue', description: '' }] },
      { ...question, id: 'r', isOther: false, isSecret: true, options: null },
    ]);
    const answers = { q: { answers: ['Red', 'and more'] }, r: { answers: [] } };
    answer(client, request, { answers });
    await ended(client, turnId);
    expect(outputs(model)).toEqual([JSON.stringify({ answers })]);
  });

  it.each<[string, object | undefined]>([
    ['an error', undefined],
    ['another form', { q: 'Red' }],
  ])('goes on when the answer is %s', async (_name, result) => {
    const { client, threadId, model } = await calling({}, [call('request_user_input', { questions: [question] })]);
    const turnId = await start(client, threadId, 'hello');
    const request = await asked(client, INPUT);
    if (result) answer(client, request, result);
    else refuse(client, request);
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    expect(outputs(model)).toEqual(['The user did not answer.']);
    expect(story(client).slice(-1)).toEqual(['turn/completed completed']);
  });

  it.each([
    [{ questions: [] }, /one to 3/],
    [{ questions: [question, question, question, question] }, /one to 3/],
    [{}, /one to 3/],
    [{ questions: [{ id: 'q' }] }, /header must be a text/],
    [{ questions: [{ ...question, options: [{}] }] }, /label must be a text/],
  ])('tells the model what is no question: %j', async (args, reason) => {
    const { client, threadId, model } = await calling({}, [call('request_user_input', args)]);
    await run(client, threadId);
    expect(outputs(model)).toEqual([expect.stringMatching(reason)]);
  });

  it('is for plan mode, where a provider knows no better', async () => {
    const { client, threadId, model } = await calling({}, [call('request_user_input', { questions: [question] })]);
    Object.assign(model, { asksInEveryMode: false });
    await run(client, threadId);
    expect(outputs(model)).toEqual([expect.stringContaining('plan mode only')]);
    expect(model.requests[0]!.tools.map(({ name }) => name)).not.toContain('request_user_input');
    const settings = { model: 'gpt-5.5', reasoning_effort: null, developer_instructions: null };
    await run(client, threadId, 'plan', { collaborationMode: { mode: 'plan', settings } });
    expect(model.requests.at(-1)!.tools.map(({ name }) => name)).toContain('request_user_input');
  });
});

describe('update_plan', () => {
  it.each([
    [{}, /plan must be a list/],
    [{ plan: [{ step: 'x', status: 'soon' }] }, /status must be one of pending, in_progress, completed/],
    [{ plan: [{ status: 'pending' }] }, /step must be a text/],
    [{ plan: [null] }, /status must be a text/],
  ])('tells the model what is no plan: %j', async (args, reason) => {
    const { client, threadId, model } = await calling({}, [call('update_plan', args)]);
    await run(client, threadId);
    expect(outputs(model)).toEqual([expect.stringMatching(reason)]);
    expect(told(client, 'turn/plan/updated')).toEqual([]);
  });
});
