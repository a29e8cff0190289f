/** Pages of turns: their places come from the index, their lines from just there in the session file. */
import type { FileHandle } from 'node:fs/promises';
import type { RolloutLine } from '@app-server/schema/rollout';
import { turnAnchor } from '../cursors.js';
import type { Database } from '../sqlite/database.js';
import { numberParam, textParam, type Query, query } from '../sqlite/query.js';
import type { Span } from '../thread-digest.js';
import { InvalidCursor, type SortDirection, type TurnListQuery } from '../thread-store.js';
import { build, type TurnRow } from './index-schema.js';
import { readSpan } from './read-lines.js';

const LATE = query(
  build
    .selectFrom('late_lines')
    .select(['start', 'end'])
    .where('thread', '=', numberParam('thread'))
    .where('turn_start', '=', numberParam('turn'))
    .orderBy('start'),
);
const ANCHOR = query(
  build
    .selectFrom('turns')
    .select('start')
    .where('thread', '=', numberParam('thread'))
    .where('start', '=', numberParam('start'))
    .where('turn_id', '=', textParam('turn')),
);
export const TURN_PAGES: Readonly<Record<SortDirection, Query<TurnRow>>> = { asc: page('asc'), desc: page('desc') };

/** One turn more than the limit, if there are more. */
export function turnsIn(db: Database, thread: number, { cursor, direction, limit }: TurnListQuery): TurnRow[] {
  // Starts are whole numbers: those beyond a place are those from half a byte beyond it on.
  const edge = direction === 'asc' ? -1 : Number.MAX_SAFE_INTEGER;
  const from = typeof cursor === 'string' ? placeOf(db, thread, cursor, direction === 'asc' ? 0.5 : -0.5) : edge;
  return db.all(TURN_PAGES[direction], { thread, from, limit: limit + 1 });
}

/** Its lines and those that came late. */
export async function linesOfTurn(db: Database, file: FileHandle, turn: TurnRow): Promise<RolloutLine[]> {
  const late: Span[] = db.all(LATE, { thread: turn.thread, turn: turn.start });
  const parts = [turn, ...late].map((span) => readSpan(file, span));
  return (await Promise.all(parts)).flat();
}

function placeOf(db: Database, thread: number, cursor: string, beyond: number): number {
  const { turnId, start, include } = turnAnchor(cursor);
  // A turn that was rolled back is no place to go on from.
  if (!db.first(ANCHOR, { thread, start, turn: turnId })) throw new InvalidCursor(cursor);
  return include ? start : start + beyond;
}

function page(direction: SortDirection): Query<TurnRow> {
  const operator = direction === 'asc' ? '>=' : '<=';
  return query(
    build
      .selectFrom('turns')
      .selectAll()
      .where('thread', '=', numberParam('thread'))
      .where('start', operator, numberParam('from'))
      .orderBy('start', direction)
      .limit(numberParam('limit')),
  );
}
