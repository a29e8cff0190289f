/** Everything around threads, put together: what it is built on, and the family that answers for it. */
import type { Handlers, MethodFamily } from './core/methods.js';
import { feedback } from './methods/feedback/feedback.js';
import { goalMethods } from './methods/goals/goals.js';
import { reviewMethods } from './methods/reviews/reviews.js';
import { threadMethods } from './methods/threads/threads.js';
import { turnMethods } from './methods/turns/turns.js';
import type { Services } from './threads/services.js';
import { ThreadDirectory } from './threads/thread-directory.js';

/** Threads, turns, goals, reviews and feedback, as one family: they end before what they are kept in. */
export function conversations(services: Services): MethodFamily {
  const directory = new ThreadDirectory(services);
  // They close in this order: no goal begins a turn while the others come to their end.
  const families = [
    goalMethods(services, directory),
    threadMethods(services, directory),
    turnMethods(services, directory),
    reviewMethods(services, directory),
    feedback(services, directory),
  ];
  return {
    handlers: Object.assign({}, ...families.map(({ handlers }) => handlers)) as Handlers,
    close: async () => {
      for (const family of families) await family.close?.();
      await Promise.all([services.store.close(), services.ephemeralStore.close(), services.goals.close()]);
    },
  };
}
