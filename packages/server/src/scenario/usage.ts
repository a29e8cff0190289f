/** Counts of tokens. */
import type { TokenUsageBreakdown } from '@app-server/schema/experimental';
import type { Usage } from './scenario-types.js';

export const EMPTY_USAGE: TokenUsageBreakdown = {
  totalTokens: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  reasoningOutputTokens: 0,
};

/** What is left out is zero; the total is that of input and output. */
export function fullUsage(usage: Usage): TokenUsageBreakdown {
  const { inputTokens = 0, outputTokens = 0 } = usage;
  return { ...EMPTY_USAGE, totalTokens: inputTokens + outputTokens, ...usage };
}

export function addUsage(left: TokenUsageBreakdown, right: TokenUsageBreakdown): TokenUsageBreakdown {
  const keys = Object.keys(EMPTY_USAGE) as (keyof TokenUsageBreakdown)[];
  return Object.fromEntries(keys.map((key) => [key, left[key] + right[key]])) as unknown as TokenUsageBreakdown;
}
