/** Cursors of pages: the entry where the last page stopped, by value, so that neither growth nor equal times lose any. */
import { InvalidCursor, type PageQuery, type SortKey, type StoredPage } from './thread-store.js';

/** A place between threads in the order of a sort key; ids order those of equal times. */
export interface ThreadAnchor {
  readonly value: number;
  readonly id: string;
  /** Whether the thread at this place belongs to the page, as on the way back. */
  readonly include: boolean;
}

export interface TurnAnchor {
  readonly turnId: string;
  /** Where it begins. */
  readonly start: number;
  readonly include: boolean;
}

export function threadCursor(sortKey: SortKey, { value, id, include }: ThreadAnchor): string {
  return JSON.stringify({ [sortKey]: value, threadId: id, includeAnchor: include });
}

export function threadAnchor(cursor: string, sortKey: SortKey): ThreadAnchor {
  const { [sortKey]: value, threadId: id, includeAnchor: include } = members(cursor);
  if (typeof value !== 'number' || typeof id !== 'string' || typeof include !== 'boolean') {
    throw new InvalidCursor(cursor);
  }
  return { value, id, include };
}

export function turnCursor({ turnId, start, include }: TurnAnchor): string {
  return JSON.stringify({ turnId, start, includeAnchor: include });
}

export function turnAnchor(cursor: string): TurnAnchor {
  const { turnId, start, includeAnchor: include } = members(cursor);
  if (typeof turnId !== 'string' || typeof start !== 'number' || typeof include !== 'boolean') {
    throw new InvalidCursor(cursor);
  }
  return { turnId, start, include };
}

/**
 * A page of entries that were asked for with one more than the limit.
 *
 * @param cursorOf the cursor at an entry, which either belongs to the page that begins there or does not
 */
export function pageOf<T>(
  entries: readonly T[],
  { limit }: PageQuery,
  cursorOf: (entry: T, include: boolean) => string,
): StoredPage<T> {
  const data = entries.slice(0, limit);
  const [first] = data;
  const last = data.at(-1);
  return {
    data,
    nextCursor: last !== undefined && entries.length > limit ? cursorOf(last, false) : null,
    backwardsCursor: first === undefined ? null : cursorOf(first, true),
  };
}

function members(cursor: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(cursor);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Not even JSON.
  }
  throw new InvalidCursor(cursor);
}
