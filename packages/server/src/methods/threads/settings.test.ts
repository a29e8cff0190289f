import type { ThreadResumeResponse, ThreadSettings } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { listenTo, runTurn, testWorld } from '../../threads/test-support.js';

const NOBODY = '67e55044-10b1-426f-9247-bb680e5fe0c8';

async function refusal(client: RawClient, method: string, params: object): Promise<object> {
  const { error } = await client.call(method, params);
  return { code: error?.code, ...(error?.data as object) };
}

async function thread(params: object = {}) {
  const world = await testWorld();
  const client = await world.connect();
  const id = await client.thread(params);
  const update = (change: object) => client.result('thread/settings/update', { threadId: id, ...change });
  const told = () =>
    client.messages
      .filter(({ method }) => method === 'thread/settings/updated')
      .map(({ params: { threadSettings } = {} }) => threadSettings as ThreadSettings);
  return { world, client, id, update, told };
}

describe('thread/settings/update', () => {
  it('SET-01, SET-02: answers with nothing, and then tells those who follow all settings', async () => {
    const { world, client, id, update, told } = await thread();
    const [other, heard] = [await world.connect(), await listenTo(client)];
    expect(await update({ model: 'gpt-5.4', effort: 'high' })).toEqual({});
    await client.untilMethod('thread/settings/updated');
    expect(heard()).toEqual(['reply', 'thread/settings/updated']);
    expect(told()).toEqual([
      {
        cwd: world.workspace,
        approvalPolicy: 'on-request',
        approvalsReviewer: 'user',
        sandboxPolicy: { type: 'readOnly', networkAccess: false },
        activePermissionProfile: { id: ':read-only', extends: null },
        model: 'gpt-5.4',
        modelProvider: 'mock',
        serviceTier: null,
        effort: 'high',
        summary: null,
        collaborationMode: {
          mode: 'default',
          settings: { model: 'gpt-5.4', reasoning_effort: 'high', developer_instructions: null },
        },
        personality: 'pragmatic',
      },
    ]);
    await runTurn(world, id, 'hello');
    await other.untilMethod('thread/status/changed');
    expect(other.log).not.toContain('thread/settings/updated');
  });

  it('SET-02: says nothing when nothing is different', async () => {
    const { client, update } = await thread();
    const heard = await listenTo(client);
    await update({});
    await update({ model: 'gpt-5.5', approvalPolicy: null, permissions: ':read-only' });
    expect(heard()).toEqual(['reply', 'reply']);
  });

  it('SET-04, PERM-18, APR-01: each setting, as it is told', async () => {
    const { update, told } = await thread();
    await update({ serviceTier: 'fast' });
    await update({ serviceTier: null });
    await update({ sandboxPolicy: { type: 'readOnly' } });
    await update({ permissions: ':danger-full-access' });
    await update({ approvalsReviewer: 'auto_review' });
    const shown = told().map((settings) => [
      settings.serviceTier,
      settings.sandboxPolicy.type,
      settings.activePermissionProfile?.id,
      settings.approvalsReviewer,
    ]);
    expect(shown).toEqual([
      ['priority', 'readOnly', ':read-only', 'user'],
      ['default', 'readOnly', ':read-only', 'user'],
      ['default', 'readOnly', undefined, 'user'],
      ['default', 'dangerFullAccess', ':danger-full-access', 'user'],
      ['default', 'dangerFullAccess', ':danger-full-access', 'guardian_subagent'],
    ]);
  });

  it('SET-03: changes nothing when it is refused', async () => {
    const { client, id, told } = await thread();
    const refused = (change: object) => refusal(client, 'thread/settings/update', { threadId: id, ...change });
    const both = { permissions: ':workspace', sandboxPolicy: { type: 'dangerFullAccess' }, model: 'gpt-5.4' };
    expect(await refused(both)).toMatchObject({ code: -32600, kind: 'invalidRequest' });
    expect(await refused({ permissions: 'nope', model: 'gpt-5.4' })).toMatchObject({ code: -32600, kind: 'notFound' });
    expect(await refused({ threadId: NOBODY })).toMatchObject({ code: -32600, kind: 'notFound' });
    expect(told()).toEqual([]);
  });

  it('SET-05: comes before what is asked after it', async () => {
    const { world, client, id } = await thread();
    await runTurn(world, id, 'hello');
    client.ask('thread/settings/update', { threadId: id, model: 'gpt-5.2' });
    const resumed = client.ask('thread/resume', { threadId: id });
    const { result } = await client.until((message) => message.id === resumed);
    expect((result as unknown as ThreadResumeResponse).model).toBe('gpt-5.2');
  });

  it('is kept in the session file', async () => {
    const { world, id, update } = await thread();
    await update({ approvalPolicy: 'never' });
    await runTurn(world, id, 'hello');
    const events: unknown[] = [];
    for await (const { payload } of world.store.lines(id)) events.push(payload);
    expect(events).toContainEqual(expect.objectContaining({ type: 'thread_settings_applied' }));
  });
});

describe('elicitations', () => {
  it('are counted, never below zero', async () => {
    const { client, id } = await thread();
    const count = (change: string) => client.result(`thread/${change}_elicitation`, { threadId: id });
    expect(await count('increment')).toEqual({ count: 1, paused: true });
    expect(await count('increment')).toEqual({ count: 2, paused: true });
    expect(await count('decrement')).toEqual({ count: 1, paused: true });
    expect(await count('decrement')).toEqual({ count: 0, paused: false });
    expect(await refusal(client, 'thread/decrement_elicitation', { threadId: id })).toMatchObject({
      code: -32600,
      kind: 'wrongState',
    });
    const nobody = await refusal(client, 'thread/increment_elicitation', { threadId: NOBODY });
    expect(nobody).toMatchObject({ code: -32600, kind: 'notFound' });
  });
});
