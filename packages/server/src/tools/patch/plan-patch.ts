/** What a patch would do to the files as they are now. */
import { resolve } from 'node:path';
import type { FileUpdateChange } from '@app-server/schema/experimental';
import { ChangeList } from './change-list.js';
import { Draft, type FileWrite, type Move } from './draft.js';
import { editLines } from './edit-lines.js';
import { type RegularFile, textOf } from './file-state.js';
import type { AddFile, DeleteFile, Patch, PatchOperation, UpdateFile } from './patch.js';
import { PatchError } from './patch-error.js';
import { realEntry } from './real-path.js';

export interface PlannedPatch {
  /** As clients are told, by path. */
  readonly changes: readonly FileUpdateChange[];
  /** Every place that is written or removed: absolute, links followed. Compare them with folders whose links are followed too. */
  readonly paths: readonly string[];
  readonly writes: readonly FileWrite[];
  readonly moves: readonly Move[];
}

interface Plan {
  readonly cwd: string;
  readonly draft: Draft;
  readonly changes: ChangeList;
}

/**
 * Operations see what the ones before them have done.
 *
 * @param cwd absolute; where relative paths start
 * @throws PatchError when a file is not as the patch says
 */
export async function planPatch(patch: Patch, cwd: string): Promise<PlannedPatch> {
  const plan = { cwd, draft: new Draft(), changes: new ChangeList() };
  for (const operation of patch.operations) await planOperation(plan, operation);
  const { writes, moves } = plan.draft;
  return { changes: await plan.changes.print(), paths: writes.map(({ place }) => place), writes, moves };
}

async function planOperation(plan: Plan, operation: PatchOperation): Promise<void> {
  try {
    if (operation.kind === 'add') return await planAdd(plan, operation);
    if (operation.kind === 'delete') return await planDelete(plan, operation);
    return await planUpdate(plan, operation);
  } catch (error) {
    if (error instanceof PatchError) throw error;
    const { path, line } = operation;
    throw new PatchError(`${path} cannot be looked at: ${(error as Error).message}`, { path, line, cause: error });
  }
}

async function planAdd({ cwd, draft, changes }: Plan, { path, content }: AddFile): Promise<void> {
  const named = resolve(cwd, path);
  const place = await draft.placeOf(named);
  const before = await draft.read(place, path);
  const after: RegularFile = {
    kind: 'file',
    bytes: Buffer.from(content),
    mode: before?.kind === 'file' ? before.mode : undefined,
  };
  draft.write(place, after);
  changes.note(named, before, after, { isAdded: true });
}

async function planDelete({ cwd, draft, changes }: Plan, { path, line }: DeleteFile): Promise<void> {
  const named = resolve(cwd, path);
  const place = await realEntry(named);
  const before = await draft.read(place, path);
  if (!before) throw new PatchError(`${path} does not exist, so it cannot be deleted`, { path, line });
  draft.write(place, undefined);
  changes.note(named, before, undefined);
}

async function planUpdate({ cwd, draft, changes }: Plan, operation: UpdateFile): Promise<void> {
  const { path, line, moveTo, hunks } = operation;
  const named = resolve(cwd, path);
  const place = await draft.placeOf(named);
  const before = await draft.read(place, path);
  if (before?.kind !== 'file') {
    throw new PatchError(`${path} does not exist, so it cannot be updated; "*** Add File:" makes a file`, {
      path,
      line,
    });
  }
  const text = textOf(before);
  if (text === undefined)
    throw new PatchError(`${path} is not a text in UTF-8, so it cannot be updated`, { path, line });
  const after: RegularFile = { ...before, bytes: Buffer.from(editLines(text, hunks, path)) };
  const target = moveTo === undefined ? named : resolve(cwd, moveTo);
  const destination = moveTo === undefined ? place : await draft.placeOf(target);
  if (destination === place) {
    draft.write(place, after);
    changes.note(named, before, after);
    return;
  }
  // A link is moved by leaving it and the file it leads to: its text goes to the new place.
  const source = await realEntry(named);
  await draft.read(source, path);
  await draft.read(destination, moveTo ?? path);
  draft.move(source, destination, after);
  changes.note(named, before, after, { target });
}
