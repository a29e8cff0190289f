// Generated from the protocol declarations. Change those, then run `npm run generate`.

/** An absolute path in normal form on the server host; it need not exist, and a relative path is refused. */
export type AbsolutePathBuf = string

/** Identity of the permission profile in force; the permissions themselves are not exposed. */
export interface ActivePermissionProfile {
  /** Profile id, either built in (such as `:workspace`) or defined under `[permissions.<id>]` in the config. */
  id: string
  /** Id of the profile this one builds on; null when it stands alone. */
  extends: string | null
}

/** Extra permissions laid over the base profile for one command or granted for a turn or session. */
export interface AdditionalPermissionProfile {
  /** Extra file system entries; null adds none. */
  file_system?: FileSystemPermissions | null
  /** Extra network access; null adds none. */
  network?: NetworkPermissions | null
}

/** One content part of an agent message item. */
export interface AgentMessageContent {
  type: "Text"
  text: string
}

/** Path-like name that locates a sub-agent in the tree of agents of a session. */
export type AgentPath = string

/**
 * State of an agent. `pending_init`: not initialized yet. `interrupted`: its turn was stopped, more input is possible. `not_found`: no such agent.
 *
 * - `completed`: The agent has finished.
 * - `errored`: The agent failed.
 */
export type AgentStatus = "pending_init" | "running" | "interrupted" | {
  completed: string | null
} | {
  errored: string
} | "shutdown" | "not_found"

/** Who answers approval requests: `user` (default) is the client, `auto_review` a reviewing sub-agent. `guardian_subagent` is the old spelling of `auto_review`; servers of this release still write it. */
export type ApprovalsReviewer = "user" | "auto_review" | "guardian_subagent"

/**
 * When approval is asked. `untrusted`: unless known safe. `on-request`: when the model asks. `on-failure` (deprecated): after a sandbox failure. `never`: failures go to the model.
 *
 * - `granular` (experimental, `askForApproval.granular`): Switches each kind of prompt: true lets it be asked, false rejects without asking; needs the `experimentalApi` capability on gated requests.
 */
export type AskForApproval = ("untrusted" | "on-failure" | "on-request" | "never") | {
  granular: {
    /** Prompts for shell commands, including those that ask for extra permissions or to leave the sandbox. */
    sandbox_approval: boolean
    /** Prompts demanded by command rules whose decision is to prompt. */
    rules: boolean
    /**
     * Prompts for running scripts of skills; false when omitted.
     *
     * @defaultValue `false`
     */
    skill_approval: boolean
    /**
     * Prompts raised by the `request_permissions` tool; false when omitted.
     *
     * @defaultValue `false`
     */
    request_permissions: boolean
    /** Questions raised by MCP servers. */
    mcp_elicitations: boolean
  }
}

/** Base instructions given to the model for a thread. */
export interface BaseInstructions {
  /** Full text of the instructions. */
  text: string
}

/** A span of UTF-8 text counted in bytes. */
export interface ByteRange {
  /** Offset of the first byte, counted from 0. */
  start: number
  /** Offset just after the last byte. */
  end: number
}

/** What an MCP server returned for a tool call. */
export interface CallToolResult {
  /** Content blocks as sent by the server. */
  content: JsonValue[]
  /** Metadata of the MCP server, passed on unchanged. */
  _meta?: JsonValue | null
  /** True when the tool reports that it failed. */
  isError?: boolean | null
  /** Machine-readable result next to `content`. */
  structuredContent?: JsonValue | null
}

/**
 * Machine-readable class of an error. Plain strings need no detail: for example `cyber_policy` is a policy refusal and `other` is anything unclassified.
 *
 * - `http_connection_failed`: The HTTP connection to the model provider failed.
 * - `response_stream_connection_failed`: The event stream of the response could not be opened.
 * - `response_stream_disconnected`: The event stream broke off before the response was complete.
 * - `response_too_many_failed_attempts`: All retries of the response were used up.
 * - `active_turn_not_steerable`: Input was sent while the running turn takes none, as in a review or a manual compaction.
 */
export type CodexErrorInfo = ("context_window_exceeded" | "usage_limit_exceeded" | "server_overloaded" | "cyber_policy" | "internal_server_error" | "unauthorized" | "bad_request" | "sandbox_error" | "thread_rollback_failed" | "other") | {
  http_connection_failed: {
    http_status_code?: number | null
  }
} | {
  response_stream_connection_failed: {
    http_status_code?: number | null
  }
} | {
  response_stream_disconnected: {
    http_status_code?: number | null
  }
} | {
  response_too_many_failed_attempts: {
    http_status_code?: number | null
  }
} | {
  active_turn_not_steerable: {
    turn_kind: NonSteerableTurnKind
  }
}

/** An agent addressed by a collaboration call. */
export interface CollabAgentRef {
  /** Thread the agent runs in. */
  thread_id: ThreadId
  /** Nickname given to the sub-agent at spawn; null when it has none. */
  agent_nickname?: string | null
  /** Role given to the sub-agent at spawn; null when it has none. */
  agent_role?: string | null
}

/** An agent together with its last known status. */
export interface CollabAgentStatusEntry {
  status: AgentStatus
  /** Thread the agent runs in. */
  thread_id: ThreadId
  /** Nickname given to the sub-agent at spawn; null when it has none. */
  agent_nickname?: string | null
  /** Role given to the sub-agent at spawn; null when it has none. */
  agent_role?: string | null
}

/** A working mode of the agent together with the settings it brings. */
export interface CollaborationMode {
  mode: ModeKind
  /** Model, effort and instructions that apply in this mode. */
  settings: Settings
}

/** Payload of a `compacted` line: marks where the history was replaced by a shorter one. */
export interface CompactedItem {
  /** Summary of the history before this point. */
  message: string
  /** Model-visible history that stands in for everything before this line; null when the line carries only the summary. */
  replacement_history?: ResponseItem[] | null
}

/**
 * One piece of a message in Responses API form.
 *
 * - `input_text`: Text sent to the model.
 * - `input_image`: An image sent to the model.
 * - `output_text`: Text produced by the model.
 */
export type ContentItem = {
  type: "input_text"
  text: string
} | {
  type: "input_image"
  /** URL of the image; a `data:` URL is allowed. */
  image_url: string
  /** Resolution hint for the model; omitted when not specified. */
  detail?: ImageDetail
} | {
  type: "output_text"
  text: string
}

/** Credit state of the account at one moment. */
export interface CreditsSnapshot {
  /** Whether any credits are available. */
  has_credits: boolean
  /** True when credits are not metered. */
  unlimited: boolean
  /** Remaining balance as text; null when not reported. */
  balance?: string | null
}

/** A length of time in whole seconds plus a remainder. */
export interface Duration {
  /** Remainder in nanoseconds, below one second. */
  nanos: number
  /** Whole seconds. */
  secs: number
}

/**
 * One piece of the result of a tool that the client provides.
 *
 * - `inputText`: Text handed to the model.
 * - `inputImage`: An image handed to the model.
 */
export type DynamicToolCallOutputContentItem = {
  type: "inputText"
  text: string
} | {
  type: "inputImage"
  /** URL of the image; a `data:` URL is allowed. */
  imageUrl: string
}

/** A tool that the client offers to the agent and runs itself when `item/tool/call` arrives. */
export interface DynamicToolSpec {
  /** Group the tool belongs to, at most 64 characters; required when `deferLoading` is true. */
  namespace?: string
  /** Tool name of 1 to 128 characters, without the namespace. */
  name: string
  /** Explanation of the tool for the model. */
  description: string
  /** JSON Schema of the tool's arguments. */
  inputSchema: JsonValue
  /** Keeps the tool out of the model's initial tool list although it stays callable; false when omitted. */
  deferLoading?: boolean
}

/**
 * A question an MCP server puts to the user, by `mode`.
 *
 * - `form`: Asks the user to fill in a form.
 * - `url`: Asks the user to visit a page.
 */
export type ElicitationRequest = {
  mode: "form"
  message: string
  /** JSON Schema of the expected answer. */
  requested_schema: JsonValue
  /** Metadata of the MCP server, passed on unchanged. */
  _meta?: JsonValue | null
} | {
  mode: "url"
  /** Id the MCP server chose for this elicitation. */
  elicitation_id: string
  message: string
  /** Page to open. */
  url: string
  /** Metadata of the MCP server, passed on unchanged. */
  _meta?: JsonValue | null
}

