/** Lists of threads: order, filters and cursors. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meta, said, T0, turn, uuid } from './test-lines.js';
import type { OpenStore } from './test-open-store.js';
import { InvalidCursor, type StoredThread, type ThreadListQuery, type ThreadStore } from './thread-store.js';

const NEWEST = { archived: false, sortKey: 'createdAt', direction: 'desc', limit: 100 } as const;
const SORT_KEYS = ['createdAt', 'updatedAt'] as const;
const DIRECTIONS = ['asc', 'desc'] as const;

export function pagesSuite(open: OpenStore): void {
  it('LST-01: pages of any size amount to the list, and lead back, also among threads of one millisecond', async () => {
    const store = await open();
    await fillWithTies(store);
    const query = fc.record({
      sortKey: fc.constantFrom(...SORT_KEYS),
      direction: fc.constantFrom(...DIRECTIONS),
      limit: fc.integer({ min: 1, max: 14 }),
      archived: fc.constant(false),
      indexOnly: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(query, async (query) => {
        const pages = await allPages(store, query);
        const all = await store.list({ ...query, limit: 100 });
        expect(pages.flat()).toEqual(all.data);
        expect(all.data).toEqual(inOrder(all.data, query));
        expect(all.data).toHaveLength(12);
        await expectWaysBack(store, query);
      }),
      { numRuns: 40 },
    );
  });

  it('LST-01: the way back from a page begins with its first thread and shows what has come since', async () => {
    const store = await open();
    for (const number of [1, 2, 3]) await make(store, number, { at: T0 + number });
    const page = await store.list({ ...NEWEST, limit: 2 });
    expect(ids(page.data)).toEqual([uuid(3), uuid(2)]);
    await make(store, 4, { at: T0 + 3 });
    await make(store, 5, { at: T0 + 3 });
    const back = await store.list({ ...NEWEST, direction: 'asc', cursor: page.backwardsCursor });
    expect(ids(back.data)).toEqual([uuid(3), uuid(4), uuid(5)]);
    const updated = await store.list({ ...NEWEST, sortKey: 'updatedAt', limit: 1 });
    await store.append(uuid(1), [said('news', T0 + 60_000)]);
    const news = { ...NEWEST, sortKey: 'updatedAt', direction: 'asc', cursor: updated.backwardsCursor } as const;
    expect(ids((await store.list(news)).data)).toEqual([uuid(5), uuid(1)]);
  });

  it('LST-01: an empty page has no cursors', async () => {
    const store = await open();
    expect(await store.list(NEWEST)).toEqual({ data: [], nextCursor: null, backwardsCursor: null });
  });

  it('LST-01: refuses what is no cursor of this list', async () => {
    const store = await open();
    await make(store, 1);
    const { backwardsCursor } = await store.list(NEWEST);
    for (const cursor of ['', 'nonsense', '7', '{}', '2026-11-26T12:00:00Z']) {
      await expect(async () => store.list({ ...NEWEST, cursor })).rejects.toThrow(InvalidCursor);
    }
    await expect(async () => {
      await store.list({ ...NEWEST, sortKey: 'updatedAt', cursor: backwardsCursor });
    }).rejects.toThrow(InvalidCursor);
  });

  it('LST-02: lists those of some working directories, providers and sources', async () => {
    const store = await open();
    await make(store, 1, { cwd: '/a' });
    await make(store, 2, { cwd: '/b', model_provider: 'other' });
    await make(store, 3, { cwd: '/c', source: { subagent: 'review' } });
    await make(store, 4, { cwd: '/a', source: 'vscode', at: T0 + 1 });
    const found = async (filter: Partial<ThreadListQuery>) => ids((await store.list({ ...NEWEST, ...filter })).data);
    expect(await found({ cwds: ['/a'] })).toEqual([uuid(4), uuid(1)]);
    expect(await found({ cwds: ['/b', '/a', '/a', '/none'] })).toEqual([uuid(4), uuid(2), uuid(1)]);
    expect(await found({ cwds: ['/b', '/a'], limit: 2 })).toEqual([uuid(4), uuid(2)]);
    expect(await found({ cwds: [] })).toEqual([]);
    expect(await found({ modelProviders: ['other', 'none'] })).toEqual([uuid(2)]);
    expect(await found({ sources: ['subagent', 'vscode'] })).toEqual([uuid(4), uuid(3)]);
    expect(await found({ sources: ['cli'], cwds: ['/a'], modelProviders: ['mock'] })).toEqual([uuid(1)]);
    expect(await found({ archived: true })).toEqual([]);
    await store.archive(uuid(1));
    expect(await found({ archived: true })).toEqual([uuid(1)]);
    expect(await found({ cwds: ['/a'] })).toEqual([uuid(4)]);
  });

  it('LST-02: pages over several working directories amount to their list', async () => {
    const store = await open();
    await fillWithTies(store);
    for (const direction of DIRECTIONS) {
      const query = { ...NEWEST, direction, cwds: ['/0', '/2'] };
      const all = await store.list(query);
      expect(all.data).toHaveLength(8);
      expect((await allPages(store, { ...query, limit: 3 })).flat()).toEqual(all.data);
    }
  });

  it('LST-10: filters by a text in name or preview, with its case', async () => {
    const store = await open();
    for (const number of [1, 2, 3]) await make(store, number, { question: `Zebra 100% number ${number}` });
    await store.update(uuid(3), { name: 'Straße "q"' });
    const found = async (searchTerm: string, more: Partial<ThreadListQuery> = {}) =>
      ids((await store.list({ ...NEWEST, ...more, searchTerm })).data);
    expect(await found('Zebra')).toEqual([uuid(3), uuid(2), uuid(1)]);
    expect(await found('zebra')).toEqual([]);
    expect(await found('number 2')).toEqual([uuid(2)]);
    expect(await found('"q"')).toEqual([uuid(3)]);
    expect(await found('ß')).toEqual([uuid(3)]);
    expect(await found('0%')).toEqual([uuid(3), uuid(2), uuid(1)]);
    expect(await found('Z_bra')).toEqual([]);
    expect(await found('')).toHaveLength(3);
    expect(await found('Yes.')).toEqual([]);
    expect((await allPages(store, { ...NEWEST, searchTerm: 'ebra', limit: 1 })).flat()).toHaveLength(3);
  });

  it('LST-11: lists while threads are made, changed and archived', async () => {
    const store = await open();
    await make(store, 1);
    const changes = Array.from({ length: 20 }, async (_, number) => {
      await make(store, 10 + number, { at: T0 + number });
      await store.append(uuid(1), turn(`t${number}`, 'busy'));
      await store.update(uuid(10 + number), { name: 'named' });
      if (number % 2 === 0) await store.archive(uuid(10 + number));
    });
    const lists = Array.from({ length: 20 }, async (_, number) => {
      const { data } = await store.list({ ...NEWEST, indexOnly: number % 2 === 0 });
      const { data: found } = await store.search({ ...NEWEST, searchTerm: 'busy' });
      expect(new Set(ids(data)).size).toBe(data.length);
      expect(found.length).toBeLessThanOrEqual(1);
    });
    await Promise.all([...changes, ...lists]);
    expect((await store.list(NEWEST)).data).toHaveLength(11);
    expect((await store.list({ ...NEWEST, archived: true })).data).toHaveLength(10);
  });
}

interface Made {
  readonly at?: number;
  readonly question?: string;
  readonly cwd?: string;
  readonly model_provider?: string;
  readonly source?: 'vscode' | { subagent: 'review' };
}

async function make(store: ThreadStore, number: number, { at = T0, question, ...more }: Made = {}): Promise<void> {
  const id = uuid(number);
  await store.create(id, [meta(id, more, at), ...(question ? turn('t', question, 'Yes.', at) : [])]);
}

/** Twelve threads, four of them in each of three milliseconds. */
async function fillWithTies(store: ThreadStore): Promise<void> {
  for (let number = 0; number < 12; number += 1) {
    await make(store, (number * 7) % 12, { at: T0 + (number % 3), cwd: `/${number % 3}` });
    if (number % 2 === 0) await store.append(uuid((number * 7) % 12), [said('x', T0 + 5)]);
  }
}

