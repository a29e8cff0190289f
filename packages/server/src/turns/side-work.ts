/** What runs beside the work of a turn, such as commands of the user. */

export class SideWork {
  readonly #running = new Set<Promise<void>>();
  #failure: { error: unknown } | undefined;
  #hasNews = false;

  get isEmpty(): boolean {
    return this.#running.size === 0;
  }

  add(work: Promise<void>): void {
    const running = work
      .then(
        () => void (this.#hasNews = true),
        (error: unknown) => void (this.#failure ??= { error }),
      )
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Whether something of it has ended since this was last asked. */
  takeNews(): boolean {
    const hasNews = this.#hasNews;
    this.#hasNews = false;
    return hasNews;
  }

  /** Resolves when something of it has ended. */
  async next(): Promise<void> {
    await Promise.race(this.#running);
  }

  /** Resolves when nothing of it runs any more, however it ended. */
  async settled(): Promise<void> {
    while (!this.isEmpty) await Promise.all(this.#running);
  }

  /** @throws what the first of it that failed has thrown */
  check(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
