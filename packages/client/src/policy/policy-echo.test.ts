import { describe, expect, it } from 'vitest';
import { scriptedServer } from '../../test/server.js';
import { THREAD, opened, text, turn, turnCompleted } from '../../test/threads.js';
import { policyDifferences } from './policy-echo.js';

describe('policyDifferences', () => {
  const inForce = {
    model: 'm1',
    approvalPolicy: 'on-request',
    approvalsReviewer: 'guardian_subagent',
    sandboxPolicy: { type: 'workspaceWrite', writableRoots: ['/a', '/b'], networkAccess: false },
    activePermissionProfile: { id: ':workspace', extends: null },
  };

  it.each([
    {},
    { model: null, approvalPolicy: undefined },
    { model: 'm1', approvalPolicy: 'on-request', sandbox: 'workspace-write', permissions: ':workspace' },
    { approvalsReviewer: 'auto_review' },
    { sandboxPolicy: { type: 'workspaceWrite', writableRoots: ['/b', '/a'] } },
  ])('finds none where all that was asked for is in force: %j', (asked) => {
    expect(policyDifferences(asked, inForce)).toEqual([]);
  });

  it.each([
    ['model', { model: 'm2' }],
    ['approvalPolicy', { approvalPolicy: 'never' }],
    ['approvalsReviewer', { approvalsReviewer: 'user' }],
    ['sandbox', { sandbox: 'read-only' }],
    ['sandbox', { sandboxPolicy: { type: 'workspaceWrite', writableRoots: ['/a'] } }],
    ['sandbox', { sandboxPolicy: { type: 'workspaceWrite', networkAccess: true } }],
    ['permissions', { permissions: ':read-only' }],
  ])('finds another %s', (subject, asked) => {
    expect(policyDifferences(asked, inForce)).toMatchObject([{ subject }]);
  });
});

describe('a server that ignores what was asked for', () => {
  it.each(['thread/start', 'thread/resume', 'thread/fork'] as const)(
    'THR-08: is found out by the answer to %s',
    async (method) => {
      const { client, answers, received } = await scriptedServer();
      answers[method] = () => opened({ sandbox: { type: 'dangerFullAccess' } });
      const params = { threadId: THREAD, sandbox: 'read-only' } as const;
      const attempt =
        method === 'thread/start'
          ? client.startThread({ sandbox: 'read-only' })
          : method === 'thread/resume'
            ? client.resumeThread(params)
            : client.forkThread(params);
      await expect(attempt).rejects.toMatchObject({
        name: 'PolicyMismatch',
        method,
        threadId: THREAD,
        differences: [{ subject: 'sandbox', asked: 'readOnly', inForce: 'dangerFullAccess' }],
      });
      expect(received.filter(({ method: sent }) => sent === 'turn/start')).toEqual([]);
    },
  );
});

describe('a policy that a turn asks for', () => {
  const settings = {
    cwd: '/w',
    approvalPolicy: 'never',
    approvalsReviewer: 'user',
    sandboxPolicy: { type: 'readOnly', networkAccess: false },
    activePermissionProfile: null,
    model: 'm1',
    modelProvider: 'mock',
    serviceTier: null,
    effort: null,
    summary: null,
    collaborationMode: {
      mode: 'default',
      settings: { model: 'm1', reasoning_effort: null, developer_instructions: null },
    },
    personality: null,
  };

  it('SET-02: is brought into force, and seen to be, before the turn is started', async () => {
    const { client, answers, send, request } = await scriptedServer();
    answers['thread/start'] = () => opened();
    answers['thread/settings/update'] = () => ({});
    const thread = await client.startThread();
    const result = thread.run('hi', { approvalPolicy: 'never' });
    expect(await request('thread/settings/update')).toMatchObject({
      params: { threadId: THREAD, approvalPolicy: 'never' },
    });
    send({ method: 'thread/settings/updated', params: { threadId: THREAD, threadSettings: settings } });
    const { id, params } = await request('turn/start');
    expect(params).toMatchObject({ approvalPolicy: 'never', input: [text('hi')] });
    send({ id, result: { turn: turn('turn-1') } });
    send(turnCompleted('turn-1'));
    expect(await result).toMatchObject({ status: 'completed' });
  });

  it('is an error when the server keeps another one, and the turn is not started', async () => {
    const { client, answers, received } = await scriptedServer();
    answers['thread/start'] = () => opened();
    answers['thread/settings/update'] = () => ({});
    const thread = await client.startThread();
    await expect(thread.run('hi', { model: 'm2', deadline: 20 })).rejects.toMatchObject({
      name: 'PolicyMismatch',
      method: 'turn/start',
      differences: [{ subject: 'model', asked: 'm2', inForce: 'm1' }],
    });
    expect(received.map(({ method }) => method)).toEqual(['thread/start', 'thread/settings/update']);
  });

  it('is not waited for from a server that cannot say it', async () => {
    const said: string[] = [];
    const { client, answers, send, request } = await scriptedServer({ onDiagnostic: ({ kind }) => said.push(kind) });
    answers['thread/start'] = () => opened();
    const thread = await client.startThread();
    void thread.run('hi', { model: 'm2' }).catch(() => {});
    const { id } = await request('thread/settings/update');
    send({
      id,
      error: {
        code: -32600,
        message: 'Invalid request: unknown variant `thread/settings/update`, expected one of `initialize`',
      },
    });
    await request('turn/start');
    expect(said).toEqual(['policy-unverified']);
  });

  it('TRN-10: is not made up: a turn says only what its caller said', async () => {
    const { client, answers, request } = await scriptedServer();
    answers['thread/start'] = () => opened({ sandbox: { type: 'dangerFullAccess' } });
    const thread = await client.startThread();
    void thread.run('hi', { effort: 'low' }).catch(() => {});
    expect((await request('turn/start')).params).toEqual({ threadId: THREAD, input: [text('hi')], effort: 'low' });
  });

  it('cannot be seen without opting in, which is said', async () => {
    const said: string[] = [];
    const { client, answers, request } = await scriptedServer({
      experimentalApi: false as true,
      onDiagnostic: ({ kind }) => said.push(kind),
    });
    answers['thread/start'] = () => opened();
    const thread = await client.startThread();
    void thread.run('hi', { approvalPolicy: 'never' }).catch(() => {});
    await request('turn/start');
    expect(said).toEqual(['policy-unverified']);
  });
});
