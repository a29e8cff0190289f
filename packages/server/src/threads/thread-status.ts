/** The status of a thread, which everybody is told of when it changes. */
import type { ThreadActiveFlag, ThreadStatus } from '@app-server/schema/experimental';
import type { Audience } from '../core/methods.js';

export class StatusOfThread {
  readonly #threadId: string;
  readonly #audience: Audience;
  readonly #waiting = new Map<ThreadActiveFlag, number>();
  #current: ThreadStatus = { type: 'idle' };

  constructor(threadId: string, audience: Audience) {
    this.#threadId = threadId;
    this.#audience = audience;
  }

  get current(): ThreadStatus {
    return this.#current;
  }

  /** A turn begins. */
  begin(): void {
    this.#waiting.clear();
    this.#set({ type: 'active', activeFlags: [] });
  }

  /** The turn waits for somebody, until the function that is returned is called. */
  wait(flag: ThreadActiveFlag): () => void {
    this.#count(flag, 1);
    let over = false;
    return () => {
      if (!over) this.#count(flag, -1);
      over = true;
    };
  }

  /**
   * Nothing runs any more, or something went wrong, which stays to be seen until the next turn begins; `notLoaded` for a
   * thread that leaves memory.
   */
  settle(type: 'idle' | 'systemError' | 'notLoaded'): void {
    this.#waiting.clear();
    if (type === 'idle' && this.#current.type === 'systemError') return;
    this.#set({ type });
  }

  /** Tells everybody, though it has not changed: of a thread that has just come into memory. */
  announce(): void {
    this.#audience.broadcast('thread/status/changed', { threadId: this.#threadId, status: this.#current });
  }

  #count(flag: ThreadActiveFlag, change: number): void {
    if (this.#current.type !== 'active') return;
    this.#waiting.set(flag, Math.max(0, (this.#waiting.get(flag) ?? 0) + change));
    const activeFlags = [...this.#waiting].flatMap(([name, count]) => (count > 0 ? [name] : []));
    this.#set({ type: 'active', activeFlags });
  }

  #set(status: ThreadStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.#current)) return;
    this.#current = status;
    this.announce();
  }
}
