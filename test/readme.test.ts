/** What the README shows is run: its TypeScript compiles, its example of a fault prints what it says. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, modulePath, succeed } from './support/repository.js';
import { compile, snippetsOf } from './support/snippets.js';

const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
const snippets = await snippetsOf('README.md');

describe('the README', () => {
  it('has TypeScript that compiles', async () => {
    expect(snippets.length).toBeGreaterThan(1);
    expect(await compile(snippets)).toMatchObject({ code: 0, stdout: '' });
  });

  it('shows a fault as it is printed', async () => {
    const snippet = snippets.find(({ code }) => code.includes('checkMessage'));
    const expected = /^\/\/ (\/params.*)$/m.exec(snippet?.code ?? '')?.[1];
    const printed = await succeed(process.execPath, [modulePath('tsx', 'dist', 'cli.mjs'), snippet?.file ?? '']);
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
