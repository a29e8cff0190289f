/** The TypeScript that a page shows, in files beside which the packages of this repository are installed. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Outcome, ROOT, modulePath, run } from './repository.js';

export interface Snippet {
  code: string;
  file: string;
}

const FLAGS = [
  '--ignoreConfig',
  '--noEmit',
  '--strict',
  '--module',
  'nodenext',
  '--target',
  'es2022',
  '--types',
  'node',
];

/** Writes each block of a page to a file; they are removed after the tests. */
export async function snippetsOf(page: string): Promise<Snippet[]> {
  const folder = join(ROOT, 'node_modules', '.cache', 'snippets', page.replaceAll('/', '-'));
  afterAll(() => rm(folder, { recursive: true }));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  const text = await readFile(join(ROOT, page), 'utf8');
  const blocks = [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = '']) => code);
  return Promise.all(
    blocks.map(async (code, index) => {
      const file = join(folder, `snippet-${index}.ts`);
      await writeFile(file, `${code}export {};\n`);
      return { code, file };
    }),
  );
}

/** Type-checks them as a user's compiler would. */
export function compile(snippets: readonly Snippet[], ...flags: string[]): Promise<Outcome> {
  const files = snippets.map(({ file }) => file);
  return run(process.execPath, [modulePath('typescript', 'bin', 'tsc'), ...FLAGS, ...flags, ...files]);
}
