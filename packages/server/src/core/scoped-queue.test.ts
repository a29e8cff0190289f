import { assert, array, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScopedQueue } from './scoped-queue.js';

const WORK = array(record({ key: constantFrom('a', 'b', 'c'), access: constantFrom('shared', 'exclusive') }), {
  maxLength: 40,
});

interface Begun {
  index: number;
  end: () => void;
}

describe('a scoped queue', () => {
  it('SER-02: what has one key begins in order, exclusive work alone, shared work together, and all of it', async () => {
    await assert(
      asyncProperty(WORK, array(nat(), { minLength: 1 }), async (work, picks) => {
        const queue = new ScopedQueue();
        const running: Begun[] = [];
        const begun: number[] = [];
        for (const [index, scope] of work.entries()) {
          queue.enter(scope, (over) => {
            begun.push(index);
            running.push({ index, end: over });
          });
        }
        for (let step = 0; running.length > 0; step += 1) {
          for (const key of ['a', 'b', 'c']) expectRules(work, key, begun, running);
          running.splice((picks[step % picks.length] ?? 0) % running.length, 1)[0]?.end();
        }
        expect(begun.toSorted((left, right) => left - right)).toEqual(work.map((_, index) => index));
        expect(queue.size).toBe(0);
      }),
    );
  });

  it('SER-02: other keys do not wait', () => {
    const queue = new ScopedQueue();
    const begun: string[] = [];
    for (const key of ['a', 'a', 'b']) queue.enter({ key, access: 'exclusive' }, () => void begun.push(key));
    expect(begun).toEqual(['a', 'b']);
  });

  it('shared work that comes after waiting exclusive work does not overtake it', () => {
    const queue = new ScopedQueue();
    const begun: string[] = [];
    const ends = (['shared', 'exclusive', 'shared'] as const).map((access, index) => {
      let end = () => {};
      queue.enter({ key: 'k', access }, (over) => {
        begun.push(`${access} ${index}`);
        end = over;
      });
      return () => end();
    });
    expect(begun).toEqual(['shared 0']);
    ends[0]?.();
    expect(begun).toEqual(['shared 0', 'exclusive 1']);
    ends[1]?.();
    expect(begun).toEqual(['shared 0', 'exclusive 1', 'shared 2']);
  });

  it('a turn that is over twice counts once', () => {
    const queue = new ScopedQueue();
    const scope = { key: 'k', access: 'exclusive' } as const;
    const begun: number[] = [];
    let end = () => {};
    queue.enter(scope, (over) => (end = over));
    for (const index of [1, 2]) queue.enter(scope, () => void begun.push(index));
    end();
    end();
    expect(begun).toEqual([1]);
  });
});

/** What holds of one key at any time. */
function expectRules(work: readonly { key: string; access: string }[], key: string, begun: number[], running: Begun[]) {
  const mine = (index: number) => work[index]?.key === key;
  const order = work.flatMap((_, index) => (mine(index) ? [index] : []));
  expect(begun.filter(mine)).toEqual(order.slice(0, begun.filter(mine).length));
  const now = running.filter(({ index }) => mine(index));
  if (now.length > 1) expect(now.every(({ index }) => work[index]?.access === 'shared')).toBe(true);
  const next = order[begun.filter(mine).length];
  if (next === undefined) return;
  const together = [...now.map(({ index }) => index), next].every((index) => work[index]?.access === 'shared');
  expect(now.length > 0 && !together, 'nothing waits without a reason').toBe(true);
}
