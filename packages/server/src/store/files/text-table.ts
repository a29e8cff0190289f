/** The searchable text of threads, cut into pieces. */
import { closeSync, openSync } from 'node:fs';
import { sql } from 'kysely';
import { isSearchable, searchTextOf } from '../../history/search-text.js';
import { readLine } from '../lines.js';
import type { Database } from '../sqlite/database.js';
import { numberParam, textParam, query } from '../sqlite/query.js';
import { HEAD_LENGTH } from '../thread-digest.js';
import { build } from './index-schema.js';
import { absolutePath } from './layout.js';
import { rawLines } from './read-lines.js';
import type { IndexedThread } from './thread-rows.js';
import type { ThreadTable } from './thread-table.js';

/** Characters of a piece: small enough to be looked through in no time. */
const PIECE = 16 * 1024;
/** What a long text repeats where it is cut, so that what lies across the cut is found. */
const OVERLAP = 256;
/** Bytes after which a step ends. */
const STEP_BYTES = 256 * 1024;
const PIECES_AT_ONCE = 16;

const TEXTLESS = query(
  build
    .selectFrom('threads')
    .selectAll()
    .whereRef('texted', '<', 'indexed')
    .where('num', '>', numberParam('num'))
    .orderBy('num')
    .limit(1),
);
const LAST = query(
  build
    .selectFrom('texts')
    .selectAll()
    .where('thread', '=', numberParam('thread'))
    .orderBy('start', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
);
const ADD = query(
  build
    .insertInto('texts')
    .values({ thread: numberParam('thread'), start: numberParam('start'), text: textParam('text') }),
);
const REMOVE = query(build.deleteFrom('texts').where('id', '=', numberParam('id')));
const REMOVE_FROM = query(
  build
    .deleteFrom('texts')
    .where('thread', '=', numberParam('thread'))
    .where('start', '>=', numberParam('start'))
    .where('start', '<=', numberParam('end')),
);
const OF_THREAD = query(
  build
    .selectFrom('texts')
    .select(['id', 'text'])
    .where('thread', '=', numberParam('thread'))
    .where('id', '>', numberParam('id'))
    .orderBy('id')
    .limit(PIECES_AT_ONCE),
);
const BY_ID = query(build.selectFrom('texts').select('text').where('id', '=', numberParam('id')));
const MATCHES = query(
  build
    .selectFrom('texts')
    .select(['id', 'thread'])
    .where('id', 'in', (from) =>
      from
        .selectFrom('texts_fts')
        .select('rowid')
        .where('texts_fts', sql`match`, textParam('match'))
        .limit(numberParam('limit')),
    ),
);

/** Places of texts that are in no session file. */
export const NAME = -1;
export const PREVIEW = -2;

export class TextTable {
  readonly #home: string;
  readonly #db: Database;
  readonly #threads: ThreadTable;
  /** Threads whose files cannot be read now; their text waits for the next round. */
  #from = 0;

  constructor(home: string, db: Database, threads: ThreadTable) {
    this.#home = home;
    this.#db = db;
    this.#threads = threads;
  }

  /** Takes over some text of a thread that has more than is known; false when there is none. */
  step(): boolean {
    const row = this.#db.first(TEXTLESS, { num: this.#from });
    if (!row) {
      this.#from = 0;
      return false;
    }
    if (!this.#readOn(row)) this.#from = row.num;
    return true;
  }

  /** Makes a name, or a preview that is in no line, searchable in place of the one before. */
  title(thread: number, place: typeof NAME | typeof PREVIEW, text: string | null): void {
    this.#db.run(REMOVE_FROM, { thread, start: place, end: place });
    if (text !== null && text !== '') this.#db.run(ADD, { thread, start: place, text: searchable(text) });
  }

  /** Pieces of a thread, in the order in which they were added. */
  *textsOf(thread: number): Generator<string> {
    for (let id = 0; ;) {
      const pieces = this.#db.all(OF_THREAD, { thread, id });
      yield* pieces.map(({ text }) => text);
      if (pieces.length < PIECES_AT_ONCE) return;
      id = pieces.at(-1)?.id ?? id;
    }
  }

  byId(id: number): string {
    return this.#db.first(BY_ID, { id })?.text ?? '';
  }

  /** Pieces that may match, and their threads; some of them when there are more than the limit. */
  matches(match: string, limit: number): { id: number; thread: number }[] {
    return this.#db.all(MATCHES, { match, limit });
  }

  #readOn(row: IndexedThread): boolean {
    let fd: number;
    try {
      fd = openSync(absolutePath(this.#home, row.path), 'r');
    } catch {
      return false;
    }
    try {
      if (row.texted === 0) this.#db.run(REMOVE_FROM, { thread: row.num, start: 0, end: Number.MAX_SAFE_INTEGER });
      this.#threads.texted(row.num, this.#take(fd, row));
      return true;
    } finally {
      closeSync(fd);
    }
  }

  /** Where it stopped. The last piece is taken up again as long as it is short. */
  #take(fd: number, row: IndexedThread): number {
    const last = this.#db.first(LAST, { thread: row.num });
    const goOn = last !== undefined && last.start >= 0 && last.text.length < PIECE;
    if (goOn) this.#db.run(REMOVE, { id: last.id });
    const piece = new Piece(goOn ? last.start : row.texted, goOn ? last.text : '', (start, text) => {
      this.#db.run(ADD, { thread: row.num, start, text });
    });
    let end = row.indexed;
    for (const { bytes, start, end: next } of rawLines(fd, row.texted, row.indexed)) {
      const line = isSearchable(bytes.toString('latin1', 0, HEAD_LENGTH)) ? readLine(bytes.toString()) : undefined;
      const text = line && searchTextOf(line);
      if (text !== undefined) piece.add(start, searchable(text));
      if (next - row.texted < STEP_BYTES) continue;
      end = next;
      break;
    }
    piece.flush();
    return end;
  }
}

/** SQLite takes a zero for the end of a text. */
export function searchable(text: string): string {
  return text.replaceAll('\0', ' ');
}

/** Gathers texts until there are enough of them for a piece. */
class Piece {
  #start: number;
  #text: string;
  readonly #full: (start: number, text: string) => void;

  constructor(start: number, text: string, full: (start: number, text: string) => void) {
    this.#start = start;
    this.#text = text;
    this.#full = full;
  }

  add(start: number, text: string): void {
    if (this.#text === '') this.#start = start;
    this.#text += this.#text === '' ? text : `\n${text}`;
    while (this.#text.length >= PIECE) {
      const rest = this.#text.length > PIECE ? this.#text.slice(PIECE - OVERLAP) : '';
      this.#full(this.#start, this.#text.slice(0, PIECE));
      this.#text = rest;
      this.#start = start;
    }
  }

  flush(): void {
    if (this.#text !== '') this.#full(this.#start, this.#text);
    this.#text = '';
  }
}
