/** Brings what concerns a thread to those who follow it, also what comes before they know its id. */
import { threadOf } from '../state/thread-of.js';
import { type AnyNotification, type Listener, attempt } from './notifications.js';

export class ThreadRoutes {
  readonly #followers = new Map<string, Set<Listener<AnyNotification>>>();
  readonly #held = new Set<HeldEvents>();

  /** Follows a thread; returns the function that stops it. */
  follow(threadId: string, follower: Listener<AnyNotification>): () => void {
    const followers = this.#followers.get(threadId) ?? new Set();
    this.#followers.set(threadId, followers.add(follower));
    return () => {
      followers.delete(follower);
      if (followers.size === 0 && this.#followers.get(threadId) === followers) this.#followers.delete(threadId);
    };
  }

  /** Keeps the events of all threads until it is known which one is meant. */
  hold(): HeldEvents {
    const held = new HeldEvents(() => this.#held.delete(held));
    this.#held.add(held);
    return held;
  }

  deliver(method: string, params: unknown, failures: unknown[]): void {
    if (this.#followers.size === 0 && this.#held.size === 0) return;
    const threadId = threadOf(params);
    if (threadId === undefined) return;
    const event = { method, params };
    for (const held of this.#held) held.add(threadId, event);
    for (const follower of Array.from(this.#followers.get(threadId) ?? [])) attempt(follower, event, failures);
  }
}

export class HeldEvents {
  readonly #byThread = new Map<string, AnyNotification[]>();

  constructor(readonly release: () => void) {}

  add(threadId: string, event: AnyNotification): void {
    const events = this.#byThread.get(threadId);
    if (events) events.push(event);
    else this.#byThread.set(threadId, [event]);
  }

  of(threadId: string): readonly AnyNotification[] {
    return this.#byThread.get(threadId) ?? [];
  }
}
