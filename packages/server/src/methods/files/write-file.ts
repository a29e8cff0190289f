/** Writing a whole file, so that readers find the old content or the new one, and never a part. */
import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ignoreAbsence } from './failures.js';

const DRAFT = /^\.app-server-[0-9a-f-]{36}\.draft$/;
const MOST_LINKS = 40;

/** Writes through symbolic links; a file that exists keeps its permissions. The directory must exist. */
export async function writeWhole(path: string, data: Uint8Array): Promise<void> {
  const target = await followLinks(path);
  const present = await stat(target).catch(ignoreAbsence);
  if (present && !isReplaceable(present)) return writeFile(target, data);
  return replace(target, data, present);
}

/** Whether a name is that of a file on its way to another name. */
export function isDraft(name: string): boolean {
  return DRAFT.test(name);
}

/** A new file in its place would cut a hard link, change the owner, or end a device, a pipe or a directory. */
function isReplaceable(present: Stats): boolean {
  return present.isFile() && present.nlink === 1 && present.uid === (process.getuid?.() ?? present.uid);
}

async function replace(target: string, data: Uint8Array, present: Stats | undefined): Promise<void> {
  const draft = join(dirname(target), `.app-server-${randomUUID()}.draft`);
  const handle = await open(draft, 'wx').catch((cause: NodeJS.ErrnoException) => {
    cause.path = target;
    if (present && (cause.code === 'EACCES' || cause.code === 'EPERM')) return undefined;
    throw cause;
  });
  // The file may be writable where the directory takes no new names.
  if (!handle) return writeFile(target, data);
  try {
    try {
      await handle.writeFile(data);
      if (present) await handle.chmod(present.mode & 0o7777);
    } finally {
      await handle.close();
    }
    await rename(draft, target);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}

/** Where a write ends up; unlike `realpath`, also through a link to what does not exist yet. */
async function followLinks(path: string): Promise<string> {
  let target = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    const real = await realpath(target).catch(ignoreAbsence);
    if (real !== undefined) return real;
    const next = await readlink(target).catch(ignoreAbsence);
    if (next === undefined) return target;
    target = resolve(dirname(target), next);
  }
  return target;
}
