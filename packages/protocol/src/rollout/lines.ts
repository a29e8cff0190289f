/** What the lines of a session file hold. */
import * as t from '../define/index.js';
import { ActivePermissionProfile, ApprovalsReviewer, AskForApproval } from '../domains/permissions.js';
import { AbsolutePathBuf, Personality, ReasoningEffort, ReasoningSummary, ThreadId } from '../domains/primitives.js';
import { ResponseItem } from '../domains/response-items.js';
import { StoredSessionSource, ThreadSource } from '../domains/session-source.js';
import { DynamicToolSpec } from '../domains/thread-start.js';
import { CollaborationMode } from '../domains/thread-settings.js';
import { FileSystemSandboxPolicy, PermissionProfile, SandboxPolicy, TurnContextNetworkItem } from './permissions.js';

export const CompactedItem = t.object(
  'CompactedItem',
  'Payload of a `compacted` line: marks where the history was replaced by a shorter one.',
  {
    message: t.field(t.string, 'Summary of the history before this point.'),
    replacement_history: t.maybe(
      t.list(ResponseItem),
      'Model-visible history that stands in for everything before this line; null when the line carries only the summary.',
    ),
  },
);

export const GitInfo = t.object('GitInfo', 'State of the Git repository recorded with the session.', {
  branch: t.maybe(t.string, 'Current branch; null when not known.'),
  commit_hash: t.maybe(t.string, 'Full hash of the current commit; null when not known.'),
  repository_url: t.maybe(t.string, 'URL of the remote; null when there is none.'),
});

export const SessionId = t.named('SessionId', 'Id of a session as a string.', t.string);

export const BaseInstructions = t.object('BaseInstructions', 'Base instructions given to the model for a thread.', {
  text: t.field(t.string, 'Full text of the instructions.'),
});

export const SessionMetaLine = t.object(
  'SessionMetaLine',
  'Payload of a `session_meta` line: data on the session as a whole, not tied to a turn.',
  {
    cli_version: t.field(t.string, 'Version of the program that wrote the file.'),
    cwd: t.field(t.string, 'Working directory at the start.'),
    id: t.field(ThreadId, 'Id of the thread stored in this file.'),
    originator: t.field(t.string, 'Name of the client that created the session.'),
    timestamp: t.field(t.string, 'Creation time of the session as text.'),
    agent_nickname: t.maybe(t.string, 'Nickname given to the sub-agent at spawn; null when it has none.'),
    agent_path: t.maybe(t.string, 'Canonical path of the sub-agent among the agents; null when it has none.'),
    agent_role: t.maybe(t.string, 'Role given to the sub-agent at spawn; null when it has none.'),
    base_instructions: t.maybe(
      BaseInstructions,
      'Instructions in effect without a config override; null in older files, then those of the model apply.',
    ),
    dynamic_tools: t.maybe(t.list(DynamicToolSpec), 'Client-supplied tools of the thread; null when there are none.'),
    forked_from_id: t.maybe(ThreadId, 'Thread this one was forked from; null when it is no fork.'),
    git: t.maybe(GitInfo, 'Repository state; null when not recorded.'),
    memory_mode: t.maybe(t.string, 'Memory mode of the thread; null when not recorded.'),
    model_provider: t.maybe(t.string, 'Key of the model provider; null when not recorded.'),
    source: t.defaulted(
      StoredSessionSource,
      'vscode',
      'What kind of client or job started the session; `vscode` when omitted.',
    ),
    thread_source: t.maybe(ThreadSource, 'Origin class of the thread for analytics; null when not given.'),
  },
);

export const ThreadSettingsSnapshot = t.object(
  'ThreadSettingsSnapshot',
  'All lasting settings of a thread at one moment.',
  {
    approval_policy: AskForApproval,
    approvals_reviewer: t.field(ApprovalsReviewer, 'Who answers approval requests.'),
    collaboration_mode: CollaborationMode,
    cwd: t.field(AbsolutePathBuf, 'Absolute path of the working directory.'),
    model: t.string,
    model_provider_id: t.field(t.string, 'Key of the model provider in use.'),
    permission_profile: t.field(PermissionProfile, 'Effective permissions of commands.'),
    active_permission_profile: t.maybe(
      ActivePermissionProfile,
      'Name of the profile behind `permission_profile`; null when not known.',
    ),
    personality: t.maybe(Personality, 'Tone of the agent; null when not set.'),
    reasoning_effort: t.maybe(ReasoningEffort, 'Reasoning effort of the model; null when not set.'),
    reasoning_summary: t.maybe(ReasoningSummary, 'How reasoning is summarized; null when not set.'),
    service_tier: t.maybe(t.string, 'Service tier of model requests; null when none is chosen.'),
  },
);

export const TurnContextItem = t.object(
  'TurnContextItem',
  'Payload of a `turn_context` line: settings of a turn, written once per user turn and again after a compaction within it, so that a resume or fork can restore them.',
  {
    approval_policy: AskForApproval,
    cwd: t.field(t.string, 'Working directory of the turn.'),
    model: t.string,
    sandbox_policy: t.field(
      SandboxPolicy,
      'Permissions in the older form; `permission_profile` holds the canonical one.',
    ),
    summary: t.field(ReasoningSummary, 'How reasoning is summarized.'),
    collaboration_mode: t.maybe(CollaborationMode, 'Collaboration mode of the turn; null when not recorded.'),
    current_date: t.maybe(t.string, 'Local date told to the model; null when not recorded.'),
    effort: t.maybe(ReasoningEffort, 'Reasoning effort; null when not set.'),
    file_system_sandbox_policy: t.maybe(
      FileSystemSandboxPolicy,
      'File system rules in detail; null when not recorded.',
    ),
    network: t.maybe(TurnContextNetworkItem, 'Domain rules of the network; null when there are none.'),
    permission_profile: t.maybe(PermissionProfile, 'Effective permissions; null in older files.'),
    personality: t.maybe(Personality, 'Tone of the agent; null when not set.'),
    realtime_active: t.maybe(t.boolean, 'Whether a realtime conversation was open; null when not recorded.'),
    timezone: t.maybe(t.string, 'Time zone told to the model; null when not recorded.'),
    turn_id: t.maybe(t.string, 'Turn the settings apply to; null in older files.'),
  },
);
