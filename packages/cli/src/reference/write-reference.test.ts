import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryConsole, temporaryFolder } from '../test-support.js';
import { formatWith, requireExecutable } from './prettier.js';
import { writeReference } from './write-reference.js';

const tree = () =>
  new Map([
    ['v2/A.ts', 'export   type A = 1'],
    ['index.ts', 'export {}'],
  ]);
const PRETTIER = join(createRequire(import.meta.url).resolve('prettier/package.json'), '../bin/prettier.cjs');

test('writes the tree and one line to stderr', async () => {
  const cwd = await temporaryFolder();
  const console = memoryConsole(cwd);
  await writeReference('out/deep', tree, console);
  expect(await readFile(join(cwd, 'out/deep/v2/A.ts'), 'utf8')).toBe('export   type A = 1');
  expect(console.stderr()).toMatch(/^2 files in out\/deep \(\d+\.\d\d s\)\n$/);
  expect(console.stdout()).toBe('');
});

test('a folder that cannot be written is named with the reason', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'file'), '');
  await expect(writeReference('file/out', tree, memoryConsole(cwd))).rejects.toThrow(
    /Cannot write to file\/out: .*--out/,
  );
});

test('prettier formats exactly the written files', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'mine.ts'), 'const  a=1');
  await writeReference('.', tree, memoryConsole(cwd), async (root, paths) =>
    formatWith(await requireExecutable(PRETTIER), root, paths),
  );
  expect(await readFile(join(cwd, 'v2/A.ts'), 'utf8')).toBe('export type A = 1;\n');
  expect(await readFile(join(cwd, 'mine.ts'), 'utf8')).toBe('const  a=1');
});

test('a prettier that is not there, or that fails, says so', async () => {
  const cwd = await temporaryFolder();
  await expect(requireExecutable(join(cwd, 'none'))).rejects.toThrow(
    /Cannot run prettier at .*none: there is no such file/,
  );
  await expect(requireExecutable(cwd)).rejects.toThrow(/it is a folder/);
  await writeFile(join(cwd, 'broken.ts'), 'type = ;');
  await expect(formatWith(PRETTIER, cwd, ['broken.ts'])).rejects.toThrow(/written and not formatted\.\n.*broken\.ts/);
});
