import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Deadlines } from './deadlines.js';

describe('deadlines', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** Things that expire, each at its time. */
  function expiring() {
    const expiries = new Map<string, number>();
    const expired: string[] = [];
    const deadlines = new Deadlines((now) => {
      for (const [key, expiry] of expiries) if (expiry <= now && expiries.delete(key)) expired.push(key);
      return Math.min(Number.POSITIVE_INFINITY, ...expiries.values());
    });
    const add = (key: string, ms: number) => {
      const expiry = performance.now() + ms;
      expiries.set(key, expiry);
      deadlines.cover(expiry);
    };
    return { deadlines, expiries, expired, add };
  }

  test('expire in the order of their time, whatever the order they were added in', () => {
    const { expired, add } = expiring();
    add('late', 300);
    add('soon', 100);
    add('between', 200);
    vi.advanceTimersByTime(100);
    expect(expired).toEqual(['soon']);
    vi.advanceTimersByTime(200);
    expect(expired).toEqual(['soon', 'between', 'late']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('are swept once more when nothing is left, and then leave no timer behind', () => {
    const { deadlines, expiries, expired, add } = expiring();
    add('a', 100);
    expiries.clear();
    deadlines.rest();
    vi.advanceTimersByTime(1000);
    expect(expired).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('may be added while the timer runs for one that is gone', () => {
    const { deadlines, expiries, expired, add } = expiring();
    add('a', 100);
    expiries.clear();
    deadlines.rest();
    add('b', 500);
    vi.advanceTimersByTime(499);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(expired).toEqual(['b']);
  });

  test('may be further away than timers count', () => {
    const { deadlines, expired, add } = expiring();
    add('far', 2 ** 31 + 5);
    add('never', Number.POSITIVE_INFINITY);
    vi.advanceTimersByTime(2 ** 31);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(10);
    expect(expired).toEqual(['far']);
    deadlines.clear();
  });

  test('one timer serves thousands', () => {
    const { deadlines, add } = expiring();
    for (let key = 0; key < 10_000; key += 1) add(String(key), 60_000);
    expect(vi.getTimerCount()).toBe(1);
    deadlines.clear();
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('a process with nothing to wait for is not kept alive', () => {
  const deadlines = new Deadlines(() => Number.POSITIVE_INFINITY);
  const before = timers();
  deadlines.cover(performance.now() + 60_000);
  expect(timers()).toBe(before + 1);
  deadlines.rest();
  expect(timers()).toBe(before);
  deadlines.cover(performance.now() + 70_000);
  expect(timers()).toBe(before + 1);
  deadlines.clear();
  expect(timers()).toBe(before);
});

function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}
