/** The recipes of CONTRIBUTING.md, carried out on a copy of the repository. */
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changedPaths, copyRepository, fingerprints } from './support/copy.js';
import { temporaryFolder } from './support/pack.js';
import { type Step, readSteps, takeStep } from './support/recipe.js';
import { ROOT, modulePath, succeed } from './support/repository.js';
import { readManifest } from './support/workspaces.js';

const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
const [method, ...domain] = readSteps(page) as [Step, ...Step[]];

/** What `npm run generate` and `npm run build` write. */
const GENERATED = /^schema-fixtures\/(stable|experimental|models|dist)\//;

const root = temporaryFolder('contributing');
const inCopy = (...path: string[]) => join(root, ...path);

async function follow(step: Step): Promise<void> {
  const file = inCopy(step.path);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  await writeFile(file, takeStep(text, step));
}

async function npm(...script: string[]): Promise<string> {
  return succeed('npm', ['run', '--silent', ...script], { cwd: root });
}

async function committed(path: string): Promise<string> {
  return readFile(inCopy('schema-fixtures', path), 'utf8');
}

beforeAll(() => copyRepository(root));

afterAll(() => rm(root, { recursive: true, force: true }));

test('the page stays short and names commands that exist', () => {
  const scripts = readManifest(ROOT).scripts ?? {};
  const named = [...page.matchAll(/`npm (?:run )?([\w:]+)`/g)].map(([, name = '']) => name);
  expect(named.filter((name) => name !== 'install' && !(name in scripts))).toEqual([]);
  expect(named.length).toBeGreaterThan(5);
  expect(page.split('\n').length).toBeLessThanOrEqual(121);
});

test('the page lists every helper of presence', async () => {
  const table = page.slice(page.indexOf('## Presence'), page.indexOf('## Checks'));
  const fields = await readFile(join(ROOT, 'packages/protocol/src/define/fields.ts'), 'utf8');
  const helpers = [...fields.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  const presence = helpers.filter((name) => name !== 'annotate');
  expect(presence).toHaveLength(6);
  expect(presence.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});

describe.sequential('adding a method', () => {
  let before: Map<string, string>;

  beforeAll(async () => {
    before = await fingerprints(root);
    await follow(method);
    await npm('generate');
  });

  test('one hand-written file changes, and generated files follow', async () => {
    const changed = changedPaths(before, await fingerprints(root));
    expect(changed.filter((path) => !GENERATED.test(path))).toEqual([method.path]);
    const surfaces = ['stable', 'experimental'].flatMap((name) =>
      ['methods.ts', 'protocol.json', 'schema.json', 'types.ts'].map((file) => `schema-fixtures/${name}/${file}`),
    );
    expect(changed).toEqual(expect.arrayContaining(surfaces));
  });

  test.each(['stable', 'experimental'])('the %s surface has the method and its types', async (stability) => {
    const schema = JSON.parse(await committed(`${stability}/schema.json`)) as { definitions: Record<string, object> };
    expect(schema.definitions['DemoEchoParams']).toMatchObject({ type: 'object', required: ['text'] });
    expect(schema.definitions['DemoEchoResponse']).toMatchObject({ type: 'object', required: ['echoes'] });
    expect(await committed(`${stability}/types.ts`)).toMatch(
      /export interface DemoEchoParams \{[^}]*text: string[^}]*times\?: number \| null/,
    );
    expect(await committed(`${stability}/methods.ts`)).toContain(
      "'demo/echo': { params: DemoEchoParams; result: DemoEchoResponse }",
    );
    const { methods } = JSON.parse(await committed(`${stability}/protocol.json`)) as { methods: object[] };
    expect(methods).toContainEqual({
      method: 'demo/echo',
      direction: 'clientRequest',
      doc: 'Sends the text back.',
      params: 'DemoEchoParams',
      result: 'DemoEchoResponse',
      stability: 'stable',
      scope: { kind: 'none' },
    });
  });

  test('the declarations have the types they claim', async () => {
    await succeed(process.execPath, [
      modulePath('@typescript', 'native', 'bin', 'tsc'),
      '-p',
      inCopy('packages', 'protocol'),
    ]);
  });

  test('the validators know it', async () => {
    await npm('build', '-w', '@app-server/schema');
    const code = `
      import { checkMessage } from '${pathToFileURL(inCopy('schema-fixtures/dist/stable/validators/index.js')).href}';
      import { validate } from '${pathToFileURL(inCopy('schema-fixtures/dist/stable/validators/types/DemoEchoParams.js')).href}';
      const request = (params) => checkMessage({ id: 1, method: 'demo/echo', params }, { from: 'client' }).ok;
      console.log(JSON.stringify([request({ text: 'a', times: 2 }), request({ times: 2 }), validate({ text: 'a' }), validate({})]));`;
    const output = await succeed(process.execPath, ['--input-type=module', '--eval', code]);
    expect(JSON.parse(output)).toEqual([true, false, true, false]);
  });
});

describe.sequential('adding a domain', () => {
  test('its file and the registry are all it takes', async () => {
    const before = await fingerprints(root);
    for (const step of domain) await follow(step);
    await npm('generate');
    const changed = changedPaths(before, await fingerprints(root));
    expect(changed.filter((path) => !GENERATED.test(path))).toEqual(domain.map(({ path }) => path).sort());
    expect(await committed('stable/methods.ts')).toContain("'demo/tick': { params: DemoTickNotification }");
  });
});
