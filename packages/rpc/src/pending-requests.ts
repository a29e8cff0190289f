/** Requests that wait for their answer. Each of them settles: by answer, deadline, abort or close. */
import { Deadlines } from './deadlines.js';
import { LocalError } from './errors.js';
import type { IdText } from './message.js';

export interface WaitOptions {
  /** Gives up when it aborts; the promise rejects with its reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds to wait at most; 0 waits for ever. */
  deadline: number;
}

interface Pending {
  method: string;
  since: number;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
  deadline: number;
  /** Stops listening to the caller's signal. */
  release: (() => void) | undefined;
}

export class PendingRequests {
  readonly #pending = new Map<IdText, Pending>();
  readonly #deadlines = new Deadlines<IdText>((id) => this.#expire(id));
  #next = 0;
  #closed: LocalError | undefined;

  get size(): number {
    return this.#pending.size;
  }

  /** Opens a request: its id, and the promise of its answer. */
  open(method: string, { signal, deadline }: WaitOptions): { id: number; answer: Promise<unknown> } {
    const id = this.#next;
    this.#next += 1;
    const key = String(id);
    const answer = new Promise<unknown>((resolve, reject) => {
      if (this.#closed) return reject(this.#closed);
      if (signal?.aborted) return reject(signal.reason as Error);
      const release = signal && this.#failOnAbort(key, signal);
      this.#pending.set(key, { method, since: performance.now(), resolve, reject, deadline, release });
      if (deadline > 0) this.#deadlines.add(key, deadline);
    });
    return { id, answer };
  }

  /** Settles a request with its result; false when nobody waits for it any more. */
  resolve(id: IdText, result: unknown): boolean {
    const pending = this.#take(id);
    pending?.resolve(result);
    return pending !== undefined;
  }

  /** Settles a request with an error; false when nobody waits for it any more. */
  fail(id: IdText, error: unknown): boolean {
    const pending = this.#take(id);
    pending?.reject(error);
    return pending !== undefined;
  }

  /** The method of a waiting request. */
  methodOf(id: IdText): string | undefined {
    return this.#pending.get(id)?.method;
  }

  /** Settles every request, now and from now on, with one shared cause. */
  close(cause: LocalError): void {
    this.#closed ??= cause;
    for (const id of this.#pending.keys()) this.fail(id, this.#closed);
    this.#deadlines.clear();
  }

  #failOnAbort(id: IdText, signal: AbortSignal): () => void {
    const abort = () => this.fail(id, signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    return () => signal.removeEventListener('abort', abort);
  }

  #expire(id: IdText): void {
    const { method, since, deadline } = this.#pending.get(id) ?? {};
    if (method === undefined || since === undefined) return;
    const elapsedMs = Math.round(performance.now() - since);
    this.fail(id, new LocalError('deadline', `No answer to ${method} within ${deadline} ms.`, { method, elapsedMs }));
  }

  #take(id: IdText): Pending | undefined {
    const pending = this.#pending.get(id);
    if (pending === undefined) return undefined;
    this.#pending.delete(id);
    this.#deadlines.remove(id);
    pending.release?.();
    return pending;
  }
}
