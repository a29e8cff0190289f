/** What is wrong with one line of a recording, kept in line order until it is known whether the peer refused it. */
import type { Fault } from '@app-server/schema/experimental/validators';
import type { Side } from './recording-line.js';

export type Kind = 'request' | 'notification' | 'response' | 'error';

export interface Finding {
  file: string;
  line: number;
  /** Absent when the line itself is at fault, or nobody can tell who sent the message. */
  from?: Side;
  conn: string;
  kind?: Kind;
  /** Of a response: the method it answers. */
  method?: string;
  faults: Fault[];
  /** Whether the other side answered with an error; null where there was no answer, or none to expect. */
  refused: boolean | null;
}

export const MAX_HELD = 1_000;

/**
 * Findings come out in the order of their lines. A faulty request waits for its answer, and what comes later waits
 * behind it; when too much waits, the oldest goes out undecided.
 */
export class Findings {
  readonly #emit: (finding: Finding) => void;
  readonly #limit: number;
  readonly #queue: Finding[] = [];
  readonly #undecided = new Set<Finding>();

  constructor(emit: (finding: Finding) => void, limit = MAX_HELD) {
    this.#emit = emit;
    this.#limit = limit;
  }

  add(finding: Finding, waits: boolean): void {
    this.#queue.push(finding);
    if (waits) this.#undecided.add(finding);
    if (this.#queue.length > this.#limit) this.#emitOldest();
    this.#drain();
  }

  /** Without effect on a finding that has gone out already. */
  decide(finding: Finding, refused: boolean): void {
    if (!this.#undecided.delete(finding)) return;
    finding.refused = refused;
    this.#drain();
  }

  /** Nothing more will be decided. */
  end(): void {
    this.#undecided.clear();
    this.#drain();
  }

  #drain(): void {
    while (this.#queue[0] && !this.#undecided.has(this.#queue[0])) this.#emitOldest();
  }

  #emitOldest(): void {
    const finding = this.#queue.shift();
    if (!finding) return;
    this.#undecided.delete(finding);
    this.#emit(finding);
  }
}
