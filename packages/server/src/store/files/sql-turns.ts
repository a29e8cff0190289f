/** The turns of one thread in the index. Changes are gathered, since most turns end in the part that they begin in. */
import type { Database } from '../sqlite/database.js';
import { numberParam, query, textParam } from '../sqlite/query.js';
import type { Span } from '../thread-digest.js';
import type { TurnState, TurnTable } from '../turn-table.js';
import { build, type TurnRow } from './index-schema.js';

type Turn = Omit<TurnRow, 'thread'>;

const ofThread = build.selectFrom('turns').where('thread', '=', numberParam('thread'));
const latest = ofThread.selectAll().where('start', '<', numberParam('before')).orderBy('start', 'desc');
const LATEST = query(latest.limit(numberParam('limit')));
// Turns that are named are mostly among the last ones, so that no index of ids is worth its while.
const BY_ID = query(latest.where('turn_id', '=', textParam('turn')).limit(1));
const PUT = query(
  build
    .insertInto('turns')
    .values({
      thread: numberParam('thread'),
      start: numberParam('start'),
      end: numberParam('end'),
      turn_id: textParam('turn_id'),
      state: textParam('state') as TurnState,
      error: textParam('error'),
    })
    .onConflict((conflict) =>
      conflict.doUpdateSet({
        end: numberParam('end'),
        state: textParam('state') as TurnState,
        error: textParam('error'),
      }),
    ),
);
const DROP = query(
  build.deleteFrom('turns').where('thread', '=', numberParam('thread')).where('start', '>=', numberParam('start')),
);
const PUT_LATE = query(
  build
    .insertInto('late_lines')
    .values({
      thread: numberParam('thread'),
      turn_start: numberParam('turn'),
      start: numberParam('start'),
      end: numberParam('end'),
    })
    .onConflict((conflict) => conflict.doNothing()),
);

export class SqlTurns implements TurnTable {
  readonly #db: Database;
  /** Undefined for a thread that has no row yet. */
  readonly #thread: number | undefined;
  /** Turns that have changed, by their start. */
  readonly #changed = new Map<number, Turn>();
  readonly #late: (Span & { turn: number })[] = [];
  /** Rows from here on are dropped before the changed ones are written. */
  #droppedFrom: number | undefined;
  #last: Turn | undefined;

  constructor(db: Database, thread: number | undefined) {
    this.#db = db;
    this.#thread = thread;
    this.#last = this.#latestRows(1)[0];
  }

  add(turnId: string, start: number, state: TurnState): void {
    this.#last = { turn_id: turnId, start, end: start, state, error: null };
    this.#changed.set(start, this.#last);
  }

  extendLast(end: number): void {
    if (this.#last && this.#last.end !== end) this.#change({ ...this.#last, end });
  }

  abandonLast(): void {
    if (this.#last?.state === 'open') this.#change({ ...this.#last, state: 'interrupted' });
  }

  end(turnId: string, state: TurnState, error: object | null): void {
    const turn = this.#find(turnId);
    if (turn) this.#change({ ...turn, state, error: error && JSON.stringify(error) });
  }

  addLate(turnId: string, span: Span): void {
    const turn = this.#find(turnId);
    if (turn) this.#late.push({ ...span, turn: turn.start });
  }

  dropLast(count: number): number | undefined {
    if (!(count >= 1)) return undefined;
    const added = [...this.#changed.values()];
    const turns = [...added, ...this.#latestRows(Math.floor(count)).filter(({ start }) => !this.#changed.has(start))];
    const dropped = turns.sort((a, b) => b.start - a.start).slice(0, Math.floor(count));
    const from = dropped.at(-1)?.start;
    if (from === undefined) return undefined;
    this.#drop(from);
    return from;
  }

  dropAll(): void {
    this.#drop(0);
  }

  /** @param thread its row */
  flush(thread: number): void {
    if (this.#droppedFrom !== undefined) this.#db.run(DROP, { thread, start: this.#droppedFrom });
    for (const turn of this.#changed.values()) this.#db.run(PUT, { thread, ...turn });
    for (const { turn, start, end } of this.#late) this.#db.run(PUT_LATE, { thread, turn, start, end });
  }

  #change(turn: Turn): void {
    this.#changed.set(turn.start, turn);
    if (turn.start === this.#last?.start) this.#last = turn;
  }

  #drop(from: number): void {
    for (const start of this.#changed.keys()) if (start >= from) this.#changed.delete(start);
    const kept = this.#late.filter(({ turn }) => turn < from);
    this.#late.splice(0, Infinity, ...kept);
    this.#droppedFrom = Math.min(from, this.#droppedFrom ?? from);
    const added = [...this.#changed.values()].sort((a, b) => b.start - a.start)[0];
    const [stored] = this.#latestRows(1);
    this.#last = added && added.start >= (stored?.start ?? 0) ? added : stored;
  }

  #find(turnId: string): Turn | undefined {
    if (this.#last?.turn_id === turnId) return this.#last;
    const added = [...this.#changed.values()].reverse().find(({ turn_id }) => turn_id === turnId);
    if (added || this.#thread === undefined) return added;
    return this.#db.first(BY_ID, { thread: this.#thread, before: this.#firstDropped, turn: turnId });
  }

  #latestRows(limit: number): Turn[] {
    if (this.#thread === undefined) return [];
    return this.#db.all(LATEST, { thread: this.#thread, before: this.#firstDropped, limit });
  }

  /** Stored rows before it are still there. */
  get #firstDropped(): number {
    return this.#droppedFrom ?? Number.MAX_SAFE_INTEGER;
  }
}
