/** Items, their deltas, sub-agents, hooks and realtime sessions. */
import * as t from '../define/index.js';
import { ReasoningEffort, ThreadId } from '../domains/primitives.js';
import { RealtimeConversationVersion, RealtimeVoicesList } from '../domains/realtime.js';
import { ResponseItem } from '../domains/response-items.js';
import { AgentStatus, CollabAgentRef, CollabAgentStatusEntry, TurnItem } from './event-parts.js';
import { HookRunSummary } from './hooks.js';
import { RealtimeEvent } from './realtime.js';

export const streamEvents = [
  t.arm({ type: 'realtime_conversation_started' }, 'A realtime conversation was opened.', {
    version: t.field(RealtimeConversationVersion, 'Version of the realtime protocol in use.'),
    realtime_session_id: t.maybe(t.string, 'Id of the realtime session; null when not known.'),
  }),
  t.arm({ type: 'realtime_conversation_realtime' }, 'Carries one event of the running realtime conversation.', {
    payload: t.field(RealtimeEvent, 'The event itself.'),
  }),
  t.arm({ type: 'realtime_conversation_closed' }, 'The realtime conversation ended.', {
    reason: t.maybe(t.string, 'Why it ended; null when not known.'),
  }),
  t.arm({ type: 'realtime_conversation_sdp' }, 'Delivers the session description for a realtime connection.', {
    sdp: t.field(t.string, 'Session description (SDP) text.'),
  }),
  t.arm({ type: 'realtime_conversation_list_voices_response' }, 'Lists the voices a realtime conversation can use.', {
    voices: RealtimeVoicesList,
  }),
  t.arm({ type: 'raw_response_item' }, 'Passes on an item exactly as it goes into the model history.', {
    item: t.field(ResponseItem, 'The raw item.'),
  }),
  t.arm({ type: 'item_started' }, 'An item of a turn began.', {
    item: t.field(TurnItem, 'Item as known at the start.'),
    started_at_ms: t.field(t.int64, 'Start time in Unix milliseconds.'),
    thread_id: ThreadId,
    turn_id: t.string,
  }),
  t.arm({ type: 'item_completed' }, 'An item of a turn reached its final form.', {
    item: t.field(TurnItem, 'Final form of the item.'),
    thread_id: ThreadId,
    turn_id: t.string,
    completed_at_ms: t.defaulted(t.int64, 0, 'Completion time in Unix milliseconds; 0 when an older record lacks it.'),
  }),
  t.arm({ type: 'hook_started' }, 'A hook began to run.', {
    run: t.field(HookRunSummary, 'State of the run at its start.'),
    turn_id: t.maybe(t.string, 'Turn it belongs to; null when not tied to a turn.'),
  }),
  t.arm({ type: 'hook_completed' }, 'A hook ended.', {
    run: t.field(HookRunSummary, 'Final state of the run.'),
    turn_id: t.maybe(t.string, 'Turn it belongs to; null when not tied to a turn.'),
  }),
  t.arm({ type: 'agent_message_content_delta' }, 'Adds text to a streaming agent message.', {
    delta: t.field(t.string, 'Text to append.'),
    item_id: t.field(t.string, 'Message item the text belongs to.'),
    thread_id: t.string,
    turn_id: t.string,
  }),
  t.arm({ type: 'plan_delta' }, 'Adds text to a streaming plan.', {
    delta: t.field(t.string, 'Text to append.'),
    item_id: t.field(t.string, 'Plan item the text belongs to.'),
    thread_id: t.string,
    turn_id: t.string,
  }),
  t.arm({ type: 'reasoning_content_delta' }, 'Adds text to a streaming reasoning summary.', {
    delta: t.field(t.string, 'Text to append.'),
    item_id: t.field(t.string, 'Reasoning item the text belongs to.'),
    thread_id: t.string,
    turn_id: t.string,
    summary_index: t.defaulted(t.int64, 0, 'Summary section the text belongs to, from 0.'),
  }),
  t.arm({ type: 'reasoning_raw_content_delta' }, 'Adds text to streaming raw reasoning.', {
    delta: t.field(t.string, 'Text to append.'),
    item_id: t.field(t.string, 'Reasoning item the text belongs to.'),
    thread_id: t.string,
    turn_id: t.string,
    content_index: t.defaulted(t.int64, 0, 'Content part the text belongs to, from 0.'),
  }),
  t.arm({ type: 'collab_agent_spawn_begin' }, 'An agent is about to start a sub-agent.', {
    call_id: t.field(t.string, 'Collaboration tool call this belongs to; the same in the begin and end events.'),
    model: t.field(t.string, 'Model chosen for the new agent.'),
    prompt: t.field(t.string, 'First message to the new agent; may be empty to keep reasoning from leaking.'),
    reasoning_effort: t.field(ReasoningEffort, 'Reasoning effort chosen for the new agent.'),
    sender_thread_id: t.field(ThreadId, 'Thread of the agent that issued the call.'),
    started_at_ms: t.defaulted(t.int64, 0, 'Start time in Unix milliseconds; 0 when an older record lacks it.'),
  }),
  t.arm({ type: 'collab_agent_spawn_end' }, 'The start of a sub-agent ended.', {
    call_id: t.field(t.string, 'Collaboration tool call this belongs to; the same in the begin and end events.'),
    model: t.field(t.string, 'Model the new agent really uses after inheritance and its role.'),
    prompt: t.field(t.string, 'First message to the new agent; may be empty to keep reasoning from leaking.'),
    reasoning_effort: t.field(
      ReasoningEffort,
      'Reasoning effort the new agent really uses after inheritance and its role.',
    ),
    sender_thread_id: t.field(ThreadId, 'Thread of the agent that issued the call.'),
    status: t.field(AgentStatus, 'Last status of the new agent known to the sender.'),
    completed_at_ms: t.defaulted(t.int64, 0, 'Completion time in Unix milliseconds; 0 when an older record lacks it.'),
    new_agent_nickname: t.maybe(t.string, 'Nickname given to the sub-agent at spawn; null when it has none.'),
    new_agent_role: t.maybe(t.string, 'Role given to the sub-agent at spawn; null when it has none.'),
    new_thread_id: t.maybe(ThreadId, 'Thread of the new agent; null when none was created.'),
  }),
  t.arm({ type: 'collab_agent_interaction_begin' }, 'An agent is about to send a message to another agent.', {
    call_id: t.field(t.string, 'Collaboration tool call this belongs to; the same in the begin and end events.'),
    prompt: t.field(t.string, 'Message to the receiver; may be empty to keep reasoning from leaking.'),
    receiver_thread_id: t.field(ThreadId, 'Thread of the agent the call is aimed at.'),
    sender_thread_id: t.field(ThreadId, 'Thread of the agent that issued the call.'),
    started_at_ms: t.defaulted(t.int64, 0, 'Start time in Unix milliseconds; 0 when an older record lacks it.'),
  }),
  t.arm({ type: 'collab_agent_interaction_end' }, 'The sending of a message to another agent ended.', {
    call_id: t.field(t.string, 'Collaboration tool call this belongs to; the same in the begin and end events.'),
    prompt: t.field(t.string, 'Message to the receiver; may be empty to keep reasoning from leaking.'),
    receiver_thread_id: t.field(ThreadId, 'Thread of the agent the call is aimed at.'),
    sender_thread_id: t.field(ThreadId, 'Thread of the agent that issued the call.'),
    status: t.field(AgentStatus, 'Last status of the receiver known to the sender.'),
    completed_at_ms: t.defaulted(t.int64, 0, 'Completion time in Unix milliseconds; 0 when an older record lacks it.'),
    receiver_agent_nickname: t.maybe(t.string, 'Nickname given to the sub-agent at spawn; null when it has none.'),
    receiver_agent_role: t.maybe(t.string, 'Role given to the sub-agent at spawn; null when it has none.'),
  }),
  t.arm({ type: 'collab_waiting_begin' }, 'An agent starts to wait for other agents.', {
    call_id: t.field(t.string, 'Collaboration tool call this belongs to; the same in the begin and end events.'),
    receiver_thread_ids: t.field(t.list(ThreadId), 'Threads of the agents waited for.'),
    sender_thread_id: t.field(ThreadId, 'Thread of the agent that issued the call.'),
    receiver_agents: t.omittable(t.list(CollabAgentRef), 'Nicknames and roles of the agents waited for, when known.'),
    started_at_ms: t.defaulted(t.int64, 0, 'Start time in Unix milliseconds; 0 when an older record lacks it.'),
  }),
  t.arm({ type: 'collab_waiting_end' }, 'The wait for other agents ended.', {
    call_id: t.field(t.string, 'Collaboration tool call this belongs to; the same in the begin and end events.'),
    sender_thread_id: t.field(ThreadId, 'Thread of the agent that issued the call.'),
    statuses: t.field(t.map(AgentStatus), 'Last known status of each agent, keyed by thread id.'),
    agent_statuses: t.omittable(
      t.list(CollabAgentStatusEntry),
      'The same statuses with nickname and role, when known.',
    ),
    completed_at_ms: t.defaulted(t.int64, 0, 'Completion time in Unix milliseconds; 0 when an older record lacks it.'),
  }),
  t.arm({ type: 'collab_close_begin' }, 'An agent is about to close another agent.', {
    call_id: t.field(t.string, 'Collaboration tool call this belongs to; the same in the begin and end events.'),
    receiver_thread_id: t.field(ThreadId, 'Thread of the agent the call is aimed at.'),
    sender_thread_id: t.field(ThreadId, 'Thread of the agent that issued the call.'),
    started_at_ms: t.defaulted(t.int64, 0, 'Start time in Unix milliseconds; 0 when an older record lacks it.'),
  }),
  t.arm({ type: 'collab_close_end' }, 'The closing of another agent ended.', {
    call_id: t.field(t.string, 'Collaboration tool call this belongs to; the same in the begin and end events.'),
    receiver_thread_id: t.field(ThreadId, 'Thread of the agent the call is aimed at.'),
    sender_thread_id: t.field(ThreadId, 'Thread of the agent that issued the call.'),
    status: t.field(AgentStatus, 'Last status of the receiver known to the sender before the close.'),
    completed_at_ms: t.defaulted(t.int64, 0, 'Completion time in Unix milliseconds; 0 when an older record lacks it.'),
    receiver_agent_nickname: t.maybe(t.string, 'Nickname given to the sub-agent at spawn; null when it has none.'),
    receiver_agent_role: t.maybe(t.string, 'Role given to the sub-agent at spawn; null when it has none.'),
  }),
  t.arm({ type: 'collab_resume_begin' }, 'An agent is about to bring back another agent.', {
    call_id: t.field(t.string, 'Collaboration tool call this belongs to; the same in the begin and end events.'),
    receiver_thread_id: t.field(ThreadId, 'Thread of the agent the call is aimed at.'),
    sender_thread_id: t.field(ThreadId, 'Thread of the agent that issued the call.'),
    receiver_agent_nickname: t.maybe(t.string, 'Nickname given to the sub-agent at spawn; null when it has none.'),
    receiver_agent_role: t.maybe(t.string, 'Role given to the sub-agent at spawn; null when it has none.'),
    started_at_ms: t.defaulted(t.int64, 0, 'Start time in Unix milliseconds; 0 when an older record lacks it.'),
  }),
  t.arm({ type: 'collab_resume_end' }, 'The bringing back of another agent ended.', {
    call_id: t.field(t.string, 'Collaboration tool call this belongs to; the same in the begin and end events.'),
    receiver_thread_id: t.field(ThreadId, 'Thread of the agent the call is aimed at.'),
    sender_thread_id: t.field(ThreadId, 'Thread of the agent that issued the call.'),
    status: t.field(AgentStatus, 'Status of the receiver known to the sender after the resume.'),
    completed_at_ms: t.defaulted(t.int64, 0, 'Completion time in Unix milliseconds; 0 when an older record lacks it.'),
    receiver_agent_nickname: t.maybe(t.string, 'Nickname given to the sub-agent at spawn; null when it has none.'),
    receiver_agent_role: t.maybe(t.string, 'Role given to the sub-agent at spawn; null when it has none.'),
  }),
] as const;
