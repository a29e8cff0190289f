/** Operations on a thread outside of its turns. */
import * as t from '../define/index.js';
import { JsonValue } from './primitives.js';
import { ThreadTokenUsage } from './turn-model.js';

export const ThreadIncrementElicitationParams = t.object('ThreadIncrementElicitationParams', { threadId: t.string });

export const ThreadIncrementElicitationResponse = t.object('ThreadIncrementElicitationResponse', {
  count: t.field(t.uint64, 'Counter value after the call.'),
  paused: t.field(t.boolean, 'True while `count` is above zero, so timeouts stand still.'),
});

export const ThreadDecrementElicitationParams = t.object('ThreadDecrementElicitationParams', { threadId: t.string });

export const ThreadDecrementElicitationResponse = t.object('ThreadDecrementElicitationResponse', {
  count: t.field(t.uint64, 'Counter value after the call.'),
  paused: t.field(t.boolean, 'True while `count` is above zero, so timeouts stand still.'),
});

export const ThreadCompactStartParams = t.object('ThreadCompactStartParams', { threadId: t.string });

export const ThreadCompactStartResponse = t.empty('ThreadCompactStartResponse');

export const ThreadShellCommandParams = t.object('ThreadShellCommandParams', {
  threadId: t.string,
  command: t.field(
    t.string,
    "Shell line for the user's shell, so pipes and redirects work; not blank and run with full access.",
  ),
});

export const ThreadShellCommandResponse = t.empty('ThreadShellCommandResponse');

export const ThreadApproveGuardianDeniedActionParams = t.object('ThreadApproveGuardianDeniedActionParams', {
  threadId: t.string,
  event: t.field(JsonValue, 'The raw denial event, including its `id`, as the review produced it.'),
});

export const ThreadApproveGuardianDeniedActionResponse = t.empty('ThreadApproveGuardianDeniedActionResponse');

export const ThreadBackgroundTerminalsCleanParams = t.object('ThreadBackgroundTerminalsCleanParams', {
  threadId: t.string,
});

export const ThreadBackgroundTerminalsCleanResponse = t.empty('ThreadBackgroundTerminalsCleanResponse');

export const ThreadInjectItemsParams = t.object('ThreadInjectItemsParams', {
  threadId: t.string,
  items: t.field(
    t.list(JsonValue),
    'Items in Responses API form, at least one; entries that are not valid items fail with their index.',
  ),
});

export const ThreadInjectItemsResponse = t.empty('ThreadInjectItemsResponse');

export const ThreadTokenUsageUpdatedNotification = t.object('ThreadTokenUsageUpdatedNotification', {
  threadId: t.string,
  turnId: t.field(t.string, 'Turn the usage was counted for; on a replay an earlier one.'),
  tokenUsage: t.field(ThreadTokenUsage, 'Totals of the thread, the last reply and the size of the context window.'),
});

export const ContextCompactedNotification = t.object(
  'ContextCompactedNotification',
  { threadId: t.string, turnId: t.string },
  { deprecated: true },
);

export const clientRequests = {
  'thread/increment_elicitation': t.request({
    doc: "Raises the thread's counter of user prompts shown outside the protocol; timeouts stand still while it is above zero.",
    params: ThreadIncrementElicitationParams,
    result: ThreadIncrementElicitationResponse,
    scope: t.scopes.thread,
    experimental: 'thread/increment_elicitation',
  }),
  'thread/decrement_elicitation': t.request({
    doc: "Lowers the thread's counter of user prompts shown outside the protocol; fails when it is already zero.",
    params: ThreadDecrementElicitationParams,
    result: ThreadDecrementElicitationResponse,
    scope: t.scopes.thread,
    experimental: 'thread/decrement_elicitation',
  }),
  'thread/compact/start': t.request({
    doc: 'Begins compacting the history in a turn of its own, interrupting a running one; the reply is empty and does not wait.',
    params: ThreadCompactStartParams,
    result: ThreadCompactStartResponse,
    scope: t.scopes.thread,
  }),
  'thread/shellCommand': t.request({
    doc: 'Runs a user shell command outside the sandbox, inside the running turn or else in a turn of its own; the reply does not wait.',
    params: ThreadShellCommandParams,
    result: ThreadShellCommandResponse,
    scope: t.scopes.thread,
  }),
  'thread/approveGuardianDeniedAction': t.request({
    doc: 'Lets an action pass that the automatic approval review has denied.',
    params: ThreadApproveGuardianDeniedActionParams,
    result: ThreadApproveGuardianDeniedActionResponse,
    scope: t.scopes.thread,
  }),
  'thread/backgroundTerminals/clean': t.request({
    doc: 'Stops all background terminals of a thread, which outlive turns and interrupts.',
    params: ThreadBackgroundTerminalsCleanParams,
    result: ThreadBackgroundTerminalsCleanResponse,
    scope: t.scopes.thread,
    experimental: 'thread/backgroundTerminals/clean',
  }),
  'thread/inject_items': t.request({
    doc: 'Appends raw model items to the history of a loaded thread without running a turn; an empty list is refused.',
    params: ThreadInjectItemsParams,
    result: ThreadInjectItemsResponse,
    scope: t.scopes.thread,
    aliases: ['turn/inject_items', 'turn/injet_items'],
  }),
};

export const serverNotifications = {
  'thread/tokenUsage/updated': t.notification({
    doc: 'Sent with the token counters after each model reply and replayed after a resume or fork.',
    params: ThreadTokenUsageUpdatedNotification,
    delivery: 'subscribers',
  }),
  'thread/compacted': t.notification({
    doc: 'Sent when history was compacted; superseded by the `contextCompaction` item.',
    params: ContextCompactedNotification,
    delivery: 'subscribers',
    deprecated: true,
  }),
};
