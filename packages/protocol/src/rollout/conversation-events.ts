/** The course of a conversation: turns, messages, warnings, settings. */
import * as t from '../define/index.js';
import { ActivePermissionProfile, ApprovalsReviewer, AskForApproval } from '../domains/permissions.js';
import {
  AbsolutePathBuf,
  ImageDetail,
  MessagePhase,
  ModeKind,
  ReasoningEffort,
  ThreadId,
} from '../domains/primitives.js';
import { ThreadSource } from '../domains/session-source.js';
import { ThreadGoal } from '../domains/thread-goals.js';
import { ReviewTarget } from '../domains/turns.js';
import {
  CodexErrorInfo,
  MemoryCitation,
  ModelRerouteReason,
  ModelVerification,
  PlanItemArg,
  ReviewOutputEvent,
  TurnAbortReason,
} from './event-parts.js';
import { SessionId, ThreadSettingsSnapshot } from './lines.js';
import { PermissionProfile, SessionNetworkProxyRuntime } from './permissions.js';
import { RateLimitSnapshot, TokenUsageInfo } from './usage.js';
import { TextElement } from './user-input.js';

export const conversationEvents = [
  t.arm({ type: 'error' }, 'A submission failed.', {
    message: t.string,
    codex_error_info: t.maybe(CodexErrorInfo, 'Class of the error; null when unclassified.'),
  }),
  t.arm({ type: 'warning' }, 'Something went wrong that the user should see, but the turn goes on.', {
    message: t.string,
  }),
  t.arm({ type: 'guardian_warning' }, 'The automatic approval reviewer issued a warning.', { message: t.string }),
  t.arm({ type: 'model_reroute' }, 'The backend served the request with another model than the one asked for.', {
    from_model: t.field(t.string, 'Model that was requested.'),
    reason: ModelRerouteReason,
    to_model: t.field(t.string, 'Model that is used instead.'),
  }),
  t.arm({ type: 'model_verification' }, 'The backend recommends that the account be verified further for this turn.', {
    verifications: t.field(t.list(ModelVerification), 'Kinds of verification recommended.'),
  }),
  t.arm({ type: 'context_compacted' }, 'The history was compacted, automatically or on request.', {}),
  t.arm({ type: 'thread_rolled_back' }, 'The latest user turns were dropped from the history.', {
    num_turns: t.field(t.uint32, 'Number of user turns dropped, counted from the end.'),
  }),
  t.arm({ type: 'task_started' }, 'A turn began; readers should take `turn_started` as the same type.', {
    turn_id: t.string,
    collaboration_mode_kind: t.defaulted(
      ModeKind,
      'default',
      'Collaboration mode of the turn; `default` when omitted.',
    ),
    model_context_window: t.maybe(t.int64, 'Context window of the model in tokens; null when not known.'),
    started_at: t.maybe(t.int64, 'Start time in Unix seconds; null when not recorded.'),
    trace_id: t.maybe(t.string, 'Id of the trace the turn belongs to; null when there is none.'),
  }),
  t.arm({ type: 'thread_settings_applied' }, 'Lasting setting changes took effect for the thread.', {
    thread_settings: t.field(ThreadSettingsSnapshot, 'All settings after the change.'),
  }),
  t.arm(
    { type: 'task_complete' },
    'A turn ended with all its work done; readers should take `turn_complete` as the same type.',
    {
      turn_id: t.string,
      completed_at: t.maybe(t.int64, 'End time in Unix seconds; null when not recorded.'),
      duration_ms: t.maybe(t.int64, 'Time from start to end of the turn in milliseconds; null when not known.'),
      last_agent_message: t.maybe(t.string, 'Text of the last agent message; null when the turn had none.'),
      time_to_first_token_ms: t.maybe(
        t.int64,
        'Milliseconds from turn start to the first token of the model; null when not known.',
      ),
    },
  ),
  t.arm({ type: 'token_count' }, 'Reports token usage and rate limits of the session.', {
    info: t.maybe(TokenUsageInfo, 'Token usage; null when unknown, then nothing should be shown.'),
    rate_limits: t.maybe(RateLimitSnapshot, 'Latest rate limits; null when unknown, then nothing should be shown.'),
  }),
  t.arm({ type: 'agent_message' }, 'The agent produced a text message.', {
    message: t.field(t.string, 'Full text of the message.'),
    memory_citation: t.maybe(MemoryCitation, 'Memories the message draws on; null when it cites none.'),
    phase: t.maybe(MessagePhase, 'Interim commentary or final answer; null when the provider does not say.'),
  }),
  t.arm({ type: 'user_message' }, 'User input was handed to the model.', {
    message: t.field(t.string, 'Text part of the input.'),
    image_details: t.omittable(
      t.list(t.orNull(ImageDetail)),
      'Detail level per entry of `images`, same order; a missing entry means the default level.',
    ),
    images: t.maybe(t.list(t.string), 'URLs of the images sent along; null when not recorded.'),
    local_image_details: t.omittable(
      t.list(t.orNull(ImageDetail)),
      'Detail level per entry of `local_images`, same order; a missing entry means the default level.',
    ),
    local_images: t.defaulted(
      t.list(t.string),
      [],
      'Paths of local images, kept so that a client can attach them again; not meant for the model.',
    ),
    text_elements: t.defaulted(t.list(TextElement), [], 'Ranges of `message` that the client renders specially.'),
  }),
  t.arm({ type: 'agent_reasoning' }, 'The agent produced a reasoning summary.', {
    text: t.field(t.string, 'Summary text.'),
  }),
  t.arm({ type: 'agent_reasoning_raw_content' }, 'The agent produced raw, unsummarized reasoning.', {
    text: t.field(t.string, 'Raw reasoning text.'),
  }),
  t.arm({ type: 'agent_reasoning_section_break' }, 'The model opened a new section of its reasoning summary.', {
    item_id: t.defaulted(t.string, '', 'Reasoning item the section belongs to; empty when not recorded.'),
    summary_index: t.defaulted(t.int64, 0, 'Position of the new section, from 0.'),
  }),
  t.arm({ type: 'session_configured' }, 'The session is set up; lists the settings in effect.', {
    approval_policy: AskForApproval,
    cwd: t.field(AbsolutePathBuf, 'Absolute path used as the root directory of the session.'),
    model: t.string,
    model_provider_id: t.field(t.string, 'Key of the model provider in use.'),
    permission_profile: t.field(PermissionProfile, 'Effective permissions of commands in this session.'),
    session_id: t.field(SessionId, 'Session the thread belongs to.'),
    thread_id: ThreadId,
    active_permission_profile: t.maybe(
      ActivePermissionProfile,
      'Name of the profile behind `permission_profile`; null when not known.',
    ),
    approvals_reviewer: t.defaulted(
      ApprovalsReviewer,
      'user',
      'Who answers approval requests; `user` when omitted, and separate safety checks stay in force.',
    ),
    forked_from_id: t.maybe(ThreadId, 'Thread this one was forked from; null when it is no fork.'),
    initial_messages: t.maybe(
      t.list(t.reference('EventMsg')),
      'Earlier events of a resumed session for rebuilding the view; null when there are none.',
    ),
    network_proxy: t.maybe(SessionNetworkProxyRuntime, 'Addresses of the managed proxy; null when none was started.'),
    reasoning_effort: t.maybe(ReasoningEffort, 'Reasoning effort of the model; null when not set.'),
    rollout_path: t.maybe(t.string, 'Path of the session file; null for an ephemeral thread.'),
    service_tier: t.maybe(t.string, 'Service tier of model requests; null when none is chosen.'),
    thread_name: t.maybe(t.string, 'Name set by the user; null when unset.'),
    thread_source: t.maybe(ThreadSource, 'Origin class of the thread for analytics; null when not given.'),
  }),
  t.arm({ type: 'thread_goal_updated' }, 'The goal of the thread was set or its progress changed.', {
    goal: ThreadGoal,
    threadId: ThreadId,
    turnId: t.maybe(t.string, 'Turn that caused the update; null when no turn did.'),
  }),
  t.arm({ type: 'deprecation_notice' }, 'Something in use is deprecated and should be dropped.', {
    summary: t.field(t.string, 'What is deprecated.'),
    details: t.maybe(t.string, 'Advice such as how to migrate; null when there is none.'),
  }),
  t.arm({ type: 'stream_error' }, 'The model stream failed and is being recovered, for example by a retry.', {
    message: t.string,
    additional_details: t.maybe(t.string, 'Detail of the underlying failure; null when there is none.'),
    codex_error_info: t.maybe(CodexErrorInfo, 'Class of the error; null when unclassified.'),
  }),
  t.arm({ type: 'turn_diff' }, 'The file changes of the turn changed.', {
    unified_diff: t.field(t.string, 'All changes of the turn so far as one unified diff.'),
  }),
  t.arm({ type: 'plan_update' }, 'The agent changed its step list.', {
    plan: t.field(t.list(PlanItemArg), 'All steps after the change.'),
    explanation: t.maybe(t.string, 'Comment of the agent on the change; null when there is none.'),
  }),
  t.arm({ type: 'turn_aborted' }, 'A turn was stopped before its end.', {
    reason: TurnAbortReason,
    completed_at: t.maybe(t.int64, 'Time of the stop in Unix seconds; null when not recorded.'),
    duration_ms: t.maybe(t.int64, 'Time from turn start to the stop in milliseconds; null when not known.'),
    turn_id: t.maybe(t.string, 'Turn that was stopped; null when not recorded.'),
  }),
  t.arm({ type: 'shutdown_complete' }, 'The agent has shut down.', {}),
  t.arm({ type: 'entered_review_mode' }, 'A code review began.', {
    target: t.field(ReviewTarget, 'What is reviewed.'),
    user_facing_hint: t.maybe(t.string, 'Short description of the target for display; null when there is none.'),
  }),
  t.arm({ type: 'exited_review_mode' }, 'A code review ended.', {
    review_output: t.maybe(ReviewOutputEvent, 'Result of the review; null when it ended without one.'),
  }),
] as const;
