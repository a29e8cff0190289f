import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/folders.js';
import { takeStartLock } from './start-lock.js';

const LOCK = fileURLToPath(new URL('start-lock.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const ROUNDS = 25;
const DIED_HOLDING = 7;

/** Takes the lock again and again, checks that nobody else is inside, and dies with it in the end. */
const RACER = `
import { appendFileSync, mkdirSync, rmdirSync } from 'node:fs';
const { takeStartLock } = await import(process.argv[1]);
const folder = process.argv[2];
for (let round = 1; ; round += 1) {
  const release = await takeStartLock(folder);
  mkdirSync(folder + '/inside');
  appendFileSync(folder + '/rounds', '.');
  await new Promise((resolve) => setTimeout(resolve, 1));
  rmdirSync(folder + '/inside');
  if (round === ${ROUNDS}) process.exit(${DIED_HOLDING});
  await release();
}`;

function racer(folder: string): ChildProcess {
  const child = spawn(
    process.execPath,
    ['--import', TSX, '--input-type=module', '-e', RACER, pathToFileURL(LOCK).href, folder],
    { stdio: 'inherit' },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** A process that is no more. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('RPC-03: the lock of a start', () => {
  test('is held by one at a time, and leaves one file', async () => {
    const folder = join(await temporaryFolder(), 'new', 'folder');
    let held = 0;
    let most = 0;
    const start = async () => {
      const release = await takeStartLock(folder);
      held += 1;
      most = Math.max(most, held);
      await new Promise((resolve) => setTimeout(resolve, 1));
      held -= 1;
      await release();
    };
    await Promise.all(Array.from({ length: 20 }, start));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual(['app-server-startup.20.lock']);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('of a process that died is taken over, by one of many', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'app-server-startup.7.lock'), String(deadPid()));
    const order: string[] = [];
    const start = async (name: number) => {
      const release = await takeStartLock(folder);
      order.push(`take ${name}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      order.push(`release ${name}`);
      await release();
    };
    await Promise.all(Array.from({ length: 8 }, (_, name) => start(name)));
    for (let at = 0; at < order.length; at += 2) {
      expect(order[at + 1]).toBe(order[at]?.replace('take', 'release'));
    }
    expect(order).toHaveLength(16);
  });

  test('is held by one process at a time, also where holders die', async () => {
    const folder = await temporaryFolder();
    const racers = Array.from({ length: 4 }, () => racer(folder));
    const outcomes = await Promise.all(racers.map((child) => once(child, 'close')));
    // Each round is one line; a second one inside the lock would have failed.
    expect(outcomes).toEqual(racers.map(() => [DIED_HOLDING, null]));
    expect(await readFile(join(folder, 'rounds'), 'utf8')).toHaveLength(4 * ROUNDS);
  });

  test('needs a folder', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(takeStartLock(join(file, 'below'))).rejects.toThrow(/cannot be created/);
  });

  test('of a start that takes too long is refused, and one that is too old does not count', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'app-server-startup.1.lock');
    for (const holder of [String(process.pid), '']) {
      await writeFile(file, holder);
      await expect(takeStartLock(folder, 50)).rejects.toThrow(/Another server has been starting/);
    }
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(file, longAgo, longAgo);
    const release = await takeStartLock(folder, 50);
    await release();
  });
});
