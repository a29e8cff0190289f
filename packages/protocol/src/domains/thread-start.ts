/** Starting, resuming and forking threads. */
import * as t from '../define/index.js';
import {
  ActivePermissionProfile,
  ApprovalsReviewer,
  AskForApproval,
  SandboxMode,
  SandboxPolicy,
} from './permissions.js';
import { AbsolutePathBuf, JsonValue, Personality, ReasoningEffort } from './primitives.js';
import { ResponseItem } from './response-items.js';
import { ThreadSource } from './session-source.js';
import { Thread } from './threads.js';

export const DynamicToolSpec = t.object(
  'DynamicToolSpec',
  'A tool that the client offers to the agent and runs itself when `item/tool/call` arrives.',
  {
    namespace: t.optional(
      t.string,
      'Group the tool belongs to, at most 64 characters; required when `deferLoading` is true.',
    ),
    name: t.field(t.string, 'Tool name of 1 to 128 characters, without the namespace.'),
    description: t.field(t.string, 'Explanation of the tool for the model.'),
    inputSchema: t.field(JsonValue, "JSON Schema of the tool's arguments."),
    deferLoading: t.omittable(
      t.boolean,
      "Keeps the tool out of the model's initial tool list although it stays callable; false when omitted.",
    ),
  },
);

export const ThreadStartSource = t.enumeration(
  'ThreadStartSource',
  'Reason a thread is started. `startup` is an ordinary start, `clear` a fresh thread after the user cleared the previous one.',
  ['startup', 'clear'],
);

export const TurnEnvironmentParams = t.object('TurnEnvironmentParams', 'An execution environment that turns may use.', {
  environmentId: t.field(t.string, 'Id of an environment known to the server; an unknown one is refused.'),
  cwd: t.field(AbsolutePathBuf, 'Absolute working directory inside the environment.'),
});

/** The settings of a thread that the three methods take in the same way. */
function settingsToOverride(method: 'thread/start' | 'thread/resume' | 'thread/fork') {
  return {
    serviceTier: t.maybe(
      t.string,
      'Service tier such as `priority`; null asks for the standard tier, omitted gives no override.',
    ),
    runtimeWorkspaceRoots: t.maybe(
      t.list(t.string),
      "Complete list of workspace roots; relative entries start at the thread's `cwd`.",
      { experimental: `${method}.runtimeWorkspaceRoots` },
    ),
    approvalsReviewer: t.maybe(ApprovalsReviewer, 'Who answers approval requests, from now on and in later turns.'),
    config: t.maybe(t.map(JsonValue), 'Config settings by key that override the config files for this thread.'),
    baseInstructions: t.maybe(t.string, 'Replacement for the base instructions of the model.'),
    developerInstructions: t.maybe(t.string, 'Further instructions, given to the model with the developer role.'),
    permissions: t.maybe(
      t.string,
      'Id of a named permission profile; not allowed together with `sandbox`, and an unknown id is refused.',
      { experimental: `${method}.permissions` },
    ),
  };
}

/** The settings a thread runs with, as the three methods report them. */
function settingsInEffect(method: 'thread/start' | 'thread/resume' | 'thread/fork') {
  return {
    model: t.field(t.string, 'Model in effect.'),
    modelProvider: t.field(t.string, 'Id of the provider in effect.'),
    serviceTier: t.nullable(t.string, 'Service tier in effect; null when none is set or the requested one is unknown.'),
    cwd: t.field(AbsolutePathBuf, 'Working directory in effect.'),
    runtimeWorkspaceRoots: t.defaulted(
      t.list(AbsolutePathBuf),
      [],
      'Workspace roots of the thread; roots declared by the permission profile are not listed.',
      { experimental: `${method}.runtimeWorkspaceRoots` },
    ),
    instructionSources: t.defaulted(
      t.list(AbsolutePathBuf),
      [],
      'Paths of the instruction files loaded for the thread, global and project ones alike.',
    ),
    approvalPolicy: t.field(AskForApproval, 'Approval policy in effect.'),
    approvalsReviewer: t.field(
      ApprovalsReviewer,
      'Reviewer in effect; older servers write `guardian_subagent` for `auto_review`.',
    ),
    sandbox: t.field(
      SandboxPolicy,
      'Sandbox in the older policy form, kept for compatibility; `activePermissionProfile` tells where it comes from.',
    ),
    activePermissionProfile: t.nullable(
      ActivePermissionProfile,
      'Named or built-in profile behind the active permissions; null when not known.',
      { experimental: `${method}.activePermissionProfile` },
    ),
    reasoningEffort: t.nullable(ReasoningEffort, 'Reasoning effort in effect; null when none is set explicitly.'),
  };
}

