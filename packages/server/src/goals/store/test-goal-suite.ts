/** What every store of goals does, wherever it keeps them. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GoalStore } from '../goal-store.js';
import { goalOf } from './test-goal.js';

/** @param open opens an empty one, which the test closes */
export function goalSuite(name: string, open: () => Promise<GoalStore>): void {
  const fresh = async () => {
    const store = await open();
    onTestFinished(() => store.close());
    return store;
  };
  describe(name, () => {
    it('GOAL-09: keeps at most one goal for each thread', async () => {
      const store = await fresh();
      expect(await store.get('a')).toBeUndefined();
      await store.put(goalOf('a'));
      await store.put(goalOf('b'));
      const changed = goalOf('a', { status: 'budgetLimited', tokenBudget: 10, tokensUsed: 12, timeUsedSeconds: 3 });
      await store.put(changed);
      expect(await store.get('a')).toEqual(changed);
      expect(await store.get('b')).toEqual(goalOf('b'));
    });

    it('GOAL-09: forgets goals, and tells whether there was one', async () => {
      const store = await fresh();
      await store.put(goalOf('a'));
      expect(await store.delete('a')).toBe(true);
      expect(await store.delete('a')).toBe(false);
      expect(await store.get('a')).toBeUndefined();
    });
  });
}