/**
 * Payload of an `event_msg` line: one internal agent event, told apart by `type`; a session file keeps only part of all events.
 *
 * - `error`: A submission failed.
 * - `warning`: Something went wrong that the user should see, but the turn goes on.
 * - `guardian_warning`: The automatic approval reviewer issued a warning.
 * - `model_reroute`: The backend served the request with another model than the one asked for.
 * - `model_verification`: The backend recommends that the account be verified further for this turn.
 * - `context_compacted`: The history was compacted, automatically or on request.
 * - `thread_rolled_back`: The latest user turns were dropped from the history.
 * - `task_started`: A turn began; readers should take `turn_started` as the same type.
 * - `thread_settings_applied`: Lasting setting changes took effect for the thread.
 * - `task_complete`: A turn ended with all its work done; readers should take `turn_complete` as the same type.
 * - `token_count`: Reports token usage and rate limits of the session.
 * - `agent_message`: The agent produced a text message.
 * - `user_message`: User input was handed to the model.
 * - `agent_reasoning`: The agent produced a reasoning summary.
 * - `agent_reasoning_raw_content`: The agent produced raw, unsummarized reasoning.
 * - `agent_reasoning_section_break`: The model opened a new section of its reasoning summary.
 * - `session_configured`: The session is set up; lists the settings in effect.
 * - `thread_goal_updated`: The goal of the thread was set or its progress changed.
 * - `deprecation_notice`: Something in use is deprecated and should be dropped.
 * - `stream_error`: The model stream failed and is being recovered, for example by a retry.
 * - `turn_diff`: The file changes of the turn changed.
 * - `plan_update`: The agent changed its step list.
 * - `turn_aborted`: A turn was stopped before its end.
 * - `shutdown_complete`: The agent has shut down.
 * - `entered_review_mode`: A code review began.
 * - `exited_review_mode`: A code review ended.
 * - `mcp_startup_update`: The start of one MCP server moved on.
 * - `mcp_startup_complete`: All MCP servers have finished starting, with or without success.
 * - `mcp_tool_call_begin`: A call of an MCP tool started.
 * - `mcp_tool_call_end`: A call of an MCP tool ended.
 * - `web_search_begin`: A web search started.
 * - `web_search_end`: A web search ended.
 * - `image_generation_begin`: An image generation started.
 * - `image_generation_end`: An image generation ended.
 * - `exec_command_begin`: A command is about to run.
 * - `exec_command_output_delta`: A running command wrote output.
 * - `terminal_interaction`: Input was written to a command that is still running.
 * - `exec_command_end`: A command ended.
 * - `view_image_tool_call`: A local image was put into the conversation on request of the model.
 * - `exec_approval_request`: The agent asks for approval to run a command.
 * - `request_permissions`: The agent asks for extra permissions.
 * - `request_user_input`: The agent asks the user questions.
 * - `dynamic_tool_call_request`: The agent calls a tool supplied by the client.
 * - `dynamic_tool_call_response`: A call of a client-supplied tool ended.
 * - `elicitation_request`: An MCP server asks the user for something.
 * - `apply_patch_approval_request`: The agent asks for approval of file changes.
 * - `guardian_assessment`: The automatic approval review of an action began or ended.
 * - `patch_apply_begin`: File changes are about to be applied.
 * - `patch_apply_updated`: The model has written more of a patch.
 * - `patch_apply_end`: The application of file changes ended.
 * - `realtime_conversation_started`: A realtime conversation was opened.
 * - `realtime_conversation_realtime`: Carries one event of the running realtime conversation.
 * - `realtime_conversation_closed`: The realtime conversation ended.
 * - `realtime_conversation_sdp`: Delivers the session description for a realtime connection.
 * - `realtime_conversation_list_voices_response`: Lists the voices a realtime conversation can use.
 * - `raw_response_item`: Passes on an item exactly as it goes into the model history.
 * - `item_started`: An item of a turn began.
 * - `item_completed`: An item of a turn reached its final form.
 * - `hook_started`: A hook began to run.
 * - `hook_completed`: A hook ended.
 * - `agent_message_content_delta`: Adds text to a streaming agent message.
 * - `plan_delta`: Adds text to a streaming plan.
 * - `reasoning_content_delta`: Adds text to a streaming reasoning summary.
 * - `reasoning_raw_content_delta`: Adds text to streaming raw reasoning.
 * - `collab_agent_spawn_begin`: An agent is about to start a sub-agent.
 * - `collab_agent_spawn_end`: The start of a sub-agent ended.
 * - `collab_agent_interaction_begin`: An agent is about to send a message to another agent.
 * - `collab_agent_interaction_end`: The sending of a message to another agent ended.
 * - `collab_waiting_begin`: An agent starts to wait for other agents.
 * - `collab_waiting_end`: The wait for other agents ended.
 * - `collab_close_begin`: An agent is about to close another agent.
 * - `collab_close_end`: The closing of another agent ended.
 * - `collab_resume_begin`: An agent is about to bring back another agent.
 * - `collab_resume_end`: The bringing back of another agent ended.
 */
