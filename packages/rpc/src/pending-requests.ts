/** Requests that wait for their answer. Each of them settles: by answer, deadline, abort or close. */
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
  release: () => void;
}

export class PendingRequests {
  readonly #pending = new Map<IdText, Pending>();
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
      const since = performance.now();
      const abort = () => this.fail(key, signal?.reason);
      const expire = () => this.fail(key, expired(method, since, deadline));
      const timer = deadline > 0 ? setTimeout(expire, deadline) : undefined;
      signal?.addEventListener('abort', abort, { once: true });
      const release = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      this.#pending.set(key, { method, since, resolve, reject, release });
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
  }

  #take(id: IdText): Pending | undefined {
    const pending = this.#pending.get(id);
    if (pending === undefined) return undefined;
    this.#pending.delete(id);
    pending.release();
    return pending;
  }
}

function expired(method: string, since: number, deadline: number): LocalError {
  const elapsedMs = Math.round(performance.now() - since);
  return new LocalError('deadline', `No answer to ${method} within ${deadline} ms.`, { method, elapsedMs });
}
