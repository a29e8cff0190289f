/** The goals of a server, and who works on them: one of each. */
import type { Services } from '../threads/services.js';
import type { GoalStore } from './goal-store.js';
import { GoalRunner } from './goal-runner.js';
import { ThreadGoals } from './thread-goals.js';

export interface Goals {
  readonly goals: ThreadGoals;
  readonly runner: GoalRunner;
}

const known = new WeakMap<GoalStore, Goals>();

export function goalsOf(services: Pick<Services, 'goals' | 'audience'>): Goals {
  let found = known.get(services.goals);
  if (!found) {
    const goals = new ThreadGoals(services);
    known.set(services.goals, (found = { goals, runner: new GoalRunner(goals) }));
  }
  return found;
}
