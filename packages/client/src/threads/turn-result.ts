/** How a turn ended. */
import type { ThreadItem, ThreadTokenUsage, TurnError } from '@app-server/schema/experimental';

interface Ended {
  /** The turn that ran; another than the one asked for when the input was steered into a running turn. */
  turnId: string;
  /** Whether a turn was running already, which took the input over. */
  steered: boolean;
  /** Items in their final state, in the order in which they began; those of a turn that was cut short may be unfinished. */
  items: readonly ThreadItem[];
  /** Text of the last message of the agent; empty when there is none. */
  finalResponse: string;
  /** Token counts of the thread after this turn; null when the server said nothing. */
  usage: ThreadTokenUsage | null;
  /** Milliseconds the turn took; null when the server does not say. */
  durationMs: number | null;
}

export interface CompletedTurn extends Ended {
  status: 'completed';
}

export interface InterruptedTurn extends Ended {
  status: 'interrupted';
}

export interface FailedTurn extends Ended {
  status: 'failed';
  error: TurnError;
}

export type TurnResult = CompletedTurn | InterruptedTurn | FailedTurn;
