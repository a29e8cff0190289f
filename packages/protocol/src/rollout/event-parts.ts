/** Parts of the events. */
import * as t from '../define/index.js';
import { FileChange } from '../domains/approvals-v1.js';
import { HookPromptFragment, McpToolCallError, McpToolCallStatus, MemoryCitationEntry } from '../domains/items.js';
import { AbsolutePathBuf, JsonValue, MessagePhase, ThreadId } from '../domains/primitives.js';
import { ResponsesApiWebSearchAction } from '../domains/response-items.js';
import { NonSteerableTurnKind } from '../domains/turn-model.js';
import { UserInput } from './user-input.js';

export const AgentMessageContent = t.named(
  'AgentMessageContent',
  'One content part of an agent message item.',
  t.union([t.arm({ type: 'Text' }, 'Plain text written by the agent.', { text: t.string })]),
);

export const AgentStatus = t.named(
  'AgentStatus',
  'State of an agent. `pending_init`: not initialized yet. `interrupted`: its turn was stopped, more input is possible. `not_found`: no such agent.',
  t.union([
    t.literals('pending_init'),
    t.literals('running'),
    t.literals('interrupted'),
    t.keyed('completed', t.orNull(t.string), 'The agent has finished.'),
    t.keyed('errored', t.string, 'The agent failed.'),
    t.literals('shutdown'),
    t.literals('not_found'),
  ]),
);

export const CallToolResult = t.object('CallToolResult', 'What an MCP server returned for a tool call.', {
  content: t.field(t.list(JsonValue), 'Content blocks as sent by the server.'),
  _meta: t.maybe(JsonValue, 'Metadata of the MCP server, passed on unchanged.'),
  isError: t.maybe(t.boolean, 'True when the tool reports that it failed.'),
  structuredContent: t.maybe(JsonValue, 'Machine-readable result next to `content`.'),
});

export const CodexErrorInfo = t.named(
  'CodexErrorInfo',
  'Machine-readable class of an error. Plain strings need no detail: for example `cyber_policy` is a policy refusal and `other` is anything unclassified.',
  t.union([
    t.literals(
      'context_window_exceeded',
      'usage_limit_exceeded',
      'server_overloaded',
      'cyber_policy',
      'internal_server_error',
      'unauthorized',
      'bad_request',
      'sandbox_error',
      'thread_rollback_failed',
      'other',
    ),
    t.keyed(
      'http_connection_failed',
      t.shape({ http_status_code: t.maybe(t.uint16) }),
      'The HTTP connection to the model provider failed.',
    ),
    t.keyed(
      'response_stream_connection_failed',
      t.shape({ http_status_code: t.maybe(t.uint16) }),
      'The event stream of the response could not be opened.',
    ),
    t.keyed(
      'response_stream_disconnected',
      t.shape({ http_status_code: t.maybe(t.uint16) }),
      'The event stream broke off before the response was complete.',
    ),
    t.keyed(
      'response_too_many_failed_attempts',
      t.shape({ http_status_code: t.maybe(t.uint16) }),
      'All retries of the response were used up.',
    ),
    t.keyed(
      'active_turn_not_steerable',
      t.shape({ turn_kind: NonSteerableTurnKind }),
      'Input was sent while the running turn takes none, as in a review or a manual compaction.',
    ),
  ]),
);

export const CollabAgentRef = t.object('CollabAgentRef', 'An agent addressed by a collaboration call.', {
  thread_id: t.field(ThreadId, 'Thread the agent runs in.'),
  agent_nickname: t.maybe(t.string, 'Nickname given to the sub-agent at spawn; null when it has none.'),
  agent_role: t.maybe(t.string, 'Role given to the sub-agent at spawn; null when it has none.'),
});

export const CollabAgentStatusEntry = t.object(
  'CollabAgentStatusEntry',
  'An agent together with its last known status.',
  {
    status: AgentStatus,
    thread_id: t.field(ThreadId, 'Thread the agent runs in.'),
    agent_nickname: t.maybe(t.string, 'Nickname given to the sub-agent at spawn; null when it has none.'),
    agent_role: t.maybe(t.string, 'Role given to the sub-agent at spawn; null when it has none.'),
  },
);

export const Duration = t.object('Duration', 'A length of time in whole seconds plus a remainder.', {
  nanos: t.field(t.uint32, 'Remainder in nanoseconds, below one second.'),
  secs: t.field(t.uint64, 'Whole seconds.'),
});

export const ElicitationRequest = t.named(
  'ElicitationRequest',
  'A question an MCP server puts to the user, by `mode`.',
  t.union([
    t.arm({ mode: 'form' }, 'Asks the user to fill in a form.', {
      message: t.string,
      requested_schema: t.field(JsonValue, 'JSON Schema of the expected answer.'),
      _meta: t.maybe(JsonValue, 'Metadata of the MCP server, passed on unchanged.'),
    }),
    t.arm({ mode: 'url' }, 'Asks the user to visit a page.', {
      elicitation_id: t.field(t.string, 'Id the MCP server chose for this elicitation.'),
      message: t.string,
      url: t.field(t.string, 'Page to open.'),
      _meta: t.maybe(JsonValue, 'Metadata of the MCP server, passed on unchanged.'),
    }),
  ]),
);

