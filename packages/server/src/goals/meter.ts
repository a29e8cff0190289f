/** What a thread has spent since it was last asked. */
import type { TokenUsageBreakdown } from '@app-server/schema/experimental';
import type { LiveThread } from '../threads/live-thread.js';
import type { Spent } from './goal-wish.js';

export class Meter {
  readonly #thread: LiveThread;
  #tokens = 0;
  /** Work that does not make up a second yet. */
  #rest = 0;
  /** Undefined while nothing runs. */
  #since: number | undefined;

  constructor(thread: LiveThread) {
    this.#thread = thread;
    this.#tokens = tokensOf(thread);
  }

  /** Work begins. */
  start(): void {
    this.#tokens = tokensOf(this.#thread);
    this.#since = Date.now();
  }

  /** Time is not counted from here on. */
  stop(): void {
    this.#advance();
    this.#since = undefined;
  }

  /** Whole seconds; what is left of one counts later. */
  read(): Spent {
    this.#advance();
    const seconds = Math.floor(this.#rest / 1000);
    this.#rest -= seconds * 1000;
    const before = this.#tokens;
    this.#tokens = tokensOf(this.#thread);
    // A rollback may take tokens away.
    return { tokens: Math.max(0, this.#tokens - before), seconds };
  }

  #advance(): void {
    if (this.#since === undefined) return;
    const now = Date.now();
    this.#rest += now - this.#since;
    this.#since = now;
  }
}

/** Input that the provider had kept costs nothing. */
function tokensOf({ state }: LiveThread): number {
  return state.usage ? chargedTokens(state.usage.total) : 0;
}

function chargedTokens({ inputTokens, cachedInputTokens, outputTokens }: TokenUsageBreakdown): number {
  return Math.max(0, inputTokens - cachedInputTokens) + outputTokens;
}
