/** Sending again what an overloaded server has not run, after pauses that grow and differ from client to client. */
import { LocalError } from '@app-server/rpc';
import { Overloaded } from './server-errors.js';

export interface RetryPolicy {
  /** Milliseconds of the longest first pause; it doubles with every attempt. */
  baseMs: number;
  /** Milliseconds no pause exceeds. */
  capMs: number;
  /** Milliseconds after which no further attempt starts. */
  budgetMs: number;
}

export interface RetryOptions {
  policy: RetryPolicy;
  /** Whether an attempt that failed so may be followed by another one. */
  retryable: (error: unknown) => boolean;
  /** Ends the pause, and with it everything, with the reason of the signal. */
  signal?: AbortSignal;
  /** Milliseconds for everything, attempts included; 0 is no limit, which is the default. */
  deadline?: number;
  /** Told before each pause. */
  onRetry?: (retry: { attempt: number; delayMs: number; error: unknown }) => void;
  /** A number from 0 up to 1; `Math.random` by default. */
  random?: () => number;
  /** What time it is, and how it passes; the real one by default. */
  clock?: Clock;
}

export interface Clock {
  /** Milliseconds since whenever. */
  now(): number;
  /** @throws the reason of the signal as soon as it aborts */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

/**
 * Attempts until it succeeds, fails for good, or would have to pause beyond the budget; then the last error is thrown.
 * Each pause is a random part of `baseMs · 2^n`, capped (full jitter).
 *
 * @param attempt is given the milliseconds that are left of the deadline; 0 when there is none
 */
export async function withRetry<T>(attempt: (remainingMs: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { policy, retryable, signal, deadline = 0, onRetry, random = Math.random, clock = CLOCK } = options;
  const started = clock.now();
  const end = started + (deadline > 0 ? deadline : Infinity);
  const lastStart = Math.min(end, started + policy.budgetMs);
  for (let count = 1; ; count += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt(end === Infinity ? 0 : Math.max(1, end - clock.now()));
    } catch (error) {
      if (signal?.aborted || !retryable(error)) throw error;
      const delayMs = random() * Math.min(policy.capMs, policy.baseMs * 2 ** (count - 1));
      if (clock.now() + delayMs >= lastStart) throw error;
      onRetry?.({ attempt: count, delayMs, error });
      await clock.sleep(delayMs, signal);
    }
  }
}

/**
 * Whether the request may be sent again. One that met an overloaded server was not run, whatever its method. One whose
 * answer did not come may have been: that is for methods where it makes no difference, and callers who ask for it.
 */
export function isRetryable(
  error: unknown,
  { idempotent, retryLostAnswers }: { idempotent: boolean; retryLostAnswers: boolean },
): boolean {
  if (error instanceof Overloaded) return true;
  return error instanceof LocalError && error.code === 'deadline' && idempotent && retryLostAnswers;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', abort, { once: true });
      if (signal?.aborted) abort();
    }),
};
