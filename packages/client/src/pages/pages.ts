/** Lists that come in pages, read as they are needed. */
import type * as stable from '@app-server/schema';
import type * as experimental from '@app-server/schema/experimental';
import type { Caller } from '../handles/caller.js';
import type { ParamsOf, ResultOf } from '../surfaces.js';

/** What a caller may ask for. */
type RequestsOf<C extends Asking> = C['experimental'] extends true
  ? experimental.ClientRequests
  : stable.ClientRequests;

type Asking = Pick<Caller, 'request' | 'experimental'>;

/** The methods that answer in pages. */
export type PagedMethod<R = experimental.ClientRequests> = {
  [K in keyof R]: R[K] extends { params: { cursor?: string | null }; result: Page } ? K : never;
}[keyof R];

/** Those that can be read in both directions. */
export type TwoWayMethod<R = experimental.ClientRequests> = {
  [K in keyof R]: R[K] extends { params: { cursor?: string | null }; result: Page & { backwardsCursor: string | null } }
    ? K
    : never;
}[keyof R];

interface Page {
  nextCursor: string | null;
  backwardsCursor?: string | null;
  data: unknown[];
}

export interface PagesOptions<M = unknown> {
  /**
   * `backward` reads against the `sortDirection` of the params, from a `backwardsCursor` given as their `cursor`: that
   * is how to catch up with what has come since. `forward` by default.
   */
  direction?: M extends TwoWayMethod ? 'forward' | 'backward' : 'forward';
  /** Rows of a page; the default of the method when left out. */
  pageSize?: number;
  /** Pages after which to stop; all by default. */
  maxPages?: number;
  signal?: AbortSignal;
}

/** Where to go on later. */
export interface Cursors {
  /** Of the page after the last one read; null at the end. */
  nextCursor: string | null;
  /** For the opposite direction, from the first row read; null when there were none, or the method has none. */
  backwardsCursor: string | null;
}

/** A server handed out a cursor a second time: following it would never end. */
export class RepeatedCursor extends Error {
  override readonly name = 'RepeatedCursor';

  constructor(
    readonly method: string,
    readonly cursor: string,
  ) {
    super(
      `${method} gave the cursor ${cursor} twice; the pages read so far are good, but there is no way on from here.`,
    );
  }
}

/**
 * Asks for a page whenever the reader wants one; returns where to go on.
 *
 * Servers of this release order `thread/list` by whole seconds unless `sortKey` is `updated_at`: of threads that were
 * created within one second some can be missed where a page ends.
 *
 * @throws {RepeatedCursor} when the pages run in a circle
 * @throws whatever the request throws, or the reason of an aborted signal
 * @example
 * for await (const { data } of pages(client, 'thread/list', { archived: true }, { pageSize: 50 })) show(data);
 */
export function pages<C extends Asking, M extends PagedMethod<RequestsOf<C>> & string>(
  caller: C,
  method: M,
  params: ParamsOf<RequestsOf<C>, M>,
  options: PagesOptions<M> = {},
): AsyncGenerator<ResultOf<RequestsOf<C>, M>, Cursors, undefined> {
  return readPages(caller, method, params as PagedParams, options) as AsyncGenerator<never, Cursors, undefined>;
}

/**
 * The rows of all pages, one after the other.
 *
 * @example
 * for await (const thread of items(client, 'thread/list', {})) show(thread.preview);
 */
export function items<C extends Asking, M extends PagedMethod<RequestsOf<C>> & string>(
  caller: C,
  method: M,
  params: ParamsOf<RequestsOf<C>, M>,
  options: PagesOptions<M> = {},
): AsyncGenerator<RowOf<ResultOf<RequestsOf<C>, M>>, Cursors, undefined> {
  return readRows(readPages(caller, method, params as PagedParams, options)) as AsyncGenerator<
    never,
    Cursors,
    undefined
  >;
}

type RowOf<P> = P extends { data: (infer R)[] } ? R : never;

/** The options of any method. */
type Reading = Omit<PagesOptions, 'direction'> & { direction?: 'forward' | 'backward' };

interface PagedParams {
  cursor?: string | null;
  sortDirection?: 'asc' | 'desc' | null;
}

async function* readPages(
  caller: Asking,
  method: string,
  params: PagedParams,
  { direction = 'forward', pageSize, maxPages = Infinity, signal }: Reading,
): AsyncGenerator<Page, Cursors, undefined> {
  const { cursor: first, ...others } = params;
  const fixed = {
    ...others,
    ...(direction === 'backward' && { sortDirection: params.sortDirection === 'asc' ? 'desc' : 'asc' }),
    ...(pageSize !== undefined && { limit: pageSize }),
  };
  const seen = new Set<string>();
  let cursor = first ?? null;
  let backwardsCursor: string | null = null;
  for (let count = 0; count < maxPages; count += 1) {
    signal?.throwIfAborted();
    if (cursor !== null) seen.add(cursor);
    const asked = cursor === null ? fixed : { ...fixed, cursor };
    const page = (await caller.request(method, asked, signal && { signal })) as Page;
    backwardsCursor ??= page.backwardsCursor ?? null;
    cursor = page.nextCursor ?? null;
    yield page;
    if (cursor === null) break;
    if (seen.has(cursor)) throw new RepeatedCursor(method, cursor);
  }
  return { nextCursor: cursor, backwardsCursor };
}

async function* readRows(
  reader: AsyncGenerator<Page, Cursors, undefined>,
): AsyncGenerator<unknown, Cursors, undefined> {
  for (;;) {
    const { done, value } = await reader.next();
    if (done) return value;
    yield* value.data;
  }
}
