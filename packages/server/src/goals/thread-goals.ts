/** The goals of threads: changes come one after the other, are kept, and are told to everybody. */
import type { ThreadGoal } from '@app-server/schema/experimental';
import type { Audience } from '../core/methods.js';
import { ScopedQueue } from '../core/scoped-queue.js';
import { eventLine } from '../history/line.js';
import type { RunningTurn } from '../turns/running-turn.js';
import type { GoalStore } from './goal-store.js';

/** The goal that is to be instead; the same one to leave it as it is, undefined for none. */
type GoalChange = (goal: ThreadGoal | undefined) => ThreadGoal | undefined;

export class ThreadGoals {
  readonly #store: GoalStore;
  readonly #audience: Audience;
  readonly #queue = new ScopedQueue();

  constructor({ goals, audience }: { goals: GoalStore; audience: Audience }) {
    this.#store = goals;
    this.#audience = audience;
  }

  /** The goal when all changes that were asked for before are made. */
  get(threadId: string): Promise<ThreadGoal | undefined> {
    return this.#inTurn(threadId, () => this.#store.get(threadId));
  }

  /** Resolves when the change is kept; whether there was one is for the caller to tell. */
  change(
    threadId: string,
    change: GoalChange,
  ): Promise<{ before: ThreadGoal | undefined; after: ThreadGoal | undefined }> {
    return this.#inTurn(threadId, async () => {
      const before = await this.#store.get(threadId);
      const after = change(before);
      if (after && after !== before) await this.#store.put(after);
      if (before && !after) await this.#store.delete(threadId);
      return { before, after };
    });
  }

  /** @param turnId the turn that has brought it about; null for a request */
  tell(threadId: string, goal: ThreadGoal | undefined, turnId: string | null = null): void {
    if (goal) this.#audience.broadcast('thread/goal/updated', { threadId, turnId, goal });
    else this.#audience.broadcast('thread/goal/cleared', { threadId });
  }

  /** Tells everybody of a goal that a turn has changed, and keeps that it has. */
  async tellOfTurn({ thread, id }: RunningTurn, goal: ThreadGoal): Promise<void> {
    await thread.record(eventLine({ type: 'thread_goal_updated', threadId: thread.id, turnId: id, goal }));
    this.tell(thread.id, goal, id);
  }

  #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#queue.enter({ key, access: 'exclusive' }, (over) => {
        work().then(resolve, reject).finally(over);
      });
    });
  }
}
