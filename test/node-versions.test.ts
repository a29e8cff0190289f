/** What is published works on every supported version of Node; `npm run test:node` runs the tests themselves there. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changedPaths, fingerprints } from './support/copy.js';
import { SUPPORTED, nodeExecutable } from './support/node-versions.js';
import { temporaryFolder } from './support/pack.js';
import { ROOT, succeed } from './support/repository.js';
import { readManifest } from './support/workspaces.js';

const root = temporaryFolder('node-versions');
const command = join(ROOT, 'packages', 'cli', 'bin', 'app-server.cjs');
const built = join(ROOT, 'packages', 'cli', 'dist', 'main.cjs');

const MESSAGES = [
  { id: 1, method: 'thread/start', params: { cwd: '/project' } },
  { id: 2, method: 'fs/readFile', params: { path: 'relative' } },
  { id: 3, method: 'no/such', params: {} },
];

let expected: Map<string, string>;

beforeAll(async () => {
  if (!existsSync(built)) throw new Error(`There is no ${built}: run \`npm run build\` first.`);
  expected = await generate(process.execPath, 'expected');
});

/** Fingerprints of what `app-server generate` writes. */
async function generate(node: string, name: string): Promise<Map<string, string>> {
  const fixtures = join(root, name);
  await mkdir(fixtures);
  await succeed(node, [command, 'generate', '--fixtures', fixtures]);
  return fingerprints(fixtures);
}

afterAll(() => rm(root, { recursive: true, force: true }));

test('the oldest supported version is the one that package.json asks for', () => {
  expect(readManifest(ROOT).engines?.node).toBe(`>=${SUPPORTED[0]}.19`);
});

describe.each(SUPPORTED)('Node %i', (major) => {
  let node: string;

  beforeAll(async () => {
    node = await nodeExecutable(major);
  }, 300_000);

  test('validators tell good messages from bad ones', async () => {
    const judge = `console.log(JSON.stringify(${JSON.stringify(MESSAGES)}.map((message) => checkMessage(message, { from: 'client' }).ok)));`;
    const name = '@app-server/schema/validators';
    const strict = ['--disallow-code-generation-from-strings'];
    const imported = [...strict, '--input-type=module', '--eval', `import { checkMessage } from '${name}'; ${judge}`];
    const required = [
      ...strict,
      '--input-type=commonjs',
      '--eval',
      `const { checkMessage } = require('${name}'); ${judge}`,
    ];
    for (const args of [imported, required]) {
      expect(JSON.parse(await succeed(node, args))).toEqual([true, false, false]);
    }
  });

  test('the command runs and generates the same files', async () => {
    expect(await succeed(node, [command, '--version'])).toMatch(/^app-server \d/);
    const made = await generate(node, String(major));
    expect([...made.keys()]).toEqual(expect.arrayContaining(['stable/types.ts', 'experimental/protocol.json']));
    expect(changedPaths(expected, made)).toEqual([]);
  });
});
