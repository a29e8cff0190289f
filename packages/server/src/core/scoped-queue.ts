/** Work in order: what has the same key runs in the order it came, shared work together, all else at the same time. */
import type { Access } from './contract.js';
import type { Scope } from './scope-key.js';

/** Work of a key; it says when its turn is over, and once is enough. */
export type Turn = (over: () => void) => void;

interface Lane {
  running: number;
  /** How what runs, runs. */
  access: Access;
  waiting: { access: Access; turn: Turn }[];
}

export class ScopedQueue {
  readonly #lanes = new Map<string, Lane>();

  /** Keys that are in use. */
  get size(): number {
    return this.#lanes.size;
  }

  /** Runs work at once when nothing stands against it, and else after what came before it. */
  enter({ key, access }: Scope, turn: Turn): void {
    let lane = this.#lanes.get(key);
    if (lane === undefined) this.#lanes.set(key, (lane = { running: 0, access, waiting: [] }));
    lane.waiting.push({ access, turn });
    if (lane.waiting.length === 1) this.#advance(key, lane);
  }

  #advance(key: string, lane: Lane): void {
    for (let next = lane.waiting[0]; next !== undefined; next = lane.waiting[0]) {
      const together = lane.access === 'shared' && next.access === 'shared';
      if (lane.running > 0 && !together) return;
      lane.waiting.shift();
      lane.access = next.access;
      lane.running += 1;
      next.turn(this.#end(key, lane));
    }
    if (lane.running === 0) this.#lanes.delete(key);
  }

  #end(key: string, lane: Lane): () => void {
    let over = false;
    return () => {
      if (over) return;
      over = true;
      lane.running -= 1;
      this.#advance(key, lane);
    };
  }
}
