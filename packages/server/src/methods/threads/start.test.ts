import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Thread, ThreadStartResponse } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { repositoryIn } from '../../../test/repositories.js';
import { beginTurn, runTurn, testWorld } from '../../threads/test-support.js';

const start = (client: RawClient, params: object = {}) => client.result<ThreadStartResponse>('thread/start', params);

async function refusal(client: RawClient, params: object): Promise<unknown> {
  const { error } = await client.call('thread/start', params);
  return error && { code: error.code, ...(error.data as object) };
}

const TRUSTED = (path: string) => `[projects.${JSON.stringify(path)}]\ntrust_level = "trusted"\n`;

describe('thread/start', () => {
  it('answers with all settings, and then tells everybody', async () => {
    const world = await testWorld();
    const [client, other] = [await world.connect(), await world.connect()];
    const { thread, ...settings } = await start(client);
    expect(settings).toEqual({
      model: 'gpt-5.5',
      modelProvider: 'mock',
      serviceTier: null,
      cwd: world.workspace,
      runtimeWorkspaceRoots: [world.workspace],
      instructionSources: [],
      approvalPolicy: 'on-request',
      approvalsReviewer: 'user',
      sandbox: { type: 'readOnly', networkAccess: false },
      activePermissionProfile: { id: ':read-only', extends: null },
      reasoningEffort: null,
    });
    expect(thread).toMatchObject({
      sessionId: thread.id,
      forkedFromId: null,
      preview: '',
      ephemeral: false,
      status: { type: 'idle' },
      cwd: world.workspace,
      cliVersion: '0.134.0',
      source: 'vscode',
      threadSource: null,
      gitInfo: null,
      name: null,
      turns: [],
    });
    expect((await other.untilMethod('thread/started')).params).toEqual({ thread });
    await client.untilMethod('thread/started');
    expect(client.log.slice(-2)).toEqual(['reply 2', 'thread/started']);
  });

  it('PERM-11, PERM-25: says no more of permissions than a stable client may know', async () => {
    const world = await testWorld();
    const client = await world.connect({ experimentalApi: false });
    const answer = await start(client);
    expect(answer).not.toHaveProperty('activePermissionProfile');
    expect(answer).not.toHaveProperty('runtimeWorkspaceRoots');
    expect(answer).not.toHaveProperty('permissionProfile');
    expect(answer.thread.turns).toEqual([]);
  });

  it('THR-01, THR-02, THR-21: takes the reason and the origin of the thread, and who reviews', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const { thread, approvalsReviewer } = await start(client, {
      sessionStartSource: 'clear',
      threadSource: 'user',
      approvalsReviewer: 'auto_review',
    });
    expect(thread.threadSource).toBe('user');
    expect(approvalsReviewer).toBe('guardian_subagent');
    await runTurn(world, thread.id, 'hello');
    const again = await world.restart();
    const { thread: resumed } = await (
      await again.connect()
    ).result<{ thread: Thread }>('thread/resume', {
      threadId: thread.id,
    });
    expect(resumed.threadSource).toBe('user');
  });

  it.each([
    ['the configuration', 'model = "gpt-5.4"\nmodel_reasoning_effort = "high"\nservice_tier = "fast"\n', {}],
    [
      'the request in its name',
      'model = "gpt-5.2"\n',
      { config: { model: 'gpt-5.4', model_reasoning_effort: 'high', service_tier: 'fast' } },
    ],
  ])('THR-15: settings come from %s', async (_, config, params) => {
    const world = await testWorld({ config });
    const { model, reasoningEffort, serviceTier } = await start(await world.connect(), params);
    expect({ model, reasoningEffort, serviceTier }).toEqual({
      model: 'gpt-5.4',
      reasoningEffort: 'high',
      serviceTier: 'priority',
    });
  });

  it('MDL-03, MDL-04, MDL-05: a tier is the usual one, one that the model has, or none', async () => {
    const client = await (await testWorld()).connect();
    const tierOf = async (params: object) => (await start(client, params)).serviceTier;
    expect(await tierOf({})).toBeNull();
    expect(await tierOf({ serviceTier: null })).toBe('default');
    expect(await tierOf({ serviceTier: 'fast' })).toBe('priority');
    expect(await tierOf({ serviceTier: 'flex' })).toBeNull();
    expect(await tierOf({ serviceTier: 'fast', model: 'gpt-5.2' })).toBeNull();
  });

  it('takes any model, a folder that is not there, and folders as the server sees them', async () => {
    const world = await testWorld();
    const client = await world.connect();
    expect((await start(client, { model: 'no-such-model' })).model).toBe('no-such-model');
    expect((await start(client, { cwd: '/no/such' })).cwd).toBe('/no/such');
    expect((await start(client, { cwd: 'relative' })).thread.cwd).toBe(join(world.workspace, 'relative'));
    expect((await start(client, { cwd: '' })).cwd).toBe(world.workspace);
  });

  it('THR-11, PERM-17: roots are absolute, and told as they were asked for', async () => {
    const world = await testWorld({ env: { TMPDIR: '/scratch' } });
    const params = { permissions: ':workspace', runtimeWorkspaceRoots: ['rel', '/data'], cwd: world.workspace };
    const { runtimeWorkspaceRoots, sandbox } = await start(await world.connect(), params);
    expect(runtimeWorkspaceRoots).toEqual([join(world.workspace, 'rel'), '/data']);
    const memories = join(world.home, 'memories');
    expect(sandbox).toMatchObject({
      writableRoots: [join(world.workspace, 'rel'), '/data', '/tmp', '/scratch', memories],
    });
  });

  it('PERM-17: roots of the configuration become those of the thread', async () => {
    const config = 'sandbox_mode = "workspace-write"\n[sandbox_workspace_write]\nwritable_roots = ["/data"]\n';
    const world = await testWorld({ config: `${config}network_access = true\n` });
    const answer = await start(await world.connect());
    expect(answer.runtimeWorkspaceRoots).toEqual([world.workspace, '/data']);
    expect(answer.activePermissionProfile).toBeNull();
    expect(answer.sandbox).toMatchObject({ type: 'workspaceWrite', networkAccess: true });
  });

  it('PERM-12, THR-12, THR-13: tells which profile is in force', async () => {
    const client = await (await testWorld()).connect();
    for (const id of [':read-only', ':workspace', ':danger-full-access']) {
      expect((await start(client, { permissions: id })).activePermissionProfile).toEqual({ id, extends: null });
    }
    expect((await start(client, { sandbox: 'read-only' })).activePermissionProfile).toBeNull();
  });

  it('refuses what makes no sense, each for its reason', async () => {
    const client = await (await testWorld()).connect();
    expect(await refusal(client, { permissions: ':read-only', sandbox: 'read-only' })).toMatchObject({
      code: -32600,
      kind: 'invalidRequest',
    });
    expect(await refusal(client, { permissions: 'nope' })).toMatchObject({ code: -32600, what: 'permissionProfile' });
    expect(await refusal(client, { modelProvider: 'nope' })).toMatchObject({ code: -32600, what: 'modelProvider' });
    const environments = [{ environmentId: 'nope', cwd: '/tmp' }];
    expect(await refusal(client, { environments })).toMatchObject({ code: -32600, what: 'environment' });
    expect(await refusal(client, { config: { sandbox_mode: 'bogus' } })).toMatchObject({ code: -32600 });
    expect(await refusal(client, { config: { model: 5 } })).toMatchObject({ code: -32600 });
    expect(await refusal(client, { config: { no_such: 1 } })).toBeUndefined();
  });

  it('is refused while the configuration cannot be read', async () => {
    const client = await (await testWorld({ config: 'model = [\n' })).connect();
    expect(await refusal(client, {})).toMatchObject({ code: -32600, kind: 'wrongState', what: 'configuration' });
  });

  it('gives threads an environment, or none', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const has = async (params: object) =>
      world.directory.loaded((await start(client, params)).thread.id).facts.hasEnvironment;
    expect(await has({})).toBe(true);
    expect(await has({ environments: [{ environmentId: 'local', cwd: '/tmp' }] })).toBe(true);
    expect(await has({ environments: [] })).toBe(false);
  });

  it('warns of a parameter that has no effect any more, before the answer', async () => {
    const client = await (await testWorld()).connect();
    await start(client, { persistExtendedHistory: true });
    expect(client.log.slice(-3, -1)).toEqual(['deprecationNotice', 'reply 2']);
  });

  it('THR-09: tells the instruction files, and keeps what they say', async () => {
    const world = await testWorld();
    await writeFile(join(world.workspace, 'AGENTS.md'), 'Be brief.');
    const { thread, instructionSources } = await start(await world.connect());
    expect(instructionSources).toEqual([join(world.workspace, 'AGENTS.md')]);
    expect(world.directory.loaded(thread.id).facts.projectInstructions).toContain('Be brief.');
  });

  it('keeps the repository it began in, which is known from when it is stored', async () => {
    const world = await testWorld();
    const git = await repositoryIn(world.workspace);
    const client = await world.connect();
    const { thread } = await start(client);
    const gitInfo = async () =>
      (await client.result<{ thread: Thread }>('thread/read', { threadId: thread.id })).thread.gitInfo;
    expect([thread.gitInfo, await gitInfo()]).toEqual([null, null]);
    await runTurn(world, thread.id, 'hello');
    const expected = { sha: await git('rev-parse', 'HEAD'), branch: 'main', originUrl: null };
    const { data } = await client.result<{ data: Thread[] }>('thread/list', {});
    expect([await gitInfo(), data[0]?.gitInfo]).toEqual([expected, expected]);
    expect((await world.store.find(thread.id))?.git).toEqual(expected);
  });

  it('does not look for the repository of a thread that is not kept', async () => {
    const world = await testWorld();
    await repositoryIn(world.workspace);
    const client = await world.connect();
    const { thread } = await start(client, { ephemeral: true });
    await runTurn(world, thread.id, 'hello');
    expect(world.directory.loaded(thread.id).describe().gitInfo).toBeNull();
  });

  it('is not stored before the user says something', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const { thread } = await start(client);
    expect(await world.store.find(thread.id)).toBeUndefined();
    await runTurn(world, thread.id, 'hello');
    expect(await world.store.find(thread.id)).toMatchObject({ preview: 'hello', path: thread.path });
    expect(await world.store.meta(thread.id)).toMatchObject({ originator: 'test', model_provider: 'mock' });
  });

  it('tells of the thread also when whoever asked has left', async () => {
    const world = await testWorld();
    const [client, other] = [await world.connect(), await world.connect()];
    client.ask('thread/start', {});
    await client.close();
    const { params } = await other.untilMethod('thread/started');
    const { id } = (params as { thread: Thread }).thread;
    expect(world.services.audience.subscribersOf(id).size).toBe(0);
  });

  it('lets the client hear of its turns', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const { thread } = await start(client);
    beginTurn(world.directory, thread.id, 'hello');
    await client.untilMethod('turn/completed');
  });
});

