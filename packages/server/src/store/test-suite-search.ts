/** Full text search. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answered, commandEnded, meta, said, T0, turn, uuid } from './test-lines.js';
import type { OpenStore } from './test-open-store.js';
import { InvalidCursor, type FoundThread, type ThreadSearchQuery, type ThreadStore } from './thread-store.js';

const NEWEST = { archived: false, sortKey: 'createdAt', direction: 'desc', limit: 100 } as const;
const A = uuid(1);

export function searchSuite(open: OpenStore): void {
  const search = async (store: ThreadStore, searchTerm: string, more: Partial<ThreadSearchQuery> = {}) =>
    (await store.search({ ...NEWEST, ...more, searchTerm })).data;

  it('LST-08: finds what was said, commands and names, and shows where', async () => {
    const store = await open();
    await store.create(A, [
      meta(A),
      ...turn('t', 'What about zebras?', 'They have\nblack and white stripes\nall over.'),
    ]);
    await store.append(A, [commandEnded('t', 'cat stripes.txt')]);
    await store.update(A, { name: 'Savanna' });
    const snippets = async (term: string) => (await search(store, term)).map(({ snippet }) => snippet);
    expect(await snippets('zebras')).toEqual(['What about zebras?']);
    expect(await snippets('white str')).toEqual(['black and white stripes']);
    expect(await snippets('cat str')).toEqual(['bash -lc cat stripes.txt']);
    expect(await snippets('savanna')).toEqual(['Savanna']);
    expect(await snippets('mock')).toEqual([]);
    expect(await snippets('giraffe')).toEqual([]);
    await store.update(A, { name: 'Desert' });
    expect(await snippets('savanna')).toEqual([]);
    expect(Object.keys((await store.list(NEWEST)).data[0] ?? {})).not.toContain('snippet');
  });

  it('LST-08: rows are threads as a list has them', async () => {
    const store = await open();
    await store.create(A, [meta(A), said('needle')]);
    const [found] = await search(store, 'needle');
    expect(found?.thread).toEqual((await store.list(NEWEST)).data[0]);
  });

  it('LST-08: finds what was written a moment ago', async () => {
    const store = await open();
    await store.create(A, [meta(A)]);
    for (const word of ['first', 'second', 'third']) {
      await store.append(A, [answered(`the ${word} word`)]);
      expect(await search(store, word)).toHaveLength(1);
    }
  });

  it('LST-08: finds short terms, and words of languages that have them', async () => {
    const store = await open();
    await store.create(A, [meta(A), said('设计 of a q!')]);
    for (const term of ['设计', '计', 'q!', 'Q', 'of']) expect(await search(store, term)).toHaveLength(1);
    for (const term of ['计设', 'zq', '!!']) expect(await search(store, term)).toEqual([]);
  });

  it('LST-08: a term is text, not a pattern', async () => {
    const store = await open();
    await store.create(A, [meta(A), said('100% "sure" of \\d+ and a_b* (OR) NEAR')]);
    for (const term of ['100%', '"sure"', '\\d+', 'a_b*', '(OR)', 'NEAR', '% "s']) {
      expect(await search(store, term), term).toHaveLength(1);
    }
    for (const term of ['100_', 'su?e', 'a.b', 'sure OR', '1%0']) expect(await search(store, term), term).toEqual([]);
  });

  it('LST-09: does not care about the case of either', async () => {
    const store = await open();
    await store.create(A, [meta(A), said('The ÉCOLE near Straße NEEDLE-Xyzzy')]);
    for (const term of ['needle-xyzzy', 'NEEDLE', 'école', 'ÉCOLE', 'éC', 'sTRASSE'.replace('SS', 'ß')]) {
      const [found] = await search(store, term);
      expect(found?.snippet, term).toBe('The ÉCOLE near Straße NEEDLE-Xyzzy');
    }
  });

  it('LST-09: finds any part of any text', async () => {
    const store = await open();
    const texts = fc.array(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 30 }), {
      minLength: 1,
      maxLength: 4,
    });
    let number = 100;
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), fc.nat(), async (texts, from, length) => {
        number += 1;
        const id = uuid(number);
        await store.create(id, [meta(id), ...texts.map((text) => answered(text))]);
        const text = texts[from % texts.length] ?? '';
        const start = from % text.length;
        const term = text.slice(start, start + 1 + (length % 6)).toUpperCase();
        const found = await search(store, term, { limit: 1000 });
        expect(found.some(({ thread }) => thread.id === id)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('LST-08: pages in order of either time, with the filters of the list', async () => {
    const store = await open();
    for (let number = 0; number < 9; number += 1) {
      const id = uuid(number);
      const more = { cwd: `/${number % 2}` };
      await store.create(id, [meta(id, more, T0 + (number % 3)), said(number === 4 ? 'other' : 'Common word')]);
    }
    for (const sortKey of ['createdAt', 'updatedAt'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        for (const searchTerm of ['common', 'wo']) {
          const query = { ...NEWEST, sortKey, direction, searchTerm };
          const { data } = await store.search(query);
          expect(data).toHaveLength(8);
          expect(await allPages(store, { ...query, limit: 3 })).toEqual(data);
        }
      }
    }
    expect(await search(store, 'common', { cwds: ['/1'] })).toHaveLength(4);
    await store.archive(uuid(0));
    expect(await search(store, 'common', { archived: true })).toHaveLength(1);
    expect(await search(store, 'common', { sources: ['vscode'] })).toEqual([]);
    await expect(async () => search(store, 'common', { cursor: 'x' })).rejects.toThrow(InvalidCursor);
  });

  it('LST-08: finds what is deep in a long text, across any cut, and shows some of it', async () => {
    const store = await open();
    const filler = 'lorem ipsum '.repeat(10_000);
    await store.create(A, [meta(A), answered(`${filler}the Needle is here, ${filler}`), said('tail end')]);
    const [found] = await search(store, 'needle is');
    expect(found?.snippet).toContain('the Needle is here');
    expect(found?.snippet.length).toBeLessThan(200);
    expect(await search(store, 'ipsum the needle')).toHaveLength(1);
    expect(await search(store, 'tail end')).toHaveLength(1);
  });
}

async function allPages(store: ThreadStore, query: ThreadSearchQuery): Promise<FoundThread[]> {
  const all: FoundThread[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.search({ ...query, cursor });
    all.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null && all.length < 100);
  return all;
}
