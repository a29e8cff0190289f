/** The index of session files: what is known of them, and how it comes to know what has changed. */
import type { Logger } from '../../core/logger.js';
import type { Database } from '../sqlite/database.js';
import { patient } from '../sqlite/patient.js';
import { UnreadableThread } from '../thread-store.js';
import { CatchUp } from './catch-up.js';
import { Folders, type ListedFolder } from './folders.js';
import { IndexClaim } from './index-claim.js';
import { Notes } from './notes.js';
import { inSlices, inSlicesAlone, inSlicesAside } from './slices.js';
import { TextTable } from './text-table.js';
import type { IndexedThread, ListedThread } from './thread-rows.js';
import { ThreadTable } from './thread-table.js';

/** Rows that are looked at together at the start. */
const ROWS_AT_ONCE = 200;
/** Full text is the slower the smaller its transactions are. */
const TEXT_SLICE_MS = 16;

export class SessionIndex {
  readonly db: Database;
  readonly threads: ThreadTable;
  readonly notes: Notes;
  readonly folders: Folders;
  readonly texts: TextTable;
  readonly #catchUp: CatchUp;

  constructor(home: string, db: Database, logger: Logger) {
    this.db = db;
    this.threads = new ThreadTable(db);
    this.texts = new TextTable(home, db, this.threads);
    this.notes = new Notes(home, db, this.threads, this.texts);
    this.folders = new Folders(home, db);
    this.#catchUp = new CatchUp(home, db, this.threads, this.notes, this.texts, logger);
  }

  /** Finds out all that has changed since the index was last in use. */
  async takeStock(waitMs: number): Promise<void> {
    const claim = new IndexClaim(this.db);
    await claim.take(waitMs);
    try {
      await patient(() => this.notes.catchUp());
      const changed = await this.#changedThreads(claim);
      await this.#takeOver(this.folders.fullLook(), claim);
      for (const num of changed) await this.refresh(num, claim);
    } finally {
      await patient(() => claim.release());
    }
  }

  /** What is new where something new is to be expected. Costs some microseconds when nothing is. */
  async look(): Promise<void> {
    this.notes.catchUp();
    await this.#takeOver(this.folders.quickLook());
  }

  /** Looks for a thread that is not known, or not where it was. */
  async lookEverywhere(): Promise<void> {
    this.notes.catchUp();
    await this.#takeOver(this.folders.fullLook());
  }

  isCurrent(row: ListedThread): boolean {
    return this.#catchUp.isCurrent(row);
  }

  /** Brings a thread up to date, wherever its file is now. */
  async refreshById(id: string): Promise<void> {
    const row = this.threads.byId(id);
    if (!row) await this.lookEverywhere();
    const found = row ?? this.threads.byId(id);
    if (found && !this.isCurrent(found)) await this.refresh(found.num);
  }

  /** Reads what its file has more than is known. False when there is no such file anywhere; then the row is gone. */
  async refresh(num: number, claim?: IndexClaim): Promise<boolean> {
    let lost = false;
    await inSlices(this.db, () => {
      claim?.renew();
      const standing = this.#catchUp.step(num);
      lost = standing === 'lost';
      return standing === 'behind';
    });
    if (!lost) return true;
    const row = this.threads.byNum(num);
    return row !== undefined && this.#findAgain(row, claim);
  }

  /** Adds a file that is not known. Undefined when it holds no thread, or one that is kept elsewhere. */
  async register(path: string): Promise<IndexedThread | undefined> {
    const row = this.db.transaction(() => this.#catchUp.register(path));
    if (row === 'unreadable') return undefined;
    if (!row || row.size >= 0) return row;
    await this.refresh(row.num);
    return this.threads.byNum(row.num);
  }

  /** Takes the thread from a file that is called after it. @throws {UnreadableThread} when that tells nothing */
  async registerNamed(id: string): Promise<IndexedThread | undefined> {
    for (const path of this.folders.named(id)) {
      const row = await this.register(path);
      if (row?.id === id) return row;
      const problem = this.#catchUp.problemOf(path);
      if (problem !== undefined) throw new UnreadableThread(path, problem);
    }
    return undefined;
  }

  /** Makes all text that is known searchable. */
  async takeTexts(): Promise<void> {
    await inSlices(this.db, () => this.texts.step(), TEXT_SLICE_MS);
  }

  /** The same, while nobody searches. It can be stopped at any time. */
  async takeTextsAside(signal: AbortSignal): Promise<void> {
    await inSlicesAside(this.db, () => !signal.aborted && this.texts.step());
  }

  close(): void {
    this.notes.close();
    this.db.close();
  }

  async #findAgain({ num, path }: IndexedThread, claim?: IndexClaim): Promise<boolean> {
    if (!this.db.transaction(() => this.#catchUp.relocate(num))) await this.lookEverywhere();
    const now = this.threads.byNum(num);
    const found = now !== undefined && now.path !== path;
    if (!found) this.threads.remove(num);
    // Another thread may be where it was.
    await this.register(path);
    return found && this.refresh(num, claim);
  }

  async #changedThreads(claim: IndexClaim): Promise<number[]> {
    const changed: number[] = [];
    let from = 0;
    await inSlicesAlone(this.db, () => {
      claim.renew();
      const rows = this.threads.filesAfter(from, ROWS_AT_ONCE);
      for (const row of rows) if (!this.#catchUp.isCurrent(row)) changed.push(row.num);
      from = rows.at(-1)?.num ?? from;
      return rows.length === ROWS_AT_ONCE;
    });
    return changed;
  }

  async #takeOver(listed: Iterable<ListedFolder>, claim?: IndexClaim): Promise<void> {
    const long: number[] = [];
    for (const folder of listed) {
      const files = folder.files.values();
      let isWhole = true;
      await (claim ? inSlicesAlone : inSlices)(this.db, () => {
        claim?.renew();
        const { value: path, done } = files.next();
        const isNew = path !== undefined && this.threads.idAt(path) === undefined;
        const row = isNew ? this.#catchUp.register(path) : undefined;
        if (row === 'unreadable') isWhole = false;
        else if (row && row.size < 0) long.push(row.num);
        return done !== true;
      });
      await patient(() => this.folders.keep(folder, isWhole));
    }
    for (const num of long) await this.refresh(num, claim);
  }
}