describe('trust', () => {
  it('THR-14: a project that is worked in is trusted from then on', async () => {
    const world = await testWorld();
    const client = await world.connect();
    const kinds = async (params: object) => {
      const { sandbox, activePermissionProfile } = await start(client, params);
      return [sandbox.type, activePermissionProfile?.id];
    };
    const cwd = await world.folder('project');
    expect(await kinds({ cwd })).toEqual(['readOnly', ':read-only']);
    await start(client, { cwd, sandbox: 'workspace-write' });
    expect(await kinds({ cwd })).toEqual(['workspaceWrite', ':workspace']);
    expect(await readFile(join(world.home, 'config.toml'), 'utf8')).toBe(TRUSTED(cwd));
  });

  it.each([
    { sandbox: 'danger-full-access' },
    { permissions: ':workspace' },
    { config: { sandbox_mode: 'workspace-write' } },
  ])('THR-14: %j is meant for a project that is trusted', async (params) => {
    const world = await testWorld();
    await start(await world.connect(), { cwd: world.workspace, ...params });
    expect(await world.directory.trust.levelOf(world.workspace)).toBe('trusted');
  });

  it('THR-14: whoever only reads, or names no folder, trusts nothing', async () => {
    const world = await testWorld();
    const client = await world.connect();
    await start(client, { cwd: world.workspace, sandbox: 'read-only' });
    await start(client, { sandbox: 'danger-full-access' });
    expect(await world.directory.trust.levelOf(world.workspace)).toBeUndefined();
  });

  it('decides what a thread may do where nothing else does', async () => {
    const cwd = '/untrusted';
    const config = `[projects."${cwd}"]\ntrust_level = "untrusted"\n`;
    const { approvalPolicy, activePermissionProfile } = await start(await (await testWorld({ config })).connect(), {
      cwd,
    });
    expect([approvalPolicy, activePermissionProfile?.id]).toEqual(['untrusted', ':workspace']);
  });
});
