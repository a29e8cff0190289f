/** Goals a thread works towards on its own. */
import * as t from '../define/index.js';

export const ThreadGoalStatus = t.enumeration(
  'ThreadGoalStatus',
  'State of a goal. Only `active` drives turns; `usageLimited` follows an account usage limit, `budgetLimited` a used-up token budget. `blocked` means the agent is stuck.',
  ['active', 'paused', 'blocked', 'usageLimited', 'budgetLimited', 'complete'],
);

export const ThreadGoalSetParams = t.object('ThreadGoalSetParams', {
  threadId: t.string,
  objective: t.maybe(
    t.string,
    'New objective, at most 4000 characters; required to create a goal, otherwise omitted or null keeps the current one.',
  ),
  status: t.maybe(
    ThreadGoalStatus,
    'New status; omitted or null keeps the current one, and a goal created without it is `active`.',
  ),
  tokenBudget: t.maybe(t.int64, 'Token limit above zero; omitted keeps the current one, null removes it.'),
});

export const ThreadGoal = t.object(
  'ThreadGoal',
  'The goal a thread works towards, with its budget and the usage counted so far.',
  {
    threadId: t.string,
    objective: t.field(t.string, 'What is to be achieved, non-empty, at most 4000 characters.'),
    status: ThreadGoalStatus,
    tokenBudget: t.nullable(t.int64, 'Tokens the goal may use before it becomes `budgetLimited`; null when unlimited.'),
    tokensUsed: t.field(t.int64, 'Tokens counted against the goal so far.'),
    timeUsedSeconds: t.field(t.int64, 'Working time counted against the goal so far, in seconds.'),
    createdAt: t.field(t.int64, 'Creation time in Unix seconds.'),
    updatedAt: t.field(t.int64, 'Time of the last change in Unix seconds.'),
  },
);

export const ThreadGoalSetResponse = t.object('ThreadGoalSetResponse', {
  goal: t.field(ThreadGoal, 'The goal after the change.'),
});

export const ThreadGoalGetParams = t.object('ThreadGoalGetParams', { threadId: t.string });

export const ThreadGoalGetResponse = t.object('ThreadGoalGetResponse', {
  goal: t.nullable(ThreadGoal, 'Null when the thread has no goal.'),
});

export const ThreadGoalClearParams = t.object('ThreadGoalClearParams', { threadId: t.string });

export const ThreadGoalClearResponse = t.object('ThreadGoalClearResponse', {
  cleared: t.field(t.boolean, 'False when the thread had no goal; `thread/goal/cleared` is sent only when true.'),
});

export const ThreadGoalUpdatedNotification = t.object('ThreadGoalUpdatedNotification', {
  threadId: t.string,
  turnId: t.nullable(t.string, 'Turn whose usage caused the change; null when a request caused it.'),
  goal: ThreadGoal,
});

export const ThreadGoalClearedNotification = t.object('ThreadGoalClearedNotification', { threadId: t.string });

export const clientRequests = {
  'thread/goal/set': t.request({
    doc: 'Creates or changes the one goal of a thread, ephemeral ones excluded; an active goal makes an idle thread start turns on its own until the goal stops being active.',
    params: ThreadGoalSetParams,
    result: ThreadGoalSetResponse,
    scope: t.scopes.thread,
  }),
  'thread/goal/get': t.request({
    doc: 'Returns the goal of a thread, or null when it has none.',
    params: ThreadGoalGetParams,
    result: ThreadGoalGetResponse,
    scope: t.scopes.thread,
    idempotent: true,
  }),
  'thread/goal/clear': t.request({
    doc: 'Removes the goal of a thread and reports whether there was one to remove.',
    params: ThreadGoalClearParams,
    result: ThreadGoalClearResponse,
    scope: t.scopes.thread,
  }),
};

export const serverNotifications = {
  'thread/goal/updated': t.notification({
    doc: 'Sent to all connections when a goal is created or changed by a request or by usage accounting, and as a snapshot after a resume.',
    params: ThreadGoalUpdatedNotification,
    delivery: 'all',
  }),
  'thread/goal/cleared': t.notification({
    doc: 'Sent to all connections when a goal has been removed, and after a resume of a thread that has none.',
    params: ThreadGoalClearedNotification,
    delivery: 'all',
  }),
};
