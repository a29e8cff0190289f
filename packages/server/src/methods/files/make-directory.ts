/** Directories, with those above them. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAbsence } from './failures.js';

/** One that exists is fine. Unlike Node's own recursion, it comes to an end where the system refuses every name. */
export async function makeDirectories(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (cause) {
    if (!isAbsence(cause) || dirname(path) === path) throw cause;
    await makeDirectories(dirname(path));
    await makeOne(path);
  }
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (cause) {
    const present = await stat(path).catch(() => undefined);
    if (!present?.isDirectory()) throw cause;
  }
}
