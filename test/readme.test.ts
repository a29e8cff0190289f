/** What the README shows is run: its TypeScript compiles, its example of a fault prints what it says. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, modulePath, run, succeed } from './support/repository.js';

const folder = join(ROOT, 'node_modules', '.cache', 'readme');
const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
const snippets = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? '');

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await Promise.all(
    snippets.map((code, index) => writeFile(join(folder, `snippet-${index}.ts`), `${code}export {};\n`)),
  );
});

afterAll(() => rm(folder, { recursive: true }));

describe('the README', () => {
  it('has TypeScript that compiles', async () => {
    expect(snippets.length).toBeGreaterThan(1);
    const files = snippets.map((_, index) => join(folder, `snippet-${index}.ts`));
    const flags = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
    const tsc = modulePath('typescript', 'bin', 'tsc');
    const { code, stdout } = await run(process.execPath, [tsc, ...flags, '--types', 'node', ...files]);
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });

  it('shows a fault as it is printed', async () => {
    const index = snippets.findIndex((code) => code.includes('checkMessage'));
    const expected = /^\/\/ (\/params.*)$/m.exec(snippets[index] ?? '')?.[1];
    const tsx = modulePath('tsx', 'dist', 'cli.mjs');
    const printed = await succeed(process.execPath, [tsx, join(folder, `snippet-${index}.ts`)]);
    expect(printed.trim()).toBe(expected);
  });

  it('names scripts that exist', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(scripts).toHaveProperty([name ?? '']);
  });
});
