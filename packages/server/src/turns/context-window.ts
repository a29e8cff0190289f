/** How long a conversation may become, in tokens. */
import type { LiveThread } from '../threads/live-thread.js';

/** What models of the catalogue take. */
const USUAL_WINDOW = 272_000;

/** What clients are told of: the rest is for what nobody counts. */
export function contextWindow(thread: LiveThread): number {
  return Math.floor((windowOf(thread) * 95) / 100);
}

/** From so many tokens on it is shortened before the model is asked again: the rest is for what comes next. */
export function compactionLimit(thread: LiveThread): number {
  const { compactionTokens = Infinity } = thread.services.config;
  return Math.min(compactionTokens, Math.floor((windowOf(thread) * 90) / 100));
}

function windowOf({ services: { config } }: LiveThread): number {
  return config.contextWindow ?? USUAL_WINDOW;
}