export type EventMsg = {
  type: "error"
  message: string
  /** Class of the error; null when unclassified. */
  codex_error_info?: CodexErrorInfo | null
} | {
  type: "warning"
  message: string
} | {
  type: "guardian_warning"
  message: string
} | {
  type: "model_reroute"
  /** Model that was requested. */
  from_model: string
  reason: ModelRerouteReason
  /** Model that is used instead. */
  to_model: string
} | {
  type: "model_verification"
  /** Kinds of verification recommended. */
  verifications: ModelVerification[]
} | {
  type: "context_compacted"
} | {
  type: "thread_rolled_back"
  /** Number of user turns dropped, counted from the end. */
  num_turns: number
} | {
  type: "task_started"
  turn_id: string
  /**
   * Collaboration mode of the turn; `default` when omitted.
   *
   * @defaultValue `"default"`
   */
  collaboration_mode_kind: ModeKind
  /** Context window of the model in tokens; null when not known. */
  model_context_window?: number | null
  /** Start time in Unix seconds; null when not recorded. */
  started_at?: number | null
  /** Id of the trace the turn belongs to; null when there is none. */
  trace_id?: string | null
} | {
  type: "thread_settings_applied"
  /** All settings after the change. */
  thread_settings: ThreadSettingsSnapshot
} | {
  type: "task_complete"
  turn_id: string
  /** End time in Unix seconds; null when not recorded. */
  completed_at?: number | null
  /** Time from start to end of the turn in milliseconds; null when not known. */
  duration_ms?: number | null
  /** Text of the last agent message; null when the turn had none. */
  last_agent_message?: string | null
  /** Milliseconds from turn start to the first token of the model; null when not known. */
  time_to_first_token_ms?: number | null
} | {
  type: "token_count"
  /** Token usage; null when unknown, then nothing should be shown. */
  info?: TokenUsageInfo | null
  /** Latest rate limits; null when unknown, then nothing should be shown. */
  rate_limits?: RateLimitSnapshot | null
} | {
  type: "agent_message"
  /** Full text of the message. */
  message: string
  /** Memories the message draws on; null when it cites none. */
  memory_citation?: MemoryCitation | null
  /** Interim commentary or final answer; null when the provider does not say. */
  phase?: MessagePhase | null
} | {
  type: "user_message"
  /** Text part of the input. */
  message: string
  /** Detail level per entry of `images`, same order; a missing entry means the default level. */
  image_details?: (ImageDetail | null)[]
  /** URLs of the images sent along; null when not recorded. */
  images?: string[] | null
  /** Detail level per entry of `local_images`, same order; a missing entry means the default level. */
  local_image_details?: (ImageDetail | null)[]
  /**
   * Paths of local images, kept so that a client can attach them again; not meant for the model.
   *
   * @defaultValue `[]`
   */
  local_images: string[]
  /**
   * Ranges of `message` that the client renders specially.
   *
   * @defaultValue `[]`
   */
  text_elements: TextElement[]
} | {
  type: "agent_reasoning"
  /** Summary text. */
  text: string
} | {
  type: "agent_reasoning_raw_content"
  /** Raw reasoning text. */
  text: string
} | {
  type: "agent_reasoning_section_break"
  /**
   * Reasoning item the section belongs to; empty when not recorded.
   *
   * @defaultValue `""`
   */
  item_id: string
  /**
   * Position of the new section, from 0.
   *
   * @defaultValue `0`
   */
  summary_index: number
} | {
  type: "session_configured"
  approval_policy: AskForApproval
  /** Absolute path used as the root directory of the session. */
  cwd: AbsolutePathBuf
  model: string
  /** Key of the model provider in use. */
  model_provider_id: string
  /** Effective permissions of commands in this session. */
  permission_profile: PermissionProfile
  /** Session the thread belongs to. */
  session_id: SessionId
  thread_id: ThreadId
  /** Name of the profile behind `permission_profile`; null when not known. */
  active_permission_profile?: ActivePermissionProfile | null
  /**
   * Who answers approval requests; `user` when omitted, and separate safety checks stay in force.
   *
   * @defaultValue `"user"`
   */
  approvals_reviewer: ApprovalsReviewer
  /** Thread this one was forked from; null when it is no fork. */
  forked_from_id?: ThreadId | null
  /** Earlier events of a resumed session for rebuilding the view; null when there are none. */
  initial_messages?: EventMsg[] | null
  /** Addresses of the managed proxy; null when none was started. */
  network_proxy?: SessionNetworkProxyRuntime | null
  /** Reasoning effort of the model; null when not set. */
  reasoning_effort?: ReasoningEffort | null
  /** Path of the session file; null for an ephemeral thread. */
  rollout_path?: string | null
  /** Service tier of model requests; null when none is chosen. */
  service_tier?: string | null
  /** Name set by the user; null when unset. */
  thread_name?: string | null
  /** Origin class of the thread for analytics; null when not given. */
  thread_source?: ThreadSource | null
} | {
  type: "thread_goal_updated"
  goal: ThreadGoal
  threadId: ThreadId
  /** Turn that caused the update; null when no turn did. */
  turnId?: string | null
} | {
  type: "deprecation_notice"
  /** What is deprecated. */
  summary: string
  /** Advice such as how to migrate; null when there is none. */
  details?: string | null
} | {
  type: "stream_error"
  message: string
  /** Detail of the underlying failure; null when there is none. */
  additional_details?: string | null
  /** Class of the error; null when unclassified. */
  codex_error_info?: CodexErrorInfo | null
} | {
  type: "turn_diff"
  /** All changes of the turn so far as one unified diff. */
  unified_diff: string
} | {
  type: "plan_update"
  /** All steps after the change. */
  plan: PlanItemArg[]
  /** Comment of the agent on the change; null when there is none. */
  explanation?: string | null
} | {
  type: "turn_aborted"
  reason: TurnAbortReason
  /** Time of the stop in Unix seconds; null when not recorded. */
  completed_at?: number | null
  /** Time from turn start to the stop in milliseconds; null when not known. */
  duration_ms?: number | null
  /** Turn that was stopped; null when not recorded. */
  turn_id?: string | null
} | {
  type: "shutdown_complete"
} | {
  type: "entered_review_mode"
  /** What is reviewed. */
  target: ReviewTarget
  /** Short description of the target for display; null when there is none. */
  user_facing_hint?: string | null
} | {
  type: "exited_review_mode"
  /** Result of the review; null when it ended without one. */
  review_output?: ReviewOutputEvent | null
} | {
  type: "mcp_startup_update"
  /** Name of the server in the configuration. */
  server: string
  status: McpStartupStatus
} | {
  type: "mcp_startup_complete"
  /** Names of the servers whose start was called off. */
  cancelled: string[]
  /** Servers that did not start, with the error of each. */
  failed: McpStartupFailure[]
  /** Names of the servers that are usable. */
  ready: string[]
} | {
  type: "mcp_tool_call_begin"
  /** Pairs this event with its `mcp_tool_call_end`. */
  call_id: string
  invocation: McpInvocation
  /** URI of the app user interface resource tied to the tool; null when there is none. */
  mcp_app_resource_uri?: string | null
  /** Plugin the tool comes from; null when it comes from none. */
  plugin_id?: string | null
} | {
  type: "mcp_tool_call_end"
  /** The same id as in `mcp_tool_call_begin`. */
  call_id: string
  /** Run time of the call. */
  duration: Duration
  invocation: McpInvocation
  /** Outcome of the call; may be an error. */
  result: McpToolCallOutcome
  /** URI of the app user interface resource tied to the tool; null when there is none. */
  mcp_app_resource_uri?: string | null
  /** Plugin the tool comes from; null when it comes from none. */
  plugin_id?: string | null
} | {
  type: "web_search_begin"
  /** Pairs this event with its `web_search_end`. */
  call_id: string
} | {
  type: "web_search_end"
  /** What the search did: a query, opening a page or finding text in one. */
  action: ResponsesApiWebSearchAction
  call_id: string
  /** Search text for display. */
  query: string
} | {
  type: "image_generation_begin"
  /** Pairs this event with its `image_generation_end`. */
  call_id: string
} | {
  type: "image_generation_end"
  call_id: string
  /** Generated image as returned by the model provider. */
  result: string
  /** Final status as reported by the provider. */
  status: string
  /** Prompt as rewritten by the model; null when it was kept. */
  revised_prompt?: string | null
  /** Absolute path the image was saved to; null when it was not saved. */
  saved_path?: AbsolutePathBuf | null
} | {
  type: "exec_command_begin"
  /** Pairs this event with its `exec_command_end`. */
  call_id: string
  /** Program and arguments. */
  command: string[]
  /** Absolute path of the working directory. */
  cwd: AbsolutePathBuf
  /** The command broken down for display. */
  parsed_cmd: ParsedCommand[]
  turn_id: string
  /** Input sent to an open terminal session; null when the event is no such interaction. */
  interaction_input?: string | null
  /** Id of the underlying terminal process; null when there is none. */
  process_id?: string | null
  /**
   * Who started the command; `agent` when omitted.
   *
   * @defaultValue `"agent"`
   */
  source: ExecCommandSource
  /**
   * Start time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  started_at_ms: number
} | {
  type: "exec_command_output_delta"
  /** Command that wrote it, as in `exec_command_begin`. */
  call_id: string
  /** Base64 of the raw bytes, which need not be valid UTF-8. */
  chunk: string
  stream: ExecOutputStream
} | {
  type: "terminal_interaction"
  /** Command concerned, as in `exec_command_begin`. */
  call_id: string
  /** Terminal process that got the input. */
  process_id: string
  /** Text written to the terminal. */
  stdin: string
} | {
  type: "exec_command_end"
  /** The same id as in `exec_command_begin`. */
  call_id: string
  /** Program and arguments. */
  command: string[]
  /** Absolute path of the working directory. */
  cwd: AbsolutePathBuf
  /** Run time of the command. */
  duration: Duration
  exit_code: number
  /** Output in the form shown to the model. */
  formatted_output: string
  /** The command broken down for display. */
  parsed_cmd: ParsedCommand[]
  /** Whether the command completed, failed or was declined. */
  status: ExecCommandStatus
  stderr: string
  stdout: string
  turn_id: string
  /**
   * Both output streams as captured together; empty when an older record lacks it.
   *
   * @defaultValue `""`
   */
  aggregated_output: string
  /**
   * Completion time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  completed_at_ms: number
  /** Input sent to an open terminal session; null when the event is no such interaction. */
  interaction_input?: string | null
  /** Id of the underlying terminal process; null when there is none. */
  process_id?: string | null
  /**
   * Who started the command; `agent` when omitted.
   *
   * @defaultValue `"agent"`
   */
  source: ExecCommandSource
} | {
  type: "view_image_tool_call"
  call_id: string
  /** Absolute path of the image. */
  path: AbsolutePathBuf
} | {
  type: "exec_approval_request"
  /** Command item the request is about. */
  call_id: string
  /** Program and arguments. */
  command: string[]
  /** Absolute path of the working directory. */
  cwd: AbsolutePathBuf
  /** The command broken down for display. */
  parsed_cmd: ParsedCommand[]
  /** Time the request was raised, in Unix milliseconds. */
  started_at_ms: number
  /** Extra permissions the command asks for; null when none. */
  additional_permissions?: AdditionalPermissionProfile | null
  /** Id of this prompt when it concerns one subcommand; null when it concerns the whole command. */
  approval_id?: string | null
  /** Decisions to offer, in order; null leaves the client to derive them from the other fields. */
  available_decisions?: ReviewDecision[] | null
  /** Blocked network access in question; null when the request is not about the network. */
  network_approval_context?: NetworkApprovalContext | null
  /** Command prefix that could be allowed for the future; null when none is proposed. */
  proposed_execpolicy_amendment?: string[] | null
  /** Host rules that could be stored for the future; null when none are proposed. */
  proposed_network_policy_amendments?: NetworkPolicyAmendment[] | null
  /** Why approval is needed, for people; null when not given. */
  reason?: string | null
  /**
   * Turn the request belongs to; empty when an older record lacks it.
   *
   * @defaultValue `""`
   */
  turn_id: string
} | {
  type: "request_permissions"
  /** Tool call behind the request. */
  call_id: string
  /** Permissions asked for. */
  permissions: RequestPermissionProfile
  /** Time the request was raised, in Unix milliseconds. */
  started_at_ms: number
  /** Directory the request relates to; null when not recorded. */
  cwd?: AbsolutePathBuf | null
  /** Why they are needed, for people; null when not given. */
  reason?: string | null
  /**
   * Turn the request belongs to; empty when an older record lacks it.
   *
   * @defaultValue `""`
   */
  turn_id: string
} | {
  type: "request_user_input"
  /** Tool call behind the request. */
  call_id: string
  questions: RequestUserInputQuestion[]
  /**
   * Turn the request belongs to; empty when an older record lacks it.
   *
   * @defaultValue `""`
   */
  turn_id: string
} | {
  type: "dynamic_tool_call_request"
  /** Arguments chosen by the model. */
  arguments: JsonValue
  /** Pairs this event with its `dynamic_tool_call_response`. */
  callId: string
  tool: string
  turnId: string
  /** Group of the tool; null when it has none. */
  namespace?: string | null
  /**
   * Start time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  startedAtMs: number
} | {
  type: "dynamic_tool_call_response"
  arguments: JsonValue
  /** The same id as `callId` in `dynamic_tool_call_request`. */
  call_id: string
  /** Content the client returned. */
  content_items: DynamicToolCallOutputContentItem[]
  /** Run time of the call. */
  duration: Duration
  /** Whether the tool reported success. */
  success: boolean
  tool: string
  turn_id: string
  /**
   * Completion time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  completed_at_ms: number
  /** Error text when no response came about; otherwise null. */
  error?: string | null
  /** Group of the tool; null when it has none. */
  namespace?: string | null
} | {
  type: "elicitation_request"
  /** Request id on the MCP connection. */
  id: RequestId
  request: ElicitationRequest
  /** MCP server that asks. */
  server_name: string
  /** Turn it belongs to; null when not known. */
  turn_id?: string | null
} | {
  type: "apply_patch_approval_request"
  /** Patch call behind the request. */
  call_id: string
  /** File changes keyed by path. */
  changes: {
    [k: string]: FileChange | undefined
  }
  /** Time the request was raised, in Unix milliseconds. */
  started_at_ms: number
  /** Directory to be made writable for the rest of the session; null when that is not asked for. */
  grant_root?: string | null
  /** Why approval is needed, for people; null when not given. */
  reason?: string | null
  /**
   * Turn the request belongs to; empty when an older record lacks it.
   *
   * @defaultValue `""`
   */
  turn_id: string
} | {
  type: "guardian_assessment"
  /** Action under review. */
  action: GuardianAssessmentAction
  /** Id of the review, the same in all its events. */
  id: string
  status: GuardianAssessmentStatus
  /** Completion time in Unix milliseconds; null when not completed. */
  completed_at_ms?: number | null
  /** Who reached the verdict; null while there is none. */
  decision_source?: GuardianAssessmentDecisionSource | null
  /** Reason for the verdict, for people; null while in progress. */
  rationale?: string | null
  /** Rough risk rating; null while in progress. */
  risk_level?: GuardianRiskLevel | null
  /**
   * Start time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  started_at_ms: number
  /** Item under review; null when no single item is. */
  target_item_id?: string | null
  /**
   * Turn the review belongs to; empty when an older record lacks it.
   *
   * @defaultValue `""`
   */
  turn_id: string
  /** How clearly the user called for the action; null when not assessed. */
  user_authorization?: GuardianUserAuthorization | null
} | {
  type: "patch_apply_begin"
  /** True when no approval was asked for. */
  auto_approved: boolean
  /** Pairs this event with its `patch_apply_end`. */
  call_id: string
  /** File changes keyed by path. */
  changes: {
    [k: string]: FileChange | undefined
  }
  /**
   * Turn the patch belongs to; empty when an older record lacks it.
   *
   * @defaultValue `""`
   */
  turn_id: string
} | {
  type: "patch_apply_updated"
  /** Patch call being written. */
  call_id: string
  /** File changes read from the patch so far, keyed by path. */
  changes: {
    [k: string]: FileChange | undefined
  }
} | {
  type: "patch_apply_end"
  /** The same id as in `patch_apply_begin`. */
  call_id: string
  /** Whether the patch was completed, failed or was declined. */
  status: PatchApplyStatus
  /** Error text, such as parse or file errors. */
  stderr: string
  /** Summary printed on success. */
  stdout: string
  success: boolean
  /**
   * File changes keyed by path; empty when an older record lacks them.
   *
   * @defaultValue `{}`
   */
  changes: {
    [k: string]: FileChange | undefined
  }
  /**
   * Turn the patch belongs to; empty when an older record lacks it.
   *
   * @defaultValue `""`
   */
  turn_id: string
} | {
  type: "realtime_conversation_started"
  /** Version of the realtime protocol in use. */
  version: RealtimeConversationVersion
  /** Id of the realtime session; null when not known. */
  realtime_session_id?: string | null
} | {
  type: "realtime_conversation_realtime"
  /** The event itself. */
  payload: RealtimeEvent
} | {
  type: "realtime_conversation_closed"
  /** Why it ended; null when not known. */
  reason?: string | null
} | {
  type: "realtime_conversation_sdp"
  /** Session description (SDP) text. */
  sdp: string
} | {
  type: "realtime_conversation_list_voices_response"
  voices: RealtimeVoicesList
} | {
  type: "raw_response_item"
  /** The raw item. */
  item: ResponseItem
} | {
  type: "item_started"
  /** Item as known at the start. */
  item: TurnItem
  /** Start time in Unix milliseconds. */
  started_at_ms: number
  thread_id: ThreadId
  turn_id: string
} | {
  type: "item_completed"
  /** Final form of the item. */
  item: TurnItem
  thread_id: ThreadId
  turn_id: string
  /**
   * Completion time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  completed_at_ms: number
} | {
  type: "hook_started"
  /** State of the run at its start. */
  run: HookRunSummary
  /** Turn it belongs to; null when not tied to a turn. */
  turn_id?: string | null
} | {
  type: "hook_completed"
  /** Final state of the run. */
  run: HookRunSummary
  /** Turn it belongs to; null when not tied to a turn. */
  turn_id?: string | null
} | {
  type: "agent_message_content_delta"
  /** Text to append. */
  delta: string
  /** Message item the text belongs to. */
  item_id: string
  thread_id: string
  turn_id: string
} | {
  type: "plan_delta"
  /** Text to append. */
  delta: string
  /** Plan item the text belongs to. */
  item_id: string
  thread_id: string
  turn_id: string
} | {
  type: "reasoning_content_delta"
  /** Text to append. */
  delta: string
  /** Reasoning item the text belongs to. */
  item_id: string
  thread_id: string
  turn_id: string
  /**
   * Summary section the text belongs to, from 0.
   *
   * @defaultValue `0`
   */
  summary_index: number
} | {
  type: "reasoning_raw_content_delta"
  /** Text to append. */
  delta: string
  /** Reasoning item the text belongs to. */
  item_id: string
  thread_id: string
  turn_id: string
  /**
   * Content part the text belongs to, from 0.
   *
   * @defaultValue `0`
   */
  content_index: number
} | {
  type: "collab_agent_spawn_begin"
  /** Collaboration tool call this belongs to; the same in the begin and end events. */
  call_id: string
  /** Model chosen for the new agent. */
  model: string
  /** First message to the new agent; may be empty to keep reasoning from leaking. */
  prompt: string
  /** Reasoning effort chosen for the new agent. */
  reasoning_effort: ReasoningEffort
  /** Thread of the agent that issued the call. */
  sender_thread_id: ThreadId
  /**
   * Start time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  started_at_ms: number
} | {
  type: "collab_agent_spawn_end"
  /** Collaboration tool call this belongs to; the same in the begin and end events. */
  call_id: string
  /** Model the new agent really uses after inheritance and its role. */
  model: string
  /** First message to the new agent; may be empty to keep reasoning from leaking. */
  prompt: string
  /** Reasoning effort the new agent really uses after inheritance and its role. */
  reasoning_effort: ReasoningEffort
  /** Thread of the agent that issued the call. */
  sender_thread_id: ThreadId
  /** Last status of the new agent known to the sender. */
  status: AgentStatus
  /**
   * Completion time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  completed_at_ms: number
  /** Nickname given to the sub-agent at spawn; null when it has none. */
  new_agent_nickname?: string | null
  /** Role given to the sub-agent at spawn; null when it has none. */
  new_agent_role?: string | null
  /** Thread of the new agent; null when none was created. */
  new_thread_id?: ThreadId | null
} | {
  type: "collab_agent_interaction_begin"
  /** Collaboration tool call this belongs to; the same in the begin and end events. */
  call_id: string
  /** Message to the receiver; may be empty to keep reasoning from leaking. */
  prompt: string
  /** Thread of the agent the call is aimed at. */
  receiver_thread_id: ThreadId
  /** Thread of the agent that issued the call. */
  sender_thread_id: ThreadId
  /**
   * Start time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  started_at_ms: number
} | {
  type: "collab_agent_interaction_end"
  /** Collaboration tool call this belongs to; the same in the begin and end events. */
  call_id: string
  /** Message to the receiver; may be empty to keep reasoning from leaking. */
  prompt: string
  /** Thread of the agent the call is aimed at. */
  receiver_thread_id: ThreadId
  /** Thread of the agent that issued the call. */
  sender_thread_id: ThreadId
  /** Last status of the receiver known to the sender. */
  status: AgentStatus
  /**
   * Completion time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  completed_at_ms: number
  /** Nickname given to the sub-agent at spawn; null when it has none. */
  receiver_agent_nickname?: string | null
  /** Role given to the sub-agent at spawn; null when it has none. */
  receiver_agent_role?: string | null
} | {
  type: "collab_waiting_begin"
  /** Collaboration tool call this belongs to; the same in the begin and end events. */
  call_id: string
  /** Threads of the agents waited for. */
  receiver_thread_ids: ThreadId[]
  /** Thread of the agent that issued the call. */
  sender_thread_id: ThreadId
  /** Nicknames and roles of the agents waited for, when known. */
  receiver_agents?: CollabAgentRef[]
  /**
   * Start time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  started_at_ms: number
} | {
  type: "collab_waiting_end"
  /** Collaboration tool call this belongs to; the same in the begin and end events. */
  call_id: string
  /** Thread of the agent that issued the call. */
  sender_thread_id: ThreadId
  /** Last known status of each agent, keyed by thread id. */
  statuses: {
    [k: string]: AgentStatus | undefined
  }
  /** The same statuses with nickname and role, when known. */
  agent_statuses?: CollabAgentStatusEntry[]
  /**
   * Completion time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  completed_at_ms: number
} | {
  type: "collab_close_begin"
  /** Collaboration tool call this belongs to; the same in the begin and end events. */
  call_id: string
  /** Thread of the agent the call is aimed at. */
  receiver_thread_id: ThreadId
  /** Thread of the agent that issued the call. */
  sender_thread_id: ThreadId
  /**
   * Start time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  started_at_ms: number
} | {
  type: "collab_close_end"
  /** Collaboration tool call this belongs to; the same in the begin and end events. */
  call_id: string
  /** Thread of the agent the call is aimed at. */
  receiver_thread_id: ThreadId
  /** Thread of the agent that issued the call. */
  sender_thread_id: ThreadId
  /** Last status of the receiver known to the sender before the close. */
  status: AgentStatus
  /**
   * Completion time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  completed_at_ms: number
  /** Nickname given to the sub-agent at spawn; null when it has none. */
  receiver_agent_nickname?: string | null
  /** Role given to the sub-agent at spawn; null when it has none. */
  receiver_agent_role?: string | null
} | {
  type: "collab_resume_begin"
  /** Collaboration tool call this belongs to; the same in the begin and end events. */
  call_id: string
  /** Thread of the agent the call is aimed at. */
  receiver_thread_id: ThreadId
  /** Thread of the agent that issued the call. */
  sender_thread_id: ThreadId
  /** Nickname given to the sub-agent at spawn; null when it has none. */
  receiver_agent_nickname?: string | null
  /** Role given to the sub-agent at spawn; null when it has none. */
  receiver_agent_role?: string | null
  /**
   * Start time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  started_at_ms: number
} | {
  type: "collab_resume_end"
  /** Collaboration tool call this belongs to; the same in the begin and end events. */
  call_id: string
  /** Thread of the agent the call is aimed at. */
  receiver_thread_id: ThreadId
  /** Thread of the agent that issued the call. */
  sender_thread_id: ThreadId
  /** Status of the receiver known to the sender after the resume. */
  status: AgentStatus
  /**
   * Completion time in Unix milliseconds; 0 when an older record lacks it.
   *
   * @defaultValue `0`
   */
  completed_at_ms: number
  /** Nickname given to the sub-agent at spawn; null when it has none. */
  receiver_agent_nickname?: string | null
  /** Role given to the sub-agent at spawn; null when it has none. */
  receiver_agent_role?: string | null
}

