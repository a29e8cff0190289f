/** Requests that wait for their answer. Each of them settles: by answer, deadline, abort or close. */
import { Deadlines } from './deadlines.js';
import { LocalError } from './errors.js';
import type { AnswerId } from './message.js';

export interface WaitOptions {
  /** Id of the request, where several peers share one counter; counted here otherwise. */
  id?: number | undefined;
  /** Gives up when it aborts; the promise rejects with its reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds to wait at most; 0 waits for ever. */
  deadline: number;
  /** Called with the result within `resolve`; what it throws, the promise rejects with. */
  onResult?: ((result: unknown) => unknown) | undefined;
}

interface Pending {
  method: string;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
  onResult: ((result: unknown) => unknown) | undefined;
  deadline: number;
  /** When the deadline is over, by `performance.now()`. */
  expiry: number;
  /** Stops listening to the caller's signal. */
  release: (() => void) | undefined;
}

export class PendingRequests {
  /** Ids of this side are integers, so that one with the text of an integer is not among them. */
  readonly #pending = new Map<AnswerId, Pending>();
  readonly #deadlines = new Deadlines((now) => this.#expire(now));
  #next = 0;
  #closed: LocalError | undefined;

  get size(): number {
    return this.#pending.size;
  }

  /** Opens a request: its id, unless it failed before it could be sent, and the promise of its answer. */
  open(
    method: string,
    { id: chosen, signal, deadline, onResult }: WaitOptions,
  ): { id: number | undefined; answer: Promise<unknown> } {
    if (this.#closed) return { id: undefined, answer: Promise.reject(this.#closed) };
    if (signal?.aborted) return { id: undefined, answer: Promise.reject(signal.reason as Error) };
    if (chosen !== undefined && this.#pending.has(chosen)) {
      return {
        id: undefined,
        answer: Promise.reject(new TypeError(`Request ${chosen} waits for its answer already.`)),
      };
    }
    const id = chosen ?? this.#next;
    if (chosen === undefined) this.#next += 1;
    const answer = new Promise<unknown>((resolve, reject) => {
      const release = signal && this.#failOnAbort(id, signal);
      const expiry = deadline > 0 ? performance.now() + deadline : Number.POSITIVE_INFINITY;
      this.#pending.set(id, { method, resolve, reject, onResult, deadline, expiry, release });
      if (deadline > 0) this.#deadlines.cover(expiry);
    });
    return { id, answer };
  }

  /** Settles a request with its result; false when nobody waits for it any more. */
  resolve(id: AnswerId, result: unknown): boolean {
    const pending = this.#take(id);
    if (pending === undefined) return false;
    try {
      pending.resolve(pending.onResult ? pending.onResult(result) : result);
    } catch (error) {
      pending.reject(error);
    }
    return true;
  }

  /** Settles a request with an error; false when nobody waits for it any more. */
  fail(id: AnswerId, error: unknown): boolean {
    const pending = this.#take(id);
    pending?.reject(error);
    return pending !== undefined;
  }

  /** The method of a waiting request. */
  methodOf(id: AnswerId): string | undefined {
    return this.#pending.get(id)?.method;
  }

  /** Settles every request, now and from now on, with one shared cause. */
  close(cause: LocalError): void {
    this.#closed ??= cause;
    for (const id of this.#pending.keys()) this.fail(id, this.#closed);
    this.#deadlines.clear();
  }

  #failOnAbort(id: AnswerId, signal: AbortSignal): () => void {
    const abort = () => this.fail(id, signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    return () => signal.removeEventListener('abort', abort);
  }

  #expire(now: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const [id, { method, deadline, expiry }] of this.#pending) {
      if (expiry > now) {
        next = Math.min(next, expiry);
      } else {
        const elapsedMs = Math.round(now - expiry + deadline);
        const message = `No answer to ${method} within ${deadline} ms.`;
        this.fail(id, new LocalError('deadline', message, { method, elapsedMs }));
      }
    }
    return next;
  }

  #take(id: AnswerId): Pending | undefined {
    const pending = this.#pending.get(id);
    if (pending === undefined) return undefined;
    this.#pending.delete(id);
    if (this.#pending.size === 0) this.#deadlines.rest();
    pending.release?.();
    return pending;
  }
}
