/** An answer of a model, as a recorded session shows it. */
import type { ItemPart, Usage } from '../../../../../test/support/mock-model/parts.js';
import type { Failure } from './failures.js';
import type { RecordedTurn } from './turns.js';

export interface RecordedPart {
  part: ItemPart;
  /** Where the recording told of its events; the last place is also that of the events that were not told. */
  at: readonly number[];
  /** It was never done. */
  isBroken?: boolean;
}

export interface RecordedAnswer {
  turn: RecordedTurn;
  /** The last text of the user before it. */
  text: string;
  parts: RecordedPart[];
  end: End;
}

export type End =
  /** Without usage where the recording does not tell it. */
  | { kind: 'completed'; usage: Usage | null | undefined; at: number }
  /** It was still going on when the turn was interrupted. */
  | { kind: 'held' }
  | { kind: 'failed'; failure: Failure; at: number };
