/** What is configured belongs to the server: it is written there and read there, whatever lies beside the client. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ConfigConflict, InvalidParams } from '../src/index.js';
import { type CodexHome, createHome } from './support/codex-home.js';
import { type TestClient, TestServer } from './support/test-server.js';

vi.setConfig({ testTimeout: 60_000 });

describe('preferences', () => {
  let server: TestServer;
  /** The home on the machine of the client. */
  let local: CodexHome;
  let client: TestClient;

  beforeAll(async () => {
    server = await TestServer.start('ws');
    local = await createHome('http://127.0.0.1:1/v1');
    await writeFile(configOf(local), 'model = "local-model"\n');
    for (const [name, value] of Object.entries(local.env)) vi.stubEnv(name, value);
    client = await server.connect();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    expect(await server.stop()).toEqual([]);
    await local.remove();
  });

  test('CFG-03, CFG-11: they go to the server that owns the session, and come from there', async () => {
    const before = await snapshotOf(local);
    const preferences = {
      model: 'gpt-5.4',
      model_reasoning_effort: 'high',
      personality: 'pragmatic',
      service_tier: 'flex',
      plan_mode_reasoning_effort: 'low',
      approvals_reviewer: 'user',
    };
    await write(preferences);
    const { config } = await client.config.read({});
    expect(config).toMatchObject({ model: 'gpt-5.4', model_reasoning_effort: 'high', service_tier: 'flex' });
    const stored = await readFile(configOf(server.home), 'utf8');
    for (const [key, value] of Object.entries(preferences)) expect(stored).toContain(`${key} = "${value}"`);

    await write({ service_tier: null, 'notice.fast_default_opt_out': true });
    expect((await client.config.read({})).config.service_tier).toBeNull();
    expect(await readFile(configOf(server.home), 'utf8')).toMatch(/\[notice\]\s+fast_default_opt_out = true/);

    const thread = await client.startThread({ cwd: server.home.workspace });
    expect(thread.opened).toMatchObject({ model: 'gpt-5.4', reasoningEffort: 'high' });
    expect(await snapshotOf(local)).toEqual(before);
  });

  test('CFG-01, CFG-02: what a desktop keeps there is any value', async () => {
    const desktop = { theme: 'dark', size: 12, wide: true, recent: ['a', 'b'], nested: { deep: { deeper: 1 } } };
    for (const [key, value] of Object.entries(desktop)) await write({ [`desktop.${key}`]: value });
    expect((await client.config.read({})).config.desktop).toEqual(desktop);
  });

  test('APP-01: an app is switched off, and on again', async () => {
    await write({ 'apps.mail.enabled': false, 'apps.mail.disabled_reason': 'user' });
    expect((await client.config.read({})).config.apps?.mail).toMatchObject({ enabled: false });
    await write({ 'apps.mail.enabled': null, 'apps.mail.disabled_reason': null });
    expect(await readFile(configOf(server.home), 'utf8')).not.toContain('disabled_reason');
  });

  test('SKL-04: a skill is switched off, and on again', async () => {
    const folder = join(server.home.path, 'skills', 'demo');
    await mkdir(folder, { recursive: true });
    const path = join(folder, 'SKILL.md');
    await writeFile(path, '---\nname: demo\ndescription: A skill to be switched off.\n---\nNothing.\n');
    expect(await client.skills.config.write({ path, enabled: false })).toEqual({ effectiveEnabled: false });
    expect(await readFile(configOf(server.home), 'utf8')).toContain('[[skills.config]]');
    const { data } = await client.skills.list({ cwds: [server.home.workspace], forceReload: true });
    expect(data[0]?.skills.find(({ name }) => name === 'demo')).toMatchObject({ enabled: false });
    expect(await client.skills.config.write({ path, enabled: true })).toEqual({ effectiveEnabled: true });
    expect(await readFile(configOf(server.home), 'utf8')).not.toContain('[[skills.config]]');
    await expect(client.skills.config.write({ enabled: true })).rejects.toThrow(InvalidParams);
  });

  test('ARC-03: who writes over what somebody else has written is told', async () => {
    const edits = [{ keyPath: 'model', value: 'gpt-5.5', mergeStrategy: 'replace' as const }];
    const { version } = await client.config.batchWrite({ edits });
    await write({ model: 'gpt-5.4' });
    await expect(client.config.batchWrite({ edits, expectedVersion: version })).rejects.toThrow(ConfigConflict);
  });

  test('CFG-08, PERM-13, HOOK-01, MDL-01: what else there is to know', async () => {
    expect(await client.configRequirements.read()).toEqual({ requirements: null });
    const { data: profiles } = await client.permissionProfile.list({ cwd: server.home.workspace });
    expect(profiles.map(({ id }) => id)).toEqual([':read-only', ':workspace', ':danger-full-access']);
    const { data: hooks } = await client.hooks.list({ cwds: [server.home.workspace] });
    expect(hooks).toEqual([{ cwd: server.home.workspace, hooks: [], warnings: [], errors: [] }]);
    const capabilities = await client.modelProvider.capabilities.read({});
    expect(Object.values(capabilities).every((value) => typeof value === 'boolean')).toBe(true);
  });

  test('nothing differed from the protocol', () => {
    expect(server.drift).toEqual([]);
  });

  async function write(values: Record<string, unknown>): Promise<void> {
    const edits = Object.entries(values).map(([keyPath, value]) => ({
      keyPath,
      value: value as string,
      mergeStrategy: 'replace' as const,
    }));
    const { status } = await client.config.batchWrite({ edits });
    expect(status).toBe('ok');
  }
});

function configOf({ path }: CodexHome): string {
  return join(path, 'config.toml');
}

async function snapshotOf(home: CodexHome): Promise<{ files: string[]; config: string }> {
  return { files: (await readdir(home.path)).sort(), config: await readFile(configOf(home), 'utf8') };
}
