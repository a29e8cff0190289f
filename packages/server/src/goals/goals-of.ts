/** The goals of a server: one list, whoever asks. */
import type { Audience } from '../core/methods.js';
import type { Services } from '../threads/services.js';
import { ThreadGoals } from './thread-goals.js';

const known = new WeakMap<Audience, ThreadGoals>();

export function goalsOf(services: Pick<Services, 'goals' | 'audience'>): ThreadGoals {
  let goals = known.get(services.audience);
  if (!goals) known.set(services.audience, (goals = new ThreadGoals(services)));
  return goals;
}
