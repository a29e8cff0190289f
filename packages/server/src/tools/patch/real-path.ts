/** Where a path leads to, though the file, or folders above it, may not be there yet. */
import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** As many as the kernel follows. */
const MOST_LINKS = 40;

/** The file that is written when `path` is; a link that leads nowhere yet is followed too. */
export async function realTarget(path: string): Promise<string> {
  let place = await realEntry(path);
  for (let links = 0; links < MOST_LINKS; links += 1) {
    const link = await unlessMissing(readlink(place));
    if (link === undefined) return place;
    place = await realEntry(resolve(dirname(place), link));
  }
  throw Object.assign(new Error(`${path} is a link that leads back to itself`), { code: 'ELOOP' });
}

/** The entry of a folder that is removed when `path` is: a link stands for itself. */
export async function realEntry(path: string): Promise<string> {
  const folder = dirname(path);
  return folder === path ? path : join(await realFolder(folder), basename(path));
}

async function realFolder(path: string): Promise<string> {
  const real = await unlessMissing(realpath(path));
  if (real !== undefined) return real;
  const parent = dirname(path);
  return parent === path ? path : join(await realFolder(parent), basename(path));
}

/** Undefined when there is nothing of that kind; EINVAL is what is no link. */
async function unlessMissing(look: Promise<string>): Promise<string | undefined> {
  try {
    return await look;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR', 'EINVAL'].includes(code)) return undefined;
    throw error;
  }
}
