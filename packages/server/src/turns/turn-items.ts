/** The items of a turn: those that are done, in the order in which they are kept, and those that are not. */
import type { ThreadItem } from '@app-server/schema/experimental';

export class TurnItems {
  readonly #done: ThreadItem[] = [];
  readonly #open = new Map<string, ThreadItem>();

  /** Done and open. */
  get all(): ThreadItem[] {
    return [...this.#done, ...this.#open.values()];
  }

  get done(): readonly ThreadItem[] {
    return this.#done;
  }

  start(item: ThreadItem): void {
    this.#open.set(item.id, item);
  }

  complete(item: ThreadItem): void {
    this.#open.delete(item.id);
    this.#done.push(item);
  }

  /** What it belonged to does not count. */
  forget(id: string): void {
    this.#open.delete(id);
  }
}
