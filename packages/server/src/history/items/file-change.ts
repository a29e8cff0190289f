/** Changes of files, kept as `patch_apply_end`. */
import type { FileUpdateChange, ThreadItem } from '@app-server/schema/experimental';
import type { EventMsg, FileChange } from '@app-server/schema/rollout';
import { withRest } from '../exact.js';
import { fields, text, textOrNull, texts, wordOf } from '../loose.js';
import type { ItemPlace } from './place.js';

type Changes = Extract<ThreadItem, { type: 'fileChange' }>;
type PatchEnd = Extract<EventMsg, { type: 'patch_apply_end' }>;

export function fileChangeEvent(item: Changes, { turnId }: ItemPlace): PatchEnd {
  const { id, changes, status } = item;
  const event: PatchEnd = {
    type: 'patch_apply_end',
    call_id: id,
    turn_id: turnId,
    stdout: '',
    stderr: '',
    success: status === 'completed',
    changes: Object.fromEntries(changes.map((change) => [change.path, storedChange(change)])),
    status: status === 'inProgress' ? 'failed' : status,
  };
  return withRest(inOrder(event, changes), item, readFileChange);
}

export function readFileChange(event: object): Changes {
  const { call_id, id, changes, order, status } = fields(event);
  return {
    type: 'fileChange',
    id: text(call_id) || text(id),
    changes: listed(fields(changes), texts(order)),
    status: wordOf(status, ['completed', 'failed', 'declined']) ?? 'completed',
  };
}

/** Keyed changes have no order, so that one other than by name is kept beside them as `order`. */
function inOrder(event: PatchEnd, changes: readonly FileUpdateChange[]): PatchEnd {
  const order = changes.map(({ path }) => path);
  const byName = order.toSorted();
  return order.every((path, index) => path === byName[index]) ? event : Object.assign(event, { order });
}

function listed(changes: Readonly<Record<string, unknown>>, order: readonly string[]): FileUpdateChange[] {
  const paths = order.length > 0 ? order : Object.keys(changes).sort();
  return paths.flatMap((path) => (Object.hasOwn(changes, path) ? [changeOf(path, fields(changes[path]))] : []));
}

function storedChange({ kind, diff }: FileUpdateChange): FileChange {
  if (kind.type !== 'update') return { type: kind.type, content: diff };
  const { move_path } = kind;
  const note = move_path === null ? '' : moveNote(move_path);
  return {
    type: 'update',
    unified_diff: diff.endsWith(note) ? diff.slice(0, diff.length - note.length) : diff,
    move_path,
  };
}

function changeOf(path: string, change: Readonly<Record<string, unknown>>): FileUpdateChange {
  if (change.type === 'add' || change.type === 'delete') {
    return { path, kind: { type: change.type }, diff: text(change.content) };
  }
  const move_path = textOrNull(change.move_path);
  const note = move_path === null ? '' : moveNote(move_path);
  return { path, kind: { type: 'update', move_path }, diff: text(change.unified_diff) + note };
}

/** Stands on the wire, and not in files, after the diff of a file that was moved. */
function moveNote(path: string): string {
  return `\n\nMoved to: ${path}`;
}
