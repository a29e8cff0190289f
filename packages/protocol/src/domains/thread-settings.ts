/** Names, metadata and settings that stay with a thread. */
import * as t from '../define/index.js';
import { ActivePermissionProfile, ApprovalsReviewer, AskForApproval, SandboxPolicy } from './permissions.js';
import { AbsolutePathBuf, ModeKind, Personality, ReasoningEffort, ReasoningSummary } from './primitives.js';
import { Thread } from './threads.js';

export const ThreadSetNameParams = t.object('ThreadSetNameParams', {
  threadId: t.string,
  name: t.field(t.string, 'New name, trimmed, not blank; it need not be unique.'),
});

export const ThreadSetNameResponse = t.empty('ThreadSetNameResponse');

export const ThreadMetadataGitInfoUpdateParams = t.object(
  'ThreadMetadataGitInfoUpdateParams',
  'Patch of stored Git data; a blank value is refused and at least one field is required.',
  {
    sha: t.maybe(t.string, 'Commit hash; absent keeps the stored value, null removes it.'),
    branch: t.maybe(t.string, 'Branch name; absent keeps the stored value, null removes it.'),
    originUrl: t.maybe(t.string, 'URL of the `origin` remote; absent keeps the stored value, null removes it.'),
  },
);

export const ThreadMetadataUpdateParams = t.object('ThreadMetadataUpdateParams', {
  threadId: t.string,
  gitInfo: t.maybe(ThreadMetadataGitInfoUpdateParams, 'Git fields to change; fails when absent or without any field.'),
});

export const ThreadMetadataUpdateResponse = t.object('ThreadMetadataUpdateResponse', {
  thread: t.field(Thread, 'The thread as stored after the change.'),
});

export const Settings = t.object('Settings', 'Settings bound to a collaboration mode; field names are in snake case.', {
  model: t.field(t.string, 'Model id used in this mode.'),
  reasoning_effort: t.nullable(ReasoningEffort, 'Reasoning effort in this mode; null sets none.'),
  developer_instructions: t.nullable(
    t.string,
    'Instructions for the model; null selects the ones built in for the mode.',
  ),
});

export const CollaborationMode = t.object(
  'CollaborationMode',
  'A working mode of the agent together with the settings it brings.',
  { mode: ModeKind, settings: t.field(Settings, 'Model, effort and instructions that apply in this mode.') },
);

export const ThreadSettingsUpdateParams = t.object(
  'ThreadSettingsUpdateParams',
  'A partial update of thread settings; a field that is absent, or null unless stated otherwise, stays as it is.',
  {
    threadId: t.string,
    cwd: t.maybe(t.string, 'Working directory of later turns.'),
    approvalPolicy: t.maybe(AskForApproval, 'When later turns ask for approval.'),
    approvalsReviewer: t.maybe(ApprovalsReviewer, 'Who decides on approval requests of later turns.'),
    sandboxPolicy: t.maybe(SandboxPolicy, 'Sandbox of later turns; excludes `permissions`.'),
    permissions: t.maybe(t.string, 'Id of a permission profile for later turns; excludes `sandboxPolicy`.'),
    model: t.maybe(t.string, 'Model id for later turns.'),
    serviceTier: t.maybe(t.string, 'Service tier of later turns; omitted keeps it, null returns to the standard tier.'),
    effort: t.maybe(ReasoningEffort, 'Reasoning effort of later turns.'),
    summary: t.maybe(ReasoningSummary, 'Style of reasoning summaries in later turns.'),
    collaborationMode: t.maybe(
      CollaborationMode,
      'Mode of later turns; null in its `developer_instructions` selects the built-in text of the mode. Experimental.',
    ),
    personality: t.maybe(Personality, 'Tone of the agent in later turns.'),
  },
);

export const ThreadSettingsUpdateResponse = t.empty('ThreadSettingsUpdateResponse');

export const ThreadMemoryMode = t.enumeration(
  'ThreadMemoryMode',
  'Whether a thread may contribute to generated memories.',
  ['enabled', 'disabled'],
);

