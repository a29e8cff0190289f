import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deadlines } from './deadlines.js';

describe('deadlines', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('expire in the order of their time, whatever the order they were added in', () => {
    const expired: string[] = [];
    const deadlines = new Deadlines<string>((key) => expired.push(key));
    deadlines.add('late', 300);
    deadlines.add('soon', 100);
    deadlines.add('between', 200);
    vi.advanceTimersByTime(100);
    expect(expired).toEqual(['soon']);
    vi.advanceTimersByTime(200);
    expect(expired).toEqual(['soon', 'between', 'late']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are forgotten when removed, and leave no timer behind', () => {
    const expired: string[] = [];
    const deadlines = new Deadlines<string>((key) => expired.push(key));
    deadlines.add('a', 100);
    deadlines.add('b', 100);
    deadlines.remove('a');
    expect(vi.getTimerCount()).toBe(1);
    deadlines.remove('b');
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(1000);
    expect(expired).toEqual([]);
  });

  it('may be added while one expires', () => {
    const expired: string[] = [];
    const deadlines = new Deadlines<string>((key) => {
      expired.push(key);
      if (expired.length < 3) deadlines.add(`${key}+`, 50);
    });
    deadlines.add('a', 50);
    vi.advanceTimersByTime(150);
    expect(expired).toEqual(['a', 'a+', 'a++']);
  });

  it('may be further away than timers count', () => {
    const expired: number[] = [];
    const deadlines = new Deadlines<number>((key) => expired.push(key));
    for (const ms of [2 ** 31 + 5, Number.POSITIVE_INFINITY]) deadlines.add(ms, ms);
    vi.advanceTimersByTime(2 ** 31);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(10);
    expect(expired).toEqual([2 ** 31 + 5]);
    deadlines.clear();
  });

  it('one timer serves thousands', () => {
    const deadlines = new Deadlines<number>(() => {});
    for (let key = 0; key < 10_000; key += 1) deadlines.add(key, 60_000);
    expect(vi.getTimerCount()).toBe(1);
    deadlines.clear();
    expect(vi.getTimerCount()).toBe(0);
  });
});