export const ExecCommandSource = t.enumeration(
  'ExecCommandSource',
  'Who started a command. `agent`: the model. `user_shell`: the user. `unified_exec_startup`: opens a terminal session. `unified_exec_interaction`: input to one.',
  ['agent', 'user_shell', 'unified_exec_startup', 'unified_exec_interaction'],
);

export const ExecCommandStatus = t.enumeration(
  'ExecCommandStatus',
  'How a command ended; `declined` means it was refused and did not run.',
  ['completed', 'failed', 'declined'],
);

export const ExecOutputStream = t.enumeration('ExecOutputStream', 'Output stream a chunk was read from.', [
  'stdout',
  'stderr',
]);

export const McpInvocation = t.object('McpInvocation', 'Which MCP tool is called and how.', {
  server: t.field(t.string, 'Name of the server in the configuration.'),
  tool: t.field(t.string, 'Tool name as the server states it.'),
  arguments: t.maybe(JsonValue, 'Arguments of the call; may be omitted.'),
});

export const McpStartupFailure = t.object('McpStartupFailure', 'An MCP server that did not start.', {
  error: t.field(t.string, 'Error text.'),
  server: t.field(t.string, 'Name of the server in the configuration.'),
});

export const McpStartupStatus = t.named(
  'McpStartupStatus',
  'Progress of the start of an MCP server, by `state`.',
  t.union([
    t.arm({ state: 'starting' }, 'The server is being started.', {}),
    t.arm({ state: 'ready' }, 'The server can be used.', {}),
    t.arm({ state: 'failed' }, 'The server could not be started.', { error: t.field(t.string, 'Error text.') }),
    t.arm({ state: 'cancelled' }, 'The start was called off.', {}),
  ]),
);

export const MemoryCitation = t.object('MemoryCitation', 'Stored memories a message draws on.', {
  entries: t.field(t.list(MemoryCitationEntry), 'Cited passages.'),
  rolloutIds: t.field(t.list(t.string), 'Ids of the sessions the memories come from.'),
});

export const ModelRerouteReason = t.enumeration(
  'ModelRerouteReason',
  'Why another model answered; `high_risk_cyber_activity` means the request looked like risky security work.',
  ['high_risk_cyber_activity'],
);

export const ModelVerification = t.enumeration(
  'ModelVerification',
  'Verification the backend recommends; `trusted_access_for_cyber` concerns access for security work.',
  ['trusted_access_for_cyber'],
);

export const PatchApplyStatus = t.enumeration(
  'PatchApplyStatus',
  'How a patch ended; `declined` means it was refused and not applied.',
  ['completed', 'failed', 'declined'],
);

export const StepStatus = t.enumeration('StepStatus', 'Progress of one plan step.', [
  'pending',
  'in_progress',
  'completed',
]);

export const PlanItemArg = t.object(
  'PlanItemArg',
  "One step of the agent's plan.",
  { status: StepStatus, step: t.field(t.string, 'What the step does.') },
  { closed: true },
);

export const RequestUserInputQuestionOption = t.object(
  'RequestUserInputQuestionOption',
  'One answer the user can choose.',
  { description: t.field(t.string, 'What choosing it means.'), label: t.field(t.string, 'Text of the choice.') },
);

export const RequestUserInputQuestion = t.object('RequestUserInputQuestion', 'One question to the user.', {
  header: t.field(t.string, 'Short heading.'),
  id: t.field(t.string, 'Key of the answer to this question.'),
  question: t.string,
  isOther: t.defaulted(t.boolean, false, 'Whether a free answer beside the options is possible; default false.'),
  isSecret: t.defaulted(t.boolean, false, 'Whether the answer is sensitive and should be masked; default false.'),
  options: t.maybe(t.list(RequestUserInputQuestionOption), 'Answers to choose from; null for a free answer.'),
});

export const McpToolCallOutcome = t.named(
  'McpToolCallOutcome',
  'Outcome of an MCP tool call.',
  t.union([t.shape({ Ok: CallToolResult }), t.shape({ Err: t.string })]),
);

export const ReviewLineRange = t.object('ReviewLineRange', 'Range of lines in a file.', {
  end: t.field(t.uint32, 'Last line of the range, included.'),
  start: t.field(t.uint32, 'First line of the range.'),
});

export const ReviewCodeLocation = t.object('ReviewCodeLocation', 'Place in the code a review finding points to.', {
  absolute_file_path: t.field(t.string, 'Absolute path of the file.'),
  line_range: ReviewLineRange,
});

