/** What the events of a turn do to it. Each function hands back the turn itself when nothing has changed. */
import type { ThreadItem, Turn } from '@app-server/schema/experimental';
import { patched, replaced, upserted } from './same-json.js';
import { type LiveItem, type TurnState, isOver, itemKey } from './thread-state.js';

type ItemOf<T extends ThreadItem['type']> = Extract<ThreadItem, { type: T }>;

/** The turn runs; an announcement that comes again, or after the end, takes nothing back. */
export function startTurn(turn: TurnState, told: Turn): TurnState {
  if (isOver(turn)) return patched(turn, { startedAt: turn.startedAt ?? told.startedAt });
  const itemsView = turn.items.length === 0 ? 'full' : turn.itemsView;
  return patched(turn, { status: told.status, startedAt: told.startedAt ?? turn.startedAt, itemsView });
}

/** The turn is over. The items that the announcement leaves out stay as they are. */
export function completeTurn(turn: TurnState, told: Turn): TurnState {
  return patched(turn, {
    status: told.status,
    error: told.error,
    startedAt: told.startedAt ?? turn.startedAt,
    completedAt: told.completedAt,
    durationMs: told.durationMs,
  });
}

/** An item begins. What is known of it already is at least as new as its beginning. */
export function startItem(turn: TurnState, item: ThreadItem, startedAtMs: number | null): TurnState {
  const known = turn.items.some((other) => itemKey(other) === itemKey(item));
  const items = known ? turn.items : [...turn.items, item];
  return withLive(items === turn.items ? turn : { ...turn, items }, itemKey(item), { startedAtMs });
}

/** An item is final; a second completion replaces the first. */
export function completeItem(turn: TurnState, item: ThreadItem, completedAtMs: number | null): TurnState {
  const items = upserted(turn.items, item, (other) => itemKey(other) === itemKey(item));
  return withLive(items === turn.items ? turn : { ...turn, items }, itemKey(item), { completedAtMs });
}

/**
 * Changes an item that is still open. One that was never announced stays unknown: its beginning is missing, and its
 * completion will carry the whole.
 */
export function updateItem<T extends ThreadItem['type']>(
  turn: TurnState,
  type: T,
  id: string,
  change: (item: ItemOf<T>) => Partial<ItemOf<T>>,
): TurnState {
  const key = `${type}:${id}`;
  const index = turn.items.findLastIndex((item) => itemKey(item) === key);
  const item = turn.items[index] as ItemOf<T> | undefined;
  if (!item || !isOpen(turn, key)) return turn;
  const items = replaced(turn.items, index, patched(item, change(item)));
  return items === turn.items ? turn : { ...turn, items };
}

/** Adds what an event told about an item beside its content. */
export function withLive(turn: TurnState, key: string, told: LiveItem): TurnState {
  const live = patched(turn.live, { [key]: patched(turn.live[key] ?? {}, told) });
  return live === turn.live ? turn : { ...turn, live };
}

/** Commands outlive their turn; what was loaded of a turn that is over does not change any more. */
function isOpen(turn: TurnState, key: string): boolean {
  const live = turn.live[key];
  return live ? live.completedAtMs === undefined : !isOver(turn);
}

/** `parts` with `text` added to the one at `index`, which is opened if it has to be. */
export function appended(parts: readonly string[], index: number, text: string): string[] {
  return Array.from({ length: Math.max(parts.length, index + 1) }, (_, at) =>
    at === index ? (parts[at] ?? '') + text : (parts[at] ?? ''),
  );
}
