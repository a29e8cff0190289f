/** Starting, steering and interrupting turns, and reviews. */
import * as t from '../define/index.js';
import { ApprovalsReviewer, AskForApproval, SandboxPolicy } from './permissions.js';
import { JsonValue, Personality, ReasoningEffort, ReasoningSummary } from './primitives.js';
import { TurnEnvironmentParams } from './thread-start.js';
import { CollaborationMode } from './thread-settings.js';
import { Turn } from './turn-model.js';
import { UserInput } from './user-input.js';

export const TurnStartParams = t.object(
  'TurnStartParams',
  'The input of a turn and its overrides; overrides other than `outputSchema`, `environments` and client metadata stay in force for later turns.',
  {
    threadId: t.string,
    input: t.field(
      t.list(UserInput),
      'Input parts, at most 1048576 characters of text in total; empty runs the model without a user message.',
    ),
    responsesapiClientMetadata: t.maybe(
      t.map(t.string),
      'Key-value pairs passed along with model requests of this turn; reserved keys are never overwritten.',
      { experimental: 'turn/start.responsesapiClientMetadata' },
    ),
    environments: t.maybe(
      t.list(TurnEnvironmentParams),
      'Environments of this turn, the first one primary; absent or null uses those of the thread, empty allows none.',
      { experimental: 'turn/start.environments' },
    ),
    cwd: t.maybe(t.string, 'Working directory from this turn on; omitted or null keeps it.'),
    runtimeWorkspaceRoots: t.maybe(
      t.list(t.string),
      'Workspace roots from this turn on, relative ones resolved against the effective `cwd`; omitted or null keeps them.',
      { experimental: 'turn/start.runtimeWorkspaceRoots' },
    ),
    approvalPolicy: t.maybe(AskForApproval, 'When approval is asked for from this turn on; omitted or null keeps it.'),
    approvalsReviewer: t.maybe(
      ApprovalsReviewer,
      'Who decides on approval requests from this turn on; omitted or null keeps it.',
    ),
    sandboxPolicy: t.maybe(
      SandboxPolicy,
      'Sandbox from this turn on, omitted or null keeps it; excludes `permissions`.',
    ),
    permissions: t.maybe(
      t.string,
      'Id of a permission profile from this turn on, omitted or null keeps it; excludes `sandboxPolicy`.',
      { experimental: 'turn/start.permissions' },
    ),
    model: t.maybe(t.string, 'Model id from this turn on; omitted or null keeps it.'),
    serviceTier: t.maybe(
      t.string,
      'Service tier from this turn on; omitted keeps it, null returns to the standard tier.',
    ),
    effort: t.maybe(ReasoningEffort, 'Reasoning effort from this turn on; omitted or null keeps it.'),
    summary: t.maybe(ReasoningSummary, 'Style of reasoning summaries from this turn on; omitted or null keeps it.'),
    personality: t.maybe(Personality, 'Tone of the agent from this turn on; omitted or null keeps it.'),
    outputSchema: t.maybe(JsonValue, 'JSON Schema that the last agent message must satisfy, in this turn only.'),
    collaborationMode: t.maybe(
      CollaborationMode,
      'Mode from this turn on; wins over `model` and `effort`, and null instructions select the built-in text. Experimental.',
      { experimental: 'turn/start.collaborationMode' },
    ),
  },
);

export const TurnStartResponse = t.object('TurnStartResponse', {
  turn: t.field(Turn, 'The new turn, `inProgress`, with no items and `startedAt` null.'),
});

export const TurnSteerParams = t.object('TurnSteerParams', {
  threadId: t.string,
  input: t.field(t.list(UserInput), 'Input parts, at least one, at most 1048576 characters of text in total.'),
  responsesapiClientMetadata: t.maybe(
    t.map(t.string),
    'Key-value pairs for the model requests that follow, replacing those of the turn.',
    { experimental: 'turn/steer.responsesapiClientMetadata' },
  ),
  expectedTurnId: t.field(
    t.string,
    'Id of the turn the caller believes is running, not empty; any other running turn makes the call fail.',
  ),
});

export const TurnSteerResponse = t.object('TurnSteerResponse', {
  turnId: t.field(t.string, 'Turn that took the input, equal to `expectedTurnId`.'),
});

export const TurnInterruptParams = t.object('TurnInterruptParams', {
  threadId: t.string,
  turnId: t.field(t.string, 'Must name the running turn; an empty string matches whichever turn runs.'),
});

export const TurnInterruptResponse = t.empty('TurnInterruptResponse');

export const ReviewDelivery = t.enumeration(
  'ReviewDelivery',
  'Where a review runs. `inline` uses the given thread, `detached` a new thread forked from it.',
  ['inline', 'detached'],
);

