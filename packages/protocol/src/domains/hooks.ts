/** Hooks: discovery and the runs a turn triggers. */
import * as t from '../define/index.js';
import { AbsolutePathBuf } from './primitives.js';

export const HooksListParams = t.object('HooksListParams', {
  cwds: t.omittable(
    t.list(t.string),
    'Directories to look at; omitted or empty means the working directory of the server.',
  ),
});

export const HookErrorInfo = t.object('HookErrorInfo', 'Problem that kept hooks of a directory from being listed.', {
  path: t.field(t.string, 'File or directory the problem belongs to.'),
  message: t.string,
});

export const HookEventName = t.enumeration(
  'HookEventName',
  'Point in a session at which a hook runs. `permissionRequest` runs before the user is asked, `stop` when a turn is about to end; sub-agents use `subagentStart` and `subagentStop`.',
  [
    'preToolUse',
    'permissionRequest',
    'postToolUse',
    'preCompact',
    'postCompact',
    'sessionStart',
    'userPromptSubmit',
    'subagentStart',
    'subagentStop',
    'stop',
  ],
);

export const HookHandlerType = t.enumeration(
  'HookHandlerType',
  'What a hook executes; `prompt` and `agent` are recognised in the configuration but not run.',
  ['command', 'prompt', 'agent'],
);

export const HookSource = t.enumeration(
  'HookSource',
  'Configuration layer a hook is declared in. `mdm`, `cloudRequirements` and both `legacyManagedConfig` values are set by administrators, `sessionFlags` on the command line.',
  [
    'system',
    'user',
    'project',
    'mdm',
    'sessionFlags',
    'plugin',
    'cloudRequirements',
    'legacyManagedConfigFile',
    'legacyManagedConfigMdm',
    'unknown',
  ],
);

export const HookTrustStatus = t.enumeration(
  'HookTrustStatus',
  'Trust in a hook definition. `managed` needs no trust, `untrusted` was never approved, `modified` has changed since it was; neither of the last two is run.',
  ['managed', 'untrusted', 'trusted', 'modified'],
);

export const HookMetadata = t.object('HookMetadata', 'Configured hook with its enablement and trust state.', {
  key: t.field(
    t.string,
    'Key under `hooks.state` in the configuration; built from the source, the event and two positions.',
  ),
  eventName: HookEventName,
  handlerType: HookHandlerType,
  matcher: t.nullable(t.string, 'Pattern that narrows when the hook runs, e.g. a tool name; null when there is none.'),
  command: t.nullable(t.string, 'Shell command to run, null for handlers that are not commands.'),
  timeoutSec: t.field(t.uint64, 'Time limit of one run in seconds; 600 when the configuration sets none.'),
  statusMessage: t.nullable(t.string, 'Text to show while the hook runs, null when none is configured.'),
  sourcePath: t.field(
    AbsolutePathBuf,
    'Absolute path of the declaring file; a made-up path when the source is no file.',
  ),
  source: t.field(HookSource, 'Configuration layer that declares the hook.'),
  pluginId: t.nullable(t.string, 'Plugin that brings the hook, null for other sources.'),
  displayOrder: t.field(t.int64, 'Position over all sources in the order of discovery, from 0.'),
  enabled: t.field(t.boolean, 'Whether the hook is switched on; managed hooks always are. Running also takes trust.'),
  isManaged: t.field(
    t.boolean,
    "True when an administrator's configuration declares the hook, so it can be neither disabled nor distrusted.",
  ),
  currentHash: t.field(
    t.string,
    'Hash of the present definition; storing it as the trusted hash in `hooks.state` makes the hook trusted.',
  ),
  trustStatus: t.field(HookTrustStatus, 'Result of comparing `currentHash` with the stored trusted hash.'),
});

export const HooksListEntry = t.object('HooksListEntry', 'Hooks that apply to one working directory.', {
  cwd: t.field(t.string, 'Directory this entry belongs to, as requested.'),
  hooks: t.field(t.list(HookMetadata), 'Hooks found, including disabled and untrusted ones.'),
  warnings: t.field(t.list(t.string), 'Texts about skipped or faulty definitions.'),
  errors: t.field(t.list(HookErrorInfo), 'Problems that prevented listing.'),
});

