/** Requests that wait for an answer, by connection, sender and id. */
import type { Side } from './recording-line.js';

export interface OpenRequest {
  conn: string;
  from: Side;
  id: string | number;
  method: string;
}

export const MAX_OPEN = 100_000;

export class OpenRequests<T extends OpenRequest> {
  readonly #limit: number;
  /** Oldest first; an id that is used again before its answer came waits behind the first use. */
  readonly #waiting = new Map<string, T[]>();
  #size = 0;
  /** Given up because nobody answered and too many piled up. */
  readonly #forgotten = { client: 0, server: 0 };

  constructor(limit = MAX_OPEN) {
    this.#limit = limit;
  }

  add(request: T): void {
    const key = keyOf(request);
    const queue = this.#waiting.get(key);
    if (queue) queue.push(request);
    else this.#waiting.set(key, [request]);
    this.#size += 1;
    if (this.#size > this.#limit) this.#forgetOldest();
  }

  /** The request that an answer with this id is for. */
  find(conn: string, from: Side, id: string | number): T | undefined {
    return this.#waiting.get(keyOf({ conn, from, id }))?.[0];
  }

  /** Ends the wait of the oldest request with the id of this one. */
  remove(request: T): void {
    const key = keyOf(request);
    const queue = this.#waiting.get(key);
    if (queue?.shift() === undefined) return;
    if (queue.length === 0) this.#waiting.delete(key);
    this.#size -= 1;
  }

  /** Whether an answer may be for a request that is no longer remembered. */
  get hasForgotten(): boolean {
    return this.#forgotten.client + this.#forgotten.server > 0;
  }

  /** How many requests of one side nobody has answered. */
  unanswered(from: Side): number {
    let count = this.#forgotten[from];
    for (const [request, ...others] of this.#waiting.values()) if (request?.from === from) count += 1 + others.length;
    return count;
  }

  #forgetOldest(): void {
    const [oldest] = this.#waiting.values().next().value ?? [];
    if (!oldest) return;
    this.remove(oldest);
    this.#forgotten[oldest.from] += 1;
  }
}

function keyOf({ conn, from, id }: Pick<OpenRequest, 'conn' | 'from' | 'id'>): string {
  return `${from} ${typeof id} ${id} ${conn}`;
}
