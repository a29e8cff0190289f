/** The rows of threads: found, added, changed, removed. */
import type { Database } from '../sqlite/database.js';
import { numberParam, type Query, query, type SqlValues, textParam } from '../sqlite/query.js';
import { build, type ThreadRow } from './index-schema.js';
import { ListedRows } from './listed-rows.js';
import { factsOf, type IndexedThread, type ListedThread, type Note, noted } from './thread-rows.js';

const COLUMNS = [
  'id',
  'path',
  'created_at',
  'updated_at',
  'archived',
  'cwd',
  'model_provider',
  'source_key',
  'facts',
  'settings',
  'indexed',
  'texted',
  'size',
  'mtime',
  'compacted_at',
  'digest',
] as const satisfies readonly (keyof ThreadRow)[];

const all = build.selectFrom('threads').selectAll();
const BY_ID = query(all.where('id', '=', textParam('id')));
const BY_NUM = query(all.where('num', '=', numberParam('num')));
const KNOWS = query(build.selectFrom('threads').select('id').where('path', '=', textParam('path')));
const FILES_AFTER = query(
  build
    .selectFrom('threads')
    .select(['num', 'path', 'size', 'mtime'])
    .where('num', '>', numberParam('num'))
    .orderBy('num')
    .limit(numberParam('limit')),
);
const ADD = query(build.insertInto('threads').values(valuesOf(COLUMNS) as never));
const REMOVE = query(build.deleteFrom('threads').where('num', '=', numberParam('num')));
const PROGRESS = update(['updated_at', 'facts', 'indexed', 'size', 'mtime', 'compacted_at', 'digest']);
const MOVE = update(['path', 'archived', 'size', 'mtime']);
const TEXTED = update(['texted']);
const SETTINGS = update(['settings']);
const FACTS = update(['facts']);
const RESET = update(['facts', 'indexed', 'texted', 'compacted_at', 'digest']);

/** A file, and how it was when it was last looked at. */
export type KnownFile = Pick<IndexedThread, 'num' | 'path' | 'size' | 'mtime'>;

export class ThreadTable {
  readonly #db: Database;
  readonly #listed: ListedRows;

  constructor(db: Database) {
    this.#db = db;
    this.#listed = new ListedRows(db);
  }

  byId(id: string): IndexedThread | undefined {
    return this.#db.first(BY_ID, { id });
  }

  byNum(num: number): IndexedThread | undefined {
    return this.#db.first(BY_NUM, { num });
  }

  /** As pages want them, in the order of the numbers. */
  listed(nums: readonly number[]): ListedThread[] {
    return this.#listed.of(nums);
  }

  /** Id of the thread whose file is there. */
  idAt(path: string): string | undefined {
    return this.#db.first(KNOWS, { path })?.id;
  }

  /** Some files in an order that nothing changes, from behind a number on. */
  filesAfter(num: number, limit: number): KnownFile[] {
    return this.#db.all(FILES_AFTER, { num, limit });
  }

  /** The number of the new row. */
  add(row: Omit<IndexedThread, 'num'>): number {
    return this.#db.run(ADD, row);
  }

  remove(num: number): void {
    this.#change(REMOVE, { num });
  }

  /** More of its file has been read. */
  progress(row: IndexedThread): void {
    this.#change(PROGRESS, row);
  }

  /** What its lines say is forgotten, since there are others. */
  reset(row: IndexedThread, preview: string): void {
    const facts = JSON.stringify({ ...factsOf(row), preview, model: null, usage: null });
    this.#change(RESET, { num: row.num, facts, indexed: 0, texted: 0, compacted_at: null, digest: 'null' });
  }

  /** The file is elsewhere now, and has to be looked at there. */
  move(num: number, path: string, archived: boolean): void {
    this.#change(MOVE, { num, path, archived: Number(archived), size: -1, mtime: 0 });
  }

  texted(num: number, texted: number): void {
    this.#change(TEXTED, { num, texted });
  }

  settings(num: number, settings: object): void {
    this.#change(SETTINGS, { num, settings: JSON.stringify(settings) });
  }

  note(row: IndexedThread, note: Note): void {
    this.#change(FACTS, { num: row.num, facts: JSON.stringify(noted(factsOf(row), note)) });
  }

  #change(query: Query<unknown>, values: SqlValues & { readonly num: number }): void {
    this.#listed.forget(values.num);
    this.#db.run(query, values);
  }
}

function update(columns: readonly (keyof ThreadRow)[]) {
  return query(build.updateTable('threads').set(valuesOf(columns)).where('num', '=', numberParam('num')));
}

function valuesOf(columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((name) => [name, textParam(name)]));
}
