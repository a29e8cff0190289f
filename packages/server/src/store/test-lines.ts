/** Lines of session files for tests. */
import type { EventMsg, RolloutLine, SessionMetaLine } from '@app-server/schema/rollout';

/** Milliseconds of the first line of a thread that says nothing else. */
export const T0 = Date.UTC(2026, 10, 26, 12);

/** A UUID that says its number. */
export function uuid(number: number): string {
  return `01a21792-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

export function meta(id: string, more: Partial<SessionMetaLine> = {}, at = T0): RolloutLine {
  const timestamp = new Date(at).toISOString();
  const payload = { id, timestamp, cwd: '/work', originator: 'test', cli_version: '0.134.0', source: 'cli' } as const;
  return { timestamp, type: 'session_meta', payload: { ...payload, model_provider: 'mock', ...more } };
}

export function event(payload: EventMsg, at = T0): RolloutLine {
  return { timestamp: new Date(at).toISOString(), type: 'event_msg', payload };
}

export function began(turn_id: string, at = T0): RolloutLine {
  return event({ type: 'task_started', turn_id, collaboration_mode_kind: 'default' }, at);
}

export function ended(turn_id: string, at = T0): RolloutLine {
  return event({ type: 'task_complete', turn_id }, at);
}

export function said(message: string, at = T0): RolloutLine {
  return event({ type: 'user_message', message, local_images: [], text_elements: [] }, at);
}

export function answered(message: string, at = T0): RolloutLine {
  return event({ type: 'agent_message', message }, at);
}

/** A command that ends when it likes, and names the turn that it belongs to. */
export function commandEnded(turn_id: string, command: string): RolloutLine {
  return event({
    type: 'exec_command_end',
    call_id: 'call',
    turn_id,
    command: ['bash', '-lc', command],
    cwd: '/work',
    parsed_cmd: [],
    source: 'agent',
    stdout: '',
    stderr: '',
    aggregated_output: '',
    exit_code: 0,
    duration: { secs: 0, nanos: 0 },
    formatted_output: '',
    completed_at_ms: T0,
    status: 'completed',
  });
}

export function rolledBack(num_turns: number): RolloutLine {
  return event({ type: 'thread_rolled_back', num_turns });
}

export function compacted(message: string, replaces = true): RolloutLine {
  const history = { replacement_history: replaces ? [] : null };
  return { timestamp: new Date(T0).toISOString(), type: 'compacted', payload: { message, ...history } };
}

export function contextOf(turn_id: string, model: string): RolloutLine {
  const settings = {
    approval_policy: 'never',
    sandbox_policy: { type: 'danger-full-access' },
    summary: 'auto',
  } as const;
  const payload = { turn_id, cwd: '/work', model, ...settings };
  return { timestamp: new Date(T0).toISOString(), type: 'turn_context', payload };
}

/** A whole turn. */
export function turn(turn_id: string, question: string, answer = 'Yes.', at = T0): RolloutLine[] {
  return [began(turn_id, at), said(question, at), answered(answer, at), ended(turn_id, at)];
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
