/** Finds folders whose session files may have changed. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { type Database, isUnavailable } from '../sqlite/database.js';
import { numberParam, textParam, query } from '../sqlite/query.js';
import { build } from './index-schema.js';
import { absolutePath, ARCHIVED, folderOf, isSessionFile, SESSIONS } from './layout.js';

const ALL = query(build.selectFrom('folders').selectAll());
const PUT = query(
  build
    .insertInto('folders')
    .values({ path: textParam('path'), mtime: numberParam('mtime') })
    .onConflict((conflict) => conflict.column('path').doUpdateSet({ mtime: numberParam('mtime') })),
);
const REMOVE = query(build.deleteFrom('folders').where('path', '=', textParam('path')));

/** Milliseconds after which another change of a folder certainly gives it another time. */
const SETTLED_MS = 25;
/** Folders that every look includes, from the newest on, and how many of the others take turns. */
const NEWEST = 3;
const IN_TURN = 2;

interface Known {
  readonly mtime: number;
  /** Whether files may have come since it was listed, in the same tick of the clock. */
  readonly settled: boolean;
}

/** A folder that has changed, the session files in it, and folders that are new. */
export interface ListedFolder {
  readonly path: string;
  readonly mtime: number;
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** False for one that may not be listed now. */
  readonly isListed: boolean;
}

/**
 * A folder's time changes when files come or go. So a look costs one `stat` for each folder, and only what has changed
 * is listed. Files come into the newest folders, into new ones and into the archive: a quick look takes those, and some
 * of the rest in turn, so that what somebody puts elsewhere is found some looks later.
 */
export class Folders {
  readonly #home: string;
  readonly #db: Database;
  /** Hundreds in many years. */
  readonly #known: Map<string, Known>;
  /** The same in order; undefined after changes. */
  #ordered: readonly string[] | undefined;
  #turn = 0;

  constructor(home: string, db: Database) {
    this.#home = home;
    this.#db = db;
    this.#known = new Map(db.all(ALL).map(({ path, mtime }) => [path, { mtime, settled: true }]));
    for (const root of [SESSIONS, ARCHIVED]) if (!this.#known.has(root)) this.#set(root, 0, true);
  }

  /** Changes of the folders where new files are to be expected. */
  quickLook(): Iterable<ListedFolder> {
    return this.#look(this.#likely());
  }

  /** Changes of all folders. */
  fullLook(): Iterable<ListedFolder> {
    return this.#look([...this.#known.keys()]);
  }

  /**
   * Its files have been gone through: until the folder changes again nothing is to be found there.
   *
   * @param isWhole whether all of them could be read; otherwise the next process looks again
   */
  keep({ path, mtime, folders, isListed }: ListedFolder, isWhole = true): void {
    const settled = isListed && Date.now() - mtime > SETTLED_MS;
    this.#set(path, isListed ? mtime : 0, settled);
    this.#db.transaction(() => {
      this.#db.run(PUT, { path, mtime: settled && isWhole ? mtime : 0 });
      // Should this process end before their turn comes, the next one has to know of them.
      for (const folder of folders) this.#db.run(PUT, { path: folder, mtime: this.#known.get(folder)?.mtime ?? 0 });
    });
  }

  /** What is called after a thread, in all folders that are known. */
  named(id: string): string[] {
    return [...this.#known.keys()].flatMap((path) =>
      (entriesOf(absolutePath(this.#home, path)) ?? [])
        .filter(({ name }) => isSessionFile(name) && name.includes(id))
        .map(({ name }) => `${path}/${name}`),
    );
  }

  /** Does something to the files of some folders, which is no reason to list them again. */
  keeping<T>(folders: readonly string[], work: () => T): T {
    const before = folders.map((folder) => this.#mtime(folder));
    const result = work();
    for (const [index, folder] of folders.entries()) {
      const known = this.#known.get(folder);
      if (known?.mtime !== before[index]) continue;
      this.#set(folder, this.#mtime(folder) ?? 0, known?.settled ?? true);
      if (!known) this.#remember(folder);
    }
    return result;
  }

  /** Nobody lists a new folder of ours, so that only this tells the next process of it. What was done there counts for more. */
  #remember(path: string): void {
    try {
      this.#db.run(PUT, { path, mtime: 0 });
    } catch (error) {
      if (!isUnavailable(error)) throw error;
    }
  }

  #likely(): Set<string> {
    const all = (this.#ordered ??= [...this.#known.keys()].sort());
    const newest = all.slice(-NEWEST);
    const above = newest.map(folderOf).filter((folder) => this.#known.has(folder));
    this.#turn = (this.#turn + IN_TURN) % all.length;
    return new Set([ARCHIVED, SESSIONS, ...above, ...newest, ...all.slice(this.#turn, this.#turn + IN_TURN)]);
  }

  /** Each is only listed when it is its turn. */
  *#look(folders: Iterable<string>): Generator<ListedFolder> {
    // Folders that turn up on the way, such as that of a new day, are gone through as well.
    const waiting = [...folders];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const mtime = this.#mtime(path);
      if (mtime === undefined) this.#forget(path);
      else if (this.#mayHaveChanged(path, mtime)) {
        const listed = this.#list(path, mtime);
        waiting.push(...listed.folders);
        yield listed;
      }
    }
  }

  #mayHaveChanged(path: string, mtime: number): boolean {
    const known = this.#known.get(path);
    if (known?.mtime !== mtime) return true;
    return !known.settled && Date.now() - mtime > SETTLED_MS;
  }

  #list(path: string, mtime: number): ListedFolder {
    const listed = entriesOf(absolutePath(this.#home, path));
    const entries = listed ?? [];
    const inside = (entry: Dirent) => `${path}/${entry.name}`;
    const folders = entries.filter((entry) => entry.isDirectory()).map(inside);
    const files = entries.filter((entry) => !entry.isDirectory() && isSessionFile(entry.name)).map(inside);
    const isListed = listed !== undefined;
    return { path, mtime, files, folders: folders.filter((folder) => !this.#known.has(folder)), isListed };
  }

  #set(path: string, mtime: number, settled: boolean): void {
    if (!this.#known.has(path)) this.#ordered = undefined;
    this.#known.set(path, { mtime, settled });
  }

  #forget(path: string): void {
    if (path === SESSIONS || path === ARCHIVED) return;
    this.#known.delete(path);
    this.#ordered = undefined;
    this.#db.run(REMOVE, { path });
  }

  /** A folder that cannot be looked at is as it was. */
  #mtime(folder: string): number | undefined {
    try {
      return statSync(absolutePath(this.#home, folder), { throwIfNoEntry: false })?.mtimeMs;
    } catch {
      return this.#known.get(folder)?.mtime ?? 0;
    }
  }
}

/** None for a folder that vanished in between; undefined for one that may not be listed. */
function entriesOf(path: string): Dirent[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : undefined;
  }
}
