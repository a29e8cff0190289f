/** The goals of a server: one list, whoever asks. */
import type { Services } from '../threads/services.js';
import type { GoalStore } from './goal-store.js';
import { ThreadGoals } from './thread-goals.js';

const known = new WeakMap<GoalStore, ThreadGoals>();

export function goalsOf(services: Pick<Services, 'goals' | 'audience'>): ThreadGoals {
  let goals = known.get(services.goals);
  if (!goals) known.set(services.goals, (goals = new ThreadGoals(services)));
  return goals;
}
