/** The turn itself: status, errors and token usage. */
import * as t from '../define/index.js';
import { ThreadItem } from './items.js';

export const NonSteerableTurnKind = t.enumeration(
  'NonSteerableTurnKind',
  'Kind of turn that accepts no steering: a review or a history compaction.',
  ['review', 'compact'],
);

export const CodexErrorInfo = t.named(
  'CodexErrorInfo',
  'Machine-readable cause of an error. `cyberPolicy` is a refusal under the cyber safety policy, `unauthorized` a failed login, `other` anything unlisted.',
  t.union([
    t.literals(
      'contextWindowExceeded',
      'usageLimitExceeded',
      'serverOverloaded',
      'cyberPolicy',
      'internalServerError',
      'unauthorized',
      'badRequest',
      'threadRollbackFailed',
      'sandboxError',
      'other',
    ),
    t.keyed(
      'httpConnectionFailed',
      t.shape({ httpStatusCode: t.nullable(t.uint16, 'HTTP status from upstream; null when no response arrived.') }),
      'No connection to the model provider could be made.',
    ),
    t.keyed(
      'responseStreamConnectionFailed',
      t.shape({ httpStatusCode: t.nullable(t.uint16, 'HTTP status from upstream; null when no response arrived.') }),
      'The response stream could not be opened.',
    ),
    t.keyed(
      'responseStreamDisconnected',
      t.shape({ httpStatusCode: t.nullable(t.uint16, 'HTTP status from upstream; null when no response arrived.') }),
      'The response stream broke off before its end.',
    ),
    t.keyed(
      'responseTooManyFailedAttempts',
      t.shape({ httpStatusCode: t.nullable(t.uint16, 'HTTP status from upstream; null when no response arrived.') }),
      'All retries of the model request failed.',
    ),
    t.keyed(
      'activeTurnNotSteerable',
      t.shape({ turnKind: t.field(NonSteerableTurnKind, 'Kind of the turn that is running.') }),
      '`turn/steer` met a turn that takes no further input.',
    ),
  ]),
);

export const TokenUsageBreakdown = t.object('TokenUsageBreakdown', 'Token counts by kind.', {
  totalTokens: t.field(t.int64, 'Input and output tokens together.'),
  inputTokens: t.field(t.int64, 'Tokens sent to the model, cached ones included.'),
  cachedInputTokens: t.field(t.int64, 'Part of `inputTokens` that the provider served from its cache.'),
  outputTokens: t.field(t.int64, 'Tokens produced by the model, reasoning included.'),
  reasoningOutputTokens: t.field(t.int64, 'Part of `outputTokens` spent on reasoning.'),
});

export const ThreadTokenUsage = t.object(
  'ThreadTokenUsage',
  'Token counts of a thread, for its whole life and for the latest model reply.',
  {
    total: t.field(TokenUsageBreakdown, 'Sum over all model replies of the thread.'),
    last: t.field(TokenUsageBreakdown, 'Counts of the latest model reply alone.'),
    modelContextWindow: t.nullable(t.int64, 'Context size of the model in tokens; null when not known.'),
  },
);

export const TurnError = t.object('TurnError', 'Description of a failed turn or model request.', {
  message: t.string,
  codexErrorInfo: t.nullable(CodexErrorInfo, 'Machine-readable cause; null when not classified.'),
  additionalDetails: t.nullable(t.string, 'Further text on the cause; null when there is none.'),
});

export const TurnItemsView = t.enumeration(
  'TurnItemsView',
  "How much of a turn's items is present. `notLoaded` means none, `summary` the first user and the last agent message, `full` all that are available.",
  ['notLoaded', 'summary', 'full'],
);

export const TurnStatus = t.enumeration(
  'TurnStatus',
  'State of a turn. `interrupted` means it was stopped before its end.',
  ['completed', 'interrupted', 'failed', 'inProgress'],
);

export const Turn = t.object(
  'Turn',
  "One round of work of the agent, from the user's input to the end of its answer.",
  {
    id: t.field(t.string, 'Id of the turn.'),
    items: t.field(
      t.list(ThreadItem),
      'Items as far as `itemsView` says; always empty in `turn/start` replies and `turn/completed`.',
    ),
    itemsView: t.defaulted(TurnItemsView, 'full', "How much of the turn's items is present in `items`."),
    status: t.field(TurnStatus, 'State of the turn; stored history reports a failed turn as `completed`.'),
    error: t.nullable(TurnError, 'Cause of the failure; null unless `status` is `failed`.'),
    startedAt: t.nullable(t.int64, 'Start time in Unix seconds; null in the `turn/start` reply and when unknown.'),
    completedAt: t.nullable(t.int64, 'End time in Unix seconds; null while running or when unknown.'),
    durationMs: t.nullable(t.int64, 'Time from start to end in milliseconds; null while running or when unknown.'),
  },
);
