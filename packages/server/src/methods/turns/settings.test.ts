import { describe, expect, it } from 'vitest';
import type { ThreadSettings } from '@app-server/schema/experimental';
import type { RawClient } from '../../../test/raw-client.js';
import {
  always,
  asked,
  answer,
  done,
  ended,
  plot,
  run,
  scripts,
  start,
  told,
  turnWorld,
} from '../../../test/turn-world.js';

const input = (text: string) => [{ type: 'text', text, text_elements: [] }];

function announced(client: RawClient): ThreadSettings[] {
  return told(client, 'thread/settings/updated').map(({ threadSettings }) => threadSettings);
}

async function effective(client: RawClient, threadId: string) {
  return client.result<Record<string, unknown>>('thread/resume', { threadId, excludeTurns: true });
}

describe('settings that come with a turn', () => {
  it.each<[string, object, object]>([
    ['model', { model: 'gpt-5.4' }, { model: 'gpt-5.4' }],
    ['effort', { effort: 'high' }, { effort: 'high' }],
    ['summary', { summary: 'concise' }, { summary: 'concise' }],
    ['approvalPolicy', { approvalPolicy: 'never' }, { approvalPolicy: 'never' }],
    ['approvalsReviewer', { approvalsReviewer: 'auto_review' }, { approvalsReviewer: 'guardian_subagent' }],
    ['cwd', { cwd: '/' }, { cwd: '/' }],
    ['personality', { personality: 'friendly' }, { personality: 'friendly' }],
    ['serviceTier', { serviceTier: 'fast' }, { serviceTier: 'priority' }],
    ['sandboxPolicy', { sandboxPolicy: { type: 'dangerFullAccess' } }, { sandboxPolicy: { type: 'dangerFullAccess' } }],
    [
      'permissions',
      { permissions: ':workspace' },
      { activePermissionProfile: { id: ':workspace', extends: null }, sandboxPolicy: { type: 'workspaceWrite' } },
    ],
    [
      'collaborationMode',
      {
        collaborationMode: {
          mode: 'plan',
          settings: { model: 'gpt-5.4', reasoning_effort: null, developer_instructions: 'Think.' },
        },
      },
      { model: 'gpt-5.4', collaborationMode: { mode: 'plan' } },
    ],
  ])('TRN-07, TRN-09: %s stays, and is told once', async (_name, override, expected) => {
    const { client, model } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    const from = client.texts.length;
    await run(client, threadId, 'one', override);
    expect(plot(client, from).slice(0, 4)).toEqual([
      'reply 3',
      'thread/settings/updated',
      'status active',
      'turn/started',
    ]);
    await run(client, threadId, 'two', override);
    await run(client, threadId, 'three');
    expect(announced(client)).toMatchObject([expected]);
    const requests = model.requests.map(({ model, effort, summary, serviceTier, instructions, origin }) => ({
      model,
      effort,
      summary,
      serviceTier,
      instructions,
      sandbox: origin?.sandbox,
    }));
    expect(requests[1]).toEqual(requests[0]);
    expect(requests[2]).toEqual(requests[0]);
  });

  it('TRN-09: that are left out or null change nothing', async () => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread({ model: 'gpt-5.4', cwd: '/' });
    await run(client, threadId, 'one', {
      model: null,
      cwd: null,
      effort: null,
      sandboxPolicy: null,
      permissions: null,
    });
    expect(announced(client)).toEqual([]);
    expect(await effective(client, threadId)).toMatchObject({ model: 'gpt-5.4', cwd: '/' });
  });

  it('PERM-10, TRN-06: permissions and a sandbox policy are too much, and nothing of it happens', async () => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    const sandboxPolicy = { type: 'dangerFullAccess' };
    const params = { threadId, input: input('hello'), permissions: ':workspace', sandboxPolicy, model: 'gpt-5.4' };
    const { error } = await client.call('turn/start', params);
    expect(error).toMatchObject({ code: -32600, data: { kind: 'invalidRequest' } });
    expect(error!.message).toMatch(/`permissions`.*`sandboxPolicy`/);
    await run(client, threadId);
    expect(announced(client)).toEqual([]);
    expect(told(client, 'turn/started')).toHaveLength(1);
  });

  it('TRN-06: a profile that is not there is refused', async () => {
    const { client } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    const { error } = await client.call('turn/start', { threadId, input: input('x'), permissions: 'nope' });
    expect(error).toMatchObject({ code: -32600, data: { kind: 'notFound', what: 'permissionProfile', id: 'nope' } });
    expect(told(client, 'turn/started')).toEqual([]);
  });

  it('TRN-06: a profile stays a profile: roots that come later are written to', async () => {
    const { client, workspace } = await turnWorld(scripts({}));
    const threadId = await client.thread({ cwd: workspace });
    await run(client, threadId, 'one', { permissions: ':workspace' });
    await run(client, threadId, 'two', { runtimeWorkspaceRoots: [workspace, '/data'] });
    expect(announced(client)[1]).toMatchObject({
      activePermissionProfile: { id: ':workspace' },
      sandboxPolicy: { writableRoots: expect.arrayContaining(['/data']) as string[] },
    });
  });
});