/** Who started a command. `agent`: the model. `user_shell`: the user. `unified_exec_startup`: opens a terminal session. `unified_exec_interaction`: input to one. */
export type ExecCommandSource = "agent" | "user_shell" | "unified_exec_startup" | "unified_exec_interaction"

/** How a command ended; `declined` means it was refused and did not run. */
export type ExecCommandStatus = "completed" | "failed" | "declined"

/** Output stream a chunk was read from. */
export type ExecOutputStream = "stdout" | "stderr"

/** Command prefix, as argv tokens, for a proposed rule that lets commands starting with it run without approval. */
export type ExecPolicyAmendment = string[]

/**
 * One file edit of a v1 patch approval.
 *
 * - `add`: A new file.
 * - `delete`: A removed file.
 * - `update`: A changed file.
 */
export type FileChange = {
  type: "add"
  /** Full text of the new file. */
  content: string
} | {
  type: "delete"
  /** Text of the file before its removal. */
  content: string
} | {
  type: "update"
  /** Change in unified diff format. */
  unified_diff: string
  /** New path when the file is also moved; null otherwise. */
  move_path: string | null
}

/** Access that a file system rule gives. `deny` takes away read and write access. */
export type FileSystemAccessMode = "read" | "write" | "deny"

/**
 * Target of a file system rule.
 *
 * - `path`: One file or directory.
 * - `glob_pattern`: All paths that match a pattern.
 * - `special`: A symbolic location, resolved when the rule is applied.
 */
export type FileSystemPath = {
  type: "path"
  path: AbsolutePathBuf
} | {
  type: "glob_pattern"
  /** Glob pattern; may be scanned only as deep as `globScanMaxDepth`, where that is set. */
  pattern: string
} | {
  type: "special"
  value: FileSystemSpecialPath
}

/** File system part of a permission overlay. */
export interface FileSystemPermissions {
  /** Access per path. */
  entries: FileSystemSandboxEntry[]
  /** Directory depth searched when glob entries are resolved, at least 1; null sets no limit here. */
  glob_scan_max_depth?: number | null
}

/** One file system rule: a target and the access it gets. */
export interface FileSystemSandboxEntry {
  path: FileSystemPath
  access: FileSystemAccessMode
}

/** Kind of file system isolation. `restricted`: by entries. `unrestricted`: full access. `external-sandbox`: isolation is done outside. */
export type FileSystemSandboxKind = "restricted" | "unrestricted" | "external-sandbox"

/** File system rules in force for a turn. */
export interface FileSystemSandboxPolicy {
  kind: FileSystemSandboxKind
  /** Access per path; they matter for kind `restricted`. */
  entries?: FileSystemSandboxEntry[]
  /** Directory depth searched when glob entries are resolved; null sets no limit here. */
  glob_scan_max_depth?: number | null
}

/**
 * Symbolic location whose real path depends on the machine and the thread.
 *
 * - `root`: The root of the file system.
 * - `minimal`: The basic system paths that programs need in order to run.
 * - `project_roots`: Every workspace root of the thread.
 * - `tmpdir`: The directory named by the `TMPDIR` environment variable.
 * - `slash_tmp`: The directory `/tmp`; has no effect outside Unix.
 * - `unknown`: A location this release does not know, kept so that it is not lost.
 */
export type FileSystemSpecialPath = {
  kind: "root"
} | {
  kind: "minimal"
} | {
  kind: "project_roots"
  /** Path below each root; null for the root itself. */
  subpath: string | null
} | {
  kind: "tmpdir"
} | {
  kind: "slash_tmp"
} | {
  kind: "unknown"
  /** Symbolic name as it was written. */
  path: string
  /** Path below that location; null when there is none. */
  subpath: string | null
}

/** Result of a tool call: plain text, or a list of text and image pieces. */
export type FunctionCallOutputBody = string | FunctionCallOutputContentItem[]

/**
 * One piece of a tool result in Responses API form.
 *
 * - `input_text`: Text for the model.
 * - `input_image`: An image for the model.
 * - `encrypted_content`: Content that only the model provider can read.
 */
export type FunctionCallOutputContentItem = {
  type: "input_text"
  text: string
} | {
  type: "input_image"
  /** URL of the image; a `data:` URL is allowed. */
  image_url: string
  /** Resolution hint for the model; omitted when not specified. */
  detail?: ImageDetail
} | {
  type: "encrypted_content"
  /** Opaque provider data, to be passed on unchanged. */
  encrypted_content: string
}