export const ThreadStartParams = t.object('ThreadStartParams', {
  model: t.maybe(t.string, 'Model id; the configured default when omitted; not checked here.'),
  modelProvider: t.maybe(
    t.string,
    'Id of a configured provider; the configured default when omitted; an unknown one is refused.',
  ),
  cwd: t.maybe(
    t.string,
    "Working directory; the server's own when omitted; a relative path starts at the server's directory.",
  ),
  ...settingsToOverride('thread/start'),
  approvalPolicy: t.maybe(
    AskForApproval,
    'When the agent has to ask for approval; the configured policy when omitted.',
  ),
  sandbox: t.maybe(
    SandboxMode,
    'Sandbox mode, not allowed with `permissions`; a writable mode with `cwd` also marks the project as trusted.',
  ),
  serviceName: t.maybe(t.string, "Name of the calling service, attached to the thread's metrics."),
  personality: t.maybe(Personality, 'Tone of the agent.'),
  ephemeral: t.maybe(
    t.boolean,
    'Keeps the thread in memory only: no `path`, no storage, no goals and no reading of turns; false when omitted.',
  ),
  sessionStartSource: t.maybe(
    ThreadStartSource,
    'Reason for the start, passed on to session start hooks; `startup` when omitted.',
  ),
  threadSource: t.maybe(ThreadSource, 'Analytics origin to record for the thread; recorded as null when omitted.'),
  environments: t.maybe(
    t.list(TurnEnvironmentParams),
    'Environments kept for all turns, the first one current; omitted uses the default one, empty gives turns none.',
    { experimental: 'thread/start.environments' },
  ),
  dynamicTools: t.maybe(
    t.list(DynamicToolSpec),
    'Tools the client runs itself; they stay with the thread when it is resumed.',
    { experimental: 'thread/start.dynamicTools' },
  ),
  mockExperimentalField: t.maybe(t.string, 'Serves only to test the experimental gate.', {
    experimental: 'thread/start.mockExperimentalField',
  }),
  experimentalRawEvents: t.omittable(
    t.boolean,
    'Adds `rawResponseItem/completed` notifications; meant for internal use, false when omitted.',
    { experimental: 'thread/start.experimentalRawEvents' },
  ),
  persistExtendedHistory: t.omittable(t.boolean, 'Deprecated and without effect; true draws a `deprecationNotice`.', {
    experimental: 'thread/start.persistFullHistory',
    deprecated: true,
  }),
});

export const ThreadStartResponse = t.object('ThreadStartResponse', {
  thread: t.field(Thread, 'The new thread, without turns.'),
  ...settingsInEffect('thread/start'),
});

export const ThreadResumeParams = t.object(
  'ThreadResumeParams',
  'Names the thread to resume. If it is not loaded, `history` wins over a non-empty `path`, and both win over `threadId`, the recommended way.',
  {
    threadId: t.field(
      t.string,
      'Thread to resume; ignored for a thread that is not loaded when `history` or `path` is set.',
    ),
    history: t.maybe(
      t.list(ResponseItem),
      'Response items to resume from instead of stored ones; not empty, and refused on a loaded thread. Unstable, internal.',
      { experimental: 'thread/resume.history' },
    ),
    path: t.maybe(
      t.string,
      'Stored file to resume from; must match the active file of a loaded thread, and an empty string counts as absent. Unstable.',
      { emptyIsNull: true, experimental: 'thread/resume.path' },
    ),
    model: t.maybe(t.string, 'Model id to continue with; a change draws a `warning`; not checked here.'),
    modelProvider: t.maybe(t.string, 'Id of a configured provider to continue with; an unknown one is refused.'),
    cwd: t.maybe(t.string, "Working directory to continue in; a relative path starts at the server's directory."),
    ...settingsToOverride('thread/resume'),
    approvalPolicy: t.maybe(AskForApproval, 'When the agent has to ask for approval.'),
    sandbox: t.maybe(SandboxMode, 'Sandbox mode for commands; not allowed together with `permissions`.'),
    personality: t.maybe(Personality, 'Tone of the agent.'),
    excludeTurns: t.omittable(
      t.boolean,
      'True leaves `thread.turns` empty and skips the token usage replay; page with `thread/turns/list` instead.',
      { experimental: 'thread/resume.excludeTurns' },
    ),
    persistExtendedHistory: t.omittable(t.boolean, 'Deprecated and without effect.', {
      experimental: 'thread/resume.persistFullHistory',
      deprecated: true,
    }),
  },
);

