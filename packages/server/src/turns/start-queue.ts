/** The order in which turns of a thread are begun: that in which they were asked for, however long one has to wait. */
import type { LiveThread } from '../threads/live-thread.js';

export class StartQueue {
  readonly #last = new Map<LiveThread, Promise<void>>();

  /** Whether somebody is in it who has not left yet. */
  isBusy(thread: LiveThread): boolean {
    return this.#last.has(thread);
  }

  /** Waits for all who came before; whoever it lets in has to leave again. */
  async enter(thread: LiveThread): Promise<() => void> {
    const before = this.#last.get(thread);
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    this.#last.set(thread, left);
    await before;
    return () => {
      if (this.#last.get(thread) === left) this.#last.delete(thread);
      leave();
    };
  }
}
