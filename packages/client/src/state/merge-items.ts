/** The items of one turn, as followed and as stored, brought together. */
import type { ThreadItem } from '@app-server/schema/experimental';
import { sameJson } from './same-json.js';
import { type TurnState, VIEWS, itemKey } from './thread-state.js';

type Same = (known: ThreadItem, stored: ThreadItem, turn: TurnState) => boolean;

/**
 * The known items in their order, each completed from its stored twin, and the items only storage has behind the item
 * they follow there. An item keeps the id that events know it by. Made-up ids hold within one answer only: they are all
 * taken from the answer that says more.
 */
export function mergeItems(turn: TurnState, { items: stored, itemsView }: TurnState): readonly ThreadItem[] {
  const saysMore = VIEWS.indexOf(itemsView) >= VIEWS.indexOf(turn.itemsView);
  const twins = pairUp(turn, stored);
  const merged: ThreadItem[] = [];
  const following = new Map<ThreadItem | undefined, ThreadItem[]>();
  let previous: ThreadItem | undefined;
  for (const item of stored) {
    const known = twins.get(item);
    if (known) previous = known;
    else following.set(previous, [...(following.get(previous) ?? []), item]);
  }
  const storedOf = new Map(Array.from(twins, ([item, known]) => [known, item]));
  merged.push(...(following.get(undefined) ?? []));
  for (const known of turn.items) {
    const item = storedOf.get(known);
    const id = saysMore && item && isRenumbered(known) ? item.id : known.id;
    merged.push(newest(turn, known, item && { ...item, id }), ...(following.get(known) ?? []));
  }
  return sameList(merged, turn.items) ? turn.items : merged;
}

/** The known item of each stored one: by its id, else by what it says, else by what it begins to say. */
function pairUp(turn: TurnState, stored: readonly ThreadItem[]): Map<ThreadItem, ThreadItem> {
  const twins = new Map<ThreadItem, ThreadItem>();
  const free = new Set(turn.items);
  for (const same of [sameKey, sameContent, continued]) {
    for (const item of stored) {
      if (twins.has(item)) continue;
      const known = turn.items.find((candidate) => free.has(candidate) && same(candidate, item, turn));
      if (!known) continue;
      twins.set(item, known);
      free.delete(known);
    }
  }
  return twins;
}

const sameKey: Same = (known, stored) =>
  itemKey(known) === itemKey(stored) && (!isRenumbered(stored) || sameJson(known, stored));

const sameContent: Same = (known, stored) =>
  isComparable(known, stored) && sameJson({ ...known, id: '' }, { ...stored, id: '' });

/** An item whose end was missed may have gone on; of a review's result, storage keeps the first part. */
const continued: Same = (known, stored, turn) => {
  if (!isComparable(known, stored)) return false;
  const [left, right] = [textOf(known), textOf(stored)];
  if (isFinal(turn, known)) return known.type === 'exitedReviewMode' && left.startsWith(right);
  return right !== '' && (left.startsWith(right) || right.startsWith(left));
};

/** Two ids that a server gave are told apart by themselves; content says something only where one was made up on reading. */
function isComparable(known: ThreadItem, stored: ThreadItem): boolean {
  return known.type === stored.type && (isRenumbered(known) || isRenumbered(stored));
}

/** Whether the id was counted while reading: it holds within one answer, and is another one in the next. */
function isRenumbered({ id }: ThreadItem): boolean {
  return /^item-\d+$/.test(id);
}

function newest(turn: TurnState, known: ThreadItem, stored: ThreadItem | undefined): ThreadItem {
  if (!stored || isFinal(turn, known) || textOf(known).length > textOf(stored).length) return known;
  return sameJson(known, stored) ? known : stored;
}

function isFinal({ live }: TurnState, item: ThreadItem): boolean {
  return live[itemKey(item)]?.completedAtMs !== undefined;
}

/** The text of an item, of which one side may have more: it is streamed, or storage keeps only its beginning. */
function textOf(item: ThreadItem): string {
  switch (item.type) {
    case 'agentMessage':
    case 'plan':
      return item.text;
    case 'reasoning':
      return [...item.summary, ...item.content].join('\n');
    case 'commandExecution':
      return item.aggregatedOutput ?? '';
    case 'exitedReviewMode':
      return item.review;
    default:
      return '';
  }
}

function sameList<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.length === right.length && left.every((element, index) => element === right[index]);
}
