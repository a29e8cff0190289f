/** Threads in the order of a sort key, from an anchor on: each way to ask is one prepared statement. */
import { sql } from 'kysely';
import type { ThreadAnchor } from '../cursors.js';
import type { Database } from '../sqlite/database.js';
import { numberParam, textParam, type Query, query, type SqlValues } from '../sqlite/query.js';
import type { SortDirection, SortKey, ThreadFilter } from '../thread-store.js';
import { among, build } from './index-schema.js';
import type { ListedThread } from './thread-rows.js';
import type { ThreadTable } from './thread-table.js';

export interface ThreadRange extends ThreadFilter {
  readonly sortKey: SortKey;
  readonly direction: SortDirection;
  readonly anchor: ThreadAnchor | undefined;
  /** Only these. */
  readonly nums?: readonly number[] | undefined;
}

/** What makes a statement differ from another. */
interface Shape {
  readonly column: 'created_at' | 'updated_at';
  readonly direction: SortDirection;
  readonly anchored: boolean;
  readonly include: boolean;
  readonly cwd: boolean;
  readonly providers: boolean;
  readonly sources: boolean;
  readonly nums: boolean;
}

const COLUMNS = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** A page is one value, a list of numbers as JSON: its rows one by one would take three times as long. */
interface Page {
  readonly nums: string;
}

const queries = new Map<string, Query<Page>>();

export function threadsIn(db: Database, threads: ThreadTable, range: ThreadRange, limit: number): ListedThread[] {
  const threadsOf = (cwd?: string) => threads.listed(numsOf(db, range, limit, cwd));
  if (range.cwds === undefined) return threadsOf();
  // One after another each folder's threads come out of an index in order; all at once they would have to be sorted.
  const found = [...new Set(range.cwds)].flatMap(threadsOf);
  return found.length <= 1 ? found : found.sort(inOrder(range)).slice(0, limit);
}

/** The statements that have been asked for so far. */
export function pageQueries(): Query<Page>[] {
  return [...queries.values()];
}

/** Where a page goes on behind a thread. */
export function anchorAt(row: ListedThread, sortKey: SortKey, include: boolean): ThreadAnchor {
  return { value: row[COLUMNS[sortKey]], id: row.id, include };
}

function numsOf(db: Database, range: ThreadRange, limit: number, cwd: string | undefined): number[] {
  const { anchor, nums, modelProviders, sources } = range;
  const values: SqlValues = {
    archived: Number(range.archived),
    limit,
    ...(anchor && { value: anchor.value, id: anchor.id }),
    ...(cwd !== undefined && { cwd }),
    ...(modelProviders && { providers: JSON.stringify(modelProviders) }),
    ...(sources && { sources: JSON.stringify(sources) }),
    ...(nums && { nums: JSON.stringify(nums) }),
  };
  const page = db.first(queryOf(range, cwd !== undefined), values);
  return JSON.parse(page?.nums ?? '[]') as number[];
}

function queryOf({ sortKey, direction, anchor, modelProviders, sources, nums }: ThreadRange, cwd: boolean) {
  const shape: Shape = {
    column: COLUMNS[sortKey],
    direction,
    anchored: anchor !== undefined,
    include: anchor?.include === true,
    cwd,
    providers: modelProviders !== undefined,
    sources: sources !== undefined,
    nums: nums !== undefined,
  };
  const { column, anchored, include, providers } = shape;
  const key = `${column} ${direction} ${anchored} ${include} ${cwd} ${providers} ${shape.sources} ${shape.nums}`;
  const known = queries.get(key) ?? compile(shape);
  queries.set(key, known);
  return known;
}

function compile(shape: Shape): Query<Page> {
  const { direction } = shape;
  // Few threads that are named are looked up and sorted; all others come out of an index in order. The plus says which.
  const column = (name: 'archived' | 'cwd' | Shape['column']) =>
    shape.nums ? sql<string | number>`+${sql.ref(name)}` : sql.ref<string | number>(name);
  const page = build
    .selectFrom('threads')
    .select('num')
    .where(column('archived'), '=', numberParam('archived'))
    .$if(shape.cwd, (parts) => parts.where(column('cwd'), '=', textParam('cwd')))
    .$if(shape.providers, (parts) => parts.where((from) => among(from, 'model_provider', textParam('providers'))))
    .$if(shape.sources, (parts) => parts.where((from) => among(from, 'source_key', textParam('sources'))))
    .$if(shape.nums, (parts) => parts.where((from) => among(from, 'num', textParam('nums'))))
    .$if(shape.anchored, (parts) => parts.where(beyondAnchor(shape)))
    .orderBy(column(shape.column), direction)
    .orderBy('id', direction)
    .limit(numberParam('limit'));
  return query(build.selectFrom(page.as('page')).select(sql<string>`json_group_array(num)`.as('nums')));
}

function beyondAnchor({ column, direction, include }: Shape) {
  const operator = sql.raw(`${direction === 'asc' ? '>' : '<'}${include ? '=' : ''}`);
  return sql<boolean>`(${sql.ref(column)}, id) ${operator} (${numberParam('value')}, ${textParam('id')})`;
}

function inOrder({ sortKey, direction }: ThreadRange): (a: ListedThread, b: ListedThread) => number {
  const column = COLUMNS[sortKey];
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => sign * (a[column] - b[column] || (a.id < b.id ? -1 : 1));
}
