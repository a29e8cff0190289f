/** The terminal of the reference at our server: the example is run, and shows what is kept beside it. */
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { codexRelease } from '../../../test/support/codex-release.js';
import { SOURCE, homeOf, serveCommand } from '../../../test/support/console.js';
import { findProgram } from '../../../test/support/find-program.js';
import { temporaryFolder } from '../../../test/support/pack.js';
import { ROOT, succeed } from '../../../test/support/repository.js';

const EXAMPLE = 'examples/codex-terminal';

/** The texts of a folder, by name. */
async function textsIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const texts = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

test('a client that others have written works with this server, also after a restart', async ({ skip }) => {
  skip(findProgram('tmux') === undefined, 'no tmux: install it');
  const home = temporaryFolder('home');
  onTestFinished(() => rm(home, { recursive: true }));
  const screens = join(home, 'screens');
  const codex = await codexRelease('0.134.0');
  const options = ['--codex', codex, '--server', serveCommand(), '--screens', screens];
  const told = await succeed(process.execPath, [...SOURCE, `${EXAMPLE}/show.ts`, ...options], { env: homeOf(home) });
  expect(told).toMatch(/All of it was shown\.\n$/);
  const kept = await textsIn(join(ROOT, EXAMPLE, 'screens'));
  expect(Object.keys(kept).length).toBeGreaterThan(10);
  expect(await textsIn(screens)).toEqual(kept);
});
