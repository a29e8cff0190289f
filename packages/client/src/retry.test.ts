import { LocalError, RpcError } from '@app-server/rpc';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { classify } from './errors.js';
import { type Clock, type RetryPolicy, isRetryable, withRetry } from './retry.js';

const OVERLOADED = classify('turn/start', new RpcError(-32001, 'Server overloaded; retry later.'));
const LOST = new LocalError('deadline', 'No answer.');

/** Time that passes only by sleeping and working. */
class ManualClock implements Clock {
  time = 0;
  readonly sleeps: number[] = [];
  now = () => this.time;
  sleep = (ms: number) => {
    this.sleeps.push(ms);
    this.time += ms;
    return Promise.resolve();
  };
}

const policies = fc.record({
  baseMs: fc.integer({ min: 1, max: 1_000 }),
  capMs: fc.integer({ min: 1, max: 10_000 }),
  budgetMs: fc.integer({ min: 0, max: 100_000 }),
});
const fractions = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));

interface Run {
  policy: RetryPolicy;
  deadline: number;
  /** How many attempts fail. */
  failures: number;
  workMs: number;
  clock: ManualClock;
  random: () => number;
}

async function run({ policy, deadline, failures, workMs, clock, random }: Run) {
  const starts: number[] = [];
  const remaining: number[] = [];
  const outcome = await withRetry(
    (left) => {
      starts.push(clock.time);
      remaining.push(left);
      clock.time += workMs;
      return starts.length > failures ? Promise.resolve('done') : Promise.reject(new Error(`failure ${starts.length}`));
    },
    { policy, deadline, retryable: () => true, random, clock },
  ).catch((error: Error) => error.message);
  return { outcome, starts, remaining };
}

describe('pauses', () => {
  test('stay below the doubled base and the cap, and no attempt starts after the budget or the deadline', async () => {
    await fc.assert(
      fc.asyncProperty(
        policies,
        fc.nat(100_000),
        fc.nat(30),
        fc.nat(500),
        fractions,
        async (policy, deadline, failures, workMs, stream) => {
          const clock = new ManualClock();
          const random = () => stream.next().value as number;
          const { outcome, starts, remaining } = await run({ policy, deadline, failures, workMs, clock, random });
          clock.sleeps.forEach((ms, index) => {
            expect(ms).toBeLessThanOrEqual(Math.min(policy.capMs, policy.baseMs * 2 ** index));
          });
          const limit = Math.min(policy.budgetMs, deadline > 0 ? deadline : Infinity);
          for (const start of starts.slice(1)) expect(start).toBeLessThan(limit);
          expect(outcome).toBe(starts.length > failures ? 'done' : `failure ${starts.length}`);
          remaining.forEach((left, index) => {
            expect(left).toBe(deadline === 0 ? 0 : Math.max(1, deadline - (starts[index] as number)));
          });
        },
      ),
    );
  });

  test('are the full jitter of the doubled base', async () => {
    const clock = new ManualClock();
    const policy = { baseMs: 100, capMs: 500, budgetMs: 10_000 };
    await run({ policy, deadline: 0, failures: 5, workMs: 0, clock, random: () => 0.5 });
    expect(clock.sleeps).toEqual([50, 100, 200, 250, 250]);
  });

  test('are told', async () => {
    const told: object[] = [];
    const clock = new ManualClock();
    const policy = { baseMs: 100, capMs: 500, budgetMs: 120 };
    const failure = withRetry(() => Promise.reject(LOST), {
      policy,
      retryable: () => true,
      random: () => 0.5,
      clock,
      onRetry: (retry) => told.push(retry),
    });
    await expect(failure).rejects.toBe(LOST);
    expect(told).toEqual([{ attempt: 1, delayMs: 50, error: LOST }]);
  });
});

describe('an abort', () => {
  const policy = { baseMs: 1e6, capMs: 1e6, budgetMs: 1e9 };

  test('ends a pause with its reason, and leaves no timer and no listener', async () => {
    vi.useFakeTimers();
    try {
      const controller = new AbortController();
      const removed = vi.spyOn(controller.signal, 'removeEventListener');
      const started: number[] = [];
      const outcome = withRetry(() => Promise.reject(LOST), {
        policy,
        retryable: () => true,
        signal: controller.signal,
        random: () => 0.5,
        onRetry: ({ attempt }) => started.push(attempt),
      });
      const rejected = expect(outcome).rejects.toThrow('enough');
      await vi.advanceTimersByTimeAsync(500_000);
      await vi.advanceTimersByTimeAsync(1);
      expect(started).toEqual([1, 2]);
      expect(removed).toHaveBeenCalledTimes(1);
      controller.abort(new Error('enough'));
      await rejected;
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('before the first attempt prevents it', async () => {
    let attempts = 0;
    const attempt = () => Promise.resolve((attempts += 1));
    const options = { policy, retryable: () => true, signal: AbortSignal.abort(new Error('enough')) };
    await expect(withRetry(attempt, options)).rejects.toThrow('enough');
    expect(attempts).toBe(0);
  });
});

describe('what may be sent again', () => {
  test('what failed for good is not', async () => {
    let attempts = 0;
    const attempt = () => Promise.reject(new Error(`for good ${(attempts += 1)}`));
    const policy = { baseMs: 1, capMs: 1, budgetMs: 1_000 };
    await expect(withRetry(attempt, { policy, retryable: () => false })).rejects.toThrow('for good 1');
  });

  test.each([
    [OVERLOADED, false, false, true],
    [OVERLOADED, true, true, true],
    [LOST, true, true, true],
    [LOST, true, false, false],
    [LOST, false, true, false],
    [new LocalError('closed', 'Gone.'), true, true, false],
    [classify('fs/readFile', new RpcError(-32603, 'I/O error (os error 5)')), true, true, false],
    [new Error('other'), true, true, false],
  ])('%s, idempotent %s, lost answers %s: %s', (error, idempotent, retryLostAnswers, expected) => {
    expect(isRetryable(error, { idempotent, retryLostAnswers })).toBe(expected);
  });
});
