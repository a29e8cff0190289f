/** Hook runs, in the spelling of session files. */
import * as t from '../define/index.js';
import { HookExecutionMode, HookHandlerType, HookOutputEntry, HookRunStatus, HookScope } from '../domains/hooks.js';
import { AbsolutePathBuf } from '../domains/primitives.js';

export const HookEventName = t.enumeration(
  'HookEventName',
  'Moment at which a hook runs; pre and post pairs surround a tool call or a compaction, `stop` comes at the end of a turn.',
  [
    'pre_tool_use',
    'permission_request',
    'post_tool_use',
    'pre_compact',
    'post_compact',
    'session_start',
    'user_prompt_submit',
    'subagent_start',
    'subagent_stop',
    'stop',
  ],
);

export const HookSource = t.enumeration(
  'HookSource',
  'Where a hook is configured. `mdm`: device management. `session_flags`: start options. `cloud_requirements`: managed cloud rules. The `legacy_managed_config_*` values are older managed files.',
  [
    'system',
    'user',
    'project',
    'mdm',
    'session_flags',
    'plugin',
    'cloud_requirements',
    'legacy_managed_config_file',
    'legacy_managed_config_mdm',
    'unknown',
  ],
);

export const HookRunSummary = t.object('HookRunSummary', 'State and output of one run of a hook.', {
  display_order: t.field(t.int64, 'Position among the hooks for display.'),
  entries: t.field(t.list(HookOutputEntry), 'Output of the hook so far.'),
  event_name: HookEventName,
  execution_mode: HookExecutionMode,
  handler_type: HookHandlerType,
  id: t.field(t.string, 'Id shared by the start and completion events of the run.'),
  scope: HookScope,
  source_path: t.field(AbsolutePathBuf, 'Absolute path of the file that defines the hook.'),
  started_at: t.field(t.int64, 'Start time in Unix seconds.'),
  status: HookRunStatus,
  completed_at: t.maybe(t.int64, 'End time in Unix seconds; null while running.'),
  duration_ms: t.maybe(t.int64, 'Run time in milliseconds; null while running.'),
  source: t.defaulted(HookSource, 'unknown', 'Configuration layer the hook comes from; `unknown` when omitted.'),
  status_message: t.maybe(t.string, 'Progress text of the hook; null when it has none.'),
});
