/** Two servers, each with a home of its own: preferences go to the one that owns the session, and are read back from it. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Client, ConfigConflict, type StableSurface } from '@app-server/client';
import { spawn } from '@app-server/client/node';
import type { Config, ConfigEdit } from '@app-server/schema';

const { values } = parseArgs({
  options: {
    owner: { type: 'string', default: 'codex app-server' },
    other: { type: 'string', default: 'codex app-server' },
  },
});

/** What both homes say at first. */
const STORED = 'model = "gpt-5.2"\nservice_tier = "fast"\n';

/** Null removes a key. That the tier is gone by choice has to be said, or a default one may come back. */
const WANTED: Record<string, ConfigEdit['value']> = {
  model: 'gpt-5.4',
  model_reasoning_effort: 'high',
  service_tier: null,
  'notice.fast_default_opt_out': true,
};

const homes = await mkdtemp(join(tmpdir(), 'preferences-'));
try {
  await using owner = await start('owner');
  await using other = await start('other');
  const before = await preferences(other);

  const after = await setPreferences(owner, WANTED);
  print('owner', after);
  print('other', await preferences(other));

  for (const [key, value] of Object.entries(WANTED)) assert.equal(at(after, key), value, key);
  assert.deepEqual(await preferences(other), before, 'the other server has changed');
  assert.equal(await readFile(join(homes, 'other', 'config.toml'), 'utf8'), STORED);
} finally {
  await rm(homes, { recursive: true });
}

async function start(name: 'owner' | 'other'): Promise<Client<StableSurface>> {
  const home = join(homes, name);
  await mkdir(home);
  await writeFile(join(home, 'config.toml'), STORED);
  const [command = '', ...args] = values[name].split(' ');
  return spawn({
    command,
    args,
    env: { CODEX_HOME: home },
    clientInfo: { name: 'preferences', title: 'Preferences', version: '1.0.0' },
    serverRequests: 'refuse',
  });
}

/**
 * Changes preferences on the server of the session, loaded threads included. What is in force then only that server
 * knows: the file may be on another machine, and other layers may hide what was written.
 */
async function setPreferences(client: Client<StableSurface>, wanted: typeof WANTED): Promise<Config> {
  const edits = Object.entries(wanted).map(([keyPath, value]) => ({
    keyPath,
    value,
    mergeStrategy: 'replace' as const,
  }));
  for (let attempt = 1; ; attempt += 1) {
    const { layers } = await client.config.read({ includeLayers: true });
    const version = layers?.find(({ name }) => name.type === 'user' && name.profile === null)?.version;
    try {
      await client.config.batchWrite({ edits, expectedVersion: version ?? null, reloadUserConfig: true });
      return await preferences(client);
    } catch (error) {
      // Somebody else wrote in between.
      if (!(error instanceof ConfigConflict) || attempt === 3) throw error;
    }
  }
}

async function preferences(client: Client<StableSurface>): Promise<Config> {
  return (await client.config.read({})).config;
}

function print(server: string, config: Config): void {
  for (const key of Object.keys(WANTED)) console.log(`${server}  ${key} = ${JSON.stringify(at(config, key))}`);
}

/** The value at a dotted key; null where nothing is set. */
function at(config: Config, key: string): unknown {
  return (
    key.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], config) ?? null
  );
}