/** State of the Git repository recorded with the session. */
export interface GitInfo {
  /** Current branch; null when not known. */
  branch?: string | null
  /** Full hash of the current commit; null when not known. */
  commit_hash?: string | null
  /** URL of the remote; null when there is none. */
  repository_url?: string | null
}

/**
 * Action judged by the automatic approval reviewer.
 *
 * - `command`: Runs a shell command.
 * - `execve`: Starts one program, intercepted inside a running command.
 * - `apply_patch`: Changes files.
 * - `network_access`: Connects to a host.
 * - `mcp_tool_call`: Calls an MCP tool.
 * - `request_permissions`: Asks for extra permissions.
 */
export type GuardianAssessmentAction = {
  type: "command"
  /** Whole command line as one string. */
  command: string
  /** Absolute path of the working directory. */
  cwd: AbsolutePathBuf
  source: GuardianCommandSource
} | {
  type: "execve"
  /** Argument list of the program. */
  argv: string[]
  /** Absolute path of the working directory. */
  cwd: AbsolutePathBuf
  /** Program to start. */
  program: string
  source: GuardianCommandSource
} | {
  type: "apply_patch"
  /** Absolute path of the working directory. */
  cwd: AbsolutePathBuf
  /** Absolute paths of the files touched. */
  files: AbsolutePathBuf[]
} | {
  type: "network_access"
  host: string
  port: number
  protocol: NetworkApprovalProtocol
  /** Destination in the form shown to the reviewer. */
  target: string
} | {
  type: "mcp_tool_call"
  /** Name of the MCP server. */
  server: string
  tool_name: string
  /** Connector behind the tool; null when there is none. */
  connector_id?: string | null
  /** Name of that connector; null when there is none. */
  connector_name?: string | null
  /** Display title of the tool; null when it has none. */
  tool_title?: string | null
} | {
  type: "request_permissions"
  permissions: RequestPermissionProfile
  /** Why they are needed; null when not given. */
  reason?: string | null
}

/** Who reached the verdict of a review; `agent` is the reviewing agent. */
export type GuardianAssessmentDecisionSource = "agent"

/** State of an automatic review; `timed_out` and `aborted` are ends without a verdict. */
export type GuardianAssessmentStatus = "in_progress" | "approved" | "denied" | "timed_out" | "aborted"

/** Tool a reviewed command comes from; `unified_exec` is the terminal session tool. */
export type GuardianCommandSource = "shell" | "unified_exec"

/** Risk of an action as judged by the automatic review; unstable. */
export type GuardianRiskLevel = "low" | "medium" | "high" | "critical"

/** How far the user is judged to have authorized an action; `unknown` when it cannot be told. Unstable. */
export type GuardianUserAuthorization = "unknown" | "low" | "medium" | "high"

/** Moment at which a hook runs; pre and post pairs surround a tool call or a compaction, `stop` comes at the end of a turn. */
export type HookEventName = "pre_tool_use" | "permission_request" | "post_tool_use" | "pre_compact" | "post_compact" | "session_start" | "user_prompt_submit" | "subagent_start" | "subagent_stop" | "stop"

/** How a hook is run: `sync` makes the session wait for it, `async` does not. */
export type HookExecutionMode = "sync" | "async"

/** What a hook executes; `prompt` and `agent` are recognised in the configuration but not run. */
export type HookHandlerType = "command" | "prompt" | "agent"

/** One piece of output of a hook run. */
export interface HookOutputEntry {
  kind: HookOutputEntryKind
  text: string
}

/** Role of hook output: `warning` and `error` are for the user, `stop` is the reason for ending, `feedback` and `context` are passed on to the model. */
export type HookOutputEntryKind = "warning" | "stop" | "feedback" | "context" | "error"

/** One piece of text that a hook added to the conversation. */
export interface HookPromptFragment {
  text: string
  /** Id of the hook run that produced the text. */
  hookRunId: string
}

/** State of a hook run: `blocked` means the hook refused the action, `stopped` that it asked to end the processing, `failed` that the hook itself did not work. */
export type HookRunStatus = "running" | "completed" | "failed" | "blocked" | "stopped"

/** State and output of one run of a hook. */
export interface HookRunSummary {
  /** Position among the hooks for display. */
  display_order: number
  /** Output of the hook so far. */
  entries: HookOutputEntry[]
  event_name: HookEventName
  execution_mode: HookExecutionMode
  handler_type: HookHandlerType
  /** Id shared by the start and completion events of the run. */
  id: string
  scope: HookScope
  /** Absolute path of the file that defines the hook. */
  source_path: AbsolutePathBuf
  /** Start time in Unix seconds. */
  started_at: number
  status: HookRunStatus
  /** End time in Unix seconds; null while running. */
  completed_at?: number | null
  /** Run time in milliseconds; null while running. */
  duration_ms?: number | null
  /**
   * Configuration layer the hook comes from; `unknown` when omitted.
   *
   * @defaultValue `"unknown"`
   */
  source: HookSource
  /** Progress text of the hook; null when it has none. */
  status_message?: string | null
}

/** Level a hook run belongs to: `thread` for `sessionStart` and `subagentStart`, `turn` for all other events. */
export type HookScope = "thread" | "turn"

/** Where a hook is configured. `mdm`: device management. `session_flags`: start options. `cloud_requirements`: managed cloud rules. The `legacy_managed_config_*` values are older managed files. */
export type HookSource = "system" | "user" | "project" | "mdm" | "session_flags" | "plugin" | "cloud_requirements" | "legacy_managed_config_file" | "legacy_managed_config_mdm" | "unknown"

/** Resolution at which an image is given to the model. `original` keeps the full resolution. */
export type ImageDetail = "high" | "original"

/** Background work of the server that runs as a session of its own; `memory_consolidation` condenses stored memories. */
export type InternalSessionSource = "memory_consolidation"

/** Any JSON value. */
export type JsonValue = number | string | boolean | JsonValue[] | { [key: string]: JsonValue | undefined } | null

/** What a local shell call does; running a command is the only kind. */
export type LocalShellAction = {
  type: "exec"
} & LocalShellExecAction

/** A command the model wants to run. */
export interface LocalShellExecAction {
  /** Program and arguments. */
  command: string[]
  /** Time the command may take, in milliseconds; null leaves it to the host. */
  timeout_ms: number | null
  /** Where to run it; null for the working directory of the turn. */
  working_directory: string | null
  /** Variables added to the environment. */
  env: {
    [k: string]: string | undefined
  } | null
  /** User to run it as; null for the current one. */
  user: string | null
}

/** State of a local shell call as the model provider reports it. */
export type LocalShellStatus = "completed" | "in_progress" | "incomplete"

/**
 * File system rules of a profile whose sandbox Codex builds itself.
 *
 * - `restricted`: Only the listed entries give access.
 * - `unrestricted`: All file access is allowed inside the managed sandbox.
 */
export type ManagedFileSystemPermissions = {
  type: "restricted"
  /** Access per path. */
  entries: FileSystemSandboxEntry[]
  /** Directory depth searched when glob entries are resolved, at least 1; null sets no limit here. */
  glob_scan_max_depth?: number | null
} | {
  type: "unrestricted"
}

/** Which MCP tool is called and how. */
export interface McpInvocation {
  /** Name of the server in the configuration. */
  server: string
  /** Tool name as the server states it. */
  tool: string
  /** Arguments of the call; may be omitted. */
  arguments?: JsonValue | null
}

/** An MCP server that did not start. */
export interface McpStartupFailure {
  /** Error text. */
  error: string
  /** Name of the server in the configuration. */
  server: string
}

/**
 * Progress of the start of an MCP server, by `state`.
 *
 * - `starting`: The server is being started.
 * - `ready`: The server can be used.
 * - `failed`: The server could not be started.
 * - `cancelled`: The start was called off.
 */
export type McpStartupStatus = {
  state: "starting"
} | {
  state: "ready"
} | {
  state: "failed"
  /** Error text. */
  error: string
} | {
  state: "cancelled"
}

/** Why an MCP tool call could not deliver a result. */
export interface McpToolCallError {
  message: string
}

/** Outcome of an MCP tool call. */
export type McpToolCallOutcome = {
  Ok: CallToolResult
} | {
  Err: string
}

/** State of an MCP tool call item. */
export type McpToolCallStatus = "inProgress" | "completed" | "failed"

/** Stored memories a message draws on. */
export interface MemoryCitation {
  /** Cited passages. */
  entries: MemoryCitationEntry[]
  /** Ids of the sessions the memories come from. */
  rolloutIds: string[]
}

/** Reference to a range of lines in a memory file. */
export interface MemoryCitationEntry {
  /** Path of the memory file as the model cited it. */
  path: string
  /** First line of the cited range. */
  lineStart: number
  /** Last line of the cited range. */
  lineEnd: number
  /** Remark by the model on what the citation was used for. */
  note: string
}

/** Role of an agent message within its turn. `commentary` is an interim remark, `final_answer` the result; models may leave the phase out. */
export type MessagePhase = "commentary" | "final_answer"

/** Collaboration mode of a thread. `plan` works out a plan and may ask the user questions, `default` is ordinary work. */
export type ModeKind = "plan" | "default"

/** Why another model answered; `high_risk_cyber_activity` means the request looked like risky security work. */
export type ModelRerouteReason = "high_risk_cyber_activity"

/** Verification the backend recommends; `trusted_access_for_cyber` concerns access for security work. */
export type ModelVerification = "trusted_access_for_cyber"

/** Network state inside a sandbox that someone else provides. */
export type NetworkAccess = "restricted" | "enabled"

/** Network connection for which approval is asked. */
export interface NetworkApprovalContext {
  /** Host the command wants to reach. */
  host: string
  /** Protocol of the attempted connection. */
  protocol: NetworkApprovalProtocol
}

/** Protocol of a network access that needs approval. */
export type NetworkApprovalProtocol = "http" | "https" | "socks5_tcp" | "socks5_udp"

/** Network part of a permission overlay. */
export interface NetworkPermissions {
  /** Whether network access is wanted; null leaves it as it is. */
  enabled?: boolean | null
}

/** Proposed rule that permanently allows or denies network access to one host. */
export interface NetworkPolicyAmendment {
  /** Host the rule applies to. */
  host: string
  action: NetworkPolicyRuleAction
}

/** Whether a network rule lets traffic to its host through (`allow`) or blocks it (`deny`). */
export type NetworkPolicyRuleAction = "allow" | "deny"

/** Whether sandboxed commands may use the network; `restricted` blocks it. */
export type NetworkSandboxPolicy = "restricted" | "enabled"

/** Kind of turn that accepts no steering: a review or a history compaction. */
export type NonSteerableTurnKind = "review" | "compact"

