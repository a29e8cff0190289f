/** What session files cannot say, such as names: a file of lines beside them, of which the last one counts. */
import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fields, text } from '../../history/loose.js';
import type { Database } from '../sqlite/database.js';
import { textParam, query } from '../sqlite/query.js';
import { AppendFile, FileRemoved } from './append-file.js';
import { build } from './index-schema.js';
import { NOTES_FILE } from './layout.js';
import { goesOnAt } from './session-file.js';
import { rawLines } from './read-lines.js';
import { readState, writeState } from './index-state.js';
import type { Note } from './thread-rows.js';
import { NAME, PREVIEW, type TextTable } from './text-table.js';
import type { ThreadTable } from './thread-table.js';

const OF = query(build.selectFrom('notes').select('note').where('id', '=', textParam('id')));
const PUT = query(
  build
    .insertInto('notes')
    .values({ id: textParam('id'), note: textParam('note') })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ note: textParam('note') })),
);
const CLEAR = query(build.deleteFrom('notes'));

/** Key of how far the file is known, in bytes. */
const KNOWN = 'notes';

export class Notes {
  readonly #path: string;
  readonly #db: Database;
  readonly #threads: ThreadTable;
  readonly #texts: TextTable;
  #file: AppendFile | undefined;
  #known: number;
  /** Size of the file when it was last read. */
  #seen: number;

  constructor(home: string, db: Database, threads: ThreadTable, texts: TextTable) {
    this.#path = join(home, NOTES_FILE);
    this.#db = db;
    this.#threads = threads;
    this.#texts = texts;
    this.#known = Number(readState(db, KNOWN) ?? 0);
    this.#seen = this.#known;
  }

  of(id: string): Note {
    const row = this.#db.first(OF, { id });
    return row ? (JSON.parse(row.note) as Note) : {};
  }

  /** Writes a line first, then the index: what is acknowledged outlives the index. */
  put(id: string, note: Note): void {
    const line = `${JSON.stringify({ id, ...note, updated_at: new Date().toISOString() })}\n`;
    try {
      this.#open().append(line);
    } catch (error) {
      if (!(error instanceof FileRemoved)) throw error;
      this.close();
      this.#open().append(line);
    }
    this.catchUp();
  }

  /** Takes over what was added to the file since, by us or by others. */
  catchUp(): void {
    const size = statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0;
    if (size === this.#seen) return;
    this.#known = this.#db.transaction(() => (size === 0 ? 0 : this.#readOn()));
    this.#seen = size;
  }

  close(): void {
    this.#file?.close();
    this.#file = undefined;
  }

  #open(): AppendFile {
    return (this.#file ??= AppendFile.openOrCreate(this.#path));
  }

  /** Where reading stopped. A last line without its end waits for the rest. */
  #readOn(): number {
    const fd = openSync(this.#path, 'r');
    try {
      const { size } = fstatSync(fd);
      const continued = size >= this.#known && goesOnAt(fd, this.#known);
      if (!continued) this.#db.run(CLEAR);
      let end = continued ? this.#known : 0;
      for (const raw of rawLines(fd, end, size)) {
        if (raw.end - raw.start === raw.bytes.length) break;
        this.#take(raw.bytes.toString());
        end = raw.end;
      }
      writeState(this.#db, KNOWN, String(end));
      return end;
    } finally {
      closeSync(fd);
    }
  }

  #take(line: string): void {
    const { id, note } = readNote(line);
    if (id === '') return;
    const whole = { ...this.of(id), ...note };
    this.#db.run(PUT, { id, note: JSON.stringify(whole) });
    const row = this.#threads.byId(id);
    if (!row) return;
    this.#threads.note(row, note);
    if (note.thread_name !== undefined) this.#texts.title(row.num, NAME, note.thread_name);
    if (note.preview !== undefined) this.#texts.title(row.num, PREVIEW, note.preview);
  }
}

/** Takes what is of the right type and leaves the rest. */
function readNote(line: string): { id: string; note: Note } {
  const members = membersOf(line);
  const { thread_name: name, git, memory_mode: memory, preview, session_id: session } = members;
  const note: Note = {
    ...(typeof name === 'string' || name === null ? { thread_name: name } : {}),
    ...(typeof git === 'object' ? { git: git as Note['git'] & object } : {}),
    ...(typeof memory === 'string' ? { memory_mode: memory } : {}),
    ...(typeof preview === 'string' ? { preview } : {}),
    ...(typeof session === 'string' ? { session_id: session } : {}),
  };
  return { id: text(members.id), note };
}

function membersOf(line: string): Readonly<Record<string, unknown>> {
  try {
    return fields(JSON.parse(line));
  } catch {
    return {};
  }
}
