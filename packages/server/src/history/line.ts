/** Makes lines of session files. */
import type { EventMsg, RolloutLine } from '@app-server/schema/rollout';

/** A line is marked with the time of the call. */
export function line<T extends RolloutLine['type']>(
  type: T,
  payload: Extract<RolloutLine, { type: T }>['payload'],
): RolloutLine {
  return { timestamp: new Date().toISOString(), type, payload } as RolloutLine;
}

export function eventLine(event: EventMsg): RolloutLine {
  return line('event_msg', event);
}
