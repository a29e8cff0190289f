/** Requests of the server: one counter for all connections, every subscriber is asked, the first answer counts. */
import type { FakeThread, Subscriber } from '../threads/fake-thread.js';

export type Answer = { result: unknown } | { error: { code: number; message: string } };

interface Open {
  id: number;
  method: string;
  params: unknown;
  thread: FakeThread;
  settle: (answer: Answer) => void;
}

/** A request on its way. */
export interface Asked {
  id: number;
  answer: Promise<Answer>;
}

export class ServerRequests {
  #next = 0;
  readonly #open = new Map<number, Open>();

  /** Asks the subscribers of a thread; those who subscribe before the answer are asked too. */
  ask(thread: FakeThread, method: string, params: unknown): Asked {
    const id = this.#next;
    this.#next += 1;
    const answer = new Promise<Answer>((settle) => {
      this.#open.set(id, { id, method, params, thread, settle });
    });
    for (const subscriber of thread.subscribers) subscriber.ask(id, method, params);
    return { id, answer };
  }

  /** Takes an answer; a late one, or one to nothing that was asked, changes nothing. */
  answer(id: unknown, answer: Answer): void {
    const open = typeof id === 'number' ? this.#open.get(id) : undefined;
    if (!open) return;
    this.#open.delete(open.id);
    open.settle(answer);
  }

  isOpen(id: unknown): boolean {
    return typeof id === 'number' && this.#open.has(id);
  }

  /** Asks a new subscriber of a thread what is open there. */
  redeliver(thread: FakeThread, subscriber: Subscriber): void {
    for (const open of this.#open.values()) {
      if (open.thread === thread) subscriber.ask(open.id, open.method, open.params);
    }
  }

  /** Drops what is open on a thread; returns the ids. */
  drop(thread: FakeThread): number[] {
    const dropped = [...this.#open.values()].filter((open) => open.thread === thread).map(({ id }) => id);
    for (const id of dropped) this.#open.delete(id);
    return dropped;
  }
}