export const ThreadMemoryModeSetParams = t.object('ThreadMemoryModeSetParams', {
  threadId: t.string,
  mode: ThreadMemoryMode,
});

export const ThreadMemoryModeSetResponse = t.empty('ThreadMemoryModeSetResponse');

export const MemoryResetResponse = t.empty('MemoryResetResponse');

export const ThreadNameUpdatedNotification = t.object('ThreadNameUpdatedNotification', {
  threadId: t.string,
  threadName: t.optional(t.string, 'The new name; absent when the thread has none.'),
});

export const ThreadSettings = t.object(
  'ThreadSettings',
  'Snapshot of the settings that apply to the next turn of a thread.',
  {
    cwd: t.field(AbsolutePathBuf, 'Absolute working directory of commands.'),
    approvalPolicy: t.field(AskForApproval, 'When approval is asked for.'),
    approvalsReviewer: t.field(
      ApprovalsReviewer,
      'Who decides on approval requests; servers of this release write `guardian_subagent` for `auto_review`.',
    ),
    sandboxPolicy: t.field(SandboxPolicy, 'Sandbox that commands run in.'),
    activePermissionProfile: t.nullable(
      ActivePermissionProfile,
      'Named permission profile in force; null when there is none.',
    ),
    model: t.field(t.string, 'Model id.'),
    modelProvider: t.field(t.string, 'Id of the configured provider that serves the model.'),
    serviceTier: t.nullable(t.string, 'Service tier of model requests; null for the standard one.'),
    effort: t.nullable(ReasoningEffort, 'Reasoning effort; null when none is set explicitly.'),
    summary: t.nullable(ReasoningSummary, 'Style of reasoning summaries; null when none is set explicitly.'),
    collaborationMode: t.field(CollaborationMode, 'Current mode; its settings repeat the model and effort.'),
    personality: t.nullable(Personality, 'Tone of the agent; null when none is set.'),
  },
);

export const ThreadSettingsUpdatedNotification = t.object('ThreadSettingsUpdatedNotification', {
  threadId: t.string,
  threadSettings: t.field(ThreadSettings, 'All effective settings, not only the changed ones.'),
});

export const clientRequests = {
  'thread/name/set': t.request({
    doc: 'Renames a loaded or stored thread, trimming the name; a blank name is refused, as are ephemeral threads.',
    params: ThreadSetNameParams,
    result: ThreadSetNameResponse,
    scope: t.scopes.thread,
  }),
  'thread/metadata/update': t.request({
    doc: 'Patches the stored Git data of a thread without resuming it; at least one field must be given and ephemeral threads are refused.',
    params: ThreadMetadataUpdateParams,
    result: ThreadMetadataUpdateResponse,
    scope: t.scopes.thread,
  }),
  'thread/settings/update': t.request({
    doc: 'Changes the settings that later turns of a loaded thread use; replies `{}` at once and starts no turn.',
    params: ThreadSettingsUpdateParams,
    result: ThreadSettingsUpdateResponse,
    scope: t.scopes.thread,
    experimental: 'thread/settings/update',
  }),
  'thread/memoryMode/set': t.request({
    doc: 'Switches whether a thread may be used for memory generation.',
    params: ThreadMemoryModeSetParams,
    result: ThreadMemoryModeSetResponse,
    scope: t.scopes.thread,
    experimental: 'thread/memoryMode/set',
  }),
  'memory/reset': t.request({
    doc: 'Deletes the memory files and their bookkeeping but keeps the memory mode of each thread.',
    params: t.nothing,
    result: MemoryResetResponse,
    scope: t.scopes.exclusive('memory'),
    experimental: 'memory/reset',
  }),
};

export const serverNotifications = {
  'thread/name/updated': t.notification({
    doc: 'Sent to all connections after a thread has been renamed.',
    params: ThreadNameUpdatedNotification,
    delivery: 'all',
  }),
  'thread/settings/updated': t.notification({
    doc: 'Sent to subscribers with the full effective settings after an update or a turn override has changed them.',
    params: ThreadSettingsUpdatedNotification,
    delivery: 'subscribers',
    experimental: 'thread/settings/updated',
  }),
};