/** A store that repeats itself would go on without end. */
async function allPages(store: ThreadStore, query: ThreadListQuery): Promise<StoredThread[][]> {
  const pages: StoredThread[][] = [];
  let cursor: string | null = null;
  do {
    const page = await store.list({ ...query, cursor });
    pages.push([...page.data]);
    cursor = page.nextCursor;
  } while (cursor !== null && pages.length < 100);
  return pages;
}

/** From each page the other direction leads back to its first entry, and to all before it. */
async function expectWaysBack(store: ThreadStore, query: ThreadListQuery): Promise<void> {
  const all = (await store.list({ ...query, limit: 100 })).data;
  let cursor: string | null = null;
  let before = 0;
  do {
    const page = await store.list({ ...query, cursor });
    const direction = query.direction === 'asc' ? 'desc' : 'asc';
    const back = await store.list({ ...query, direction, limit: 100, cursor: page.backwardsCursor });
    expect(back.data).toEqual(all.slice(0, before + 1).toReversed());
    before += page.data.length;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

function inOrder(threads: readonly StoredThread[], { sortKey, direction }: ThreadListQuery): StoredThread[] {
  const sorted = threads.toSorted((a, b) => a[sortKey] - b[sortKey] || (a.id < b.id ? -1 : 1));
  return direction === 'asc' ? sorted : sorted.toReversed();
}

function ids(threads: readonly StoredThread[]): string[] {
  return threads.map(({ id }) => id);
}
