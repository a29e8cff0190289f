/** Keeps threads in memory, for tests and for servers that are to leave nothing behind. */
import type { RolloutLine } from '@app-server/schema/rollout';
import { pageOf, threadAnchor, threadCursor, turnAnchor, turnCursor } from '../cursors.js';
import { isSessionMeta, type SessionMeta, sourceKey } from '../session-meta.js';
import {
  type FoundThread,
  InvalidCursor,
  type PageQuery,
  type SortKey,
  type StoredPage,
  type StoredThread,
  type StoredTurn,
  ThreadExists,
  type ThreadFilter,
  type ThreadListQuery,
  type ThreadPatch,
  type ThreadSearchQuery,
  type ThreadStore,
  type TurnListQuery,
  UnknownThread,
} from '../thread-store.js';
import { MemoryThread, type MemoryTurn } from './memory-thread.js';

export function createMemoryStore(): ThreadStore {
  return new MemoryThreadStore();
}

type Query = PageQuery & ThreadFilter & { readonly sortKey: SortKey };

class MemoryThreadStore implements ThreadStore {
  readonly #threads = new Map<string, MemoryThread>();

  async ready(): Promise<void> {}

  pathFor(): null {
    return null;
  }

  async create(id: string, lines: readonly RolloutLine[], extra: { sessionId?: string } = {}): Promise<StoredThread> {
    const [meta] = lines;
    if (!isSessionMeta(meta) || meta.payload.id !== id) {
      throw new TypeError(`The first line of thread ${id} has to be its session_meta.`);
    }
    if (this.#threads.has(id)) throw new ThreadExists(id);
    const thread = new MemoryThread(structuredClone(meta), extra.sessionId);
    thread.append(lines);
    this.#threads.set(id, thread);
    return thread.thread;
  }

  async append(id: string, lines: readonly RolloutLine[]): Promise<void> {
    this.#get(id).append(lines);
  }

  async find(id: string): Promise<StoredThread | undefined> {
    return this.#threads.get(id)?.thread;
  }

  async findByPath(): Promise<undefined> {
    return undefined;
  }

  async list(query: ThreadListQuery): Promise<StoredPage<StoredThread>> {
    const { searchTerm: term } = query;
    const holds = ({ name, preview }: StoredThread) => !term || name?.includes(term) || preview.includes(term);
    const threads = this.#select(query).map(({ thread }) => thread);
    return threadPage(threads.filter(holds), query, (thread) => thread);
  }

  async search(query: ThreadSearchQuery): Promise<StoredPage<FoundThread>> {
    const found = this.#select(query).flatMap((thread) => {
      const snippet = thread.snippet(query.searchTerm);
      return snippet === undefined ? [] : [{ thread: thread.thread, snippet }];
    });
    return threadPage(found, query, ({ thread }) => thread);
  }

  async listTurns(id: string, query: TurnListQuery): Promise<StoredPage<StoredTurn>> {
    const thread = this.#get(id);
    const { all } = thread.turns;
    const turns = query.direction === 'asc' ? all : all.toReversed();
    const from = typeof query.cursor === 'string' ? placeOf(turns, query.cursor) : 0;
    const page = pageOf(turns.slice(from, from + query.limit + 1), query, (turn, include) => {
      return turnCursor({ turnId: turn.id, start: turn.start, include });
    });
    return { ...page, data: page.data.map((turn) => storedTurn(thread, turn, query.lines)) };
  }

  async meta(id: string): Promise<SessionMeta> {
    return this.#get(id).meta.payload;
  }

  async *lines(id: string, from: 'start' | 'compaction' = 'start'): AsyncGenerator<RolloutLine> {
    const { lines, compactedAt } = this.#get(id);
    yield* lines.slice(from === 'compaction' ? (compactedAt ?? 0) : 0);
  }

  async update(id: string, patch: ThreadPatch): Promise<StoredThread> {
    const thread = this.#get(id);
    thread.update(patch);
    return thread.thread;
  }

  archive(id: string): Promise<StoredThread> {
    return this.#move(id, true);
  }

  unarchive(id: string): Promise<StoredThread> {
    return this.#move(id, false);
  }

  async close(): Promise<void> {}

  async #move(id: string, archived: boolean): Promise<StoredThread> {
    const thread = this.#get(id);
    thread.archived = archived;
    return thread.thread;
  }

  /** In the order of the query. */
  #select({ archived, cwds, modelProviders, sources, sortKey, direction }: Query): MemoryThread[] {
    const fits = ({ thread }: MemoryThread) =>
      thread.archived === archived &&
      (cwds?.includes(thread.cwd) ?? true) &&
      (modelProviders?.includes(thread.modelProvider) ?? true) &&
      (sources?.includes(sourceKey(thread.source)) ?? true);
    const sign = direction === 'asc' ? 1 : -1;
    return [...this.#threads.values()]
      .filter(fits)
      .sort((a, b) => sign * compare(a.thread, b.thread[sortKey], b.thread.id, sortKey));
  }

  #get(id: string): MemoryThread {
    const thread = this.#threads.get(id);
    if (!thread) throw new UnknownThread(id);
    return thread;
  }
}

function threadPage<T>(entries: readonly T[], query: Query, threadIn: (entry: T) => StoredThread): StoredPage<T> {
  const { cursor, sortKey, direction, limit } = query;
  const anchor = typeof cursor === 'string' ? threadAnchor(cursor, sortKey) : undefined;
  const sign = direction === 'asc' ? 1 : -1;
  const beyond = entries.filter((entry) => {
    if (!anchor) return true;
    const order = sign * compare(threadIn(entry), anchor.value, anchor.id, sortKey);
    return order > 0 || (anchor.include && order === 0);
  });
  return pageOf(beyond.slice(0, limit + 1), query, (entry, include) => {
    const { id, [sortKey]: value } = threadIn(entry);
    return threadCursor(sortKey, { id, value, include });
  });
}

function compare(thread: StoredThread, value: number, id: string, sortKey: SortKey): number {
  if (thread[sortKey] !== value) return thread[sortKey] - value;
  return thread.id === id ? 0 : thread.id < id ? -1 : 1;
}

function placeOf(turns: readonly MemoryTurn[], cursor: string): number {
  const { turnId, start, include } = turnAnchor(cursor);
  const at = turns.findIndex((turn) => turn.id === turnId && turn.start === start);
  if (at < 0) throw new InvalidCursor(cursor);
  return include ? at : at + 1;
}

/** Whoever began it lives, since this memory does. */
function storedTurn(thread: MemoryThread, turn: MemoryTurn, withLines: boolean): StoredTurn {
  return {
    id: turn.id,
    status: turn.state === 'open' ? 'inProgress' : turn.state,
    error: turn.error,
    lines: withLines ? thread.linesOf(turn) : [],
  };
}
