/** Commands, patches, tools, and what was asked before they ran. */
import * as t from '../define/index.js';
import { FileChange, ParsedCommand, ReviewDecision } from '../domains/approvals-v1.js';
import { GuardianRiskLevel, GuardianUserAuthorization } from '../domains/guardian.js';
import { DynamicToolCallOutputContentItem } from '../domains/items.js';
import { NetworkPolicyAmendment } from '../domains/permissions.js';
import { AbsolutePathBuf, JsonValue, RequestId } from '../domains/primitives.js';
import { ResponsesApiWebSearchAction } from '../domains/response-items.js';
import {
  Duration,
  ElicitationRequest,
  ExecCommandSource,
  ExecCommandStatus,
  ExecOutputStream,
  McpInvocation,
  McpStartupFailure,
  McpStartupStatus,
  McpToolCallOutcome,
  PatchApplyStatus,
  RequestUserInputQuestion,
} from './event-parts.js';
import {
  GuardianAssessmentAction,
  GuardianAssessmentDecisionSource,
  GuardianAssessmentStatus,
  NetworkApprovalContext,
} from './guardian.js';
import { AdditionalPermissionProfile, RequestPermissionProfile } from './permissions.js';

export const toolEvents = [
  t.arm({ type: 'mcp_startup_update' }, 'The start of one MCP server moved on.', {
    server: t.field(t.string, 'Name of the server in the configuration.'),
    status: McpStartupStatus,
  }),
  t.arm({ type: 'mcp_startup_complete' }, 'All MCP servers have finished starting, with or without success.', {
    cancelled: t.field(t.list(t.string), 'Names of the servers whose start was called off.'),
    failed: t.field(t.list(McpStartupFailure), 'Servers that did not start, with the error of each.'),
    ready: t.field(t.list(t.string), 'Names of the servers that are usable.'),
  }),
  t.arm({ type: 'mcp_tool_call_begin' }, 'A call of an MCP tool started.', {
    call_id: t.field(t.string, 'Pairs this event with its `mcp_tool_call_end`.'),
    invocation: McpInvocation,
    mcp_app_resource_uri: t.maybe(
      t.string,
      'URI of the app user interface resource tied to the tool; null when there is none.',
    ),
    plugin_id: t.maybe(t.string, 'Plugin the tool comes from; null when it comes from none.'),
  }),
  t.arm({ type: 'mcp_tool_call_end' }, 'A call of an MCP tool ended.', {
    call_id: t.field(t.string, 'The same id as in `mcp_tool_call_begin`.'),
    duration: t.field(Duration, 'Run time of the call.'),
    invocation: McpInvocation,
    result: t.field(McpToolCallOutcome, 'Outcome of the call; may be an error.'),
    mcp_app_resource_uri: t.maybe(
      t.string,
      'URI of the app user interface resource tied to the tool; null when there is none.',
    ),
    plugin_id: t.maybe(t.string, 'Plugin the tool comes from; null when it comes from none.'),
  }),
  t.arm({ type: 'web_search_begin' }, 'A web search started.', {
    call_id: t.field(t.string, 'Pairs this event with its `web_search_end`.'),
  }),
  t.arm({ type: 'web_search_end' }, 'A web search ended.', {
    action: t.field(
      ResponsesApiWebSearchAction,
      'What the search did: a query, opening a page or finding text in one.',
    ),
    call_id: t.string,
    query: t.field(t.string, 'Search text for display.'),
  }),
  t.arm({ type: 'image_generation_begin' }, 'An image generation started.', {
    call_id: t.field(t.string, 'Pairs this event with its `image_generation_end`.'),
  }),
  t.arm({ type: 'image_generation_end' }, 'An image generation ended.', {
    call_id: t.string,
    result: t.field(t.string, 'Generated image as returned by the model provider.'),
    status: t.field(t.string, 'Final status as reported by the provider.'),
    revised_prompt: t.maybe(t.string, 'Prompt as rewritten by the model; null when it was kept.'),
    saved_path: t.maybe(AbsolutePathBuf, 'Absolute path the image was saved to; null when it was not saved.'),
  }),
  t.arm({ type: 'exec_command_begin' }, 'A command is about to run.', {
    call_id: t.field(t.string, 'Pairs this event with its `exec_command_end`.'),
    command: t.field(t.list(t.string), 'Program and arguments.'),
    cwd: t.field(AbsolutePathBuf, 'Absolute path of the working directory.'),
    parsed_cmd: t.field(t.list(ParsedCommand), 'The command broken down for display.'),
    turn_id: t.string,
    interaction_input: t.maybe(
      t.string,
      'Input sent to an open terminal session; null when the event is no such interaction.',
    ),
    process_id: t.maybe(t.string, 'Id of the underlying terminal process; null when there is none.'),
    source: t.defaulted(ExecCommandSource, 'agent', 'Who started the command; `agent` when omitted.'),
    started_at_ms: t.defaulted(t.int64, 0, 'Start time in Unix milliseconds; 0 when an older record lacks it.'),
  }),
  t.arm({ type: 'exec_command_output_delta' }, 'A running command wrote output.', {
    call_id: t.field(t.string, 'Command that wrote it, as in `exec_command_begin`.'),
    chunk: t.field(t.string, 'Base64 of the raw bytes, which need not be valid UTF-8.'),
    stream: ExecOutputStream,
  }),
  t.arm({ type: 'terminal_interaction' }, 'Input was written to a command that is still running.', {
    call_id: t.field(t.string, 'Command concerned, as in `exec_command_begin`.'),
    process_id: t.field(t.string, 'Terminal process that got the input.'),
    stdin: t.field(t.string, 'Text written to the terminal.'),
  }),
  t.arm({ type: 'exec_command_end' }, 'A command ended.', {
    call_id: t.field(t.string, 'The same id as in `exec_command_begin`.'),
    command: t.field(t.list(t.string), 'Program and arguments.'),
    cwd: t.field(AbsolutePathBuf, 'Absolute path of the working directory.'),
    duration: t.field(Duration, 'Run time of the command.'),
    exit_code: t.int32,
    formatted_output: t.field(t.string, 'Output in the form shown to the model.'),
    parsed_cmd: t.field(t.list(ParsedCommand), 'The command broken down for display.'),
    status: t.field(ExecCommandStatus, 'Whether the command completed, failed or was declined.'),
    stderr: t.string,
    stdout: t.string,
    turn_id: t.string,
    aggregated_output: t.defaulted(
      t.string,
      '',
      'Both output streams as captured together; empty when an older record lacks it.',
    ),
    completed_at_ms: t.defaulted(t.int64, 0, 'Completion time in Unix milliseconds; 0 when an older record lacks it.'),
    interaction_input: t.maybe(
      t.string,
      'Input sent to an open terminal session; null when the event is no such interaction.',
    ),
    process_id: t.maybe(t.string, 'Id of the underlying terminal process; null when there is none.'),
    source: t.defaulted(ExecCommandSource, 'agent', 'Who started the command; `agent` when omitted.'),
  }),
  t.arm({ type: 'view_image_tool_call' }, 'A local image was put into the conversation on request of the model.', {
    call_id: t.string,
    path: t.field(AbsolutePathBuf, 'Absolute path of the image.'),
  }),
  t.arm({ type: 'exec_approval_request' }, 'The agent asks for approval to run a command.', {
    call_id: t.field(t.string, 'Command item the request is about.'),
    command: t.field(t.list(t.string), 'Program and arguments.'),
    cwd: t.field(AbsolutePathBuf, 'Absolute path of the working directory.'),
    parsed_cmd: t.field(t.list(ParsedCommand), 'The command broken down for display.'),
    started_at_ms: t.field(t.int64, 'Time the request was raised, in Unix milliseconds.'),
    additional_permissions: t.maybe(
      AdditionalPermissionProfile,
      'Extra permissions the command asks for; null when none.',
    ),
    approval_id: t.maybe(
      t.string,
      'Id of this prompt when it concerns one subcommand; null when it concerns the whole command.',
    ),
    available_decisions: t.maybe(
      t.list(ReviewDecision),
      'Decisions to offer, in order; null leaves the client to derive them from the other fields.',
    ),
    network_approval_context: t.maybe(
      NetworkApprovalContext,
      'Blocked network access in question; null when the request is not about the network.',
    ),
    proposed_execpolicy_amendment: t.maybe(
      t.list(t.string),
      'Command prefix that could be allowed for the future; null when none is proposed.',
    ),
    proposed_network_policy_amendments: t.maybe(
      t.list(NetworkPolicyAmendment),
      'Host rules that could be stored for the future; null when none are proposed.',
    ),
    reason: t.maybe(t.string, 'Why approval is needed, for people; null when not given.'),
    turn_id: t.defaulted(t.string, '', 'Turn the request belongs to; empty when an older record lacks it.'),
  }),
  t.arm({ type: 'request_permissions' }, 'The agent asks for extra permissions.', {
    call_id: t.field(t.string, 'Tool call behind the request.'),
    permissions: t.field(RequestPermissionProfile, 'Permissions asked for.'),
    started_at_ms: t.field(t.int64, 'Time the request was raised, in Unix milliseconds.'),
    cwd: t.maybe(AbsolutePathBuf, 'Directory the request relates to; null when not recorded.'),
    reason: t.maybe(t.string, 'Why they are needed, for people; null when not given.'),
    turn_id: t.defaulted(t.string, '', 'Turn the request belongs to; empty when an older record lacks it.'),
  }),
  t.arm({ type: 'request_user_input' }, 'The agent asks the user questions.', {
    call_id: t.field(t.string, 'Tool call behind the request.'),
    questions: t.list(RequestUserInputQuestion),
    turn_id: t.defaulted(t.string, '', 'Turn the request belongs to; empty when an older record lacks it.'),
  }),
  t.arm({ type: 'dynamic_tool_call_request' }, 'The agent calls a tool supplied by the client.', {
    arguments: t.field(JsonValue, 'Arguments chosen by the model.'),
    callId: t.field(t.string, 'Pairs this event with its `dynamic_tool_call_response`.'),
    tool: t.string,
    turnId: t.string,
    namespace: t.maybe(t.string, 'Group of the tool; null when it has none.'),
    startedAtMs: t.defaulted(t.int64, 0, 'Start time in Unix milliseconds; 0 when an older record lacks it.'),
  }),
  t.arm({ type: 'dynamic_tool_call_response' }, 'A call of a client-supplied tool ended.', {
    arguments: JsonValue,
    call_id: t.field(t.string, 'The same id as `callId` in `dynamic_tool_call_request`.'),
    content_items: t.field(t.list(DynamicToolCallOutputContentItem), 'Content the client returned.'),
    duration: t.field(Duration, 'Run time of the call.'),
    success: t.field(t.boolean, 'Whether the tool reported success.'),
    tool: t.string,
    turn_id: t.string,
    completed_at_ms: t.defaulted(t.int64, 0, 'Completion time in Unix milliseconds; 0 when an older record lacks it.'),
    error: t.maybe(t.string, 'Error text when no response came about; otherwise null.'),
    namespace: t.maybe(t.string, 'Group of the tool; null when it has none.'),
  }),
  t.arm({ type: 'elicitation_request' }, 'An MCP server asks the user for something.', {
    id: t.field(RequestId, 'Request id on the MCP connection.'),
    request: ElicitationRequest,
    server_name: t.field(t.string, 'MCP server that asks.'),
    turn_id: t.maybe(t.string, 'Turn it belongs to; null when not known.'),
  }),
  t.arm({ type: 'apply_patch_approval_request' }, 'The agent asks for approval of file changes.', {
    call_id: t.field(t.string, 'Patch call behind the request.'),
    changes: t.field(t.map(FileChange), 'File changes keyed by path.'),
    started_at_ms: t.field(t.int64, 'Time the request was raised, in Unix milliseconds.'),
    grant_root: t.maybe(
      t.string,
      'Directory to be made writable for the rest of the session; null when that is not asked for.',
    ),
    reason: t.maybe(t.string, 'Why approval is needed, for people; null when not given.'),
    turn_id: t.defaulted(t.string, '', 'Turn the request belongs to; empty when an older record lacks it.'),
  }),
  t.arm({ type: 'guardian_assessment' }, 'The automatic approval review of an action began or ended.', {
    action: t.field(GuardianAssessmentAction, 'Action under review.'),
    id: t.field(t.string, 'Id of the review, the same in all its events.'),
    status: GuardianAssessmentStatus,
    completed_at_ms: t.maybe(t.int64, 'Completion time in Unix milliseconds; null when not completed.'),
    decision_source: t.maybe(GuardianAssessmentDecisionSource, 'Who reached the verdict; null while there is none.'),
    rationale: t.maybe(t.string, 'Reason for the verdict, for people; null while in progress.'),
    risk_level: t.maybe(GuardianRiskLevel, 'Rough risk rating; null while in progress.'),
    started_at_ms: t.defaulted(t.int64, 0, 'Start time in Unix milliseconds; 0 when an older record lacks it.'),
    target_item_id: t.maybe(t.string, 'Item under review; null when no single item is.'),
    turn_id: t.defaulted(t.string, '', 'Turn the review belongs to; empty when an older record lacks it.'),
    user_authorization: t.maybe(
      GuardianUserAuthorization,
      'How clearly the user called for the action; null when not assessed.',
    ),
  }),
  t.arm({ type: 'patch_apply_begin' }, 'File changes are about to be applied.', {
    auto_approved: t.field(t.boolean, 'True when no approval was asked for.'),
    call_id: t.field(t.string, 'Pairs this event with its `patch_apply_end`.'),
    changes: t.field(t.map(FileChange), 'File changes keyed by path.'),
    turn_id: t.defaulted(t.string, '', 'Turn the patch belongs to; empty when an older record lacks it.'),
  }),
  t.arm({ type: 'patch_apply_updated' }, 'The model has written more of a patch.', {
    call_id: t.field(t.string, 'Patch call being written.'),
    changes: t.field(t.map(FileChange), 'File changes read from the patch so far, keyed by path.'),
  }),
  t.arm({ type: 'patch_apply_end' }, 'The application of file changes ended.', {
    call_id: t.field(t.string, 'The same id as in `patch_apply_begin`.'),
    status: t.field(PatchApplyStatus, 'Whether the patch was completed, failed or was declined.'),
    stderr: t.field(t.string, 'Error text, such as parse or file errors.'),
    stdout: t.field(t.string, 'Summary printed on success.'),
    success: t.boolean,
    changes: t.defaulted(t.map(FileChange), {}, 'File changes keyed by path; empty when an older record lacks them.'),
    turn_id: t.defaulted(t.string, '', 'Turn the patch belongs to; empty when an older record lacks it.'),
  }),
] as const;