export const ReviewTarget = t.named(
  'ReviewTarget',
  'Subject of a code review.',
  t.union([
    t.arm({ type: 'uncommittedChanges' }, 'Everything not committed: staged, unstaged and untracked files.', {}),
    t.arm({ type: 'baseBranch' }, 'The changes relative to a base branch.', {
      branch: t.field(t.string, 'Name of the base branch, not blank.'),
    }),
    t.arm({ type: 'commit' }, 'The changes made by one commit.', {
      sha: t.field(t.string, 'Commit hash, not blank.'),
      title: t.nullable(t.string, 'Text shown for the commit, typically its subject; null when there is none.'),
    }),
    t.arm({ type: 'custom' }, 'Whatever free-form instructions describe.', {
      instructions: t.field(t.string, 'Prompt for the reviewer, not blank.'),
    }),
  ]),
);

export const ReviewStartParams = t.object('ReviewStartParams', {
  threadId: t.string,
  target: t.field(ReviewTarget, 'What is to be reviewed.'),
  delivery: t.maybe(ReviewDelivery, 'Place of the review; omitted or null means `inline`.'),
});

export const ReviewStartResponse = t.object('ReviewStartResponse', {
  turn: t.field(Turn, 'The review turn; its items hold a synthetic user message.'),
  reviewThreadId: t.field(
    t.string,
    'Thread the review runs in, equal to `threadId` for an inline review and new for a detached one.',
  ),
});

export const TurnStartedNotification = t.object('TurnStartedNotification', {
  threadId: t.string,
  turn: t.field(Turn, 'The turn with `startedAt` set and `items` empty.'),
});

export const TurnCompletedNotification = t.object('TurnCompletedNotification', {
  threadId: t.string,
  turn: t.field(Turn, 'Final state of the turn: `items` is always empty and `error` is set on failure.'),
});

export const TurnDiffUpdatedNotification = t.object('TurnDiffUpdatedNotification', {
  threadId: t.string,
  turnId: t.string,
  diff: t.field(t.string, 'Unified diff of all files changed in the turn so far, replacing the previous one.'),
});

export const TurnPlanStepStatus = t.enumeration('TurnPlanStepStatus', 'Progress of a plan step.', [
  'pending',
  'inProgress',
  'completed',
]);

export const TurnPlanStep = t.object('TurnPlanStep', "One step of the agent's plan.", {
  step: t.field(t.string, 'Description of the step.'),
  status: TurnPlanStepStatus,
});

export const TurnPlanUpdatedNotification = t.object('TurnPlanUpdatedNotification', {
  threadId: t.string,
  turnId: t.string,
  explanation: t.nullable(t.string, 'Remark of the agent on this change; null when it gave none.'),
  plan: t.field(t.list(TurnPlanStep), 'All steps in order, replacing the previous plan.'),
});

export const clientRequests = {
  'turn/start': t.request({
    doc: 'Starts a turn on a loaded thread; while another turn runs, the input joins that turn and the returned id is never used again.',
    params: TurnStartParams,
    result: TurnStartResponse,
    scope: t.scopes.thread,
  }),
  'turn/steer': t.request({
    doc: 'Adds input to the running regular turn without starting a new one; review and compaction turns refuse it.',
    params: TurnSteerParams,
    result: TurnSteerResponse,
    scope: t.scopes.thread,
  }),
  'turn/interrupt': t.request({
    doc: 'Aborts the running turn, which then completes as `interrupted`; background terminals keep running.',
    params: TurnInterruptParams,
    result: TurnInterruptResponse,
    scope: t.scopes.thread,
  }),
  'review/start': t.request({
    doc: 'Starts a code review on the given thread or on a fork of it and subscribes the caller.',
    params: ReviewStartParams,
    result: ReviewStartResponse,
    scope: t.scopes.thread,
  }),
};

export const serverNotifications = {
  'turn/started': t.notification({
    doc: 'Sent when a turn begins to run; an inline review names another turn id here than in its reply.',
    params: TurnStartedNotification,
    delivery: 'subscribers',
  }),
  'turn/completed': t.notification({
    doc: 'Sent when a turn has ended; it carries the final status and any error, but never items.',
    params: TurnCompletedNotification,
    delivery: 'subscribers',
  }),
  'turn/diff/updated': t.notification({
    doc: 'Sent when files were changed in the turn, with the whole diff so far; the same diff may be repeated.',
    params: TurnDiffUpdatedNotification,
    delivery: 'subscribers',
  }),
  'turn/plan/updated': t.notification({
    doc: 'Sent with the whole plan whenever the agent writes or revises it.',
    params: TurnPlanUpdatedNotification,
    delivery: 'subscribers',
  }),
};