export const HooksListResponse = t.object('HooksListResponse', {
  data: t.field(t.list(HooksListEntry), 'One entry per requested directory.'),
});

export const HookExecutionMode = t.enumeration(
  'HookExecutionMode',
  'How a hook is run: `sync` makes the session wait for it, `async` does not.',
  ['sync', 'async'],
);

export const HookOutputEntryKind = t.enumeration(
  'HookOutputEntryKind',
  'Role of hook output: `warning` and `error` are for the user, `stop` is the reason for ending, `feedback` and `context` are passed on to the model.',
  ['warning', 'stop', 'feedback', 'context', 'error'],
);

export const HookOutputEntry = t.object('HookOutputEntry', 'One piece of output of a hook run.', {
  kind: HookOutputEntryKind,
  text: t.string,
});

export const HookRunStatus = t.enumeration(
  'HookRunStatus',
  'State of a hook run: `blocked` means the hook refused the action, `stopped` that it asked to end the processing, `failed` that the hook itself did not work.',
  ['running', 'completed', 'failed', 'blocked', 'stopped'],
);

export const HookScope = t.enumeration(
  'HookScope',
  'Level a hook run belongs to: `thread` for `sessionStart` and `subagentStart`, `turn` for all other events.',
  ['thread', 'turn'],
);

export const HookRunSummary = t.object(
  'HookRunSummary',
  'State of one hook run, as sent when it starts and when it ends.',
  {
    id: t.field(t.string, 'Id of the run, the same in `hook/started` and `hook/completed`.'),
    eventName: HookEventName,
    handlerType: HookHandlerType,
    executionMode: HookExecutionMode,
    scope: t.field(HookScope, 'Whether the run belongs to the thread or to a turn; follows from the event.'),
    sourcePath: t.field(AbsolutePathBuf, 'Absolute path of the file that declares the hook.'),
    source: t.defaulted(HookSource, 'unknown', 'Configuration layer that declares the hook.'),
    displayOrder: t.field(t.int64, 'Position of the hook in `hooks/list`.'),
    status: t.field(HookRunStatus, 'Always `running` in `hook/started`, an end state in `hook/completed`.'),
    statusMessage: t.nullable(t.string, 'Text configured for display during the run, null when there is none.'),
    startedAt: t.field(t.int64, 'Start time in Unix seconds.'),
    completedAt: t.nullable(t.int64, 'End time in Unix seconds, null while running.'),
    durationMs: t.nullable(t.int64, 'Length of the run in milliseconds, null while running.'),
    entries: t.field(t.list(HookOutputEntry), 'Output of the hook; empty while it runs.'),
  },
);

export const HookStartedNotification = t.object('HookStartedNotification', {
  threadId: t.string,
  turnId: t.nullable(t.string, 'Turn the hook runs in, null when it runs outside a turn.'),
  run: t.field(HookRunSummary, 'State at the start, without end times and output.'),
});

export const HookCompletedNotification = t.object('HookCompletedNotification', {
  threadId: t.string,
  turnId: t.nullable(t.string, 'Turn the hook ran in, null when it ran outside a turn.'),
  run: t.field(HookRunSummary, 'Final state of the run.'),
});

export const PluginHookSummary = t.object('PluginHookSummary', 'Hook that a plugin brings along.', {
  key: t.field(t.string, 'Identifies the hook, in the form used by `hooks/list`.'),
  eventName: t.field(HookEventName, 'Event the hook runs on.'),
});

export const clientRequests = {
  'hooks/list': t.request({
    doc: 'Returns the configured hooks for each requested directory as metadata, without running any of them.',
    params: HooksListParams,
    result: HooksListResponse,
    scope: t.scopes.exclusive('config'),
    idempotent: true,
  }),
};

export const serverNotifications = {
  'hook/started': t.notification({
    doc: 'Sent when a hook starts to run; only enabled hooks that are trusted or managed are run.',
    params: HookStartedNotification,
    delivery: 'subscribers',
  }),
  'hook/completed': t.notification({
    doc: 'Sent when a hook run has ended, with its final status and output.',
    params: HookCompletedNotification,
    delivery: 'subscribers',
  }),
};
