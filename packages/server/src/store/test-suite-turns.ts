/** Turns of a thread. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  began,
  collect,
  commandEnded,
  contextOf,
  compacted,
  ended,
  event,
  meta,
  rolledBack,
  said,
  turn,
  uuid,
} from './test-lines.js';
import type { OpenStore } from './test-open-store.js';
import { InvalidCursor, type StoredTurn, type ThreadStore, type TurnListQuery } from './thread-store.js';

const A = uuid(1);
const OLDEST = { limit: 100, direction: 'asc', lines: true } as const;

export function turnsSuite(open: OpenStore): void {
  const turns = async (store: ThreadStore, more: Partial<TurnListQuery> = {}) =>
    (await store.listTurns(A, { ...OLDEST, ...more })).data;

  it('STO-08: tells how each turn ended, and why one failed', async () => {
    const store = await open();
    const error = { type: 'error' as const, message: 'no', codex_error_info: 'bad_request' as const };
    const failed = [began('failed'), event(error), ended('failed')];
    const stopped = [began('stopped'), event({ type: 'turn_aborted', turn_id: 'stopped', reason: 'interrupted' })];
    await store.create(A, [
      meta(A),
      ...turn('good', 'q'),
      ...failed,
      ...stopped,
      began('left'),
      began('running'),
      said('x'),
    ]);
    expect(await turns(store)).toEqual([
      { id: 'good', status: 'completed', error: null, lines: turn('good', 'q') },
      { id: 'failed', status: 'failed', error, lines: failed },
      { id: 'stopped', status: 'interrupted', error: null, lines: stopped },
      { id: 'left', status: 'interrupted', error: null, lines: [began('left')] },
      { id: 'running', status: 'inProgress', error: null, lines: [began('running'), said('x')] },
    ]);
    await store.append(A, [ended('running')]);
    expect((await turns(store)).at(-1)).toMatchObject({ status: 'completed', lines: [{}, {}, {}] });
  });

  it('STO-08: keeps turns in one piece, however their lines come', async () => {
    const store = await open();
    await store.create(A, [meta(A)]);
    const all = [...turn('a', '1'), ...turn('b', '2'), ...turn('c', '3')];
    for (const line of all) {
      await store.append(A, [line]);
      await store.find(A);
    }
    expect(await turns(store)).toMatchObject([
      { id: 'a', status: 'completed', lines: turn('a', '1') },
      { id: 'b', status: 'completed', lines: turn('b', '2') },
      { id: 'c', status: 'completed', lines: turn('c', '3') },
    ]);
  });

  it('gives no lines when none are wanted', async () => {
    const store = await open();
    await store.create(A, [meta(A), ...turn('a', '1')]);
    expect(await turns(store, { lines: false })).toEqual([{ id: 'a', status: 'completed', error: null, lines: [] }]);
  });

  it('a line that comes late belongs to the turn that it names', async () => {
    const store = await open();
    await store.create(A, [meta(A), ...turn('a', '1'), ...turn('b', '2')]);
    await store.append(A, [commandEnded('b', 'own'), began('c'), commandEnded('a', 'late'), commandEnded('x', 'lost')]);
    await store.append(A, [commandEnded('b', 'late')]);
    const [first, second, third] = await turns(store);
    expect(first?.lines).toEqual([...turn('a', '1'), commandEnded('a', 'late')]);
    expect(second?.lines).toEqual([...turn('b', '2'), commandEnded('b', 'own'), commandEnded('b', 'late')]);
    expect(third).toMatchObject({ id: 'c', status: 'inProgress' });
  });

  it('leaves out what was rolled back', async () => {
    const store = await open();
    await store.create(A, [meta(A), ...turn('a', '1'), ...turn('b', '2')]);
    await store.append(A, [...turn('c', '3'), began('d'), rolledBack(2), contextOf('x', 'm'), ...turn('e', '5')]);
    expect(await turns(store)).toMatchObject([{ id: 'a' }, { id: 'b', lines: turn('b', '2') }, { id: 'e' }]);
    await store.append(A, [rolledBack(0), ...turn('f', '6'), rolledBack(1)]);
    expect(await turns(store)).toMatchObject([{ id: 'a' }, { id: 'b' }, { id: 'e' }]);
    await store.append(A, [rolledBack(99)]);
    expect(await turns(store)).toEqual([]);
    await store.append(A, turn('g', '7'));
    expect(await turns(store)).toMatchObject([{ id: 'g', lines: turn('g', '7') }]);
  });

  it('reads all when a turn that replaced what was before is rolled back', async () => {
    const store = await open();
    await store.create(A, [meta(A), ...turn('a', '1'), began('b'), compacted('gone'), ended('b')]);
    expect(await collect(store.lines(A, 'compaction'))).toHaveLength(2);
    await store.append(A, [rolledBack(1)]);
    expect(await collect(store.lines(A, 'compaction'))).toHaveLength(9);
    await store.append(A, [compacted('again'), ...turn('c', '3'), rolledBack(1)]);
    expect(await collect(store.lines(A, 'compaction'))).toHaveLength(6);
  });

  it('LST-01: pages of any size amount to all turns, and lead back', async () => {
    const store = await open();
    await store.create(A, [meta(A), ...Array.from({ length: 11 }, (_, number) => turn(`t${number}`, 'q')).flat()]);
    const query = fc.record({
      direction: fc.constantFrom('asc' as const, 'desc' as const),
      limit: fc.integer({ min: 1, max: 13 }),
      lines: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(query, async (query) => {
        const all = await turns(store, { ...query, limit: 100 });
        const read: StoredTurn[] = [];
        let cursor: string | null = null;
        do {
          const page = await store.listTurns(A, { ...query, cursor });
          const direction = query.direction === 'asc' ? 'desc' : 'asc';
          const back = await turns(store, { ...query, direction, limit: 100, cursor: page.backwardsCursor });
          expect(back).toEqual(all.slice(0, read.length + 1).toReversed());
          read.push(...page.data);
          cursor = page.nextCursor;
        } while (cursor !== null && read.length < 100);
        expect(read).toEqual(all);
        expect(all).toHaveLength(11);
      }),
      { numRuns: 30 },
    );
  });

  it('LST-01: goes on behind a page while turns are added, and refuses an anchor that was rolled back', async () => {
    const store = await open();
    await store.create(A, [meta(A), ...turn('a', '1'), ...turn('b', '2'), ...turn('c', '3')]);
    const page = await store.listTurns(A, { ...OLDEST, direction: 'desc', limit: 1 });
    await store.append(A, turn('d', '4'));
    expect(await turns(store, { cursor: page.backwardsCursor })).toMatchObject([{ id: 'c' }, { id: 'd' }]);
    expect(await turns(store, { direction: 'desc', cursor: page.nextCursor })).toMatchObject([
      { id: 'b' },
      { id: 'a' },
    ]);
    await store.append(A, [rolledBack(2)]);
    for (const cursor of [page.nextCursor, page.backwardsCursor, '', 'x', '{}']) {
      await expect(turns(store, { cursor })).rejects.toThrow(InvalidCursor);
    }
    expect(await store.listTurns(A, { ...OLDEST, cursor: null })).toMatchObject({ nextCursor: null });
  });
}
