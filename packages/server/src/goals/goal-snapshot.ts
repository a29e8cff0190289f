/** What whoever resumes a thread is told of its goal. */
import type { LiveThread } from '../threads/live-thread.js';
import { goalRunnerOf } from './goal-runner.js';
import { goalsOf } from './goals-of.js';

/**
 * The step to take behind the answer and what belongs to it: the goal is told, or that there is none, and work on one
 * that is active goes on.
 */
export async function goalSnapshot(thread: LiveThread): Promise<() => void> {
  const { services, facts } = thread;
  if (facts.ephemeral || !services.config.goals) return () => {};
  const goals = goalsOf(services);
  const goal = await goals.get(thread.id);
  return () => {
    goals.tell(thread.id, goal);
    void goalRunnerOf(services).goOn(thread);
  };
}
