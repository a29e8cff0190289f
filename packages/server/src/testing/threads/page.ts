/** Pages of a list, forth and back. */
import { CODES, RpcError } from '@app-server/rpc';

export interface PageRequest {
  cursor?: string | null | undefined;
  /** Entries of a page; 0 counts as 1. */
  limit?: number | null | undefined;
}

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
  backwardsCursor: string | null;
}

interface Anchor {
  id: string;
  includeAnchor: boolean;
}

const DEFAULT_LIMIT = 25;

/**
 * One page of a list that is in the requested order. `backwardsCursor`, asked in the other order, leads back; whether
 * that page begins with the anchor itself differs between lists.
 */
export function pageOf<T>(
  list: readonly T[],
  { cursor, limit }: PageRequest,
  idOf: (entry: T) => string,
  backwardsIncludes: boolean,
): Page<T> {
  const start = typeof cursor === 'string' ? startAfter(list, readCursor(cursor), cursor, idOf) : 0;
  const end = start + Math.max(1, limit ?? DEFAULT_LIMIT);
  const data = list.slice(start, end);
  const [first] = data;
  const last = data.at(-1);
  return {
    data,
    nextCursor: last !== undefined && end < list.length ? cursorOf({ id: idOf(last), includeAnchor: false }) : null,
    backwardsCursor: first === undefined ? null : cursorOf({ id: idOf(first), includeAnchor: backwardsIncludes }),
  };
}

function startAfter<T>(list: readonly T[], anchor: Anchor, cursor: string, idOf: (entry: T) => string): number {
  const index = list.findIndex((entry) => idOf(entry) === anchor.id);
  if (index === -1) throw invalidCursor(cursor);
  return anchor.includeAnchor ? index : index + 1;
}

function cursorOf(anchor: Anchor): string {
  return JSON.stringify(anchor);
}

function readCursor(cursor: string): Anchor {
  let value: unknown;
  try {
    value = JSON.parse(cursor);
  } catch {
    throw invalidCursor(cursor);
  }
  const { id, includeAnchor } = Object(value) as Partial<Anchor>;
  if (typeof id !== 'string' || typeof includeAnchor !== 'boolean') throw invalidCursor(cursor);
  return { id, includeAnchor };
}

function invalidCursor(cursor: string): RpcError {
  return new RpcError(CODES.invalidRequest, `invalid cursor: ${cursor}`);
}
