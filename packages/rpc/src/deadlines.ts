/** Timers count no further, and fire at once when told to. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Deadlines of many requests on one timer: arming one each would cost more than the requests themselves. */
export class Deadlines<K> {
  readonly #expiries = new Map<K, number>();
  readonly #expire: (key: K) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #armedFor = Number.POSITIVE_INFINITY;

  constructor(expire: (key: K) => void) {
    this.#expire = expire;
  }

  /** Calls back with the key after so many milliseconds, unless it is removed before. */
  add(key: K, ms: number): void {
    const expiry = performance.now() + ms;
    this.#expiries.set(key, expiry);
    if (expiry < this.#armedFor) this.#arm(expiry);
  }

  remove(key: K): void {
    if (this.#expiries.delete(key) && this.#expiries.size === 0) this.clear();
  }

  /** Forgets everything; no timer is left. */
  clear(): void {
    this.#expiries.clear();
    clearTimeout(this.#timer);
    this.#armedFor = Number.POSITIVE_INFINITY;
  }

  #arm(expiry: number): void {
    clearTimeout(this.#timer);
    this.#armedFor = expiry;
    const ms = Math.min(MAX_TIMER_MS, Math.max(0, Math.ceil(expiry - performance.now())));
    this.#timer = setTimeout(() => this.#sweep(), ms);
  }

  #sweep(): void {
    this.#armedFor = Number.POSITIVE_INFINITY;
    const now = performance.now();
    let next = Number.POSITIVE_INFINITY;
    for (const [key, expiry] of this.#expiries) {
      if (expiry > now) next = Math.min(next, expiry);
      else if (this.#expiries.delete(key)) this.#expire(key);
    }
    if (next < this.#armedFor) this.#arm(next);
  }
}