export const ReviewFinding = t.object('ReviewFinding', 'One issue or piece of advice from a code review.', {
  body: t.field(t.string, 'Explanation of the finding.'),
  code_location: ReviewCodeLocation,
  confidence_score: t.field(t.double, 'How sure the reviewer is of the finding.'),
  priority: t.field(t.int32, 'Urgency as a number.'),
  title: t.string,
});

export const ReviewOutputEvent = t.object('ReviewOutputEvent', 'Result of a code review.', {
  findings: t.list(ReviewFinding),
  overall_confidence_score: t.field(t.double, 'How sure the reviewer is of the verdict.'),
  overall_correctness: t.field(t.string, 'Verdict on the whole change, as text.'),
  overall_explanation: t.field(t.string, 'Reasons for the verdict.'),
});

export const TurnAbortReason = t.enumeration(
  'TurnAbortReason',
  'Why a turn was stopped. `interrupted`: on request. `replaced`: by a new turn. `review_ended`: the review closed. `budget_limited`: a budget ran out.',
  ['interrupted', 'replaced', 'review_ended', 'budget_limited'],
);

export const TurnItem = t.named(
  'TurnItem',
  'One item of a turn in its internal form, told apart by `type`.',
  t.union([
    t.arm({ type: 'UserMessage' }, 'Input of the user.', {
      content: t.field(t.list(UserInput), 'Parts of the input.'),
      id: t.string,
    }),
    t.arm({ type: 'HookPrompt' }, 'Text that hooks put into the conversation.', {
      fragments: t.field(t.list(HookPromptFragment), 'Pieces of text, each with the hook run it comes from.'),
      id: t.string,
    }),
    t.arm({ type: 'AgentMessage' }, 'Message of the agent.', {
      content: t.list(AgentMessageContent),
      id: t.string,
      memory_citation: t.maybe(MemoryCitation, 'Memories the message draws on; null when it cites none.'),
      phase: t.maybe(MessagePhase, 'Interim commentary or final answer; null when the provider does not say.'),
    }),
    t.arm({ type: 'Plan' }, 'Plan proposed by the agent.', {
      id: t.string,
      text: t.field(t.string, 'Full text of the plan.'),
    }),
    t.arm({ type: 'Reasoning' }, 'Reasoning of the model.', {
      id: t.string,
      summary_text: t.field(t.list(t.string), 'Sections of the summary.'),
      raw_content: t.defaulted(t.list(t.string), [], 'Raw reasoning texts; empty by default.'),
    }),
    t.arm({ type: 'WebSearch' }, 'Web search by the model.', {
      action: t.field(
        ResponsesApiWebSearchAction,
        'What the search did: a query, opening a page or finding text in one.',
      ),
      id: t.string,
      query: t.field(t.string, 'Search text for display.'),
    }),
    t.arm({ type: 'ImageView' }, 'Local image looked at by the agent.', {
      id: t.string,
      path: t.field(AbsolutePathBuf, 'Absolute path of the image.'),
    }),
    t.arm({ type: 'ImageGeneration' }, 'Image made by the model.', {
      id: t.string,
      result: t.field(t.string, 'Generated image as returned by the model provider.'),
      status: t.field(t.string, 'Status as reported by the provider.'),
      revised_prompt: t.maybe(t.string, 'Prompt as rewritten by the model; null when it was kept.'),
      saved_path: t.maybe(AbsolutePathBuf, 'Absolute path the image was saved to; null when it was not saved.'),
    }),
    t.arm({ type: 'FileChange' }, 'Changes to files.', {
      changes: t.field(t.map(FileChange), 'File changes keyed by path.'),
      id: t.string,
      auto_approved: t.maybe(t.boolean, 'True when no approval was asked for; null when not known.'),
      status: t.maybe(PatchApplyStatus, 'How the patch ended; null when it has not ended.'),
      stderr: t.maybe(t.string, 'Error text; null when there is none.'),
      stdout: t.maybe(t.string, 'Summary printed on success; null when there is none.'),
    }),
    t.arm({ type: 'McpToolCall' }, 'Call of an MCP tool.', {
      arguments: t.field(JsonValue, 'Arguments chosen by the model.'),
      id: t.string,
      server: t.field(t.string, 'Name of the MCP server.'),
      status: McpToolCallStatus,
      tool: t.string,
      duration: t.maybe(Duration, 'Run time of the call; null when it has not ended.'),
      error: t.maybe(McpToolCallError, 'Error of the call; null when there is none.'),
      mcpAppResourceUri: t.maybe(
        t.string,
        'URI of the app user interface resource tied to the tool; null when there is none.',
      ),
      pluginId: t.maybe(t.string, 'Plugin the tool comes from; null when it comes from none.'),
      result: t.maybe(CallToolResult, 'Result of the server; null when there is none.'),
    }),
    t.arm({ type: 'ContextCompaction' }, 'Marks that the history was compacted here.', { id: t.string }),
  ]),
);
