/** Goals in memory. */
import type { ThreadGoal } from '@app-server/schema/experimental';
import type { GoalStore } from '../goal-store.js';

export function createMemoryGoals(): GoalStore {
  const goals = new Map<string, ThreadGoal>();
  return {
    get: async (threadId) => goals.get(threadId),
    put: async (goal) => void goals.set(goal.threadId, goal),
    delete: async (threadId) => goals.delete(threadId),
    close: async () => {},
  };
}
