import protocol from '@app-server/schema/experimental/protocol.json' with { type: 'json' };
import schema from '@app-server/schema/experimental/schema.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type PagedMethod, RepeatedCursor, type TwoWayMethod, items, pages } from './pages.js';

interface Asked {
  cursor?: string;
  limit?: number;
  sortDirection?: 'asc' | 'desc';
}

/** A list of the numbers below `size`, newest first, in pages; cursors name the row they stand before. */
function numbers(size: number) {
  const asked: Asked[] = [];
  const request = async (_method: string, params: unknown) => {
    const { cursor, limit = 25, sortDirection = 'desc' } = params as Asked;
    asked.push(params as Asked);
    const rows = Array.from({ length: size }, (_, at) => at);
    if (sortDirection === 'desc') rows.reverse();
    const start = cursor === undefined ? 0 : rows.indexOf(Number(cursor));
    const data = rows.slice(start, start + limit);
    const next = rows[start + limit];
    return { data, nextCursor: next === undefined ? null : String(next), backwardsCursor: data[0]?.toString() ?? null };
  };
  return { caller: { request, experimental: true as const }, asked };
}

/** Reads to the end, and the value with which the generator returns. */
async function drain<T, R>(generator: AsyncGenerator<T, R>): Promise<{ read: T[]; end: R }> {
  const read: T[] = [];
  for (;;) {
    const { done, value } = await generator.next();
    if (done) return { read, end: value };
    read.push(value);
  }
}

describe('pages', () => {
  it('LST-01 LST-04: reads every row once in either direction, whatever the size of the pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.integer({ min: 1, max: 12 }), async (size, pageSize) => {
        const { caller, asked } = numbers(size);
        const down = await drain(items(caller, 'thread/list', {}, { pageSize }));
        expect(down.read).toEqual(Array.from({ length: size }, (_, at) => size - 1 - at));
        expect(down.end).toEqual({ nextCursor: null, backwardsCursor: size === 0 ? null : String(size - 1) });
        expect(asked).toHaveLength(Math.max(1, Math.ceil(size / pageSize)));
        const up = await drain(items(caller, 'thread/list', {}, { pageSize, direction: 'backward' }));
        expect(up.read).toEqual(down.read.toReversed());
      }),
      { numRuns: 50 },
    );
  });

  it('LST-01: catches up from a backwards cursor', async () => {
    const { end } = await drain(pages(numbers(5).caller, 'thread/list', {}, { pageSize: 2 }));
    const later = numbers(8);
    const newer = items(later.caller, 'thread/list', { cursor: end.backwardsCursor }, { direction: 'backward' });
    expect((await drain(newer)).read).toEqual([4, 5, 6, 7]);
    expect(later.asked).toEqual([{ cursor: '4', sortDirection: 'asc' }]);
  });

  it('asks only for what is read, and tells where to go on', async () => {
    const { caller, asked } = numbers(10);
    for await (const { data } of pages(caller, 'thread/list', {}, { pageSize: 3 })) {
      expect(data).toEqual([9, 8, 7]);
      break;
    }
    expect(asked).toHaveLength(1);
    const { read, end } = await drain(pages(caller, 'thread/list', {}, { pageSize: 3, maxPages: 2 }));
    expect(read).toHaveLength(2);
    const rest = items(caller, 'thread/list', { cursor: end.nextCursor });
    expect((await drain(rest)).read).toEqual([3, 2, 1, 0]);
  });

  it('stops when cursors run in a circle', async () => {
    const request = async (_method: string, params: unknown) => ({
      data: ['row'],
      nextCursor: (params as Asked).cursor === 'b' ? 'a' : 'b',
    });
    const read: string[] = [];
    const circle = async () => {
      for await (const row of items({ request, experimental: true as const }, 'thread/loaded/list', { cursor: 'a' }))
        read.push(row);
    };
    const error = await circle().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RepeatedCursor);
    expect(error).toMatchObject({ method: 'thread/loaded/list', cursor: 'a' });
    expect(read).toEqual(['row', 'row']);
  });

  it('stops with its signal', async () => {
    const { caller, asked } = numbers(10);
    const abort = new AbortController();
    const reader = pages(caller, 'thread/list', {}, { pageSize: 1, signal: abort.signal });
    await reader.next();
    abort.abort(new Error('enough'));
    await expect(reader.next()).rejects.toThrow('enough');
    expect(asked).toHaveLength(1);
  });

  it('knows every method that has pages, and which of them go both ways', () => {
    const paged: Record<PagedMethod, 'two-way' | 'one-way'> = {
      'app/list': 'one-way',
      'experimentalFeature/list': 'one-way',
      'mcpServerStatus/list': 'one-way',
      'model/list': 'one-way',
      'permissionProfile/list': 'one-way',
      'thread/list': 'two-way',
      'thread/loaded/list': 'one-way',
      'thread/search': 'two-way',
      'thread/turns/items/list': 'two-way',
      'thread/turns/list': 'two-way',
    };
    const properties = (name?: string) =>
      (schema.definitions as Record<string, { properties?: object }>)[name ?? '']?.properties ?? {};
    const declared = protocol.methods.filter(
      (each) => 'nextCursor' in properties('result' in each ? each.result : undefined),
    );
    expect(
      Object.fromEntries(
        declared.map(({ method, ...each }) => [
          method,
          'backwardsCursor' in properties('result' in each ? each.result : undefined) ? 'two-way' : 'one-way',
        ]),
      ),
    ).toEqual(paged);
    expectTypeOf<TwoWayMethod>().toEqualTypeOf<
      'thread/list' | 'thread/search' | 'thread/turns/items/list' | 'thread/turns/list'
    >();
  });
});