describe('SET-05: settings and turns are taken in the order of the requests', () => {
  it('what is set before a turn is for that turn', async () => {
    const { client, model } = await turnWorld(scripts({}));
    const threadId = await client.thread();
    const names = ['gpt-5.4', 'gpt-5.5', 'gpt-5.4'];
    for (const [index, name] of names.entries()) {
      client.ask('thread/settings/update', { threadId, model: name });
      client.ask('turn/start', { threadId, input: input(name) });
      await client.untilTrue(() => told(client, 'turn/completed').length > index);
    }
    expect(model.requests.map((request) => request.model)).toEqual(names);
  });

  it('what is set behind it is for the next one, whatever the turn still does', async () => {
    const { client, model, workspace } = await turnWorld(
      always({ run: { command: 'pwd' } }, { hang: true }, { run: { command: 'touch a; pwd' } }, { say: 'Yes.' }),
    );
    const threadId = await client.thread({
      cwd: workspace,
      sandbox: 'danger-full-access',
      approvalPolicy: 'untrusted',
    });
    client.ask('turn/start', { threadId, input: input('one') });
    const update = { threadId, model: 'gpt-5.4', cwd: '/', approvalPolicy: 'never', effort: 'low' };
    await client.result('thread/settings/update', update);
    await client.untilMethod('turn/started');
    const { id: turnId } = told(client, 'turn/started')[0]!.turn;
    await model.asked(2);
    await client.result('turn/steer', { threadId, expectedTurnId: turnId, input: input('on') });
    answer(client, await asked(client, 'item/commandExecution/requestApproval'), { decision: 'accept' });
    await ended(client, turnId);
    const usual = model.requests[0]!;
    expect(usual.model).not.toBe('gpt-5.4');
    for (const { model: name, effort } of model.requests) expect([name, effort]).toEqual([usual.model, usual.effort]);
    const folders = done(client).flatMap((item) => (item.type === 'commandExecution' ? [item.aggregatedOutput] : []));
    expect(folders).toEqual([`${workspace}\n`, `${workspace}\n`]);
    const next = await start(client, threadId, 'two');
    await client.untilTrue(() => model.requests.length > 4);
    expect(model.requests.at(-1)).toMatchObject({ model: 'gpt-5.4', effort: 'low' });
    await client.result('turn/interrupt', { threadId, turnId: next });
  });
});

describe('the tier of a request to the model', () => {
  it.each<[string, object, object, (string | null)[]]>([
    ['MDL-04: nobody speaks of it', {}, {}, [null, null]],
    ['MDL-04: null asks for the usual one', { serviceTier: null }, {}, ['default', 'default']],
    ['MDL-05: the usual one by name', { serviceTier: 'default' }, {}, ['default', 'default']],
    ['MDL-05: by its former name', { serviceTier: 'fast' }, {}, ['priority', 'priority']],
    ['MDL-05: one that the model does not have', { serviceTier: 'nope' }, {}, [null, null]],
    ['MDL-05: one that the model of the turn does not have', {}, { serviceTier: 'nope' }, [null, null]],
    ['MDL-04: a turn sets it', {}, { serviceTier: 'fast' }, ['priority', 'priority']],
    ['MDL-04: a turn clears it', { serviceTier: 'fast' }, { serviceTier: null }, ['default', 'default']],
  ])('%s', async (_name, thread, turn, tiers) => {
    const { client, model } = await turnWorld(scripts({}));
    const threadId = await client.thread(thread);
    await run(client, threadId, 'one', turn);
    await run(client, threadId, 'two');
    expect(model.requests.map(({ serviceTier }) => serviceTier)).toEqual(tiers);
  });
});
