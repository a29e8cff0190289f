/** What an agent does with other agents, kept as the `collab_…_end` event of each operation. */
import type { CollabAgentState, ReasoningEffort, ThreadItem } from '@app-server/schema/experimental';
import type { AgentStatus, EventMsg } from '@app-server/schema/rollout';
import { withRest } from '../exact.js';
import { fields, text, textOrNull, wordOf } from '../loose.js';
import { Spelling } from '../naming.js';
import type { ItemPlace } from './place.js';

type Collaboration = Extract<ThreadItem, { type: 'collabAgentToolCall' }>;
type Tool = Collaboration['tool'];
type Fields = Readonly<Record<string, unknown>>;

const ENDS = new Spelling({
  spawnAgent: 'collab_agent_spawn_end',
  sendInput: 'collab_agent_interaction_end',
  resumeAgent: 'collab_resume_end',
  wait: 'collab_waiting_end',
  closeAgent: 'collab_close_end',
} as const);

/** States that have no text. */
const STATES = new Spelling({
  pendingInit: 'pending_init',
  running: 'running',
  interrupted: 'interrupted',
  shutdown: 'shutdown',
  notFound: 'not_found',
} as const);

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'] as const;

/** Events that end such an item. */
export const COLLABORATION_EVENTS: readonly string[] = [
  'collab_agent_spawn_end',
  'collab_agent_interaction_end',
  'collab_resume_end',
  'collab_waiting_end',
  'collab_close_end',
];

export function collaborationEvent(item: Collaboration, { completedAtMs }: ItemPlace): EventMsg {
  const call = { call_id: item.id, sender_thread_id: item.senderThreadId, completed_at_ms: completedAtMs };
  const [receiver_thread_id = ''] = item.receiverThreadIds;
  const states = new Map(Object.entries(item.agentsStates));
  const status = statusOf(states.get(receiver_thread_id));
  return withRest(eventOf(), item, readCollaboration);

  function eventOf(): EventMsg {
    switch (item.tool) {
      case 'spawnAgent': {
        const { prompt, model, reasoningEffort } = item;
        const asked = { prompt: prompt ?? '', model: model ?? '', reasoning_effort: reasoningEffort ?? 'none' };
        const new_thread_id = item.receiverThreadIds[0] ?? null;
        return { type: 'collab_agent_spawn_end', ...call, new_thread_id, ...asked, status };
      }
      case 'sendInput':
        return { type: 'collab_agent_interaction_end', ...call, receiver_thread_id, prompt: item.prompt ?? '', status };
      case 'wait': {
        const statuses = Object.fromEntries([...states].map(([id, state]) => [id, statusOf(state)]));
        return { type: 'collab_waiting_end', ...call, statuses };
      }
      case 'resumeAgent':
        return { type: 'collab_resume_end', ...call, receiver_thread_id, status };
      case 'closeAgent':
        return { type: 'collab_close_end', ...call, receiver_thread_id, status };
    }
  }
}

export function readCollaboration(event: object): Collaboration {
  const { type, call_id, sender_thread_id, prompt, model, reasoning_effort } = fields(event);
  const tool: Tool = ENDS.toWire(type) ?? 'wait';
  const statuses = statusesOf(tool, fields(event));
  const states = statuses.map(([id, status]) => [id, stateOf(status)] as const);
  const failed = states.some(([, { status }]) => status === 'errored' || status === 'notFound');
  const nobody = tool === 'spawnAgent' && states.length === 0;
  return {
    type: 'collabAgentToolCall',
    id: text(call_id),
    tool,
    status: failed || nobody ? 'failed' : 'completed',
    senderThreadId: text(sender_thread_id),
    receiverThreadIds: states.map(([id]) => id),
    prompt: textOrNull(prompt),
    model: textOrNull(model),
    reasoningEffort: wordOf<ReasoningEffort>(reasoning_effort, EFFORTS),
    agentsStates: Object.fromEntries(states),
  };
}

/** The agents concerned, by thread. */
function statusesOf(tool: Tool, event: Fields): [string, unknown][] {
  if (tool === 'wait') return Object.entries(fields(event.statuses)).sort(([a], [b]) => (a < b ? -1 : 1));
  const id = tool === 'spawnAgent' ? event.new_thread_id : event.receiver_thread_id;
  return typeof id === 'string' ? [[id, event.status]] : [];
}

function statusOf(state: CollabAgentState | undefined): AgentStatus {
  if (!state) return 'pending_init';
  const { status, message } = state;
  if (status === 'completed') return { completed: message };
  return status === 'errored' ? { errored: message ?? '' } : STATES.toStored(status);
}

function stateOf(status: unknown): CollabAgentState {
  const state = STATES.toWire(status);
  if (state) return { status: state, message: null };
  const { completed, errored } = fields(status);
  return errored === undefined
    ? { status: 'completed', message: textOrNull(completed) }
    : { status: 'errored', message: text(errored) };
}
