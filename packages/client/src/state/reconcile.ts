/** What was followed live and what a server has stored, brought together. */
import type { SortDirection, Thread, Turn } from '@app-server/schema/experimental';
import { mergeItems } from './merge-items.js';
import { patched, replaced } from './same-json.js';
import { type ThreadState, type TurnState, VIEWS, isOver, threadState, turnState } from './thread-state.js';

/**
 * Brings a newer snapshot (`thread/resume`, `thread/read`) into a state that was followed live: nothing known live is
 * lost, and what only storage has is added.
 *
 * The history a server stores can say less than its events did. A reference server makes up new ids for most items each
 * time it is read (`item-1`, …), leaves out commands, client-side tool calls, messages cut off by an interrupt, plans
 * kept by `turn/plan/updated` and diffs, and reports failed turns as completed. Items are therefore matched by id and,
 * where the id was made up, by what they say; live ids, live order, errors and times win.
 *
 * What cannot be known:
 * - the times of items that were not followed: they stay absent, and are not taken from the turn;
 * - what a turn did that was not followed beyond what storage kept;
 * - whether a partial message that storage lacks would have gone on;
 * - which of several equal texts within a turn is which: they are paired in order;
 * - where exactly an item only storage has stood among items it left out: it is put behind its stored predecessor.
 *
 * An inline review is stored as two turns, neither under the id its events used; a state that followed the review takes
 * both into its own turn, one that did not shows them as stored. Its prompt is stored twice, and stays so.
 */
export function reconcile(live: ThreadState, stored: ThreadState): ThreadState {
  return patched(live, {
    thread: stored.thread ?? live.thread,
    status: stored.status ?? live.status,
    name: stored.name,
    turns: mergeTurns(live.turns, joinReviews(live.turns, stored.turns), 'desc'),
  });
}

/**
 * Adds turns of a page of `thread/turns/list`. The order of the page has to be told: turns of the same second cannot be
 * sorted.
 */
export function withTurns(
  state: ThreadState,
  turns: readonly Turn[],
  sortDirection: SortDirection = 'desc',
): ThreadState {
  const oldestFirst = sortDirection === 'desc' ? turns.toReversed() : turns;
  return patched(state, {
    turns: mergeTurns(state.turns, joinReviews(state.turns, oldestFirst.map(turnState)), sortDirection),
  });
}

/** Takes the answer of `thread/rollback`: unlike any other snapshot it also says which turns are gone. */
export function rolledBack(live: ThreadState, thread: Thread): ThreadState {
  const merged = reconcile(live, threadState(thread));
  const left = new Set(thread.turns.map(({ id }) => id));
  return patched(merged, {
    turns: merged.turns.filter(({ id, startedAs }) => left.has(id) || (startedAs !== null && left.has(startedAs))),
  });
}

/** Both lists in one order: a turn only the page has stands where the page's other turns put it, else by its start. */
function mergeTurns(
  known: readonly TurnState[],
  page: readonly TurnState[],
  read: SortDirection,
): readonly TurnState[] {
  let turns = known;
  let at = placeOf(known, page, read);
  for (const stored of page) {
    const index = turns.findIndex(({ id }) => id === stored.id);
    const turn = turns[index];
    turns = turn ? replaced(turns, index, mergeTurn(turn, stored)) : turns.toSpliced(at, 0, stored);
    at = (turn ? index : at) + 1;
  }
  return turns;
}

/**
 * Where the page begins: before the first of its turns that is known, or else before what started later. Within one
 * second the direction of reading decides: downwards, what comes is older than what is there.
 */
function placeOf(known: readonly TurnState[], page: readonly TurnState[], read: SortDirection): number {
  const ids = new Set(page.map(({ id }) => id));
  const anchor = known.findIndex(({ id }) => ids.has(id));
  if (anchor >= 0) return anchor;
  const end = Math.max(...page.map(({ startedAt }) => startedAt ?? -Infinity));
  const later = known.findIndex(
    ({ startedAt }) => startedAt === null || startedAt > end || (startedAt === end && read === 'desc'),
  );
  return later < 0 ? known.length : later;
}

function mergeTurn(known: TurnState, stored: TurnState): TurnState {
  return patched(known, {
    status: isOver(known) ? known.status : (stored.status ?? known.status),
    error: known.error ?? stored.error,
    startedAt: known.startedAt ?? stored.startedAt,
    completedAt: known.completedAt ?? stored.completedAt,
    durationMs: known.durationMs ?? stored.durationMs,
    itemsView: VIEWS[Math.max(VIEWS.indexOf(known.itemsView), VIEWS.indexOf(stored.itemsView))] ?? stored.itemsView,
    items: mergeItems(known, stored),
  });
}

/** Stored turns under the ids of the reviews they belong to. */
function joinReviews(known: readonly TurnState[], stored: readonly TurnState[]): readonly TurnState[] {
  const reviews = new Map(known.flatMap(({ id, startedAs }) => (startedAs === null ? [] : [[startedAs, id] as const])));
  if (reviews.size === 0) return stored;
  return stored.flatMap((turn, index) => {
    const id = reviews.get(turn.id);
    const [before, after] = [stored[index - 1], stored[index + 1]];
    if (id !== undefined) {
      const opening = before && isReviewOpening(before) ? before.items : [];
      return [{ ...turn, id, items: [...opening, ...turn.items] }];
    }
    return after && reviews.has(after.id) && isReviewOpening(turn) ? [] : [turn];
  });
}

function isReviewOpening({ items }: TurnState): boolean {
  return items.length === 1 && items[0]?.type === 'enteredReviewMode';
}
