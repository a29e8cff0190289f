/** Lists and searches threads, and makes sure that what it returns is so. */
import { pageOf, threadAnchor, threadCursor } from '../cursors.js';
import {
  type FoundThread,
  type PageQuery,
  type SortKey,
  type StoredPage,
  type StoredThread,
  type ThreadFilter,
  type ThreadListQuery,
  type ThreadSearchQuery,
} from '../thread-store.js';
import type { IndexAccess } from './index-access.js';
import type { SessionIndex } from './session-index.js';
import { anchorAt, type ThreadRange, threadsIn } from './thread-pages.js';
import { type ListedThread, threadOfRow } from './thread-rows.js';
import { type Found, filterThreads, searchThreads } from './thread-search.js';

/** How often a page is made anew because its files turn out to have changed; then it is taken as it is. */
const ATTEMPTS = 3;

type Query = PageQuery & ThreadFilter & { readonly sortKey: SortKey };

export class ThreadLister {
  readonly #home: string;
  readonly #access: IndexAccess;
  /** What was made of rows: these are remembered too. */
  readonly #threads = new WeakMap<ListedThread, StoredThread>();

  constructor(home: string, access: IndexAccess) {
    this.#home = home;
    this.#access = access;
  }

  list(query: ThreadListQuery): Promise<StoredPage<StoredThread>> {
    const { searchTerm: term, indexOnly = false } = query;
    const range = rangeOf(query);
    const wanted = query.limit + 1;
    return this.#access.use(async (index) => {
      const page = async (): Promise<readonly ListedThread[]> =>
        term ? filterThreads(index, range, term, wanted) : threadsIn(index.db, index.threads, range, wanted);
      await this.#access.takeFacts(index);
      if (term) await this.#access.tolerate(() => index.takeTexts());
      const rows = indexOnly ? await page() : await this.#verified(index, page, (row) => row);
      const { data, ...cursors } = pageOf(rows, query, (row, include) => cursorAt(row, query, include));
      return { data: data.map((row) => this.#threadOf(row)), ...cursors };
    });
  }

  search(query: ThreadSearchQuery): Promise<StoredPage<FoundThread>> {
    const { searchTerm: term } = query;
    const range = rangeOf(query);
    return this.#access.use(async (index) => {
      const page = async (): Promise<readonly Found[]> => {
        await this.#access.tolerate(() => index.takeTexts());
        return searchThreads(index, range, term, query.limit + 1);
      };
      await this.#access.takeFacts(index);
      const found = await this.#verified(index, page, ({ row }) => row);
      const { data, ...cursors } = pageOf(found, query, ({ row }, include) => cursorAt(row, query, include));
      return { data: data.map(({ row, snippet }) => ({ thread: this.#threadOf(row), snippet })), ...cursors };
    });
  }

  #threadOf(row: ListedThread): StoredThread {
    const thread = this.#threads.get(row) ?? threadOfRow(this.#home, row);
    this.#threads.set(row, thread);
    return thread;
  }

  /** A page whose files are as the index knows them, with those that came since. */
  async #verified<T>(
    index: SessionIndex,
    page: () => Promise<readonly T[]>,
    rowOf: (entry: T) => ListedThread,
  ): Promise<readonly T[]> {
    await this.#access.tolerate(() => index.look());
    for (let attempt = 1; ; attempt += 1) {
      const entries = await page();
      const changed = entries.map(rowOf).filter((row) => !index.isCurrent(row));
      if (changed.length === 0 || attempt === ATTEMPTS) return entries;
      await this.#access.tolerate(async () => {
        for (const { num } of changed) await index.refresh(num);
      });
    }
  }
}

function rangeOf(query: Query): ThreadRange {
  const { cursor, sortKey, direction, archived, cwds, modelProviders, sources } = query;
  const anchor = typeof cursor === 'string' ? threadAnchor(cursor, sortKey) : undefined;
  return {
    sortKey,
    direction,
    anchor,
    archived,
    ...(cwds && { cwds }),
    ...(modelProviders && { modelProviders }),
    ...(sources && { sources }),
  };
}

function cursorAt(row: ListedThread, { sortKey }: Query, include: boolean): string {
  return threadCursor(sortKey, anchorAt(row, sortKey, include));
}
