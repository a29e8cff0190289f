/** Tokens that a thread has cost. */
import type { RateLimitSnapshot, ThreadTokenUsage, TokenUsageBreakdown } from '@app-server/schema/experimental';
import type { LiveThread } from '../threads/live-thread.js';
import type { ThreadState } from '../threads/thread-facts.js';

const NOTHING: TokenUsageBreakdown = {
  totalTokens: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  reasoningOutputTokens: 0,
};

/** Tokens of the context that models of the catalogue have, where nothing else is known. */
export const CONTEXT_WINDOW = 258_400;

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
export function addedUsage({ state }: LiveThread, last: TokenUsageBreakdown): ThreadTokenUsage {
  const before = state.usage?.total ?? NOTHING;
  const keys = Object.keys(NOTHING) as (keyof TokenUsageBreakdown)[];
  const total = Object.fromEntries(keys.map((key) => [key, before[key] + last[key]])) as unknown as TokenUsageBreakdown;
  return { total, last, modelContextWindow: windowOf(state) };
}

/** The usage of a thread that did not fit: all that the window holds. */
export function filledUsage({ state }: LiveThread): ThreadTokenUsage {
  const window = windowOf(state);
  const before = state.usage?.total.totalTokens ?? 0;
  return {
    total: { ...NOTHING, totalTokens: window },
    last: { ...NOTHING, totalTokens: Math.max(0, window - before) },
    modelContextWindow: window,
  };
}

/** The usage of a thread that goes on with another conversation, of which only the length is known, and roughly so. */
export function estimatedUsage({ state }: LiveThread, tokens: number): ThreadTokenUsage {
  const last = { ...NOTHING, totalTokens: tokens };
  return { total: state.usage?.total ?? NOTHING, last, modelContextWindow: windowOf(state) };
}

function windowOf({ usage }: ThreadState): number {
  return usage?.modelContextWindow ?? CONTEXT_WINDOW;
}