/**
 * Guess at the purpose of one part of a shell command.
 *
 * - `read`: Shows the content of a file.
 * - `list_files`: Lists files.
 * - `search`: Searches in files or file names.
 * - `unknown`: Anything that fits no other kind.
 */
export type ParsedCommand = {
  type: "read"
  /** Shell text of this part. */
  cmd: string
  /** File name for display. */
  name: string
  /** Path of the file read, as far as it can be told; a relative one starts at the command's `cwd`. */
  path: string
} | {
  type: "list_files"
  /** Shell text of this part. */
  cmd: string
  /** Directory being listed; null when not known. */
  path: string | null
} | {
  type: "search"
  /** Shell text of this part. */
  cmd: string
  /** Search pattern; null when not known. */
  query: string | null
  /** Place being searched; null when not known. */
  path: string | null
} | {
  type: "unknown"
  /** Shell text of this part. */
  cmd: string
}

/** How a patch ended; `declined` means it was refused and not applied. */
export type PatchApplyStatus = "completed" | "failed" | "declined"

/**
 * Permissions in force, told apart by who enforces them.
 *
 * - `managed`: Codex builds and enforces the sandbox.
 * - `disabled`: Commands run without an outer sandbox.
 * - `external`: The caller already isolates the file system.
 */
export type PermissionProfile = {
  type: "managed"
  /** File system rules of the sandbox. */
  file_system: ManagedFileSystemPermissions
  /** Network rule of the sandbox. */
  network: NetworkSandboxPolicy
} | {
  type: "disabled"
} | {
  type: "external"
  /** Network rule that still applies. */
  network: NetworkSandboxPolicy
}

/** Tone the agent writes in. `none` asks for no particular one. */
export type Personality = "none" | "friendly" | "pragmatic"

/** One step of the agent's plan. */
export interface PlanItemArg {
  status: StepStatus
  /** What the step does. */
  step: string
}

/** ChatGPT plan of an account; a plan this version does not know is reported as `unknown`. */
export type PlanType = "free" | "go" | "plus" | "pro" | "prolite" | "team" | "self_serve_business_usage_based" | "business" | "enterprise_cbp_usage_based" | "enterprise" | "edu" | "unknown"

/** Which limit stopped the account. The `workspace_*` values tell owners from members and used-up credits from a usage limit. */
export type RateLimitReachedType = "rate_limit_reached" | "workspace_owner_credits_depleted" | "workspace_member_credits_depleted" | "workspace_owner_usage_limit_reached" | "workspace_member_usage_limit_reached"

/** Rate limits of one metered limit at one moment. */
export interface RateLimitSnapshot {
  /** Credit state; null when not reported. */
  credits?: CreditsSnapshot | null
  /** Id of the metered limit, for example `codex`; null when not reported. */
  limit_id?: string | null
  /** Display name of the limit; null when it has none. */
  limit_name?: string | null
  /** Plan of the account; null when not known. */
  plan_type?: PlanType | null
  /** First usage window; null when not reported. */
  primary?: RateLimitWindow | null
  /** Which limit has been hit; null when none. */
  rate_limit_reached_type?: RateLimitReachedType | null
  /** Second usage window; null when not reported. */
  secondary?: RateLimitWindow | null
}

/** Use of one rolling window. */
export interface RateLimitWindow {
  /** Share used up, 0 to 100. */
  used_percent: number
  /** Reset time in Unix seconds; null when not known. */
  resets_at?: number | null
  /** Length of the window in minutes; null when not known. */
  window_minutes?: number | null
}

/** A piece of audio of a realtime conversation. */
export interface RealtimeAudioFrame {
  /** Base64 of the audio samples. */
  data: string
  num_channels: number
  /** Samples per second. */
  sample_rate: number
  /** Conversation item the audio belongs to; null when not known. */
  item_id?: string | null
  /** Number of samples in each channel; null when not stated. */
  samples_per_channel?: number | null
}

/** Protocol generation of a realtime session. */
export type RealtimeConversationVersion = "v1" | "v2"

/**
 * One event of a realtime conversation, keyed by its kind.
 *
 * - `SessionUpdated`: The realtime session was set up or changed.
 * - `InputAudioSpeechStarted`: The user began to speak.
 * - `InputTranscriptDelta`: Adds text to the transcript of the user.
 * - `InputTranscriptDone`: The transcript of a user utterance is complete.
 * - `OutputTranscriptDelta`: Adds text to the transcript of the model.
 * - `OutputTranscriptDone`: The transcript of a model utterance is complete.
 * - `AudioOut`: The model produced audio.
 * - `ResponseCreated`: The model began a response.
 * - `ResponseCancelled`: A response was broken off.
 * - `ResponseDone`: A response is complete.
 * - `ConversationItemAdded`: An item was added to the conversation, passed on as raw JSON.
 * - `ConversationItemDone`: A conversation item is complete.
 * - `HandoffRequested`: The realtime model hands work over to the agent.
 * - `NoopRequested`: The realtime model called its tool for doing nothing.
 * - `Error`: The realtime session reported an error.
 */
export type RealtimeEvent = {
  SessionUpdated: {
    realtime_session_id: string
    instructions?: string | null
  }
} | {
  InputAudioSpeechStarted: RealtimeInputAudioSpeechStarted
} | {
  InputTranscriptDelta: RealtimeTranscriptDelta
} | {
  InputTranscriptDone: RealtimeTranscriptDone
} | {
  OutputTranscriptDelta: RealtimeTranscriptDelta
} | {
  OutputTranscriptDone: RealtimeTranscriptDone
} | {
  AudioOut: RealtimeAudioFrame
} | {
  ResponseCreated: RealtimeResponseCreated
} | {
  ResponseCancelled: RealtimeResponseCancelled
} | {
  ResponseDone: RealtimeResponseDone
} | {
  ConversationItemAdded: JsonValue
} | {
  ConversationItemDone: {
    item_id: string
  }
} | {
  HandoffRequested: RealtimeHandoffRequested
} | {
  NoopRequested: RealtimeNoopRequested
} | {
  Error: string
}

/** Work the realtime model hands over to the agent. */
export interface RealtimeHandoffRequested {
  /** Transcript entries of the current exchange. */
  active_transcript: RealtimeTranscriptEntry[]
  /** Id of the handover. */
  handoff_id: string
  /** What the user said, as text. */
  input_transcript: string
  /** Conversation item that asks for it. */
  item_id: string
}

/** Start of speech detected in the user audio. */
export interface RealtimeInputAudioSpeechStarted {
  /** Conversation item of the speech; null when not known. */
  item_id?: string | null
}

/** A tool call of the realtime model that asks for no action. */
export interface RealtimeNoopRequested {
  /** Id of the tool call. */
  call_id: string
  /** Conversation item of the call. */
  item_id: string
}

/** End of a realtime response that was broken off. */
export interface RealtimeResponseCancelled {
  /** Response concerned; null when not known. */
  response_id?: string | null
}

/** Start of a realtime response. */
export interface RealtimeResponseCreated {
  /** Response concerned; null when not known. */
  response_id?: string | null
}

/** Regular end of a realtime response. */
export interface RealtimeResponseDone {
  /** Response concerned; null when not known. */
  response_id?: string | null
}

/** A further piece of a transcript. */
export interface RealtimeTranscriptDelta {
  /** Text to append. */
  delta: string
}

/** A finished transcript. */
export interface RealtimeTranscriptDone {
  /** Full text. */
  text: string
}

/** One utterance of a realtime conversation. */
export interface RealtimeTranscriptEntry {
  /** Who spoke. */
  role: string
  /** What was said. */
  text: string
}

/** Name of a realtime voice; which ones apply depends on the protocol version. */
export type RealtimeVoice = "alloy" | "arbor" | "ash" | "ballad" | "breeze" | "cedar" | "coral" | "cove" | "echo" | "ember" | "juniper" | "maple" | "marin" | "sage" | "shimmer" | "sol" | "spruce" | "vale" | "verse"

/** Voices available per realtime protocol version. */
export interface RealtimeVoicesList {
  /** Voices for version `v1` sessions. */
  v1: RealtimeVoice[]
  /** Voices for version `v2` sessions. */
  v2: RealtimeVoice[]
  /** Voice of `v1` sessions that name none. */
  defaultV1: RealtimeVoice
  /** Voice of `v2` sessions that name none. */
  defaultV2: RealtimeVoice
}

/** How much a model reasons before it answers, from `none` up to `xhigh`; a model may support only some levels. */
export type ReasoningEffort = "none" | "minimal" | "low" | "medium" | "high" | "xhigh"

/**
 * One part of raw reasoning in Responses API form.
 *
 * - `reasoning_text`: Raw reasoning text.
 * - `text`: Plain text within the reasoning.
 */
export type ReasoningItemContent = {
  type: "reasoning_text"
  text: string
} | {
  type: "text"
  text: string
}

/** One section of a reasoning summary in Responses API form. */
export interface ReasoningItemReasoningSummary {
  type: "summary_text"
  text: string
}

/** Style of the reasoning summaries requested from the model. `auto` leaves the choice to the model, `none` turns them off. */
export type ReasoningSummary = "auto" | "concise" | "detailed" | "none"

/** Id that pairs a reply with its request: a string or an integer of at most 64 bits, echoed unchanged. */
export type RequestId = string | number

/** Permissions the agent asks for on top of its current ones. */
export interface RequestPermissionProfile {
  /** File system entries wanted; null asks for none. */
  file_system?: FileSystemPermissions | null
  /** Network access wanted; null asks for none. */
  network?: NetworkPermissions | null
}

/** One question to the user. */
export interface RequestUserInputQuestion {
  /** Short heading. */
  header: string
  /** Key of the answer to this question. */
  id: string
  question: string
  /**
   * Whether a free answer beside the options is possible; default false.
   *
   * @defaultValue `false`
   */
  isOther: boolean
  /**
   * Whether the answer is sensitive and should be masked; default false.
   *
   * @defaultValue `false`
   */
  isSecret: boolean
  /** Answers to choose from; null for a free answer. */
  options?: RequestUserInputQuestionOption[] | null
}

/** One answer the user can choose. */
export interface RequestUserInputQuestionOption {
  /** What choosing it means. */
  description: string
  /** Text of the choice. */
  label: string
}

