/** A turn, as far as its thread knows it. */
import type { ThreadItem, Turn, TurnStatus, UserInput } from '@app-server/schema/experimental';

/** Reviews and compactions cannot be steered; a shell turn has no model. */
export type TurnKind = 'regular' | 'review' | 'compact' | 'shell';

export interface TurnAtWork {
  readonly id: string;
  readonly kind: TurnKind;
  readonly status: TurnStatus;
  /** Resolves when its end was told. */
  readonly whenEnded: Promise<void>;
  /** Takes input for the next request to the model. */
  readonly steered: { add(input: readonly UserInput[]): void };
  /** The turn as it is written; with its items so far, or without. */
  describe(itemsView: 'full' | 'notLoaded'): Turn & { items: ThreadItem[] };
  /** Stops it and tells that it was interrupted. */
  interrupt(): Promise<void>;
}
