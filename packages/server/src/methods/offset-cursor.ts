/** Pages of short lists: a cursor is the position of the next entry, in decimal digits. */
import { invalidRequest } from '../core/faults.js';

interface PageParams {
  readonly cursor?: string | null;
  readonly limit?: number | null;
}

/**
 * One page of a list; all that is left when there is no limit, and one entry at least.
 *
 * @param what what the list holds, for messages
 * @throws {RpcError} when the cursor is none of this list
 */
export function pageOf<T>(
  all: readonly T[],
  { cursor, limit }: PageParams,
  what: string,
): { data: T[]; nextCursor: string | null } {
  const start = readCursor(cursor, all.length, what);
  const end = Math.min(start + Math.max(limit ?? all.length, 1), all.length);
  return { data: all.slice(start, end), nextCursor: end < all.length ? String(end) : null };
}

function readCursor(cursor: string | null | undefined, length: number, what: string): number {
  if (cursor === null || cursor === undefined) return 0;
  const position = /^\+?\d+$/.test(cursor) ? Number(cursor) : Number.NaN;
  if (!Number.isSafeInteger(position))
    throw invalidRequest(`expected a cursor from nextCursor, got ${JSON.stringify(cursor)}`, '/params/cursor');
  if (position > length)
    throw invalidRequest(`the cursor ${cursor} lies beyond the ${length} ${what} there are`, '/params/cursor');
  return position;
}
