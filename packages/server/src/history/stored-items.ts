/** The items of a turn, from its lines. */
import type { ThreadItem } from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import { exactly } from './exact.js';
import { readCompleted } from './items/completed-item.js';
import { readHookPrompt } from './items/hook-prompt.js';
import type { ItemIds } from './items/item-ids.js';
import { type PlacedItem, inOrder, placeIn } from './items/item-order.js';
import { readEvent } from './items/plain-event.js';
import { fields, text } from './loose.js';
import { turnOf } from './turn-scanner.js';

/** Events that say again, without ids, what a turn's completed items say. */
const REPEATED: ReadonlyMap<string, string> = new Map([
  ['user_message', 'UserMessage'],
  ['agent_message', 'AgentMessage'],
  ['agent_reasoning', 'Reasoning'],
  ['agent_reasoning_raw_content', 'Reasoning'],
  ['context_compacted', 'ContextCompaction'],
]);

/**
 * Lines that name another turn are passed over.
 *
 * @param ids for items whose lines name none
 */
export function itemsOf(turnId: string, lines: readonly RolloutLine[], ids: ItemIds): ThreadItem[] {
  const own = lines.filter((line) => line.type !== 'event_msg' || (turnOf(line) ?? turnId) === turnId);
  const whole = new Set(own.map(completedType).filter((type) => type !== ''));
  const items = new Items();
  const hookIds = numbered(`${turnId}-hook`);
  for (const line of own) {
    const payload = fields(line.payload);
    if (line.type === 'response_item')
      items.add(whole.has('HookPrompt') ? undefined : readHookPrompt(payload, hookIds));
    else if (line.type === 'event_msg' && !whole.has(REPEATED.get(text(payload.type)) ?? '')) {
      if (!joined(items.last, payload)) items.add(itemOf(payload, ids), placeIn(payload));
    }
  }
  return items.inOrder;
}

function itemOf(event: Readonly<Record<string, unknown>>, ids: ItemIds): ThreadItem | undefined {
  const item = event.type === 'item_completed' ? readCompleted(fields(event.item)) : readEvent(event, ids);
  return item && exactly(item, event);
}

/** An item that is told again replaces what was told before. Begin and end of a review share an id. */
class Items {
  readonly #all: PlacedItem[] = [];
  readonly #indexes = new Map<string, number>();

  get last(): ThreadItem | undefined {
    return this.#all.at(-1)?.item;
  }

  get inOrder(): ThreadItem[] {
    return inOrder(this.#all);
  }

  add(item: ThreadItem | undefined, place?: number): void {
    if (!item) return;
    const key = `${item.type} ${item.id}`;
    const index = this.#indexes.get(key) ?? this.#all.length;
    this.#indexes.set(key, index);
    this.#all[index] = { item, place: place ?? this.#all[index]?.place };
  }
}

/** Thoughts that follow each other are one item. */
function joined(last: ThreadItem | undefined, { type, text: said }: Readonly<Record<string, unknown>>): boolean {
  if (last?.type !== 'reasoning') return false;
  if (type !== 'agent_reasoning' && type !== 'agent_reasoning_raw_content') return false;
  const part = type === 'agent_reasoning' ? last.summary : last.content;
  if (text(said) !== '') part.push(text(said));
  return true;
}

/** Empty for all other lines. */
function completedType(line: RolloutLine): string {
  const { type } = fields(line.payload);
  if (line.type !== 'event_msg' || type !== 'item_completed') return '';
  return text(fields(fields(line.payload).item).type);
}

function numbered(prefix: string): () => string {
  let next = 1;
  return () => `${prefix}-${next++}`;
}
