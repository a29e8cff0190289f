/** Tokens that a thread has cost. */
import type { RateLimitSnapshot, ThreadTokenUsage, TokenUsageBreakdown } from '@app-server/schema/experimental';
import type { LiveThread } from '../threads/live-thread.js';
import { contextWindow } from './context-window.js';

const NOTHING: TokenUsageBreakdown = {
  totalTokens: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  reasoningOutputTokens: 0,
};

/** What is told when the provider says nothing of limits. */
export const NO_RATE_LIMITS: RateLimitSnapshot = {
  limitId: 'codex',
  limitName: null,
  primary: null,
  secondary: null,
  credits: null,
  planType: null,
  rateLimitReachedType: null,
};

/** The usage of a thread after one more reply. */
export function addedUsage(thread: LiveThread, last: TokenUsageBreakdown): ThreadTokenUsage {
  const before = thread.state.usage?.total ?? NOTHING;
  const keys = Object.keys(NOTHING) as (keyof TokenUsageBreakdown)[];
  const total = Object.fromEntries(keys.map((key) => [key, before[key] + last[key]])) as unknown as TokenUsageBreakdown;
  return { total, last, modelContextWindow: contextWindow(thread) };
}

/** The usage of a thread that did not fit: all that the window holds. */
export function filledUsage(thread: LiveThread): ThreadTokenUsage {
  const window = contextWindow(thread);
  const before = thread.state.usage?.total.totalTokens ?? 0;
  return {
    total: { ...NOTHING, totalTokens: window },
    last: { ...NOTHING, totalTokens: Math.max(0, window - before) },
    modelContextWindow: window,
  };
}

/** Whether the thread did not fit when the model was last asked: what was counted has parts. */
export function isFilled({ total, modelContextWindow }: ThreadTokenUsage): boolean {
  return total.totalTokens === modelContextWindow && total.inputTokens + total.outputTokens === 0;
}

/** The usage of a thread that goes on with another conversation, of which only the length is known, and roughly so. */
export function estimatedUsage(thread: LiveThread, tokens: number): ThreadTokenUsage {
  const last = { ...NOTHING, totalTokens: tokens };
  return { total: thread.state.usage?.total ?? NOTHING, last, modelContextWindow: contextWindow(thread) };
}
