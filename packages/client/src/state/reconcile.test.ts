import type { Thread, ThreadItem, Turn } from '@app-server/schema/experimental';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeForComparison } from './comparable.js';
import { histories, stored } from './test-histories.js';
import { reconcile, rolledBack, withTurns } from './reconcile.js';
import { reduceThread } from './reduce.js';
import { type ThreadState, isOver, threadState, unknownThread } from './thread-state.js';

const T = 't1';

function threadOf(turns: Turn[], more: object = {}): Thread {
  return { id: T, name: null, status: { type: 'idle' }, turns, ...more } as Thread;
}

function follow(events: readonly { method: string; params: unknown }[]): ThreadState {
  return events.reduce((state, event) => reduceThread(state, event), unknownThread(T));
}

function turn(id: string, items: object[] = [], more: object = {}): Turn {
  const times = { startedAt: 1, completedAt: 2, durationMs: 3 };
  return { id, items: items as ThreadItem[], itemsView: 'full', status: 'completed', error: null, ...times, ...more };
}

const say = (id: string, text: string) => ({ type: 'agentMessage', id, text, phase: null, memoryCitation: null });
const ids = (state: ThreadState) => state.turns.map(({ id }) => id);
const itemIds = (state: ThreadState) => state.turns.map(({ items }) => items.map(({ id }) => id));

/** How often each item occurs, whatever its id. */
function counted(items: readonly ThreadItem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id: _id, ...item } of items)
    counts.set(JSON.stringify(item), (counts.get(JSON.stringify(item)) ?? 0) + 1);
  return counts;
}

