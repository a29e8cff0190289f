/** Why a turn ends before it is done. */
import type { TurnError } from '@app-server/schema/experimental';
import { ModelFailure } from '../providers/model-provider.js';

/** The turn has failed, and clients are told why. */
export class TurnFailure extends Error {
  readonly error: TurnError;

  constructor(error: TurnError, cause?: unknown) {
    super(error.message, { cause });
    this.name = 'TurnFailure';
    this.error = error;
  }

  static of({ message, info, details }: ModelFailure): TurnFailure {
    return new TurnFailure({ message, codexErrorInfo: info, additionalDetails: details });
  }

  /** Whether an error means that the turn was interrupted. */
  static interrupts(error: unknown): boolean {
    return error instanceof TurnInterrupted || (error instanceof Error && error.name === 'AbortError');
  }
}

/** The user has ended the turn by an answer. */
export class TurnInterrupted extends Error {
  constructor() {
    super('The turn was ended by an answer of the user.');
    this.name = 'TurnInterrupted';
  }
}
