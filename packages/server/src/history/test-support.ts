/** What tests of history need: a store in miniature, and lines to put into it. */
import type { EventMsg, ResponseItem, RolloutLine } from '@app-server/schema/rollout';
import type { StoredTurn, StoredTurnStatus } from '../store/thread-store.js';
import { turnOf, TurnScanner } from './turn-scanner.js';

type Growing = { id: string; status: StoredTurnStatus; error: object | null; lines: RolloutLine[] };

/** The turns that are left of the lines of a thread. What runs when they end was interrupted, as nobody writes on. */
export function storedTurns(lines: readonly RolloutLine[]): StoredTurn[] {
  const scanner = new TurnScanner();
  const turns: Growing[] = [];
  for (const line of lines) {
    const before = scanner.current;
    const boundary = scanner.push(line);
    if (boundary?.kind === 'rolledBack') turns.splice(Math.max(0, turns.length - boundary.turns));
    if (boundary?.kind === 'began') {
      const status = boundary.implicit ? 'completed' : 'interrupted';
      turns.push({ id: boundary.turnId, status, error: null, lines: [] });
    }
    const named = turns.find(({ id }) => id === turnOf(line));
    const turn = turns.find(({ id }) => id === (scanner.current ?? before));
    if (boundary?.kind === 'ended' && turn) Object.assign(turn, { status: boundary.status, error: boundary.error });
    (named ?? turn)?.lines.push(line);
  }
  return turns;
}

export function event(payload: EventMsg): RolloutLine {
  return { timestamp: '2026-01-02T03:04:05.678Z', type: 'event_msg', payload };
}

export function response(payload: ResponseItem): RolloutLine {
  return { timestamp: '2026-01-02T03:04:05.678Z', type: 'response_item', payload };
}

/** Lines as they are read from a file. */
export function reread<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
