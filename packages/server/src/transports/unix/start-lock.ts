/**
 * One start at a time in a folder. Node has no lock that the system takes back from a process which dies, so a lock is
 * a numbered file with its holder in it, and whoever creates the next number has it. The newest file is never removed:
 * that makes the number only grow, and a race for a dead holder's place has one winner.
 */
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.js';

const NAME = /^app-server-startup\.(\d+)\.lock$/;
const RELEASED = 'released';
/** A start takes far less: a holder this old is another process that got the same id. */
const OLDEST_MS = 30_000;
const PATIENCE_MS = 10_000;
const PAUSE_MS = 10;

/**
 * Waits for its turn.
 *
 * @param folder created where it is missing, for its owner alone
 * @returns the function that releases the lock
 * @throws {StartError} when the folder cannot be created, or another start has held the lock for 10 seconds
 */
export async function takeStartLock(folder: string, patienceMs = PATIENCE_MS): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: Error) => {
    throw new StartError(`${folder} cannot be created: ${cause.message}`, { cause });
  });
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const newest = await newestLock(folder);
    if ((await isFree(folder, newest)) && (await claim(folder, newest + 1))) {
      await removeOlder(folder, newest + 1);
      return () => writeFile(lockFile(folder, newest + 1), RELEASED);
    }
    if (performance.now() > deadline) {
      throw new StartError(`Another server has been starting in ${folder} for too long; end it, and start again.`);
    }
    await sleep(PAUSE_MS);
  }
}

function lockFile(folder: string, number: number): string {
  return join(folder, `app-server-startup.${number}.lock`);
}

async function locks(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => Number(NAME.exec(name)?.[1] ?? []));
}

async function newestLock(folder: string): Promise<number> {
  return Math.max(0, ...(await locks(folder)));
}

/** An empty file belongs to somebody who is about to write. */
async function isFree(folder: string, number: number): Promise<boolean> {
  if (number === 0) return true;
  const file = lockFile(folder, number);
  try {
    const [holder, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return holder === RELEASED || Date.now() - mtimeMs > OLDEST_MS || (holder !== '' && !isRunning(Number(holder)));
  } catch (error) {
    // It is gone: there is a newer one.
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Creates the file, unless somebody was faster. */
async function claim(folder: string, number: number): Promise<boolean> {
  const file = lockFile(folder, number);
  try {
    await writeFile(file, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  if ((await newestLock(folder)) === number) return true;
  await rm(file, { force: true });
  return false;
}

async function removeOlder(folder: string, number: number): Promise<void> {
  const older = (await locks(folder)).filter((other) => other < number);
  await Promise.all(older.map((other) => rm(lockFile(folder, other), { force: true })));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
