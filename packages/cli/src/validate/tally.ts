/** What the lines of a session add up to. */
import type { Finding, Kind } from './findings.js';
import type { Side } from './recording-line.js';

type Kinds = Record<Kind | 'unclear', number>;

export interface Tally {
  /** Read to the end. */
  files: number;
  unreadable: number;
  lines: number;
  messages: Record<Side, Kinds>;
  /** `recording`: lines that are no message of anybody. */
  faults: Record<Side | 'recording', number>;
  /** Faulty requests that the other side answered with an error. */
  refused: number;
  /** Requests that nobody answered, by who sent them. */
  unanswered: Record<Side, number>;
}

export function newTally(): Tally {
  const kinds = (): Kinds => ({ request: 0, notification: 0, response: 0, error: 0, unclear: 0 });
  return {
    files: 0,
    unreadable: 0,
    lines: 0,
    messages: { client: kinds(), server: kinds() },
    faults: { client: 0, server: 0, recording: 0 },
    refused: 0,
    unanswered: { client: 0, server: 0 },
  };
}

export function countFinding(tally: Tally, { from, faults, refused }: Finding): void {
  tally.faults[from ?? 'recording'] += faults.length;
  if (refused === true) tally.refused += 1;
}

export function messageCount({ messages }: Tally): number {
  return [messages.client, messages.server].flatMap((kinds) => Object.values(kinds)).reduce((sum, n) => sum + n, 0);
}

export function faultCount({ faults }: Tally): number {
  return faults.client + faults.server + faults.recording;
}
