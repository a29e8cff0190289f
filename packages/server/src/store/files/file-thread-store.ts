/** Keeps threads as session files, which are the truth, and finds them by an index, which can be made again. */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { RolloutLine } from '@app-server/schema/rollout';
import type { Logger } from '../../core/logger.js';
import { writeLine } from '../lines.js';
import { isSessionMeta, type SessionMeta, threadOf } from '../session-meta.js';
import type { DigestState } from '../thread-digest.js';
import {
  type FoundThread,
  type StoredPage,
  type StoredThread,
  type StoredTurn,
  ThreadExists,
  type ThreadListQuery,
  type ThreadPatch,
  type ThreadSearchQuery,
  type ThreadStore,
  type TurnListQuery,
} from '../thread-store.js';
import { IndexAccess } from './index-access.js';
import { absolutePath, archivedPath, folderOf, nameOf, sessionPath, storedPath, unarchivedPath } from './layout.js';
import { openIndex } from './open-index.js';
import type { SessionIndex } from './session-index.js';
import { SessionWriter } from './session-writer.js';
import { ThreadLister } from './thread-lister.js';
import { ThreadReader } from './thread-reader.js';
import { type IndexedThread, noteOf, threadOfRow } from './thread-rows.js';

const WAIT_MS = 60_000;

export interface FileStoreOptions {
  /** The folder that `sessions` is in; made when it is not there. */
  readonly home: string;
  readonly logger: Logger;
  /** How long to wait for another process that reads in the sessions of this home, in milliseconds. */
  readonly waitMs?: number;
}

/** Opens the index at once and begins to read in what it does not know; `ready` tells when that is done. */
export async function openFileStore(options: FileStoreOptions): Promise<ThreadStore> {
  return new FileThreadStore(options, await openIndex(options.home, options.logger));
}

class FileThreadStore implements ThreadStore {
  readonly #home: string;
  readonly #access: IndexAccess;
  readonly #writer: SessionWriter;
  readonly #reader: ThreadReader;
  readonly #lister: ThreadLister;

  constructor({ home, logger, waitMs = WAIT_MS }: FileStoreOptions, index: SessionIndex) {
    this.#home = home;
    this.#access = new IndexAccess(index, { home, logger, waitMs, taken: (row) => this.#taken(row) });
    this.#writer = new SessionWriter(
      async (id) => absolutePath(home, (await this.#get(id)).path),
      (id) => this.#access.note(id),
    );
    this.#reader = new ThreadReader(home, this.#access, (id, offset) => this.#writer.wrote(id, offset));
    this.#lister = new ThreadLister(home, this.#access);
  }

  ready(): Promise<void> {
    return this.#access.ready();
  }

  pathFor(id: string, createdAt: number): string {
    return absolutePath(this.#home, sessionPath(id, createdAt));
  }

  create(id: string, lines: readonly RolloutLine[], extra: { sessionId?: string } = {}): Promise<StoredThread> {
    const [meta] = lines;
    if (!isSessionMeta(meta) || meta.payload.id !== id) {
      throw new TypeError(`The first line of thread ${id} has to be its session_meta.`);
    }
    const path = sessionPath(id, threadOf(meta).createdAt);
    const text = lines.map(writeLine).join('');
    return this.#access.use(async (index) => {
      if (index.threads.byId(id)) throw new ThreadExists(id);
      const { sessionId } = extra;
      index.folders.keeping([folderOf(path)], () => this.#writer.create(id, absolutePath(this.#home, path), text));
      try {
        if (sessionId !== undefined && sessionId !== id) index.notes.put(id, { session_id: sessionId });
        await index.register(path);
      } catch (error) {
        this.#writer.discard(id, absolutePath(this.#home, path));
        throw error;
      }
      return this.#threadOf(await this.#reader.get(index, id));
    });
  }

  append(id: string, lines: readonly RolloutLine[]): Promise<void> {
    return this.#writer.append(id, lines.map(writeLine).join(''));
  }

  find(id: string): Promise<StoredThread | undefined> {
    return this.#access.use(async (index) => {
      const row = await this.#reader.find(index, id);
      return row && this.#threadOf(row);
    });
  }

  findByPath(path: string): Promise<StoredThread | undefined> {
    const stored = storedPath(this.#home, resolve(path));
    return this.#access.use(async (index) => {
      const known = index.threads.idAt(stored);
      const found = known === undefined ? undefined : await this.#reader.find(index, known);
      const row = found ?? (await index.register(stored));
      return row && this.#threadOf(row);
    });
  }

  list(query: ThreadListQuery): Promise<StoredPage<StoredThread>> {
    return this.#lister.list(query);
  }

  search(query: ThreadSearchQuery): Promise<StoredPage<FoundThread>> {
    return this.#lister.search(query);
  }

  listTurns(id: string, query: TurnListQuery): Promise<StoredPage<StoredTurn>> {
    return this.#reader.turns(id, query);
  }

  meta(id: string): Promise<SessionMeta> {
    return this.#reader.meta(id);
  }

  lines(id: string, from: 'start' | 'compaction' = 'start'): AsyncIterable<RolloutLine> {
    return this.#reader.lines(id, from);
  }

  update(id: string, patch: ThreadPatch): Promise<StoredThread> {
    return this.#access.use(async (index) => {
      const { num } = await this.#reader.get(index, id);
      const note = noteOf(patch);
      if (note) index.notes.put(id, note);
      if (patch.settings) index.threads.settings(num, patch.settings);
      return this.#threadOf(await this.#reader.get(index, id));
    });
  }

  archive(id: string): Promise<StoredThread> {
    return this.#move(id, true, ({ path }) => archivedPath(nameOf(path)));
  }

  unarchive(id: string): Promise<StoredThread> {
    return this.#move(id, false, ({ path, created_at: createdAt }) => unarchivedPath(nameOf(path), createdAt));
  }

  async close(): Promise<void> {
    await this.#access.close();
    this.#writer.close();
  }

  /** Moves the file and its row, or neither: a process that ends in between is made up for by the next one. */
  #move(id: string, archived: boolean, placeOf: (row: IndexedThread) => string): Promise<StoredThread> {
    return this.#access.use(async (index) => {
      const row = await this.#reader.get(index, id);
      if (row.archived === Number(archived)) return this.#threadOf(row);
      const path = placeOf(row);
      const [from, to] = [row.path, path].map((stored) => absolutePath(this.#home, stored)) as [string, string];
      if (existsSync(to)) throw new ThreadExists(to);
      mkdirSync(dirname(to), { recursive: true });
      index.folders.keeping([folderOf(row.path), folderOf(path)], () => {
        index.db.transaction(() => {
          index.threads.move(row.num, path, archived);
          renameSync(from, to);
        });
      });
      return this.#threadOf(await this.#reader.get(index, id));
    });
  }

  #get(id: string): Promise<IndexedThread> {
    return this.#access.use((index) => this.#reader.get(index, id));
  }

  #threadOf(row: IndexedThread): StoredThread {
    return threadOfRow(this.#home, row, row.settings);
  }

  #taken({ id, digest }: IndexedThread): void {
    const state = JSON.parse(digest) as DigestState | null;
    if (state?.scanner.current === null) this.#writer.rest(id);
  }
}
