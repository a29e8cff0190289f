/** Brings the rows of a thread up to its session file. */
import { closeSync, fstatSync, openSync, statSync, type Stats } from 'node:fs';
import type { Logger } from '../../core/logger.js';
import { placeOf } from '../../core/logger.js';
import type { Database } from '../sqlite/database.js';
import { type MetaLine, threadOf } from '../session-meta.js';
import { type DigestState, ThreadDigest } from '../thread-digest.js';
import { applyTurns } from '../turn-table.js';
import { absolutePath, archivedPath, isArchived, nameOf, unarchivedPath } from './layout.js';
import type { Notes } from './notes.js';
import { digestPart, goesOnAt, holds, readMeta } from './session-file.js';
import { SqlTurns } from './sql-turns.js';
import { NAME, PREVIEW, type TextTable } from './text-table.js';
import { type IndexedThread, newRow, noted, type ThreadFacts } from './thread-rows.js';
import type { KnownFile, ThreadTable } from './thread-table.js';

/** Bytes after which a step ends, so that a long file does not stop everything else. */
const STEP_BYTES = 512 * 1024;

/** `lost`: the file is gone, or holds another thread. One that cannot be opened now stays `current`. */
export type Standing = 'current' | 'behind' | 'lost';

const OR_UNREADABLE = { without: undefined, unreadable: 'unreadable' } as const;

export class CatchUp {
  readonly #home: string;
  readonly #db: Database;
  readonly #threads: ThreadTable;
  readonly #notes: Notes;
  readonly #texts: TextTable;
  readonly #logger: Logger;

  constructor(home: string, db: Database, threads: ThreadTable, notes: Notes, texts: TextTable, logger: Logger) {
    this.#home = home;
    this.#db = db;
    this.#threads = threads;
    this.#notes = notes;
    this.#texts = texts;
    this.#logger = logger;
  }

  /** Costs one look at the file; what is in it is not read. There is nothing newer to know of one that cannot be looked at. */
  isCurrent({ path, size, mtime }: Pick<KnownFile, 'path' | 'size' | 'mtime'>): boolean {
    try {
      const file = statSync(absolutePath(this.#home, path), { throwIfNoEntry: false });
      return file !== undefined && file.size === size && file.mtimeMs === mtime;
    } catch {
      return true;
    }
  }

  /** Reads on, some lines at a time. */
  step(num: number): Standing {
    const row = this.#threads.byNum(num);
    if (!row) return 'lost';
    const read = (fd: number, file: Stats): Standing => {
      if (file.size === row.size && file.mtimeMs === row.mtime) return 'current';
      return holds(fd, file.size, row.id) ? this.#readOn(fd, file, row) : 'lost';
    };
    return this.#open<Standing>(row.path, { without: 'lost', unreadable: 'current' }, read);
  }

  /**
   * Adds a file that the index does not know. Undefined when it holds no thread, or one that is kept elsewhere; one that
   * cannot be opened may hold any.
   */
  register(path: string): IndexedThread | 'unreadable' | undefined {
    return this.#open<IndexedThread | 'unreadable' | undefined>(path, OR_UNREADABLE, (fd, file) => {
      const meta = readMeta(fd, file.size);
      if (!meta) {
        this.#logger.warn({ path }, 'a session file does not say which thread it holds');
        return undefined;
      }
      const known = this.#threads.byId(meta.payload.id);
      if (known) return this.#moved(known, path);
      return this.#add(fd, file, meta, path);
    });
  }

