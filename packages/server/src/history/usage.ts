/** Tokens, and limits on them, as `token_count` lines keep them. */
import type {
  RateLimitSnapshot,
  RateLimitWindow,
  ThreadTokenUsage,
  TokenUsageBreakdown,
  TurnStatus,
} from '@app-server/schema/experimental';
import type {
  RateLimitSnapshot as StoredLimits,
  RateLimitWindow as StoredWindow,
  RolloutLine,
  TokenUsage,
  TokenUsageInfo,
} from '@app-server/schema/rollout';
import { fields, numberOrNull } from './loose.js';

export function storedUsage({ total, last, modelContextWindow }: ThreadTokenUsage): TokenUsageInfo {
  return {
    total_token_usage: storedCounts(total),
    last_token_usage: storedCounts(last),
    model_context_window: modelContextWindow,
  };
}

/** @param info of a `token_count` line */
export function usageOf(info: object): ThreadTokenUsage {
  const { total_token_usage, last_token_usage, model_context_window } = fields(info);
  return {
    total: countsOf(total_token_usage),
    last: countsOf(last_token_usage),
    modelContextWindow: numberOrNull(model_context_window),
  };
}

/** The usage that a line tells of; undefined for lines that tell of none. */
export function usageOfLine(line: RolloutLine): ThreadTokenUsage | undefined {
  if (line.type !== 'event_msg') return undefined;
  const { type, info } = fields(line.payload);
  return type === 'token_count' && typeof info === 'object' && info !== null ? usageOf(info) : undefined;
}

/** The turn that a usage belongs to when it is told again: the latest that does not run, else the last. */
export function usageTurn<T extends { readonly status: TurnStatus }>(turns: readonly T[]): T | undefined {
  return turns.findLast(({ status }) => status !== 'inProgress') ?? turns.at(-1);
}

export function storedRateLimits(limits: RateLimitSnapshot): StoredLimits {
  const { credits } = limits;
  return {
    limit_id: limits.limitId,
    limit_name: limits.limitName,
    primary: storedWindow(limits.primary),
    secondary: storedWindow(limits.secondary),
    credits: credits && {
      has_credits: credits.hasCredits,
      unlimited: credits.unlimited,
      balance: credits.balance,
    },
    plan_type: limits.planType,
    rate_limit_reached_type: limits.rateLimitReachedType,
  };
}

function storedWindow(window: RateLimitWindow | null): StoredWindow | null {
  if (!window) return null;
  const { usedPercent, windowDurationMins, resetsAt } = window;
  return { used_percent: usedPercent, window_minutes: windowDurationMins, resets_at: resetsAt };
}

function storedCounts(counts: TokenUsageBreakdown): TokenUsage {
  return {
    input_tokens: counts.inputTokens,
    cached_input_tokens: counts.cachedInputTokens,
    output_tokens: counts.outputTokens,
    reasoning_output_tokens: counts.reasoningOutputTokens,
    total_tokens: counts.totalTokens,
  };
}

function countsOf(value: unknown): TokenUsageBreakdown {
  const counts = fields(value);
  return {
    totalTokens: numberOrNull(counts.total_tokens) ?? 0,
    inputTokens: numberOrNull(counts.input_tokens) ?? 0,
    cachedInputTokens: numberOrNull(counts.cached_input_tokens) ?? 0,
    outputTokens: numberOrNull(counts.output_tokens) ?? 0,
    reasoningOutputTokens: numberOrNull(counts.reasoning_output_tokens) ?? 0,
  };
}
