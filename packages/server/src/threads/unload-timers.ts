/** When to look whether a thread may leave memory. */

/** Looks at a thread: the time of what keeps it, in Unix milliseconds, or undefined when there is nothing to wait for. */
export type Look = (id: string) => Promise<number | undefined>;

export class UnloadTimers {
  readonly #idleMs: number;
  readonly #look: Look;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(idleMs: number, look: Look) {
    this.#idleMs = idleMs;
    this.#look = look;
  }

  /** Milliseconds until a thread has been quiet for long enough, from the time when it last was not. */
  remaining(since: number): number {
    return since + this.#idleMs - Date.now();
  }

  /** Looks at a thread when it has been quiet for long enough since then. */
  arm(id: string, since = Date.now()): void {
    this.disarm(id);
    const timer = setTimeout(() => void this.#fire(id), Math.max(0, this.remaining(since)));
    this.#timers.set(id, timer.unref());
  }

  disarm(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  close(): void {
    for (const id of this.#timers.keys()) this.disarm(id);
  }

  async #fire(id: string): Promise<void> {
    this.#timers.delete(id);
    const since = await this.#look(id);
    if (since !== undefined && !this.#timers.has(id)) this.arm(id, since);
  }
}
