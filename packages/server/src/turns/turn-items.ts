/** The items of a turn, in the order in which they began: those that are done, and those that are not. */
import type { ThreadItem } from '@app-server/schema/experimental';

interface Begun {
  item: ThreadItem;
  readonly place: number;
  isDone: boolean;
}

export class TurnItems {
  readonly #items = new Map<string, Begun>();
  readonly #ids = new Set<string>();

  /** Done and open. */
  get all(): ThreadItem[] {
    return [...this.#items.values()].map(({ item }) => item);
  }

  get done(): ThreadItem[] {
    return [...this.#items.values()].flatMap(({ item, isDone }) => (isDone ? [item] : []));
  }

  /** Those that are not done, each with its place. */
  get open(): { readonly item: ThreadItem; readonly place: number }[] {
    return [...this.#items.values()].filter(({ isDone }) => !isDone);
  }

  /** How many had begun before it; one that has not begun is the next. */
  placeOf(item: ThreadItem): number {
    return this.#items.get(keyOf(item))?.place ?? this.#items.size;
  }

  /** The id of an item to come: the one that its provider gives it, unless another one has had that. */
  freeId(id: string): string {
    let free = id;
    for (let count = 2; this.#ids.has(free); count += 1) free = `${id}-${count}`;
    return free;
  }

  start(item: ThreadItem): void {
    this.#set(item, false);
  }

  /** An open item as it is by now. */
  grow(item: ThreadItem): void {
    const begun = this.#items.get(keyOf(item));
    if (begun && !begun.isDone) begun.item = item;
  }

  complete(item: ThreadItem): void {
    this.#set(item, true);
  }

  #set(item: ThreadItem, isDone: boolean): void {
    this.#ids.add(item.id);
    this.#items.set(keyOf(item), { item, place: this.placeOf(item), isDone });
  }
}

/** Begin and end of a review share an id. */
function keyOf({ type, id }: ThreadItem): string {
  return `${type} ${id}`;
}
