/** Lists threads: those that are stored, those that a text is found in, those in memory. */
import { resolve } from 'node:path';
import type { SortDirection, ThreadListParams, ThreadSortKey, ThreadSourceKind } from '@app-server/schema/experimental';
import { validate } from 'uuid';
import { invalidRequest } from '../../core/faults.js';
import type { Handlers } from '../../core/methods.js';
import type { SortKey, StoredPage, StoredThread } from '../../store/thread-store.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';
import { wireThread } from '../../threads/wire-thread.js';
import { pageLimit } from './pages.js';
import { SourceFilter } from './source-kinds.js';
import { invalidCursor } from './store-faults.js';

/** What all lists of stored threads can be asked for. */
interface Asked {
  cursor?: string | null;
  limit?: number | null;
  sortKey?: ThreadSortKey | null;
  sortDirection?: SortDirection | null;
  sourceKinds?: ThreadSourceKind[] | null;
  archived?: boolean | null;
}

const SORT_KEYS: Readonly<Record<ThreadSortKey, SortKey>> = { created_at: 'createdAt', updated_at: 'updatedAt' };

const NOTHING = { data: [], nextCursor: null, backwardsCursor: null };

export function listMethods(services: Services, directory: ThreadDirectory): Handlers {
  const { store } = services;
  const written = (stored: StoredThread) => wireThread(stored, directory.find(stored.id));
  return {
    'thread/list': async (params) => {
      const { cwd, modelProviders, searchTerm, useStateDbOnly } = params;
      const cwds = foldersOf(cwd, services.cwd);
      if (cwds?.length === 0) return NOTHING;
      const providers = modelProviders ?? [services.providers.defaultId];
      const { sources, query } = queryOf(params);
      const page = await fullPage(
        query,
        (part) =>
          store.list({
            ...query,
            ...part,
            ...(cwds && { cwds }),
            ...(providers.length > 0 && { modelProviders: providers }),
            ...(searchTerm && { searchTerm }),
            indexOnly: useStateDbOnly ?? false,
          }),
        (thread) => isShown(thread, sources),
      );
      return { ...page, data: page.data.map(written) };
    },

    'thread/search': async (params) => {
      const { searchTerm } = params;
      if (searchTerm.trim() === '') throw invalidRequest('searchTerm must not be blank.', '/params/searchTerm');
      const { sources, query } = queryOf(params);
      const page = await fullPage(
        query,
        (part) => store.search({ ...query, ...part, searchTerm }),
        ({ thread }) => isShown(thread, sources),
      );
      return { ...page, data: page.data.map(({ thread, snippet }) => ({ thread: written(thread), snippet })) };
    },

    'thread/loaded/list': ({ cursor, limit }) => {
      if (typeof cursor === 'string' && !validate(cursor)) throw invalidCursor(cursor);
      const ids = directory.ids.filter((id) => typeof cursor !== 'string' || id > cursor.toLowerCase());
      const data = ids.slice(0, Math.max(limit ?? ids.length, 1));
      return { data, nextCursor: data.length < ids.length ? (data.at(-1) ?? null) : null };
    },
  };
}

function queryOf({ cursor, limit, sortKey, sortDirection, sourceKinds, archived }: Asked) {
  const sources = new SourceFilter(sourceKinds);
  const query = {
    cursor,
    limit: pageLimit(limit),
    sortKey: SORT_KEYS[sortKey ?? 'created_at'],
    direction: sortDirection ?? 'desc',
    archived: archived ?? false,
    sources: sources.sources,
  } as const;
  return { sources, query };
}

/** A thread to which nobody has said anything yet is none to go back to. */
function isShown(thread: StoredThread, sources: SourceFilter): boolean {
  return thread.preview !== '' && sources.admits(thread);
}

/** Undefined for all folders, and none for an empty list. */
function foldersOf(cwd: ThreadListParams['cwd'], base: string): string[] | undefined {
  if (cwd === null || cwd === undefined) return undefined;
  return [cwd].flat().map((folder) => resolve(base, folder));
}

/** A page of those entries that count, as long as it was asked for while there are more. */
async function fullPage<T>(
  { cursor, limit }: { readonly cursor?: string | null | undefined; readonly limit: number },
  read: (part: { cursor: string | null | undefined; limit: number }) => Promise<StoredPage<T>>,
  counts: (entry: T) => boolean,
): Promise<{ data: T[]; nextCursor: string | null; backwardsCursor: string | null }> {
  const { data: first, ...cursors } = await read({ cursor, limit });
  const data = first.filter(counts);
  let { nextCursor } = cursors;
  while (data.length < limit && nextCursor !== null) {
    const more = await read({ cursor: nextCursor, limit: limit - data.length });
    data.push(...more.data.filter(counts));
    ({ nextCursor } = more);
  }
  return { data, nextCursor, backwardsCursor: data.length === 0 ? null : cursors.backwardsCursor };
}
