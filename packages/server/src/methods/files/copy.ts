/** Copying files, directories and symbolic links; links are copied as links. */
import type { Stats } from 'node:fs';
import { copyFile, lstat, readdir, readlink, realpath, symlink } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { invalidRequest } from '../../core/faults.js';
import { ignoreAbsence } from './failures.js';
import { makeDirectories } from './make-directory.js';

export interface Copy {
  from: string;
  to: string;
  recursive: boolean;
  /** Ends a copy of a directory between two of its entries. */
  signal: AbortSignal;
}

export async function copy({ from, to, recursive, signal }: Copy): Promise<void> {
  const source = await lstat(from);
  if (source.isDirectory()) {
    if (!recursive)
      throw invalidRequest(`${from} is a directory; copying it needs recursive: true`, '/params/recursive');
    await refuseInside(from, to);
    return copyTree(from, to, signal);
  }
  if (!(await copyOne(source, from, to)))
    throw invalidRequest(`${from} is neither a file nor a directory nor a symbolic link`, '/params/sourcePath');
}

/** Merges into a directory that exists; what is neither file, directory nor link is passed over. */
async function copyTree(from: string, to: string, signal: AbortSignal): Promise<void> {
  await makeDirectories(to);
  for (const name of await readdir(from)) {
    signal.throwIfAborted();
    const [source, target] = [join(from, name), join(to, name)];
    const facts = await lstat(source);
    if (facts.isDirectory()) await copyTree(source, target, signal);
    else await copyOne(facts, source, target);
  }
}

async function copyOne(facts: Stats, from: string, to: string): Promise<boolean> {
  if (facts.isSymbolicLink()) await symlink(await readlink(from), to);
  else if (facts.isFile()) await copyFile(from, to);
  else return false;
  return true;
}

async function refuseInside(from: string, to: string): Promise<void> {
  const [source, target] = await Promise.all([realpath(from), realPlace(to)]);
  if (target === source || target.startsWith(source.endsWith(sep) ? source : source + sep))
    throw invalidRequest(`${to} is ${from} itself or lies inside it`, '/params/destinationPath');
}

/** The real path of what may not exist yet. */
async function realPlace(path: string): Promise<string> {
  const real = await realpath(path).catch(ignoreAbsence);
  return real ?? join(await realPlace(dirname(path)), basename(path));
}
