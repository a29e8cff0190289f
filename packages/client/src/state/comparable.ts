/** The part of a thread on which its events and its stored history agree. */
import type { ThreadItem } from '@app-server/schema/experimental';
import { type ThreadState, type TurnState, itemKey } from './thread-state.js';

/** Items that history leaves out. */
const NOT_STORED = new Set(['commandExecution', 'dynamicToolCall', 'contextCompaction']);
/** Items that keep their id in history; all others are counted anew. */
const KEEPS_ID = new Set(['fileChange', 'mcpToolCall', 'plan']);

export interface ComparableThread {
  id: string;
  name: string | null;
  turns: { id: string; status: string | null; items: object[] }[];
}

/**
 * What has to be equal whether a thread was followed from its start or read back: its id and name, and of each turn the
 * id, the status and the stored items in order.
 *
 * Left out is what storage loses or changes: ids that are counted anew, commands and client-side tool calls, items that
 * never were completed, failures (stored as completed), times, plans kept by `turn/plan/updated`, diffs, and the turns
 * of reviews, which are stored under other ids. Plan items come last, as history moves them.
 *
 * @example
 * expect(normalizeForComparison(followed)).toEqual(normalizeForComparison(threadState(thread)));
 */
export function normalizeForComparison({ id, name, turns }: ThreadState): ComparableThread {
  return { id, name, turns: turns.filter((turn) => !isReview(turn)).map(comparableTurn) };
}

function comparableTurn(turn: TurnState): ComparableThread['turns'][number] {
  const items = turn.items.filter((item) => !NOT_STORED.has(item.type) && isFinal(turn, item));
  const inOrder = [...items.filter(({ type }) => type !== 'plan'), ...items.filter(({ type }) => type === 'plan')];
  return {
    id: turn.id,
    status: turn.status === 'failed' ? 'completed' : turn.status,
    items: inOrder.map(comparableItem),
  };
}

function isFinal({ live }: TurnState, item: ThreadItem): boolean {
  const told = live[itemKey(item)];
  return told === undefined || told.completedAtMs !== undefined;
}

function comparableItem({ id, ...item }: ThreadItem): object {
  return KEEPS_ID.has(item.type) ? { id, ...item } : item;
}

function isReview({ items }: TurnState): boolean {
  return items.some(({ type }) => type === 'enteredReviewMode' || type === 'exitedReviewMode');
}
