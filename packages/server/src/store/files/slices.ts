/** Long work in short slices, between which everybody else has a turn. */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../sqlite/database.js';
import { patient } from '../sqlite/patient.js';

const SLICE_MS = 8;
/** Commits cost more than what is in them; those that nobody waits for can be as rare as this. */
const COMMIT_MS = 200;

/**
 * Each slice is a transaction.
 *
 * @param work one bit of it; false when there is no more
 */
export async function inSlices(db: Database, work: () => boolean, ms = SLICE_MS): Promise<void> {
  while (await patient(() => db.transaction(() => slice(work, ms)))) await nextTurn();
}

/** The same for what nobody waits for: half of the time belongs to everybody else, so that no request crawls. */
export async function inSlicesAside(db: Database, work: () => boolean): Promise<void> {
  while (await patient(() => db.transaction(() => slice(work)))) await sleep(SLICE_MS, undefined, { ref: false });
}

/** The same while nobody else uses the database: many slices are one transaction. */
export async function inSlicesAlone(db: Database, work: () => boolean): Promise<void> {
  for (let more = true; more;) {
    await patient(() => {
      db.begin();
    });
    try {
      const end = performance.now() + COMMIT_MS;
      for (more = slice(work); more && performance.now() < end; more = slice(work)) await nextTurn();
      db.commit();
    } catch (error) {
      db.rollBack();
      throw error;
    }
  }
}

function slice(work: () => boolean, ms = SLICE_MS): boolean {
  const end = performance.now() + ms;
  do {
    if (!work()) return false;
  } while (performance.now() < end);
  return true;
}
