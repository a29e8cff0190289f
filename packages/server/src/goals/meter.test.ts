import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveThread } from '../threads/live-thread.js';
import { Meter } from './meter.js';

/** Of a thread, a meter sees the tokens alone. */
function threadWith(inputTokens: number, cachedInputTokens: number, outputTokens: number): LiveThread {
  const total = { totalTokens: 0, inputTokens, cachedInputTokens, outputTokens, reasoningOutputTokens: 0 };
  return { state: { usage: { total, last: total, modelContextWindow: null } } } as unknown as LiveThread;
}

function spend({ state }: LiveThread, inputTokens: number, cachedInputTokens: number, outputTokens: number): void {
  const { total } = state.usage!;
  total.inputTokens += inputTokens;
  total.cachedInputTokens += cachedInputTokens;
  total.outputTokens += outputTokens;
}

describe('a meter', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('counts input that was not kept, and output', () => {
    const thread = threadWith(500, 100, 50);
    const meter = new Meter(thread);
    meter.start();
    spend(thread, 120, 20, 30);
    expect(meter.read()).toEqual({ tokens: 130, seconds: 0 });
    expect(meter.read()).toEqual({ tokens: 0, seconds: 0 });
    spend(thread, 10, 20, 5);
    expect(meter.read().tokens).toBe(0);
  });

  it('counts whole seconds of work, and loses none of what does not make one up', () => {
    const meter = new Meter(threadWith(0, 0, 0));
    meter.start();
    vi.advanceTimersByTime(700);
    expect(meter.read().seconds).toBe(0);
    vi.advanceTimersByTime(700);
    expect(meter.read().seconds).toBe(1);
    meter.stop();
    vi.advanceTimersByTime(60_000);
    expect(meter.read().seconds).toBe(0);
    meter.start();
    vi.advanceTimersByTime(600);
    meter.stop();
    expect(meter.read().seconds).toBe(1);
  });

  it('counts nothing that was spent before it starts, or taken back', () => {
    const thread = threadWith(0, 0, 0);
    const meter = new Meter(thread);
    spend(thread, 100, 0, 0);
    meter.start();
    spend(thread, -50, 0, 0);
    expect(meter.read().tokens).toBe(0);
  });
});
