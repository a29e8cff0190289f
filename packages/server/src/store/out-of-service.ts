/** When a store cannot do what it is asked to now, through no fault of the server; the words of the error say why. */
import { IndexIsBusy } from './files/index-claim.js';
import { DatabaseUnavailable, isUnavailable } from './sqlite/database.js';
import { NewerDatabase } from './sqlite/migrate.js';
import { UnknownThread, UnreadableThread } from './thread-store.js';

export function isOutOfService(error: unknown): boolean {
  const kinds = [DatabaseUnavailable, IndexIsBusy, NewerDatabase, UnknownThread, UnreadableThread];
  return isUnavailable(error) || kinds.some((kind) => error instanceof kind) || isOfSystem(error);
}

/** Files: no space, no permission. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).errno === 'number';
}
