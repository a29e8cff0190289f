/** A process that could not be started. */

export interface SpawnFailedDetails {
  /** What was to be started. */
  command: string;
  /** Where it was looked for, in this order. */
  searched?: readonly string[];
}

/** The process could not be started; the message says what to do about it. */
export class SpawnFailed extends Error {
  override readonly name = 'SpawnFailed';
  readonly code = 'spawn';

  constructor(
    message: string,
    readonly details: SpawnFailedDetails,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
