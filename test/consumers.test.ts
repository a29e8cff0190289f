/** The published package in the hands of those who use it: three compilers, three module settings, both module systems. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  COMPILERS,
  type CompilerName,
  PROJECTS,
  type ProjectName,
  compile,
  writeProject,
} from './consumers/projects.js';
import { pack, temporaryFolder, unpack } from './support/pack.js';
import { succeed } from './support/repository.js';

const INSTANTIATIONS = 5_000;

const root = temporaryFolder('consumers');
let installed: string;

beforeAll(async () => {
  installed = await unpack(await pack('schema-fixtures', root), join(root, 'node_modules'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

describe.each(Object.keys(PROJECTS) as ProjectName[])('%s', (name) => {
  let project: string;

  beforeAll(async () => {
    project = await writeProject(root, name);
  });

  test.each(Object.keys(COMPILERS) as CompilerName[])('%s compiles ten calls', async (compiler) => {
    const { version, errors, instantiations, files } = await compile(compiler, project);
    expect(compiler).toBe(`TypeScript ${version.startsWith('5') ? version.slice(0, 3) : version.split('.')[0]}`);
    expect(errors).toEqual([]);
    expect(instantiations).toBeLessThan(INSTANTIATIONS);
    const extension = name === 'nodenext CJS' ? '.d.cts' : '.d.ts';
    expect(files).toContain(join(installed, 'dist', 'stable', `types${extension}`));
    expect(files).toContain(join(installed, 'dist', 'experimental', `types${extension}`));
  });

  test('the refusals are refused: without their marks nothing compiles', async () => {
    const file = join(project, 'stable.ts');
    const text = await readFile(file, 'utf8');
    const marks = text.match(/@ts-expect-error/g)?.length;
    const unmarked = join(root, `unmarked ${name}`);
    await succeed('cp', ['-r', project, unmarked]);
    await writeFile(join(unmarked, 'stable.ts'), text.replaceAll('@ts-expect-error', ''));
    const { errors } = await compile('TypeScript 7', unmarked);
    expect(errors).toHaveLength(marks ?? 0);
    expect(marks).toBe(6);
    expect(errors.join('\n')).toMatch(/thread\/search[^]*permissions[^]*granular/);
  });
});

/** Entries of the package, each with a name it exports at run time; JSON entries have a key instead. */
const ENTRIES: [entry: string, exported: string | undefined, type?: string][] = [
  ['@app-server/schema', undefined],
  ['@app-server/schema/experimental', undefined],
  ['@app-server/schema/rollout', undefined],
  ['@app-server/schema/validators', 'checkMessage'],
  ['@app-server/schema/experimental/validators', 'checkMessage'],
  ['@app-server/schema/experimental/boundary', 'boundary.readInbound'],
  ['@app-server/schema/experimental/client-methods', 'CLIENT_METHODS', 'object'],
  ['@app-server/schema/validators/ThreadStartParams', 'validate'],
  ['@app-server/schema/experimental/validators/ThreadSearchParams', 'validate'],
];

const JSON_ENTRIES: [entry: string, key: string][] = [
  ['@app-server/schema/schema.json', 'definitions'],
  ['@app-server/schema/experimental/schema.json', 'definitions'],
  ['@app-server/schema/rollout/schema.json', 'definitions'],
  ['@app-server/schema/protocol.json', 'methods'],
  ['@app-server/schema/experimental/protocol.json', 'methods'],
  ['@app-server/schema/package.json', 'exports'],
];

async function evaluate(file: string, code: string): Promise<unknown> {
  await writeFile(join(root, file), code);
  return JSON.parse(
    await succeed(process.execPath, ['--no-warnings', '--disallow-code-generation-from-strings', file], { cwd: root }),
  );
}

describe('at run time', () => {
  test('every entry of the package is tried', async () => {
    const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as { exports: object };
    const tried = [...ENTRIES, ...JSON_ENTRIES].map(([entry]) =>
      entry.replace('@app-server/schema', '.').replace(/\/Thread\w+$/, '/*'),
    );
    expect(tried.sort()).toEqual(Object.keys(manifest.exports).sort());
  });

  test.each(ENTRIES)('import %s', async (entry, exported, type = 'function') => {
    const kind = exported && `typeof loaded.${exported}`;
    const code = `import * as loaded from '${entry}';\nconsole.log(JSON.stringify(${kind ?? 'Object.keys(loaded)'}));\n`;
    expect(await evaluate('entry.mjs', code)).toEqual(exported ? type : []);
  });

  test.each(ENTRIES)('require %s', async (entry, exported, type = 'function') => {
    const kind = exported && `typeof loaded.${exported}`;
    const code = `const loaded = require('${entry}');\nconsole.log(JSON.stringify(${kind ?? 'Object.keys(loaded)'}));\n`;
    expect(await evaluate('entry.cjs', code)).toEqual(exported ? type : []);
  });

  test.each(JSON_ENTRIES)('import and require %s', async (entry, key) => {
    const imported = `import loaded from '${entry}' with { type: 'json' };\nconsole.log(JSON.stringify('${key}' in loaded));\n`;
    const required = `console.log(JSON.stringify('${key}' in require('${entry}')));\n`;
    expect(await evaluate('json.mjs', imported)).toBe(true);
    expect(await evaluate('json.cjs', required)).toBe(true);
  });

  test('both module systems give the same verdicts', async () => {
    const messages = [
      { id: 1, method: 'thread/start', params: { cwd: '/project' } },
      { id: 2, method: 'thread/start', params: { cwd: 7 } },
      { id: 3, method: 'thread/search', params: { searchTerm: 'x' } },
    ];
    const judge = `console.log(JSON.stringify([
      ...${JSON.stringify(messages)}.map((message) => checkMessage(message, { from: 'client' }).ok),
      validate({ cwd: '/project' }), validate({ cwd: 7 }),
    ]));`;
    const names = [
      ['checkMessage', '@app-server/schema/validators'],
      ['validate', '@app-server/schema/validators/ThreadStartParams'],
    ];
    const verdicts = [true, false, false, true, false];
    const imports = names.map(([name, from]) => `import { ${name} } from '${from}';\n`).join('');
    const requires = names.map(([name, from]) => `const { ${name} } = require('${from}');\n`).join('');
    expect(await evaluate('verdicts.mjs', imports + judge)).toEqual(verdicts);
    expect(await evaluate('verdicts.cjs', requires + judge)).toEqual(verdicts);
  });
});
