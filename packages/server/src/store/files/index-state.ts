/** Single values that the index keeps about itself. */
import type { Database } from '../sqlite/database.js';
import { query, textParam } from '../sqlite/query.js';
import { build } from './index-schema.js';

const READ = query(build.selectFrom('state').select('value').where('key', '=', textParam('key')));
const WRITE = query(
  build
    .insertInto('state')
    .values({ key: textParam('key'), value: textParam('value') })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: textParam('value') })),
);
const CLEAR = query(build.deleteFrom('state').where('key', '=', textParam('key')));

export function readState(db: Database, key: string): string | undefined {
  return db.first(READ, { key })?.value;
}

export function writeState(db: Database, key: string, value: string): void {
  db.run(WRITE, { key, value });
}

export function clearState(db: Database, key: string): void {
  db.run(CLEAR, { key });
}
