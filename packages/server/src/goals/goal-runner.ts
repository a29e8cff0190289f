/** Works on active goals: turns are started for them, what turns cost is counted, and what cannot go on is stopped. */
import { randomUUID } from 'node:crypto';
import type { ThreadGoal, ThreadItem, TurnError } from '@app-server/schema/experimental';
import { placeOf } from '../core/logger.js';
import type { LiveThread } from '../threads/live-thread.js';
import type { Services } from '../threads/services.js';
import { RunningTurn, type TurnEnding } from '../turns/running-turn.js';
import { type GoalProgress, progressOf } from './goal-progress.js';
import { changedObjective, goalMessage, usedUp } from './goal-texts.js';
import { goalTurn } from './goal-turn.js';
import { charged, now } from './goal-wish.js';
import { goalsOf } from './goals-of.js';
import type { ThreadGoals } from './thread-goals.js';

/** Turns that may fail one after the other before the goal counts as blocked. */
const MOST_FAILURES = 3;

/** Turns that may only talk one after the other before it does: a model that is fast would go on for ever. */
const MOST_IDLE = 10;

/** What a turn consists of in which nothing was done. */
const TALK: readonly ThreadItem['type'][] = ['userMessage', 'agentMessage', 'reasoning'];

const runners = new WeakMap<ThreadGoals, GoalRunner>();

/** The one of a server. */
export function goalRunnerOf(services: Pick<Services, 'goals' | 'audience'>): GoalRunner {
  const goals = goalsOf(services);
  let runner = runners.get(goals);
  if (!runner) runners.set(goals, (runner = new GoalRunner(goals)));
  return runner;
}

export class GoalRunner {
  readonly #goals: ThreadGoals;
  /** Turns that nobody asked for. */
  readonly #own = new WeakSet<RunningTurn>();
  #closed = false;

  constructor(goals: ThreadGoals) {
    this.#goals = goals;
  }

  /** A turn begins, of whatever kind. */
  began(turn: RunningTurn): void {
    if (turn.thread.facts.ephemeral) return;
    const progress = progressOf(turn.thread);
    if (!this.#own.has(turn)) progress.isHeld = false;
    progress.begin();
    turn.onReply(() => this.#afterReply(turn, progress));
    turn.atEnd((ending) => this.#atEnd(turn, progress, ending));
  }

  /** A turn has ended, and everybody knows. */
  ended({ thread, status }: RunningTurn): void {
    if (status !== 'interrupted') void this.goOn(thread);
  }

  /** Starts a turn, where there is something to be done and nothing is being done. */
  async goOn(thread: LiveThread): Promise<void> {
    try {
      if (!this.#mayStart(thread)) return;
      const goal = await this.#goals.get(thread.id);
      if (goal?.status !== 'active' || !this.#mayStart(thread)) return;
      // Ids of turns that nobody asked for say nothing of time.
      const turn = new RunningTurn(thread, { id: randomUUID() });
      this.#own.add(turn);
      await turn.run(goalTurn(goal));
    } catch (error) {
      const facts = { threadId: thread.id, ...placeOf(error) };
      thread.services.logger.error(facts, 'the work on a goal could not go on');
    }
  }

  /** Counts what the running turn has cost until now, before something else becomes of the goal. */
  async settle(thread: LiveThread): Promise<void> {
    const turn = RunningTurn.of(thread);
    if (turn) await this.#charge(turn, progressOf(thread));
  }

  /** The user has changed the goal. */
  changed(thread: LiveThread, before: ThreadGoal | undefined, after: ThreadGoal): void {
    if (after.status !== 'active') return;
    const progress = progressOf(thread);
    progress.release();
    if (!thread.turn) void this.goOn(thread);
    else if (before && before.objective !== after.objective) progress.notes.push(changedObjective(after));
  }

  /** No turns are started from here on. */
  close(): void {
    this.#closed = true;
  }

  #mayStart(thread: LiveThread): boolean {
    const { facts, settings, closing, turn } = thread;
    const { isHeld, failures } = progressOf(thread);
    const isStopped = this.#closed || closing || facts.ephemeral || isHeld || failures >= MOST_FAILURES;
    return !isStopped && !turn && settings.current.collaborationMode.mode !== 'plan';
  }

  async #afterReply(turn: RunningTurn, progress: GoalProgress): Promise<void> {
    await this.#charge(turn, progress);
    if (progress.lingers === 'reply') progress.lingers = undefined;
    if (progress.notes.length === 0 || !(await isAskedAgain(turn))) return;
    await turn.thread.extendContext(...progress.notes.splice(0).map(goalMessage));
  }

  async #atEnd(turn: RunningTurn, progress: GoalProgress, { status, error }: TurnEnding): Promise<void> {
    progress.meter.stop();
    progress.failures = status === 'failed' ? progress.failures + 1 : 0;
    progress.idle = this.#own.has(turn) && onlyTalked(turn) ? progress.idle + 1 : 0;
    if (status === 'interrupted') progress.isHeld = true;
    await this.#charge(turn, progress, (goal) => {
      if (goal.status !== 'active') return goal;
      if (isUsageLimit(error)) return { ...goal, status: 'usageLimited', updatedAt: now() };
      const isStuck = progress.failures >= MOST_FAILURES || progress.idle >= MOST_IDLE;
      if (isStuck) return { ...goal, status: 'blocked', updatedAt: now() };
      return goal;
    });
  }

  async #charge(
    turn: RunningTurn,
    progress: GoalProgress,
    judge: (goal: ThreadGoal) => ThreadGoal = (goal) => goal,
  ): Promise<void> {
    const { thread } = turn;
    const spent = progress.meter.read();
    const { isNew } = progress;
    progress.isNew = false;
    const { before, after } = await this.#goals.change(thread.id, (goal) => {
      if (!goal) return undefined;
      const counts = (goal.status === 'active' || progress.lingers !== undefined) && !isNew;
      return judge(counts ? charged(goal, spent, now()) : goal);
    });
    if (!after || after === before) return;
    if (before?.status === 'active' && after.status === 'budgetLimited') {
      progress.lingers = 'turn';
      progress.notes.push(usedUp(after));
    }
    await this.#goals.tellOfTurn(turn, after);
  }
}

function onlyTalked(turn: RunningTurn): boolean {
  return turn.describe('full').items.every(({ type }) => TALK.includes(type));
}

/** Whether the model has called tools, or is to hear something. */
async function isAskedAgain({ thread, steered }: RunningTurn): Promise<boolean> {
  const last = (await thread.context()).at(-1);
  return !steered.isEmpty || last?.type.endsWith('_output') === true;
}

/** The account has no more to give, or gives it too slowly: asking again would only repeat that. */
function isUsageLimit(error: TurnError | null): boolean {
  const info = error?.codexErrorInfo;
  if (info === 'usageLimitExceeded') return true;
  if (typeof info !== 'object' || info === null) return false;
  return Object.values(info).some((facts: { httpStatusCode?: number | null }) => facts.httpStatusCode === 429);
}
