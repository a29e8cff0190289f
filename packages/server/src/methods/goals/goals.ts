/** `thread/goal/set`, `get` and `clear`: the goal of a thread, which need not be in memory. */
import type { ThreadGoal } from '@app-server/schema/experimental';
import { invalidRequest, wrongState } from '../../core/faults.js';
import type { MethodFamily } from '../../core/methods.js';
import { goalRunnerOf } from '../../goals/goal-runner.js';
import { GoalError, checkedWish, fulfilled, now } from '../../goals/goal-wish.js';
import { goalsOf } from '../../goals/goals-of.js';
import { checkThreadId, threadUnknown } from '../../threads/ids.js';
import type { LiveThread } from '../../threads/live-thread.js';
import type { Services } from '../../threads/services.js';
import { RunningTurn } from '../../turns/running-turn.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';
import { afterwards } from '../afterwards.js';
import { withStoreFaults } from '../threads/store-faults.js';

export function goalMethods(services: Services, threads: ThreadDirectory): MethodFamily {
  const goals = goalsOf(services);
  const runner = goalRunnerOf(services);
  if (services.config.goals) {
    services.turnBegan = (turn) => void (turn instanceof RunningTurn && runner.began(turn));
    services.turnEnded = (turn) => void (turn instanceof RunningTurn && runner.ended(turn));
  }

  /** The thread that a request is about; undefined for one that is only stored. */
  async function threadOf(threadId: string): Promise<LiveThread | undefined> {
    if (!services.config.goals)
      throw wrongState('goals', 'disabled', 'The configuration of this server turns goals off.');
    const id = checkThreadId(threadId);
    const live = threads.find(id);
    if (live?.facts.ephemeral) {
      throw wrongState('thread', 'ephemeral', `The thread ${id} is ephemeral; only threads that are kept have goals.`);
    }
    if (live) return live;
    const stored = await services.store.find(id);
    if (!stored || stored.archived) throw threadUnknown(id);
    return undefined;
  }

  return {
    handlers: withStoreFaults({
      'thread/goal/set': async ({ threadId, objective, status, tokenBudget }, context) => {
        const id = checkThreadId(threadId);
        const live = await threadOf(id);
        const { before, after } = await explained(async () => {
          const wish = checkedWish({ objective: objective ?? undefined, status: status ?? undefined, tokenBudget });
          if (live) await runner.settle(live);
          return goals.change(id, (goal) => fulfilled(id, goal, wish, now()));
        });
        const goal = after as ThreadGoal;
        await keepThread(id, live, goal);
        afterwards(context, () => {
          goals.tell(id, goal);
          if (live) runner.changed(live, before, goal);
        });
        return { goal };
      },

      'thread/goal/get': async ({ threadId }) => {
        const id = checkThreadId(threadId);
        await threadOf(id);
        return { goal: (await goals.get(id)) ?? null };
      },

      'thread/goal/clear': async ({ threadId }, context) => {
        const id = checkThreadId(threadId);
        await threadOf(id);
        const { before } = await goals.change(id, () => undefined);
        if (before) afterwards(context, () => goals.tell(id, undefined));
        return { cleared: before !== undefined };
      },
    }),
    close: () => runner.close(),
  };

  /** A thread with a goal is stored, and goes by it where it has nothing else to go by. */
  async function keepThread(id: string, live: LiveThread | undefined, { objective }: ThreadGoal): Promise<void> {
    if (!live || live.isMaterialized) return;
    live.state.preview ||= objective;
    await live.materialize();
    await services.store.update(id, { preview: live.state.preview });
  }
}

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GoalError) throw invalidRequest(error.message, `/params/${error.member}`);
    throw error;
  }
}
