/** `FileUpdateChange`s of a patch, planned or still being written. */
import type { FileUpdateChange } from '@app-server/schema/experimental';
import { byPath, updateOf } from './change-list.js';
import type { Hunk, HunkLine, Patch, PatchOperation } from './patch.js';
import type { PlannedPatch } from './plan-patch.js';

const SIGNS: Readonly<Record<HunkLine['kind'], string>> = { context: ' ', remove: '-', add: '+' };

/** Of a patch that is not planned: paths as they are written, and hunks without line numbers. */
export function changesOf(patch: PlannedPatch | Patch): FileUpdateChange[] {
  return 'operations' in patch ? byPath(patch.operations.map(preview)) : [...patch.changes];
}

function preview(operation: PatchOperation): FileUpdateChange {
  const { kind, path } = operation;
  if (kind === 'add') return { path, kind: { type: 'add' }, diff: operation.content };
  if (kind === 'delete') return { path, kind: { type: 'delete' }, diff: '' };
  return updateOf(path, operation.moveTo, operation.hunks.map(printHunk).join(''));
}

function printHunk({ anchors, lines }: Hunk): string {
  const headers = anchors.length === 0 ? ['@@'] : anchors.map((anchor) => `@@ ${anchor}`);
  return [...headers, ...lines.map(({ kind, text }) => SIGNS[kind] + text)].map((line) => `${line}\n`).join('');
}
