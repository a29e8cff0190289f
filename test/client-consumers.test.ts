/** The client as it is published, in the hands of those who use it. */
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
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
import { modulePath, succeed } from './support/repository.js';

/** Beyond what the surroundings cost by themselves. */
const INSTANTIATIONS = 5_000;

const SURROUNDINGS = { lib: ['es2022', 'esnext.disposable'], types: ['node'] };

const root = temporaryFolder('client-consumers');
const modules = join(root, 'node_modules');

beforeAll(async () => {
  const packages = ['schema-fixtures', 'packages/rpc', 'packages/client'];
  await Promise.all(packages.map(async (folder) => unpack(await pack(folder, root), modules)));
  for (const name of ['ws', '@types', 'undici-types']) await symlink(modulePath(name), join(modules, name), 'dir');
});

afterAll(() => rm(root, { recursive: true, force: true }));

function project(name: ProjectName, file: string): Promise<string> {
  return writeProject(root, name, { files: [file], surroundings: SURROUNDINGS });
}

describe.each(Object.keys(PROJECTS) as ProjectName[])('%s', (name) => {
  let folder: string;
  let empty: string;

  beforeAll(async () => {
    folder = await project(name, 'client.ts');
    empty = `${folder}-empty`;
    await cp(folder, empty, { recursive: true });
    await writeFile(join(empty, 'client.ts'), 'export {};\n');
  });

  test.each(Object.keys(COMPILERS) as CompilerName[])('%s compiles ten calls', async (compiler) => {
    const { errors, instantiations } = await compile(compiler, folder);
    const surroundings = await compile(compiler, empty);
    expect([...errors, ...surroundings.errors]).toEqual([]);
    expect(instantiations - surroundings.instantiations).toBeLessThan(INSTANTIATIONS);
  });
});

test('each surface offers what is its own, and refuses the rest', async () => {
  const folder = await project('bundler', 'client-surfaces.ts');
  expect((await compile('TypeScript 7', folder)).errors).toEqual([]);
  const file = join(folder, 'client-surfaces.ts');
  const text = await readFile(file, 'utf8');
  const marks = text.match(/@ts-expect-error/g)?.length ?? 0;
  await writeFile(file, text.replaceAll('@ts-expect-error', ''));
  expect(marks).toBeGreaterThan(6);
  expect((await compile('TypeScript 7', folder)).errors).toHaveLength(marks);
});

const ENTRIES = ['client', 'client/core', 'client/node', 'client/opentelemetry', 'rpc', 'rpc/node'];

describe.each(['import', 'require'] as const)('%s', (kind) => {
  test.each(ENTRIES)('@app-server/%s, without making code from text', async (entry) => {
    const load = kind === 'import' ? `await import('@app-server/${entry}')` : `require('@app-server/${entry}')`;
    const file = join(root, kind === 'import' ? 'entry.mjs' : 'entry.cjs');
    await writeFile(file, `console.log(Object.keys(${load}).length > 0);\n`);
    expect(await succeed(process.execPath, ['--disallow-code-generation-from-strings', file])).toBe('true\n');
  });

  test('a conversation, without making code from text', async () => {
    const [load, extension] =
      kind === 'import'
        ? [(name: string) => `await import('${name}')`, 'mjs']
        : [(name: string) => `require('${name}')`, 'cjs'];
    const file = join(root, `conversation.${extension}`);
    const code = `
      const { memoryPair, Peer } = ${load('@app-server/rpc')};
      const { CallRefused, connect } = ${load('@app-server/client')};
      const [left, right] = memoryPair();
      const server = new Peer(right, { onRequest: ({ method }) => (method === 'initialize' ? {} : { data: [] }) });
      const main = async () => {
        await server.open();
        const client = await connect(left, { clientInfo: { name: 'a', version: '1' }, serverRequests: 'refuse' });
        const { nextCursor } = await client.thread.list({});
        const refused = await client.thread.list({ curser: 'x' }).catch((error) => error);
        await client.close();
        console.log(JSON.stringify([nextCursor, refused instanceof CallRefused]));
      };
      main();`;
    await writeFile(file, code);
    expect(JSON.parse(await succeed(process.execPath, ['--disallow-code-generation-from-strings', file]))).toEqual([
      null,
      true,
    ]);
  });
});
