/** Removing files, directories and links; a link goes, what it leads to stays. */
import { lstat, rm, rmdir, unlink } from 'node:fs/promises';
import { ignoreAbsence } from './failures.js';

export interface Removal {
  path: string;
  /** Whether a directory goes with its content; otherwise it must be empty. */
  recursive: boolean;
  /** Whether nothing to remove is fine. */
  force: boolean;
}

export async function remove({ path, recursive, force }: Removal): Promise<void> {
  const facts = force ? await lstat(path).catch(ignoreAbsence) : await lstat(path);
  if (!facts) return;
  if (!facts.isDirectory()) await unlink(path);
  else if (recursive) await rm(path, { recursive, force });
  else await rmdir(path);
}