export const ThreadResumeResponse = t.object('ThreadResumeResponse', {
  thread: t.field(
    Thread,
    'The thread with its turns in full view, a running one included; no turns when `excludeTurns` was set.',
  ),
  ...settingsInEffect('thread/resume'),
});

export const ThreadForkParams = t.object(
  'ThreadForkParams',
  'Names the source of the fork: a non-empty `path` takes precedence over `threadId`, which is the recommended way.',
  {
    threadId: t.field(t.string, 'Thread to copy; ignored when `path` is set.'),
    path: t.maybe(t.string, 'Stored file to copy from; an empty string counts as absent. Unstable.', {
      emptyIsNull: true,
      experimental: 'thread/fork.path',
    }),
    model: t.maybe(t.string, 'Model id of the new thread; not checked here.'),
    modelProvider: t.maybe(t.string, 'Id of a configured provider for the new thread; an unknown one is refused.'),
    cwd: t.maybe(t.string, "Working directory of the new thread; a relative path starts at the server's directory."),
    ...settingsToOverride('thread/fork'),
    approvalPolicy: t.maybe(AskForApproval, 'When the agent has to ask for approval in the new thread.'),
    sandbox: t.maybe(SandboxMode, 'Sandbox mode for commands; not allowed together with `permissions`.'),
    ephemeral: t.omittable(
      t.boolean,
      'Keeps the new thread in memory only, without listing or storing it; false when omitted.',
    ),
    threadSource: t.maybe(ThreadSource, 'Analytics origin to record for the thread; recorded as null when omitted.'),
    excludeTurns: t.omittable(
      t.boolean,
      'True leaves `thread.turns` empty and skips the token usage replay; page with `thread/turns/list` instead.',
      { experimental: 'thread/fork.excludeTurns' },
    ),
    persistExtendedHistory: t.omittable(t.boolean, 'Deprecated and without effect.', {
      experimental: 'thread/fork.persistFullHistory',
      deprecated: true,
    }),
  },
);

export const ThreadForkResponse = t.object('ThreadForkResponse', {
  thread: t.field(Thread, 'The new thread, with turns unless `excludeTurns` was set.'),
  ...settingsInEffect('thread/fork'),
});

export const ThreadStartedNotification = t.object('ThreadStartedNotification', {
  thread: t.field(Thread, 'The new thread; its `turns` are always empty here.'),
});

export const clientRequests = {
  'thread/start': t.request({
    doc: 'Creates a thread and subscribes the caller to it; other clients can neither list nor resume it before its first user message.',
    params: ThreadStartParams,
    result: ThreadStartResponse,
    scope: t.scopes.none,
  }),
  'thread/resume': t.request({
    doc: 'Loads a stored thread, or rejoins a loaded one, and subscribes the caller; settings given for an already loaded thread are ignored.',
    params: ThreadResumeParams,
    result: ThreadResumeResponse,
    scope: t.scopes.threadOrPath,
  }),
  'thread/fork': t.request({
    doc: 'Copies the history of a thread into a new thread and subscribes the caller; a turn still running in the source is cut off in the copy.',
    params: ThreadForkParams,
    result: ThreadForkResponse,
    scope: t.scopes.threadOrPath,
  }),
};

export const serverNotifications = {
  'thread/started': t.notification({
    doc: 'Sent to all connections when a thread has been started or forked, ephemeral ones included; a resume does not cause it.',
    params: ThreadStartedNotification,
    delivery: 'all',
  }),
};
