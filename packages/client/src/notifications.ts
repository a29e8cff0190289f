/** Listeners for what the server announces. */
import type { ParamsOf } from './surfaces.js';

export type Listener<P> = (params: P) => void;

/** An announcement of any kind, known or not. */
export interface AnyNotification {
  method: string;
  params: unknown;
}

export class Notifications<M> {
  readonly #listeners = new Map<string, Set<Listener<never>>>();
  readonly #all = new Set<Listener<AnyNotification>>();

  /** Listens to one method; returns the function that stops it. */
  on<K extends keyof M & string>(method: K, listener: Listener<ParamsOf<M, K>>): () => void {
    const listeners = this.#listeners.get(method) ?? new Set();
    this.#listeners.set(method, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Listens to everything, also to what this release does not know. */
  onAny(listener: Listener<AnyNotification>): () => void {
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  }

  /** Tells every listener; one that throws keeps the others from nothing. */
  emit(method: string, params: unknown): void {
    const failures: unknown[] = [];
    for (const listener of Array.from(this.#listeners.get(method) ?? []))
      attempt(() => listener(params as never), failures);
    for (const listener of Array.from(this.#all)) attempt(() => listener({ method, params }), failures);
    if (failures.length > 0) throw new AggregateError(failures, `Listeners of ${method} threw.`);
  }
}

function attempt(call: () => void, failures: unknown[]): void {
  try {
    call();
  } catch (error) {
    failures.push(error);
  }
}
