/** The reference's server decodes what our validators accept, legacy spellings included, and refuses the rest. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSurface, registry } from '@app-server/protocol';
import { checkMessage } from '../../schema-fixtures/dist/experimental/validators/index.js';
import { mutate } from '../test/mutations.js';
import { Random } from '../test/random.js';
import { AppServerProcess } from './app-server-process.js';
import { reference } from './reference.js';
import { Schemas } from './schemas.js';

const INSTANCES = 300;

const WINDOWS_PATH = /"[A-Za-z]:[\\/]|"\\\\\\\\/;

/** They only look, whatever their params are. */
const READERS = [
  'account/read',
  'collaborationMode/list',
  'config/read',
  'experimentalFeature/list',
  'fs/getMetadata',
  'fs/readDirectory',
  'fuzzyFileSearch',
  'getAuthStatus',
  'hooks/list',
  'mcpServerStatus/list',
  'model/list',
  'permissionProfile/list',
  'skills/list',
  'thread/goal/get',
  'thread/list',
  'thread/loaded/list',
  'thread/read',
  'thread/search',
  'thread/settings/update',
  'thread/turns/list',
  'turn/start',
  'turn/steer',
];

const exec = (sandboxPolicy: object) => ({ command: ['true'], sandboxPolicy });
const restricted = { type: 'restricted', includePlatformDefaults: true, readableRoots: [] };

const LEGACY: [what: string, accepted: boolean, method: string, params: object][] = [
  ['full read access', true, 'command/exec', exec({ type: 'readOnly', access: { type: 'fullAccess' } })],
  ['restricted read access', false, 'command/exec', exec({ type: 'readOnly', access: restricted })],
  ['full access', true, 'command/exec', exec({ type: 'workspaceWrite', readOnlyAccess: { type: 'fullAccess' } })],
  ['restricted access', false, 'command/exec', exec({ type: 'workspaceWrite', readOnlyAccess: restricted })],
  ['an older reviewer', true, 'thread/start', { approvalsReviewer: 'guardian_subagent', ephemeral: true }],
  ['an unknown reviewer', false, 'thread/start', { approvalsReviewer: 'somebody', ephemeral: true }],
  ['an empty path', true, 'thread/resume', { threadId: 'x', path: '' }],
];

describe('the reference server', () => {
  const { definitions, methods } = buildSurface(registry, 'experimental');
  let server: AppServerProcess;

  beforeAll(async () => {
    server = await AppServerProcess.start((await reference()).command);
    await server.initialize(true);
  });
  afterAll(() => server?.stop());

  it.each(LEGACY)('%s: accepted %s, as by us', async (_what, accepted, method, params) => {
    expect(await decodes(method, params)).toBe(accepted);
    expect(accepts(method, params)).toBe(accepted);
  });

  it.each(READERS)('decodes what we accept: %s', async (method) => {
    const schemas = new Schemas(definitions);
    const random = new Random(134);
    const type = methods.find((one) => one.method === method)?.params ?? '';
    const different: string[] = [];
    let accepted = 0;
    for (let i = 0; i < INSTANCES; i += 1) {
      let params = schemas.sample(type, random);
      for (let mutations = i % 3; mutations > 0; mutations -= 1) params = mutate(params, random);
      // Its decoder also takes the members of an object as an array, in their order; nobody writes that.
      if (Array.isArray(params)) continue;
      // Which absolute paths a server takes depends on its own system; we take those of both kinds.
      if (WINDOWS_PATH.test(JSON.stringify(params))) continue;
      const verdict = accepts(method, params);
      if (verdict) accepted += 1;
      if ((await decodes(method, params)) === verdict) continue;
      different.push(`only ${verdict ? 'we accept' : 'the reference accepts'} ${JSON.stringify(params)}`);
    }
    expect(different).toEqual([]);
    expect(accepted).toBeGreaterThan(0);
  });

  function accepts(method: string, params: unknown): boolean {
    return checkMessage({ id: 1, method, params }, { from: 'client' }).ok;
  }

  async function decodes(method: string, params: unknown): Promise<boolean> {
    const { error } = await server.request(method, params);
    return error === undefined || !error.message.startsWith('Invalid request');
  }
});
