/** What keeps the goals of threads: a store of their own beside that of the threads. */
import type { ThreadGoal } from '@app-server/schema/experimental';

/** At most one goal for each thread. Acknowledged writes survive the end of the process. */
export interface GoalStore {
  get(threadId: string): Promise<ThreadGoal | undefined>;
  /** Adds or replaces the goal of its thread. */
  put(goal: ThreadGoal): Promise<void>;
  /** Whether there was one. */
  delete(threadId: string): Promise<boolean>;
  close(): Promise<void>;
}
