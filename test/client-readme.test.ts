/** What the page of the client shows is run: its TypeScript compiles, and its first lines print an answer. */
import { chmod, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SOURCE, fakeArgs } from './support/console.js';
import { temporaryFolder } from './support/pack.js';
import { ROOT, run } from './support/repository.js';
import { compile, snippetsOf } from './support/snippets.js';

const snippets = await snippetsOf('packages/client/README.md');

/** A folder with a `codex` whose `app-server` is the fake server. */
async function codexShim(scenario: string): Promise<string> {
  const folder = temporaryFolder('shim');
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'scenario.yaml'), scenario);
  const command = [process.execPath, ...fakeArgs('--scenario', join(folder, 'scenario.yaml'))];
  const quoted = command.map((word) => `'${word}'`).join(' ');
  await writeFile(
    join(folder, 'codex'),
    `#!/bin/sh\n[ "$*" = app-server ] || exit 64\ncd '${ROOT}' && exec ${quoted}\n`,
  );
  await chmod(join(folder, 'codex'), 0o755);
  return folder;
}

describe('the README of the client', () => {
  it('has TypeScript that compiles', async () => {
    expect(snippets.length).toBeGreaterThan(3);
    const outcome = await compile(snippets);
    expect(outcome).toMatchObject({ code: 0, stdout: '' });
  });

  it('gets from nothing to a streamed answer in ten lines', async ({ skip }) => {
    skip(process.platform === 'win32', 'the codex of this test is a shell script');
    const [first] = snippets;
    expect(first?.code.trimEnd().split('\n')).toHaveLength(10);
    const folder = await codexShim('turns: [{ when: folder, steps: [{ say: "A README.md, and a folder src." }] }]\n');
    const PATH = [folder, process.env['PATH']].join(delimiter);
    expect(await run(process.execPath, [...SOURCE, first?.file ?? ''], { env: { PATH } })).toEqual({
      code: 0,
      stdout: 'A README.md, and a folder src.',
      stderr: '',
    });
  });
});
