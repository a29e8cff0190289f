/** Listeners for what the server announces. */
import type { ParamsOf } from '../surfaces.js';

export type Listener<P> = (params: P) => void;

/** An announcement of any kind, known or not. */
export interface AnyNotification {
  method: string;
  params: unknown;
}

type Listeners<P> = readonly Listener<P>[];

const NOBODY: Listeners<never> = [];

export class Notifications<M> {
  readonly #byMethod = new Map<string, Listeners<never>>();
  #all: Listeners<AnyNotification> = [];

  /** Listens to one method; returns the function that stops it. */
  on<K extends keyof M & string>(method: K, listener: Listener<ParamsOf<M, K>>): () => void {
    this.#byMethod.set(method, [...(this.#byMethod.get(method) ?? NOBODY), listener]);
    return () => {
      const others = without(this.#byMethod.get(method) ?? NOBODY, listener);
      if (others.length > 0) this.#byMethod.set(method, others);
      else this.#byMethod.delete(method);
    };
  }

  /** Listens to everything, also to what this release does not know. */
  onAny(listener: Listener<AnyNotification>): () => void {
    this.#all = [...this.#all, listener];
    return () => {
      this.#all = without(this.#all, listener);
    };
  }

  /** Tells every listener; one that throws keeps the others from nothing. */
  emit(method: string, params: unknown, failures: unknown[]): void {
    for (const listener of this.#byMethod.get(method) ?? NOBODY) attempt(listener, params as never, failures);
    if (this.#all.length > 0) {
      const notification = { method, params };
      for (const listener of this.#all) attempt(listener, notification, failures);
    }
  }
}

/** Lists are replaced and never changed, so that one which is being told goes on as it was. */
function without<P>(listeners: Listeners<P>, listener: Listener<P>): Listeners<P> {
  const at = listeners.lastIndexOf(listener);
  return at === -1 ? listeners : listeners.filter((_, index) => index !== at);
}

/** Calls a listener, and keeps what it throws. */
export function attempt<P>(listener: Listener<P>, params: P, failures: unknown[]): void {
  try {
    listener(params);
  } catch (error) {
    failures.push(error);
  }
}
