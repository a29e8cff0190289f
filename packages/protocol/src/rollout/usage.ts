/** Token usage and rate limits, in the spelling of session files. */
import * as t from '../define/index.js';
import { PlanType } from '../domains/account.js';
import { RateLimitReachedType } from '../domains/rate-limits.js';

export const CreditsSnapshot = t.object('CreditsSnapshot', 'Credit state of the account at one moment.', {
  has_credits: t.field(t.boolean, 'Whether any credits are available.'),
  unlimited: t.field(t.boolean, 'True when credits are not metered.'),
  balance: t.maybe(t.string, 'Remaining balance as text; null when not reported.'),
});

export const RateLimitWindow = t.object('RateLimitWindow', 'Use of one rolling window.', {
  used_percent: t.field(t.double, 'Share used up, 0 to 100.'),
  resets_at: t.maybe(t.int64, 'Reset time in Unix seconds; null when not known.'),
  window_minutes: t.maybe(t.int64, 'Length of the window in minutes; null when not known.'),
});

export const RateLimitSnapshot = t.object('RateLimitSnapshot', 'Rate limits of one metered limit at one moment.', {
  credits: t.maybe(CreditsSnapshot, 'Credit state; null when not reported.'),
  limit_id: t.maybe(t.string, 'Id of the metered limit, for example `codex`; null when not reported.'),
  limit_name: t.maybe(t.string, 'Display name of the limit; null when it has none.'),
  plan_type: t.maybe(PlanType, 'Plan of the account; null when not known.'),
  primary: t.maybe(RateLimitWindow, 'First usage window; null when not reported.'),
  rate_limit_reached_type: t.maybe(RateLimitReachedType, 'Which limit has been hit; null when none.'),
  secondary: t.maybe(RateLimitWindow, 'Second usage window; null when not reported.'),
});

export const TokenUsage = t.object('TokenUsage', 'Token counts of one or more model requests.', {
  cached_input_tokens: t.field(t.int64, 'Part of `input_tokens` served from the cache.'),
  input_tokens: t.field(t.int64, 'Input tokens, cached ones included.'),
  output_tokens: t.field(t.int64, 'Output tokens, reasoning included.'),
  reasoning_output_tokens: t.field(t.int64, 'Part of `output_tokens` spent on reasoning.'),
  total_tokens: t.field(t.int64, 'Sum of input and output tokens.'),
});

export const TokenUsageInfo = t.object('TokenUsageInfo', 'Token usage of a session.', {
  last_token_usage: t.field(TokenUsage, 'Usage of the latest model reply.'),
  total_token_usage: t.field(TokenUsage, 'Usage added up over the session.'),
  model_context_window: t.maybe(t.int64, 'Context window of the model in tokens; null when not known.'),
});
