/** Expires when nothing has happened for a while. */

export class IdleDeadline {
  readonly #limit: number;
  readonly #isExcused: () => boolean;
  readonly #expire: (idleMs: number) => void;
  #since = performance.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param isExcused whether nothing is expected to happen now, because somebody has been asked */
  constructor(limit: number, isExcused: () => boolean, expire: (idleMs: number) => void) {
    this.#limit = limit;
    this.#isExcused = isExcused;
    this.#expire = expire;
    if (limit > 0) this.#arm(limit);
  }

  /** Something happened. One timer is enough: it looks at this when it fires. */
  touch(): void {
    this.#since = performance.now();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #arm(ms: number): void {
    this.#timer = setTimeout(() => this.#look(), Math.min(Math.ceil(ms), 2 ** 31 - 1));
  }

  #look(): void {
    if (this.#isExcused()) this.touch();
    const idleMs = performance.now() - this.#since;
    if (idleMs < this.#limit) this.#arm(this.#limit - idleMs);
    else this.#expire(Math.round(idleMs));
  }
}