  /** Why nothing is known of what a file holds; undefined when that is known. */
  problemOf(path: string): string | undefined {
    try {
      const fd = openSync(absolutePath(this.#home, path), 'r');
      try {
        const file = fstatSync(fd);
        if (!file.isFile()) return 'it is no file';
        return readMeta(fd, file.size) ? undefined : 'it does not say which thread it holds';
      } finally {
        closeSync(fd);
      }
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** Looks for a thread whose file is lost where archiving would have put it. */
  relocate(num: number): boolean {
    const row = this.#threads.byNum(num);
    if (!row) return false;
    const name = nameOf(row.path);
    const path = isArchived(row.path) ? unarchivedPath(name, row.created_at) : archivedPath(name);
    if (!this.#holdsAt(path, row.id)) return false;
    this.#threads.move(row.num, path, isArchived(path));
    return true;
  }

  #moved(row: IndexedThread, path: string): IndexedThread | undefined {
    if (row.path === path) return row;
    if (this.#holdsAt(row.path, row.id)) return undefined;
    this.#threads.move(row.num, path, isArchived(path));
    return this.#threads.byNum(row.num);
  }

  #holdsAt(path: string, id: string): boolean {
    return this.#open(path, { without: false, unreadable: false }, (fd, { size }) => holds(fd, size, id));
  }

  #add(fd: number, file: Stats, meta: MetaLine, path: string): IndexedThread | undefined {
    const note = this.#notes.of(meta.payload.id);
    const turns = new SqlTurns(this.#db, undefined);
    const row = this.#digested(fd, file, newRow(noted(threadOf(meta), note), path), turns);
    const num = this.#threads.add(row);
    turns.flush(num);
    if (note.thread_name) this.#texts.title(num, NAME, note.thread_name);
    if (note.preview) this.#texts.title(num, PREVIEW, note.preview);
    return { ...row, num };
  }

  #readOn(fd: number, file: Stats, from: IndexedThread): Standing {
    const turns = new SqlTurns(this.#db, from.num);
    const row = this.#digested(
      fd,
      file,
      this.#isContinued(fd, file, from) ? from : this.#startOver(from, turns),
      turns,
    );
    this.#threads.progress(row);
    turns.flush(row.num);
    return row.size < 0 ? 'behind' : 'current';
  }

  /** A row as it is when some more of its file has been read. */
  #digested<R extends Omit<IndexedThread, 'num'>>(fd: number, file: Stats, row: R, turns: SqlTurns): R {
    const state = JSON.parse(row.digest) as DigestState | null;
    const digest = new ThreadDigest(state ?? undefined);
    const { end, more } = digestPart(fd, row.indexed, file.size, digest, STEP_BYTES);
    const marks = { attached: (state?.turn ?? null) !== null, compactedAt: row.compacted_at };
    return {
      ...row,
      updated_at: digest.updatedAt || row.updated_at,
      facts: withDigest(row.facts, digest),
      indexed: end,
      size: more ? -1 : file.size,
      mtime: file.mtimeMs,
      compacted_at: applyTurns(turns, digest.turns, marks, end),
      digest: JSON.stringify(digest.state),
    };
  }

  /** A file that changed and is as long as before, or shorter than what was read of it, was written anew. */
  #isContinued(fd: number, file: Stats, row: IndexedThread): boolean {
    return file.size !== row.size && file.size >= row.indexed && goesOnAt(fd, row.indexed);
  }

  #startOver(row: IndexedThread, turns: SqlTurns): IndexedThread {
    turns.dropAll();
    this.#threads.reset(row, this.#notes.of(row.id).preview ?? '');
    return this.#threads.byNum(row.num) ?? row;
  }

  #open<T>(path: string, otherwise: { without: T; unreadable: T }, work: (fd: number, file: Stats) => T): T {
    let fd: number;
    try {
      fd = openSync(absolutePath(this.#home, path), 'r');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return otherwise.without;
      this.#logger.warn({ path, code, ...placeOf(error) }, 'a session file cannot be opened');
      return otherwise.unreadable;
    }
    try {
      const file = fstatSync(fd);
      return file.isFile() ? work(fd, file) : otherwise.without;
    } finally {
      closeSync(fd);
    }
  }
}

function withDigest(json: string, { preview, model, usage }: ThreadDigest): string {
  if (preview === undefined && model === undefined && usage === undefined) return json;
  const facts = JSON.parse(json) as ThreadFacts;
  return JSON.stringify({
    ...facts,
    preview: facts.preview || (preview ?? ''),
    model: model ?? facts.model,
    usage: usage ?? facts.usage,
  } satisfies ThreadFacts);
}