/**
 * One item of model input or output in Responses API form, as kept in raw history.
 *
 * - `message`: A message of the conversation.
 * - `reasoning`: Reasoning of the model.
 * - `local_shell_call`: A call of the provider's built-in local shell tool.
 * - `function_call`: A tool call with JSON arguments.
 * - `tool_search_call`: A search by the model for further tools.
 * - `function_call_output`: The result of a `function_call`.
 * - `custom_tool_call`: A tool call whose input is free text.
 * - `custom_tool_call_output`: The result of a `custom_tool_call`.
 * - `tool_search_output`: The result of a `tool_search_call`.
 * - `web_search_call`: A web search carried out by the provider.
 * - `image_generation_call`: An image created by the provider.
 * - `compaction`: Earlier conversation compacted by the provider.
 * - `compaction_trigger`: Marks a request to compact the conversation.
 * - `context_compaction`: Marks a compaction of the context within the history.
 * - `other`: Stands for an item that was not understood.
 */
export type ResponseItem = {
  type: "message"
  /** Author role, such as `user`, `assistant` or `developer`. */
  role: string
  content: ContentItem[]
  /** Role of an assistant message within the turn; omitted when not reported. */
  phase?: MessagePhase
} | {
  type: "reasoning"
  /** Readable summary sections. */
  summary: ReasoningItemReasoningSummary[]
  /** Raw reasoning; omitted when the provider does not expose it. */
  content?: ReasoningItemContent[]
  /** Opaque reasoning state for later requests; null when not supplied. */
  encrypted_content: string | null
} | {
  type: "local_shell_call"
  /** Id that links the call to its output; null outside the Responses API. */
  call_id: string | null
  status: LocalShellStatus
  action: LocalShellAction
} | {
  type: "function_call"
  /** Tool name within its namespace. */
  name: string
  /** Namespace of the tool; omitted when it has none. */
  namespace?: string
  /** Arguments as JSON text, not yet parsed. */
  arguments: string
  /** Id repeated by the matching `function_call_output`. */
  call_id: string
} | {
  type: "tool_search_call"
  /** Id repeated by the matching `tool_search_output`; null when the provider gave none. */
  call_id: string | null
  /** Provider status; omitted when not reported. */
  status?: string
  /** Which side carries out the search, as named by the provider. */
  execution: string
  /** Search arguments as JSON of any shape. */
  arguments: unknown
} | {
  type: "function_call_output"
  /** Id of the call being answered. */
  call_id: string
  output: FunctionCallOutputBody
} | {
  type: "custom_tool_call"
  /** Provider status; omitted when not reported. */
  status?: string
  /** Id repeated by the matching `custom_tool_call_output`. */
  call_id: string
  name: string
  /** Free-form input text, not JSON. */
  input: string
} | {
  type: "custom_tool_call_output"
  /** Id of the call being answered. */
  call_id: string
  /** Name of the tool; omitted when not recorded. */
  name?: string
  output: FunctionCallOutputBody
} | {
  type: "tool_search_output"
  /** Id of the call being answered; null when the call had none. */
  call_id: string | null
  /** Outcome as a provider status text. */
  status: string
  /** Which side carried out the search, as named by the provider. */
  execution: string
  /** Definitions of the tools found, callable afterwards. */
  tools: unknown[]
} | {
  type: "web_search_call"
  /** Provider status; omitted when not reported. */
  status?: string
  /** What was done; omitted when not reported. */
  action?: ResponsesApiWebSearchAction
} | {
  type: "image_generation_call"
  id: string
  /** Provider status text. */
  status: string
  /** Prompt as rewritten by the provider; omitted when not reported. */
  revised_prompt?: string
  /** Image data in base64. */
  result: string
} | {
  type: "compaction"
  /** Opaque provider data that stands for the compacted part. */
  encrypted_content: string
} | {
  type: "compaction_trigger"
} | {
  type: "context_compaction"
  /** Opaque provider data for the compacted part; omitted when there is none. */
  encrypted_content?: string
} | {
  type: "other"
}

/**
 * What a web search call did, in Responses API spelling.
 *
 * - `search`: A search was run.
 * - `open_page`: A page was opened.
 * - `find_in_page`: Text was looked for within a page.
 * - `other`: Stands for an action that was not understood.
 */
export type ResponsesApiWebSearchAction = {
  type: "search"
  /** Single search text; omitted when not reported. */
  query?: string
  /** All search texts when several ran at once; omitted when not reported. */
  queries?: string[]
} | {
  type: "open_page"
  /** Address of the page; omitted when not reported. */
  url?: string
} | {
  type: "find_in_page"
  /** Address of the page; omitted when not reported. */
  url?: string
  /** Text looked for; omitted when not reported. */
  pattern?: string
} | {
  type: "other"
}

/** Place in the code a review finding points to. */
export interface ReviewCodeLocation {
  /** Absolute path of the file. */
  absolute_file_path: string
  line_range: ReviewLineRange
}

/**
 * Answer to a v1 approval. `approved_for_session` also silences repeats, `denied` lets the agent go on, `abort` stops the turn, `timed_out` means automatic review took too long.
 *
 * - `approved_execpolicy_amendment`: Approves the command and stores a rule that lets similar commands through.
 * - `network_policy_amendment`: Settles a network prompt with a lasting allow or deny rule for the host.
 */
export type ReviewDecision = "approved" | {
  approved_execpolicy_amendment: {
    /** Rule to store. */
    proposed_execpolicy_amendment: ExecPolicyAmendment
  }
} | "approved_for_session" | {
  network_policy_amendment: {
    /** Rule to store. */
    network_policy_amendment: NetworkPolicyAmendment
  }
} | "denied" | "timed_out" | "abort"

/** One issue or piece of advice from a code review. */
export interface ReviewFinding {
  /** Explanation of the finding. */
  body: string
  code_location: ReviewCodeLocation
  /** How sure the reviewer is of the finding. */
  confidence_score: number
  /** Urgency as a number. */
  priority: number
  title: string
}

/** Range of lines in a file. */
export interface ReviewLineRange {
  /** Last line of the range, included. */
  end: number
  /** First line of the range. */
  start: number
}

/** Result of a code review. */
export interface ReviewOutputEvent {
  findings: ReviewFinding[]
  /** How sure the reviewer is of the verdict. */
  overall_confidence_score: number
  /** Verdict on the whole change, as text. */
  overall_correctness: string
  /** Reasons for the verdict. */
  overall_explanation: string
}

/**
 * Subject of a code review.
 *
 * - `uncommittedChanges`: Everything not committed: staged, unstaged and untracked files.
 * - `baseBranch`: The changes relative to a base branch.
 * - `commit`: The changes made by one commit.
 * - `custom`: Whatever free-form instructions describe.
 */
export type ReviewTarget = {
  type: "uncommittedChanges"
} | {
  type: "baseBranch"
  /** Name of the base branch, not blank. */
  branch: string
} | {
  type: "commit"
  /** Commit hash, not blank. */
  sha: string
  /** Text shown for the commit, typically its subject; null when there is none. */
  title: string | null
} | {
  type: "custom"
  /** Prompt for the reviewer, not blank. */
  instructions: string
}

/**
 * One line of a session file.
 *
 * - `session_meta`: The first line: which session this is.
 * - `response_item`: An item of the model conversation.
 * - `compacted`: A summary that replaces the history before it.
 * - `turn_context`: The settings a turn ran with.
 * - `event_msg`: An event of the session.
 */
export type RolloutLine = {
  /** When the line was written: RFC 3339, in UTC, with milliseconds. */
  timestamp: string
} & ({
  type: "session_meta"
  payload: SessionMetaLine
} | {
  type: "response_item"
  payload: ResponseItem
} | {
  type: "compacted"
  payload: CompactedItem
} | {
  type: "turn_context"
  payload: TurnContextItem
} | {
  type: "event_msg"
  payload: EventMsg
})

/**
 * Older form of the limits on commands run by the model, by `type`.
 *
 * - `danger-full-access`: No limits at all.
 * - `read-only`: Files can be read but not written.
 * - `external-sandbox`: The process is isolated from outside, so the whole disk is open to it.
 * - `workspace-write`: Reading as in `read-only`, plus writing in the working directory and further roots.
 */
export type SandboxPolicy = {
  type: "danger-full-access"
} | {
  type: "read-only"
  /** Whether outbound network access is allowed; default false. */
  network_access?: boolean
} | {
  type: "external-sandbox"
  /**
   * Network access the outer sandbox gives; `restricted` when omitted.
   *
   * @defaultValue `"restricted"`
   */
  network_access: NetworkAccess
} | {
  type: "workspace-write"
  /**
   * True takes `/tmp` out of the writable roots on Unix; default false.
   *
   * @defaultValue `false`
   */
  exclude_slash_tmp: boolean
  /**
   * True takes the directory in `TMPDIR` out of the writable roots; default false.
   *
   * @defaultValue `false`
   */
  exclude_tmpdir_env_var: boolean
  /**
   * Whether outbound network access is allowed; default false.
   *
   * @defaultValue `false`
   */
  network_access: boolean
  /** Further writable directories as absolute paths, beside the working directory and the temporary ones. */
  writable_roots?: AbsolutePathBuf[]
}

/** Id of a session as a string. */
export type SessionId = string

/** Payload of a `session_meta` line: data on the session as a whole, not tied to a turn. */
export interface SessionMetaLine {
  /** Version of the program that wrote the file. */
  cli_version: string
  /** Working directory at the start. */
  cwd: string
  /** Id of the thread stored in this file. */
  id: ThreadId
  /** Name of the client that created the session. */
  originator: string
  /** Creation time of the session as text. */
  timestamp: string
  /** Nickname given to the sub-agent at spawn; null when it has none. */
  agent_nickname?: string | null
  /** Canonical path of the sub-agent among the agents; null when it has none. */
  agent_path?: string | null
  /** Role given to the sub-agent at spawn; null when it has none. */
  agent_role?: string | null
  /** Instructions in effect without a config override; null in older files, then those of the model apply. */
  base_instructions?: BaseInstructions | null
  /** Client-supplied tools of the thread; null when there are none. */
  dynamic_tools?: DynamicToolSpec[] | null
  /** Thread this one was forked from; null when it is no fork. */
  forked_from_id?: ThreadId | null
  /** Repository state; null when not recorded. */
  git?: GitInfo | null
  /** Memory mode of the thread; null when not recorded. */
  memory_mode?: string | null
  /** Key of the model provider; null when not recorded. */
  model_provider?: string | null
  /**
   * What kind of client or job started the session; `vscode` when omitted.
   *
   * @defaultValue `"vscode"`
   */
  source: StoredSessionSource
  /** Origin class of the thread for analytics; null when not given. */
  thread_source?: ThreadSource | null
}

/** Addresses of the managed network proxy of a session. */
export interface SessionNetworkProxyRuntime {
  /** Address the HTTP proxy listens on. */
  http_addr: string
  /** Address the SOCKS proxy listens on. */
  socks_addr: string
}

/** Settings bound to a collaboration mode; field names are in snake case. */
export interface Settings {
  /** Model id used in this mode. */
  model: string
  /** Reasoning effort in this mode; null sets none. */
  reasoning_effort: ReasoningEffort | null
  /** Instructions for the model; null selects the ones built in for the mode. */
  developer_instructions: string | null
}

