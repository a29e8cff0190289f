/** Timers count no further, and fire at once when told to. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** One timer for the deadlines of many requests: arming one each would cost more than the requests themselves. */
export class Deadlines {
  readonly #sweep: (now: number) => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = Number.POSITIVE_INFINITY;

  /** The sweep settles what has expired by `now`, and returns when the next one does; `Infinity` is never. */
  constructor(sweep: (now: number) => number) {
    this.#sweep = sweep;
  }

  /** Sees to it that there is a sweep at that time of `performance.now()`, or before. */
  cover(expiry: number): void {
    if (expiry < this.#due) this.#arm(expiry);
    else hold(this.#timer, true);
  }

  /** Nothing waits: the timer stays, because something soon will, but keeps no process alive. */
  rest(): void {
    hold(this.#timer, false);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = Number.POSITIVE_INFINITY;
  }

  #arm(expiry: number): void {
    clearTimeout(this.#timer);
    this.#due = expiry;
    const ms = Math.min(MAX_TIMER_MS, Math.max(0, Math.ceil(expiry - performance.now())));
    this.#timer = setTimeout(() => this.#fire(), ms);
  }

  #fire(): void {
    this.clear();
    const next = this.#sweep(performance.now());
    if (next < this.#due) this.#arm(next);
  }
}

/** Timers of browsers are numbers, and keep nothing alive. */
function hold(timer: ReturnType<typeof setTimeout> | undefined, alive: boolean): void {
  if (typeof timer !== 'object') return;
  if (alive) timer.ref();
  else timer.unref();
}
