import type { TurnError, TurnStatus } from '@app-server/schema/experimental';

/** Thrown through a step to end its turn. */
export class TurnOver extends Error {
  constructor(
    readonly status: TurnStatus,
    readonly error: TurnError | null = null,
  ) {
    super(`The turn is ${status}.`);
  }
}
