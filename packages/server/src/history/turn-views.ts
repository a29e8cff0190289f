/** How much of a turn is shown. */
import type { ThreadItem, Turn, TurnItemsView } from '@app-server/schema/experimental';

/** @param turn with all its items */
export function viewOf(turn: Turn, itemsView: TurnItemsView): Turn {
  return { ...turn, itemsView, items: shown(turn.items, itemsView) };
}

function shown(items: ThreadItem[], view: TurnItemsView): ThreadItem[] {
  if (view === 'full') return items;
  if (view === 'notLoaded') return [];
  const said = items.find(({ type }) => type === 'userMessage');
  const answer = items.findLast(({ type }) => type === 'agentMessage');
  return [said, answer].filter((item) => item !== undefined);
}
