/** Reads threads: what is known of them from the index, their lines from their files. */
import { type FileHandle, open } from 'node:fs/promises';
import type { RolloutLine } from '@app-server/schema/rollout';
import { pageOf, turnCursor } from '../cursors.js';
import type { SessionMeta } from '../session-meta.js';
import {
  type StoredPage,
  type StoredTurn,
  type TurnListQuery,
  UnknownThread,
  UnreadableThread,
} from '../thread-store.js';
import type { IndexAccess } from './index-access.js';
import type { TurnRow } from './index-schema.js';
import { absolutePath } from './layout.js';
import { streamLines } from './read-lines.js';
import { readMeta } from './session-file.js';
import type { SessionIndex } from './session-index.js';
import type { IndexedThread } from './thread-rows.js';
import { linesOfTurn, turnsIn } from './turn-pages.js';

interface OpenThread {
  readonly row: IndexedThread;
  readonly file: FileHandle;
}

export class ThreadReader {
  readonly #home: string;
  readonly #access: IndexAccess;
  readonly #isLive: (id: string, offset: number) => boolean;

  /** @param isLive whether the turn that begins at an offset, and has no end, is still going on */
  constructor(home: string, access: IndexAccess, isLive: (id: string, offset: number) => boolean) {
    this.#home = home;
    this.#access = access;
    this.#isLive = isLive;
  }

  /**
   * A thread as its file is now, wherever that is.
   *
   * @throws {UnreadableThread} when only the name of a file tells of it
   */
  async find(index: SessionIndex, id: string): Promise<IndexedThread | undefined> {
    await this.#access.tolerate(async () => index.notes.catchUp());
    const row = index.threads.byId(id);
    if (row && index.isCurrent(row)) return row;
    await this.#access.tolerate(() => index.refreshById(id));
    return index.threads.byId(id) ?? index.registerNamed(id);
  }

  async get(index: SessionIndex, id: string): Promise<IndexedThread> {
    const row = await this.find(index, id);
    if (!row) throw new UnknownThread(id);
    return row;
  }

  async meta(id: string): Promise<SessionMeta> {
    const { row, file } = await this.#open(id);
    try {
      const meta = readMeta(file.fd, (await file.stat()).size);
      if (!meta) throw new UnreadableThread(row.path, 'it does not say which thread it holds');
      return meta.payload;
    } finally {
      await file.close();
    }
  }

  async *lines(id: string, from: 'start' | 'compaction'): AsyncGenerator<RolloutLine> {
    const { row, file } = await this.#open(id);
    try {
      yield* streamLines(file, from === 'compaction' ? (row.compacted_at ?? 0) : 0);
    } catch (error) {
      throw unreadable(row.path, error);
    } finally {
      await file.close();
    }
  }

  async turns(id: string, query: TurnListQuery): Promise<StoredPage<StoredTurn>> {
    const { page, thread } = await this.#access.use(async (index) => {
      const thread = await this.get(index, id);
      const rows = turnsIn(index.db, thread.num, query);
      return {
        thread,
        page: pageOf(rows, query, ({ turn_id: turnId, start }, include) => turnCursor({ turnId, start, include })),
      };
    });
    const lines = query.lines && page.data.length > 0 ? await this.#linesOf(id, page.data) : [];
    return { ...page, data: page.data.map((turn, index) => this.#turn(thread.id, turn, lines[index] ?? [])) };
  }

  async #linesOf(id: string, turns: readonly TurnRow[]): Promise<RolloutLine[][]> {
    const { row, file } = await this.#open(id);
    try {
      return await this.#access.use((index) => Promise.all(turns.map((turn) => linesOfTurn(index.db, file, turn))));
    } catch (error) {
      throw unreadable(row.path, error);
    } finally {
      await file.close();
    }
  }

  #turn(thread: string, { turn_id: id, start, state, error }: TurnRow, lines: readonly RolloutLine[]): StoredTurn {
    const open = this.#isLive(thread, start) ? 'inProgress' : 'interrupted';
    return {
      id,
      status: state === 'open' ? open : state,
      error: error === null ? null : (JSON.parse(error) as object),
      lines,
    };
  }

  /** The file may be moved between the look at the index and this; then the index is asked again. */
  async #open(id: string): Promise<OpenThread> {
    for (let retry = true; ; retry = false) {
      const row = await this.#access.use((index) => this.get(index, id));
      try {
        return { row, file: await open(absolutePath(this.#home, row.path)) };
      } catch (error) {
        if (!retry || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadable(row.path, error);
      }
    }
  }
}

function unreadable(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && code.startsWith('E') ? new UnreadableThread(path, code, error) : error;
}
