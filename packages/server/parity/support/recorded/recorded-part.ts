/** A part of an answer of a model, as a recorded session shows it. */
import type { ItemPart } from '../../../../../test/support/mock-model/parts.js';

export interface RecordedPart {
  part: ItemPart;
  /** Where the recording told of its events; the last place is also that of the events that were not told. */
  at: readonly number[];
  /** It was never done. */
  isBroken?: boolean;
}
