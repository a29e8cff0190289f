/** Lines of a turn: each function makes one, of plain facts. */
import type {
  CollaborationMode,
  RateLimitSnapshot,
  ResponseItem,
  ThreadTokenUsage,
  TurnError,
  TurnStatus,
} from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import { errorEvent } from './error-info.js';
import { eventLine, line } from './line.js';
import { type ContextExtras, type KeptSettings, settingsSnapshot, turnContext } from './settings-lines.js';
import { storedRateLimits, storedUsage } from './usage.js';

export interface TurnStarted {
  readonly turnId: string;
  readonly startedAtMs: number;
  readonly mode: CollaborationMode['mode'];
  /** Tokens that the model's context has room for. */
  readonly contextWindow?: number | null;
}

export function turnStartedLine({ turnId, startedAtMs, mode, contextWindow = null }: TurnStarted): RolloutLine {
  return eventLine({
    type: 'task_started',
    turn_id: turnId,
    started_at: seconds(startedAtMs),
    model_context_window: contextWindow,
    collaboration_mode_kind: mode,
  });
}

export interface TurnEnded {
  readonly turnId: string;
  readonly status: TurnStatus;
  /** Text of the last message of the agent; null when it said nothing. */
  readonly lastMessage: string | null;
  readonly completedAtMs: number;
  readonly durationMs: number;
}

/** The end of a turn. That of one that failed has `turnFailedLine` before it. */
export function turnEndedLine({ turnId, status, lastMessage, completedAtMs, durationMs }: TurnEnded): RolloutLine {
  const times = { completed_at: seconds(completedAtMs), duration_ms: durationMs };
  if (status === 'interrupted') {
    return eventLine({ type: 'turn_aborted', turn_id: turnId, reason: 'interrupted', ...times });
  }
  return eventLine({ type: 'task_complete', turn_id: turnId, last_agent_message: lastMessage, ...times });
}

/** Why a turn fails. */
export function turnFailedLine(error: TurnError): RolloutLine {
  return eventLine(errorEvent(error));
}

/** Settings of a turn, written when it begins. */
export function turnContextLine(settings: KeptSettings, turnId: string, extras?: ContextExtras): RolloutLine {
  return line('turn_context', turnContext(settings, turnId, extras));
}

/** Settings that apply from now on. */
export function settingsAppliedLine(settings: KeptSettings): RolloutLine {
  return eventLine(settingsSnapshot(settings));
}

/** Something that the model sees. */
export function responseItemLine(item: ResponseItem): RolloutLine {
  return line('response_item', item);
}

/** @param usage undefined before the first reply */
export function tokenCountLine(usage: ThreadTokenUsage | undefined, rateLimits?: RateLimitSnapshot): RolloutLine {
  return eventLine({
    type: 'token_count',
    info: usage ? storedUsage(usage) : null,
    rate_limits: rateLimits ? storedRateLimits(rateLimits) : null,
  });
}

/** @param items what the model sees from now on instead of everything before */
export function compactedLine(message: string, items: readonly ResponseItem[]): RolloutLine {
  return line('compacted', { message, replacement_history: [...items] });
}

/** The last turns are gone, as if they had not been. */
export function rolledBackLine(turns: number): RolloutLine {
  return eventLine({ type: 'thread_rolled_back', num_turns: turns });
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