/** Progress of one plan step. */
export type StepStatus = "pending" | "in_progress" | "completed"

/** Origin of a session as stored on disk. `exec` is a non-interactive run, `mcp` a client of the app server or MCP server. */
export type StoredSessionSource = ("cli" | "vscode" | "exec" | "mcp" | "unknown") | {
  custom: string
} | {
  internal: InternalSessionSource
} | {
  subagent: SubAgentSource
}

/**
 * Why a sub-agent exists. `review` and `compact` serve a review or a history compaction, `memory_consolidation` condenses memories.
 *
 * - `thread_spawn`: A sub-agent started by the agent of another thread.
 * - `other`: Any further purpose, named by a free label.
 */
export type SubAgentSource = ("review" | "compact" | "memory_consolidation") | {
  thread_spawn: {
    /** Thread that started the sub-agent. */
    parent_thread_id: ThreadId
    /** Nesting level below the root thread. */
    depth: number
    /** Place of the sub-agent in the agent tree; null when not recorded. */
    agent_path: AgentPath | null
    /** Display name given to the sub-agent; null when it has none. */
    agent_nickname: string | null
    /** Role the sub-agent was started with; null when it has none. */
    agent_role: string | null
  }
} | {
  other: string
}

/** Part of a text that a client shows in a special way. */
export interface TextElement {
  /** Range in bytes of the UTF-8 text it belongs to. */
  byte_range: ByteRange
  /** Text to show in its place; null when there is none. */
  placeholder?: string | null
}

/** The goal a thread works towards, with its budget and the usage counted so far. */
export interface ThreadGoal {
  threadId: string
  /** What is to be achieved, non-empty, at most 4000 characters. */
  objective: string
  status: ThreadGoalStatus
  /** Tokens the goal may use before it becomes `budgetLimited`; null when unlimited. */
  tokenBudget: number | null
  /** Tokens counted against the goal so far. */
  tokensUsed: number
  /** Working time counted against the goal so far, in seconds. */
  timeUsedSeconds: number
  /** Creation time in Unix seconds. */
  createdAt: number
  /** Time of the last change in Unix seconds. */
  updatedAt: number
}

/** State of a goal. Only `active` drives turns; `usageLimited` follows an account usage limit, `budgetLimited` a used-up token budget. `blocked` means the agent is stuck. */
export type ThreadGoalStatus = "active" | "paused" | "blocked" | "usageLimited" | "budgetLimited" | "complete"

/** UUID of a thread, in text form. */
export type ThreadId = string

/** All lasting settings of a thread at one moment. */
export interface ThreadSettingsSnapshot {
  approval_policy: AskForApproval
  /** Who answers approval requests. */
  approvals_reviewer: ApprovalsReviewer
  collaboration_mode: CollaborationMode
  /** Absolute path of the working directory. */
  cwd: AbsolutePathBuf
  model: string
  /** Key of the model provider in use. */
  model_provider_id: string
  /** Effective permissions of commands. */
  permission_profile: PermissionProfile
  /** Name of the profile behind `permission_profile`; null when not known. */
  active_permission_profile?: ActivePermissionProfile | null
  /** Tone of the agent; null when not set. */
  personality?: Personality | null
  /** Reasoning effort of the model; null when not set. */
  reasoning_effort?: ReasoningEffort | null
  /** How reasoning is summarized; null when not set. */
  reasoning_summary?: ReasoningSummary | null
  /** Service tier of model requests; null when none is chosen. */
  service_tier?: string | null
}

/** Who caused a thread, for analytics: the user, an agent that started a sub-agent, or memory consolidation. */
export type ThreadSource = "user" | "subagent" | "memory_consolidation"

/** Token counts of one or more model requests. */
export interface TokenUsage {
  /** Part of `input_tokens` served from the cache. */
  cached_input_tokens: number
  /** Input tokens, cached ones included. */
  input_tokens: number
  /** Output tokens, reasoning included. */
  output_tokens: number
  /** Part of `output_tokens` spent on reasoning. */
  reasoning_output_tokens: number
  /** Sum of input and output tokens. */
  total_tokens: number
}

/** Token usage of a session. */
export interface TokenUsageInfo {
  /** Usage of the latest model reply. */
  last_token_usage: TokenUsage
  /** Usage added up over the session. */
  total_token_usage: TokenUsage
  /** Context window of the model in tokens; null when not known. */
  model_context_window?: number | null
}

/** Why a turn was stopped. `interrupted`: on request. `replaced`: by a new turn. `review_ended`: the review closed. `budget_limited`: a budget ran out. */
export type TurnAbortReason = "interrupted" | "replaced" | "review_ended" | "budget_limited"

/** Payload of a `turn_context` line: settings of a turn, written once per user turn and again after a compaction within it, so that a resume or fork can restore them. */
export interface TurnContextItem {
  approval_policy: AskForApproval
  /** Working directory of the turn. */
  cwd: string
  model: string
  /** Permissions in the older form; `permission_profile` holds the canonical one. */
  sandbox_policy: SandboxPolicy
  /** How reasoning is summarized. */
  summary: ReasoningSummary
  /** Collaboration mode of the turn; null when not recorded. */
  collaboration_mode?: CollaborationMode | null
  /** Local date told to the model; null when not recorded. */
  current_date?: string | null
  /** Reasoning effort; null when not set. */
  effort?: ReasoningEffort | null
  /** File system rules in detail; null when not recorded. */
  file_system_sandbox_policy?: FileSystemSandboxPolicy | null
  /** Domain rules of the network; null when there are none. */
  network?: TurnContextNetworkItem | null
  /** Effective permissions; null in older files. */
  permission_profile?: PermissionProfile | null
  /** Tone of the agent; null when not set. */
  personality?: Personality | null
  /** Whether a realtime conversation was open; null when not recorded. */
  realtime_active?: boolean | null
  /** Time zone told to the model; null when not recorded. */
  timezone?: string | null
  /** Turn the settings apply to; null in older files. */
  turn_id?: string | null
}

/** Domain rules for network access during a turn. */
export interface TurnContextNetworkItem {
  /** Domains that may be reached. */
  allowed_domains: string[]
  /** Domains that are blocked. */
  denied_domains: string[]
}

/**
 * One item of a turn in its internal form, told apart by `type`.
 *
 * - `UserMessage`: Input of the user.
 * - `HookPrompt`: Text that hooks put into the conversation.
 * - `AgentMessage`: Message of the agent.
 * - `Plan`: Plan proposed by the agent.
 * - `Reasoning`: Reasoning of the model.
 * - `WebSearch`: Web search by the model.
 * - `ImageView`: Local image looked at by the agent.
 * - `ImageGeneration`: Image made by the model.
 * - `FileChange`: Changes to files.
 * - `McpToolCall`: Call of an MCP tool.
 * - `ContextCompaction`: Marks that the history was compacted here.
 */
export type TurnItem = {
  type: "UserMessage"
  /** Parts of the input. */
  content: UserInput[]
  id: string
} | {
  type: "HookPrompt"
  /** Pieces of text, each with the hook run it comes from. */
  fragments: HookPromptFragment[]
  id: string
} | {
  type: "AgentMessage"
  content: AgentMessageContent[]
  id: string
  /** Memories the message draws on; null when it cites none. */
  memory_citation?: MemoryCitation | null
  /** Interim commentary or final answer; null when the provider does not say. */
  phase?: MessagePhase | null
} | {
  type: "Plan"
  id: string
  /** Full text of the plan. */
  text: string
} | {
  type: "Reasoning"
  id: string
  /** Sections of the summary. */
  summary_text: string[]
  /**
   * Raw reasoning texts; empty by default.
   *
   * @defaultValue `[]`
   */
  raw_content: string[]
} | {
  type: "WebSearch"
  /** What the search did: a query, opening a page or finding text in one. */
  action: ResponsesApiWebSearchAction
  id: string
  /** Search text for display. */
  query: string
} | {
  type: "ImageView"
  id: string
  /** Absolute path of the image. */
  path: AbsolutePathBuf
} | {
  type: "ImageGeneration"
  id: string
  /** Generated image as returned by the model provider. */
  result: string
  /** Status as reported by the provider. */
  status: string
  /** Prompt as rewritten by the model; null when it was kept. */
  revised_prompt?: string | null
  /** Absolute path the image was saved to; null when it was not saved. */
  saved_path?: AbsolutePathBuf | null
} | {
  type: "FileChange"
  /** File changes keyed by path. */
  changes: {
    [k: string]: FileChange | undefined
  }
  id: string
  /** True when no approval was asked for; null when not known. */
  auto_approved?: boolean | null
  /** How the patch ended; null when it has not ended. */
  status?: PatchApplyStatus | null
  /** Error text; null when there is none. */
  stderr?: string | null
  /** Summary printed on success; null when there is none. */
  stdout?: string | null
} | {
  type: "McpToolCall"
  /** Arguments chosen by the model. */
  arguments: JsonValue
  id: string
  /** Name of the MCP server. */
  server: string
  status: McpToolCallStatus
  tool: string
  /** Run time of the call; null when it has not ended. */
  duration?: Duration | null
  /** Error of the call; null when there is none. */
  error?: McpToolCallError | null
  /** URI of the app user interface resource tied to the tool; null when there is none. */
  mcpAppResourceUri?: string | null
  /** Plugin the tool comes from; null when it comes from none. */
  pluginId?: string | null
  /** Result of the server; null when there is none. */
  result?: CallToolResult | null
} | {
  type: "ContextCompaction"
  id: string
}

/**
 * One piece of user input in its internal form.
 *
 * - `text`: Text typed by the user.
 * - `image`: An image, already encoded.
 * - `local_image`: An image file, encoded when the model request is built.
 * - `skill`: A skill picked by the user.
 * - `mention`: A mention of an app or plugin picked by the user.
 */
export type UserInput = {
  type: "text"
  text: string
  /**
   * Ranges of `text` that the client renders specially, in bytes of its UTF-8 form; the text itself stays unchanged.
   *
   * @defaultValue `[]`
   */
  text_elements: TextElement[]
} | {
  type: "image"
  /** Image as a data URI. */
  image_url: string
  /** Detail level for the model; null means the default level. */
  detail?: ImageDetail | null
} | {
  type: "local_image"
  /** Path of the image file. */
  path: string
  /** Detail level for the model; null means the default level. */
  detail?: ImageDetail | null
} | {
  type: "skill"
  name: string
  /** Path of its `SKILL.md` file. */
  path: string
} | {
  type: "mention"
  /** Name shown to the user. */
  name: string
  /** URI of what is mentioned, with scheme `app` (connector id) or `plugin` (name, `@`, marketplace name). */
  path: string
}
