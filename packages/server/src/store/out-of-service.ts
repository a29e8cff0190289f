/** When a store is sound and cannot be used now, or not by this release; the words of the error say what to do. */
import { IndexIsBusy } from './files/index-claim.js';
import { DatabaseUnavailable, isUnavailable } from './sqlite/database.js';
import { NewerDatabase } from './sqlite/migrate.js';

export function isOutOfService(error: unknown): boolean {
  const kinds = [DatabaseUnavailable, IndexIsBusy, NewerDatabase];
  return isUnavailable(error) || kinds.some((kind) => error instanceof kind) || isOfSystem(error);
}

/** Files: no space, no permission. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).errno === 'number';
}