describe('reconcile', () => {
  it('changes nothing in a thread that was followed from its start, and agrees with what is stored', () => {
    fc.assert(
      fc.property(histories(T), ({ events, turns }) => {
        const live = follow(events);
        const read = threadState(threadOf(stored(turns)));
        expect(normalizeForComparison(live)).toEqual(normalizeForComparison(read));
        const merged = reconcile(live, read);
        expect(merged.turns).toEqual(live.turns);
        expect(reconcile(merged, read)).toBe(merged);
      }),
      { numRuns: 200 },
    );
  });

  it('loses nothing and adds what was missed, wherever the connection was gone', () => {
    const property = fc.property(histories(T), fc.nat(), fc.nat(), ({ events, turns }, from, length) => {
      const start = from % (events.length + 1);
      const live = follow(events.toSpliced(start, length % (events.length - start + 1)));
      const read = threadState(threadOf(stored(turns)));
      const merged = reconcile(live, read);
      expect(ids(merged)).toEqual(ids(read));
      for (const [index, after] of merged.turns.entries()) {
        const before = live.turns.find(({ id }) => id === after.id);
        const keys = after.items.map(({ type, id }) => `${type}:${id}`);
        expect(keys).toEqual(expect.arrayContaining(before?.items.map(({ type, id }) => `${type}:${id}`) ?? []));
        expect(new Set(keys).size).toBe(keys.length);
        expect(isOver(after)).toBe(true);
        const there = counted(after.items);
        for (const [item, count] of counted(read.turns[index]?.items ?? []))
          expect(there.get(item) ?? 0).toBeGreaterThanOrEqual(count);
      }
      expect(reconcile(merged, read)).toBe(merged);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('completes a message whose end was missed, under the id that events know', () => {
    const where = { threadId: T, turnId: 'u1' };
    const live = follow([
      { method: 'turn/started', params: { threadId: T, turn: turn('u1', [], { status: 'inProgress' }) } },
      { method: 'item/started', params: { ...where, item: say('msg_1', ''), startedAtMs: 1 } },
      { method: 'item/agentMessage/delta', params: { ...where, itemId: 'msg_1', delta: 'one t' } },
    ]);
    const merged = reconcile(live, threadState(threadOf([turn('u1', [say('item-1', 'one two')])])));
    expect(merged.turns).toMatchObject([{ status: 'completed', items: [say('msg_1', 'one two')] }]);
    expect(merged.turns[0]?.live).toEqual({ 'agentMessage:msg_1': { startedAtMs: 1 } });
    const stale = reconcile(live, threadState(threadOf([turn('u1', [say('item-1', 'one')])])));
    expect(stale.turns[0]?.items).toEqual([say('msg_1', 'one t')]);
  });

  it('keeps the failure that storage forgets', () => {
    const error = { message: 'broken', codexErrorInfo: null, additionalDetails: null };
    const failed = turn('u1', [], { status: 'failed', error });
    const live = follow([{ method: 'turn/completed', params: { threadId: T, turn: failed } }]);
    const merged = reconcile(live, threadState(threadOf([turn('u1')], { name: 'new', status: { type: 'notLoaded' } })));
    expect(merged).toMatchObject({ name: 'new', status: { type: 'notLoaded' }, turns: [{ status: 'failed', error }] });
  });

  it('takes a review, which is stored as two turns under other ids, into the one that was followed', () => {
    const frame = (type: string, id: string, review: string) => ({ type, id, review });
    const where = { threadId: T, turnId: 'u1' };
    const item = (each: object) => ({ method: 'item/completed', params: { ...where, item: each, completedAtMs: 2 } });
    const live = follow([
      item(frame('enteredReviewMode', 'u1', 'changes')),
      { method: 'turn/started', params: { threadId: T, turn: turn('u0', [], { status: 'inProgress' }) } },
      item(frame('exitedReviewMode', 'u1', 'One finding.\n\n- [P1]')),
      { method: 'turn/completed', params: { threadId: T, turn: turn('u1') } },
    ]);
    const pieces = [
      turn('rollout-1', [frame('enteredReviewMode', 'item-1', 'changes')], { startedAt: null }),
      turn('u0', [frame('exitedReviewMode', 'item-2', 'One finding.'), say('item-3', 'done')]),
    ];
    const merged = reconcile(live, threadState(threadOf([...pieces, turn('u2')])));
    expect(ids(merged)).toEqual(['u1', 'u2']);
    expect(merged.turns[0]?.items).toEqual([...live.turns[0]!.items, say('item-3', 'done')]);
    expect(normalizeForComparison(merged).turns).toEqual(
      normalizeForComparison(threadState(threadOf([turn('u2')]))).turns,
    );
  });
});

describe('withTurns', () => {
  it('LST-04 LST-05: puts the turns in order, whatever the pages and their direction', () => {
    const property = fc.property(
      fc.nat(12),
      fc.integer({ min: 1, max: 5 }),
      fc.nat(12),
      fc.constantFrom('asc', 'desc'),
      fc.boolean(),
      (size, pageSize, followed, direction, sameSecond) => {
        const all = Array.from({ length: size }, (_, at) => turn(`u${at}`, [], { startedAt: sameSecond ? 7 : at }));
        const newest = all.slice(Math.max(0, size - followed));
        const rows = direction === 'asc' ? all : all.toReversed();
        // Reading upwards meets what was followed only at the end: without times there is nothing to sort it by.
        let state = threadState(threadOf(direction === 'asc' && sameSecond ? [] : newest));
        for (let at = 0; at < size; at += pageSize) state = withTurns(state, rows.slice(at, at + pageSize), direction);
        expect(ids(state)).toEqual(all.map(({ id }) => id));
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  it('LST-05: takes more items from a fuller view, and never fewer', () => {
    const full = turn('u1', [say('item-1', 'a'), say('item-2', 'b'), say('item-3', 'c')]);
    const summary = turn('u1', [say('item-1', 'c')], { itemsView: 'summary' });
    const bare = turn('u1', [], { itemsView: 'notLoaded' });
    const grown = [bare, summary, full].reduce((state, each) => withTurns(state, [each]), unknownThread(T));
    expect(grown.turns).toMatchObject([{ itemsView: 'full', items: full.items }]);
    expect([summary, bare, full].reduce((state, each) => withTurns(state, [each]), grown)).toBe(grown);
  });
});

it('rolledBack drops the turns that are gone', () => {
  const state = threadState(threadOf([turn('u1', [say('m', 'a')]), turn('u2')]));
  const after = rolledBack(state, threadOf([turn('u1', [say('item-1', 'a')])]));
  expect([ids(after), itemIds(after)]).toEqual([['u1'], [['m']]]);
});
