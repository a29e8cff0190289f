/** Turns of the wire from turns of a store. */
import type { Turn } from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import type { StoredTurn } from '../store/thread-store.js';
import { turnErrorOf } from './error-info.js';
import { ItemIds } from './items/item-ids.js';
import { fields, numberOrNull, text } from './loose.js';
import { itemsOf } from './stored-items.js';
import { turnOf } from './turn-scanner.js';

export { viewOf } from './turn-views.js';

export interface FoldOptions {
  /**
   * Number of the first item whose line names no id. Such items, in files of the reference, are numbered through their
   * thread there; a turn that is folded alone does not know how many came before, and counts from 1.
   */
  firstItem?: number;
}

/** A turn with all its items. Its lines are those from its beginning to its end, or to the next turn. */
export function foldTurn(turn: StoredTurn, { firstItem = 1 }: FoldOptions = {}): Turn {
  return fold(turn, new ItemIds(firstItem));
}

/**
 * Turns of a thread that follow each other, from its first one.
 *
 * After a rollback the reference counts on from the number of items that are left; turns that are no longer there are
 * not known here, and counted ids go on without a gap.
 */
export function foldTurns(turns: readonly StoredTurn[], { firstItem = 1 }: FoldOptions = {}): Turn[] {
  const ids = new ItemIds(firstItem);
  return turns.map((turn) => fold(turn, ids));
}

function fold(turn: StoredTurn, ids: ItemIds): Turn {
  const { id, status, error, lines } = turn;
  return {
    id,
    items: itemsOf(id, lines, ids),
    itemsView: 'full',
    status,
    error: status === 'failed' && error ? turnErrorOf(error) : null,
    ...timesOf(id, lines),
  };
}

const BEGIN = ['task_started', 'turn_started'];
const END = ['task_complete', 'turn_complete', 'turn_aborted'];

/** Another turn may have ended among its lines; the end of a review names one that never began. */
function timesOf(id: string, lines: readonly RolloutLine[]): Pick<Turn, 'startedAt' | 'completedAt' | 'durationMs'> {
  const { started_at } = eventOf(lines, BEGIN);
  const own = lines.filter((line) => turnOf(line) === id);
  const { completed_at, duration_ms } = { ...eventOf(lines, END), ...eventOf(own, END) };
  return {
    startedAt: numberOrNull(started_at),
    completedAt: numberOrNull(completed_at),
    durationMs: numberOrNull(duration_ms),
  };
}

function eventOf(lines: readonly RolloutLine[], types: readonly string[]): Readonly<Record<string, unknown>> {
  const line = lines.find((line) => line.type === 'event_msg' && types.includes(text(fields(line.payload).type)));
  return fields(line?.payload);
}
