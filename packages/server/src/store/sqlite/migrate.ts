/** Brings the tables of a database to the present form, step by step. */
import type { Database } from './database.js';

/** The database was written by a later release, whose tables this one does not know. */
export class NewerDatabase extends Error {
  constructor(path: string, version: number, known: number) {
    super(
      `${path} has version ${version}, and this release knows versions up to ${known}. ` +
        'Use the release that wrote it, or move the file away.',
    );
    this.name = 'NewerDatabase';
  }
}

/** Each step is a script of its own; a step that was released never changes. */
export function migrate(database: Database, steps: readonly string[]): void {
  const { version } = database;
  if (version > steps.length) throw new NewerDatabase(database.path, version, steps.length);
  if (version === steps.length) return;
  database.transaction(() => {
    // Another process may have done it since.
    for (const step of steps.slice(database.version)) database.exec(step);
    database.version = steps.length;
  });
}
