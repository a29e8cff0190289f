/** Stored history says less than the live events did, exactly as the reference tells it. */
import type { ThreadItem, Turn, TurnItemsView } from '@app-server/schema/experimental';

/** Items that history leaves out, and those that keep their id. */
const LEFT_OUT: readonly ThreadItem['type'][] = ['commandExecution', 'dynamicToolCall'];
const KEEPS_ID: readonly ThreadItem['type'][] = ['fileChange', 'mcpToolCall'];

/** Turns as they are read: items renumbered through the thread, a failed turn reported as completed. */
export function readHistory(turns: readonly Turn[]): Turn[] {
  let count = 0;
  return turns.map((turn) => ({
    ...turn,
    items: turn.items
      .filter(({ type }) => !LEFT_OUT.includes(type))
      .map((item) => {
        if (KEEPS_ID.includes(item.type)) return item;
        count += 1;
        return { ...item, id: `item-${count}` };
      }),
    itemsView: 'full',
    ...(turn.status === 'failed' && { status: 'completed', error: null }),
  }));
}

/** A turn of the history with as much of its items as a view shows. */
export function viewOf(turn: Turn, itemsView: TurnItemsView): Turn {
  if (itemsView === 'full') return turn;
  if (itemsView === 'notLoaded') return { ...turn, items: [], itemsView };
  const first = turn.items.find(({ type }) => type === 'userMessage');
  const last = turn.items.findLast(({ type }) => type === 'agentMessage');
  return { ...turn, items: [first, last].filter((item) => item !== undefined), itemsView };
}
