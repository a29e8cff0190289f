/** Rows of threads as pages want them. They are remembered: to read one costs more than all else that a page does with it. */
import type { Database } from '../sqlite/database.js';
import { query, textParam } from '../sqlite/query.js';
import { among, build } from './index-schema.js';
import type { ListedThread } from './thread-rows.js';

/** More than a few pages; what is beyond is read again. */
const MOST = 500;

const COLUMNS = [
  'num',
  'id',
  'path',
  'created_at',
  'updated_at',
  'archived',
  'facts',
  'size',
  'mtime',
] as const satisfies readonly (keyof ListedThread)[];

const ROWS = query(
  build
    .selectFrom('threads')
    .select(COLUMNS)
    .where((from) => among(from, 'num', textParam('nums'))),
);

export class ListedRows {
  readonly #db: Database;
  readonly #known = new Map<number, ListedThread>();
  #othersVersion = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** It has changed, or will. */
  forget(num: number): void {
    this.#known.delete(num);
  }

  /** In this order; those that are gone are left out. */
  of(nums: readonly number[]): ListedThread[] {
    const { othersVersion } = this.#db;
    if (othersVersion !== this.#othersVersion || this.#known.size + nums.length > MOST) this.#known.clear();
    this.#othersVersion = othersVersion;
    const missing = nums.filter((num) => !this.#known.has(num));
    if (missing.length > 0) {
      for (const row of this.#db.all(ROWS, { nums: JSON.stringify(missing) })) this.#known.set(row.num, row);
    }
    return nums.map((num) => this.#known.get(num)).filter((row) => row !== undefined);
  }
}
