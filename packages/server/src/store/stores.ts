/** Everything that a server keeps: opened once, by whoever starts it, and closed with it. */
import type { GoalStore } from '../goals/goal-store.js';
import { createMemoryGoals } from '../goals/store/memory-goals.js';
import { createMemoryStore } from './memory/memory-thread-store.js';
import type { ThreadStore } from './thread-store.js';

export interface Stores {
  readonly threads: ThreadStore;
  readonly goals: GoalStore;
}

/** Keeps everything until the end of the process. */
export function memoryStores(): Stores {
  return { threads: createMemoryStore(), goals: createMemoryGoals() };
}
