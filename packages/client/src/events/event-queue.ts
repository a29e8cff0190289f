/** A bounded queue between events that come when they like and a reader that takes its time. */

/** Stands where events were left out because the reader was too slow. */
export interface Lag {
  readonly method: 'lag';
  /** How many events are missing here. */
  readonly lag: number;
}

/** Tells the marker of missing events from an event. */
export function isLag(value: unknown): value is Lag {
  return value instanceof LagMarker;
}

export interface EventQueueOptions<T> {
  /** Whether an event may be left out when the queue is full; by default each may. What may not be is kept beyond the capacity. */
  droppable?: (value: T) => boolean;
  /** Called once when nothing is read any more: after the end, or because the reader left its loop. */
  onDone?: () => void;
}

class LagMarker implements Lag {
  readonly method = 'lag';
  lag = 1;
}

type Waiting<T> = { resolve: (result: IteratorResult<T | Lag, undefined>) => void; reject: (error: unknown) => void };

/** Read by one `for await` loop. */
export class EventQueue<T> implements AsyncIterableIterator<T | Lag, undefined> {
  readonly #capacity: number;
  readonly #droppable: (value: T) => boolean;
  #onDone: (() => void) | undefined;
  /** Read from `#head` on; cut when half of it has been read, so that each event is moved a constant number of times. */
  #queue: (T | LagMarker)[] = [];
  #head = 0;
  #waiting: Waiting<T>[] = [];
  #ended: { error?: unknown } | undefined;

  constructor(capacity: number, { droppable = () => true, onDone }: EventQueueOptions<T> = {}) {
    this.#capacity = Math.max(1, capacity);
    this.#droppable = droppable;
    this.#onDone = onDone;
  }

  /** Adds an event; one that finds the queue full is counted by the marker at its place. */
  push(value: T): void {
    if (this.#ended) return;
    const waiting = this.#waiting.shift();
    if (waiting) return waiting.resolve({ done: false, value });
    if (this.#queue.length - this.#head < this.#capacity || !this.#droppable(value)) {
      this.#queue.push(value);
      return;
    }
    const last = this.#queue.at(-1);
    if (last instanceof LagMarker) last.lag += 1;
    else this.#queue.push(new LagMarker());
  }

  /** Ends the queue; what is in it can still be read, and then the error, if there is one, is thrown. */
  end(...error: [error?: unknown]): void {
    if (this.#ended) return;
    this.#ended = error.length > 0 ? { error: error[0] } : {};
    for (const waiting of this.#waiting.splice(0)) this.#settle(waiting);
  }

  next(): Promise<IteratorResult<T | Lag, undefined>> {
    return new Promise((resolve, reject) => {
      if (this.#head < this.#queue.length) resolve({ done: false, value: this.#take() });
      else if (this.#ended) this.#settle({ resolve, reject });
      else this.#waiting.push({ resolve, reject });
    });
  }

  /** Leaves the loop: what is queued is forgotten. */
  return(): Promise<IteratorResult<T | Lag, undefined>> {
    this.#ended = {};
    this.#queue = [];
    this.#head = 0;
    for (const waiting of this.#waiting.splice(0)) this.#settle(waiting);
    this.#done();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #take(): T | Lag {
    const value = this.#queue[this.#head] as T | LagMarker;
    this.#head += 1;
    if (this.#head * 2 >= this.#queue.length) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    return value;
  }

  /** The error is thrown once; whoever asks again finds the end. */
  #settle({ resolve, reject }: Waiting<T>): void {
    const ended = this.#ended ?? {};
    this.#ended = {};
    this.#done();
    if ('error' in ended) reject(ended.error);
    else resolve({ done: true, value: undefined });
  }

  #done(): void {
    this.#onDone?.();
    this.#onDone = undefined;
  }
}
