/** Carries a planned patch out: all of it, or nothing. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, access, copyFile, link, mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { FileWrite } from './draft.js';
import { type RegularFile, readState, sameState } from './file-state.js';
import { PatchError } from './patch-error.js';
import type { PlannedPatch } from './plan-patch.js';
import { realEntry } from './real-path.js';

interface Progress {
  /** What takes back the steps, in their order. */
  readonly undo: (() => Promise<unknown>)[];
  /** Old files under other names, of no use when all is done. */
  readonly leftovers: string[];
}

/**
 * Each file changes from one moment to the next: nobody ever reads half of it.
 *
 * @throws PatchError when a file has changed since the plan was made, or cannot be written; then all are as they were
 */
export async function applyPatch({ writes }: PlannedPatch): Promise<void> {
  const changed = writes.filter(({ before, after }) => !sameState(before, after));
  for (const write of changed) await checkUnchanged(write);
  const progress: Progress = { undo: [], leftovers: [] };
  try {
    for (const write of inOrder(changed)) {
      if (write.after?.kind === 'file') await putFile(write, write.after, progress);
      else await removeFile(write, progress);
    }
  } catch (error) {
    throw await takeBack(progress, error);
  }
  // The patch is applied; a copy that stays behind does not make that untrue.
  await Promise.allSettled(progress.leftovers.map((leftover) => rm(leftover, { force: true })));
}

async function checkUnchanged({ place, before }: FileWrite): Promise<void> {
  const isSame = sameState(await readState(place, place), before) && (await realEntry(place)) === place;
  if (isSame) return;
  throw new PatchError(`${place} has changed since the patch was checked; nothing was written`, { path: place });
}

/** Removals come last, so that what is moved is never missing; but a file goes before the folder that takes its place. */
function inOrder(writes: readonly FileWrite[]): FileWrite[] {
  const put = writes.filter(({ after }) => after);
  const removed = writes.filter(({ after }) => !after);
  const isInTheWay = ({ place }: FileWrite) => put.some((write) => write.place.startsWith(place + sep));
  return [...removed.filter(isInTheWay), ...put, ...removed.filter((write) => !isInTheWay(write))];
}

async function putFile(write: FileWrite, after: RegularFile, progress: Progress): Promise<void> {
  const { place, before } = write;
  if (before?.kind === 'link') await removeFile(write, progress);
  const replaced = before?.kind === 'file';
  // A rename would also replace a file that may not be written.
  if (replaced) await access(place, constants.W_OK);
  else await makeFolders(dirname(place), progress);
  const fresh = beside(place);
  progress.undo.push(() => rm(fresh, { force: true }));
  await writeNew(fresh, after, replaced ? place : undefined);
  if (replaced) await keepOld(place, progress);
  await rename(fresh, place);
  if (!replaced) progress.undo.push(() => rm(place));
}

async function removeFile({ place }: FileWrite, { undo, leftovers }: Progress): Promise<void> {
  const old = beside(place);
  await rename(place, old);
  leftovers.push(old);
  undo.push(() => rename(old, place));
}

/** Under a second name, from which it can be put back; a copy where the file system knows no second names. */
async function keepOld(place: string, { undo, leftovers }: Progress): Promise<void> {
  const old = beside(place);
  await link(place, old).catch(() => copyFile(place, old, constants.COPYFILE_EXCL));
  leftovers.push(old);
  undo.push(async () => {
    await rename(old, place);
    // While both are names of one file a rename does nothing.
    await rm(old, { force: true });
  });
}

async function makeFolders(folder: string, progress: Progress): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (dirname(folder) !== folder) await makeFolders(dirname(folder), progress);
  await mkdir(folder);
  progress.undo.push(() => rmdir(folder));
}

/** @param model the file that it will replace */
async function writeNew(place: string, { bytes, mode }: RegularFile, model: string | undefined): Promise<void> {
  const file = await open(place, 'wx', mode ?? 0o666);
  try {
    await file.writeFile(bytes);
    if (model !== undefined) await keepOwner(file, model);
    // The mask of the process has been taken off the mode.
    if (mode !== undefined) await file.chmod(mode);
  } finally {
    await file.close();
  }
}

/** Others than root cannot give files away. */
async function keepOwner(file: FileHandle, model: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(model);
  await file.chown(uid, gid);
}

function beside(place: string): string {
  return join(dirname(place), `.${basename(place).slice(0, 100)}.${randomUUID()}.tmp`);
}

async function takeBack({ undo }: Progress, cause: unknown): Promise<PatchError> {
  const failures: string[] = [];
  for (const step of undo.toReversed()) {
    await step().catch((error: unknown) => failures.push((error as Error).message));
  }
  const reason = `the patch was not applied: ${(cause as Error).message}`;
  const rest = failures.length === 0 ? '' : `; not everything could be put back: ${failures.join('; ')}`;
  return new PatchError(reason + rest, { cause });
}
