/** What the reference keeps of the turns of a thread. Ours keeps more, so that only this much of both is compared. */

/** Answers that hold turns as they were stored. */
export const HISTORIES = new Set([
  'thread/fork',
  'thread/read',
  'thread/resume',
  'thread/rollback',
  'thread/turns/list',
  'thread/unarchive',
]);

/** Items that the reference shows while they happen and forgets. */
const FORGOTTEN = new Set(['commandExecution', 'dynamicToolCall']);

interface Item {
  type: string;
  id: string;
}

interface Turn {
  id: string;
  items: Item[];
  itemsView: string;
  status: string;
  error: unknown;
}

/** The same answer with every turn as the reference would tell it. */
export function kept<T>(value: T): T {
  if (Array.isArray(value)) return value.map(kept) as T;
  if (value === null || typeof value !== 'object') return value;
  const members = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, kept(member as unknown)]));
  return (isTurn(members) ? keptOf(members) : members) as T;
}

function isTurn(value: object): value is Turn {
  return 'itemsView' in value && 'items' in value && Array.isArray(value.items);
}

/** It numbers items anew, and does not know any more that a turn has failed. */
function keptOf(turn: Turn): Turn {
  const items = turn.items.filter(({ type }) => !FORGOTTEN.has(type)).map((item) => ({ ...item, id: '<item>' }));
  return turn.status === 'failed' ? { ...turn, items, status: 'completed', error: null } : { ...turn, items };
}
