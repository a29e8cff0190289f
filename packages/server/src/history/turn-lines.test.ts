import type { RateLimitSnapshot, ResponseItem, ThreadTokenUsage } from '@app-server/schema/experimental';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { instancesOf, misfits } from './test-instances.js';
import { event, reread } from './test-support.js';
import {
  compactedLine,
  responseItemLine,
  rolledBackLine,
  tokenCountLine,
  turnEndedLine,
  turnStartedLine,
} from './turn-lines.js';
import { usageOf, usageOfLine, usageTurn } from './usage.js';

describe('ROL-02: what is written fits the schema of session files', () => {
  it('begin, ends and rollbacks', () => {
    const ended = { turnId: 't', lastMessage: null, completedAtMs: 1999, durationMs: 5 };
    const lines = [
      turnStartedLine({ turnId: 't', startedAtMs: 1999, mode: 'plan', contextWindow: 258_400 }),
      turnEndedLine({ ...ended, status: 'completed' }),
      turnEndedLine({ ...ended, status: 'failed' }),
      turnEndedLine({ ...ended, status: 'interrupted' }),
      rolledBackLine(2),
    ];
    expect(misfits(reread(lines))).toEqual([]);
    expect(lines.map(({ payload }) => payload)).toMatchObject([
      { type: 'task_started', started_at: 1, collaboration_mode_kind: 'plan', model_context_window: 258_400 },
      { type: 'task_complete', completed_at: 1, duration_ms: 5, last_agent_message: null },
      { type: 'task_complete' },
      { type: 'turn_aborted', reason: 'interrupted', completed_at: 1, duration_ms: 5 },
      { type: 'thread_rolled_back', num_turns: 2 },
    ]);
  });

  it('items of the model', () => {
    fc.assert(
      fc.property(fc.array(instancesOf<ResponseItem>('ResponseItem'), { maxLength: 3 }), (items) => {
        expect(misfits(reread([...items.map(responseItemLine), compactedLine('summary', items)]))).toEqual([]);
      }),
    );
  });

  it('usage and limits', () => {
    const usage = fc.option(instancesOf<ThreadTokenUsage>('ThreadTokenUsage'), { nil: undefined });
    const limits = fc.option(instancesOf<RateLimitSnapshot>('RateLimitSnapshot'), { nil: undefined });
    fc.assert(
      fc.property(usage, limits, (usage, limits) => {
        const line = reread(tokenCountLine(usage, limits));
        expect(misfits([line])).toEqual([]);
        expect(usageOfLine(line)).toEqual(usage);
      }),
    );
  });
});

it('a line is marked with the time of the call', () => {
  vi.useFakeTimers({ now: new Date('2026-01-02T03:04:05.678Z') });
  const { timestamp } = rolledBackLine(1);
  vi.useRealTimers();
  expect(timestamp).toBe('2026-01-02T03:04:05.678Z');
});

describe('usage', () => {
  it('reads what the reference reports', () => {
    const counts = {
      input_tokens: 120,
      cached_input_tokens: 20,
      output_tokens: 30,
      reasoning_output_tokens: 0,
      total_tokens: 150,
    };
    const told = {
      totalTokens: 150,
      inputTokens: 120,
      cachedInputTokens: 20,
      outputTokens: 30,
      reasoningOutputTokens: 0,
    };
    const info = { total_token_usage: counts, last_token_usage: counts, model_context_window: 258_400 };
    expect(usageOf(info)).toEqual({ total: told, last: told, modelContextWindow: 258_400 });
    expect(usageOf({}).total).toEqual(Object.fromEntries(Object.keys(told).map((key) => [key, 0])));
  });

  it('is not told by a line that only tells of limits', () => {
    expect(usageOfLine(event({ type: 'token_count', info: null }))).toBeUndefined();
    expect(usageOfLine(event({ type: 'context_compacted' }))).toBeUndefined();
  });

  it('THR-10: belongs to the latest turn that does not run, else to the last', () => {
    const turns = (...statuses: ('completed' | 'interrupted' | 'failed' | 'inProgress')[]) =>
      usageTurn(statuses.map((status, id) => ({ id, status })))?.id;
    expect(turns('completed', 'failed', 'inProgress')).toBe(1);
    expect(turns('completed', 'interrupted')).toBe(1);
    expect(turns('inProgress', 'inProgress')).toBe(1);
    expect(turns()).toBeUndefined();
  });
});
