/** What may be wished of a goal, and what becomes of the goal then. */
import type { ThreadGoal, ThreadGoalStatus } from '@app-server/schema/experimental';

/** Characters, as people count them, that an objective may have. */
const LONGEST_OBJECTIVE = 4_000;

/** What is left out stays as it is. */
export interface GoalWish {
  readonly objective?: string | undefined;
  readonly status?: ThreadGoalStatus | undefined;
  /** Null for none. */
  readonly tokenBudget?: number | null | undefined;
}

/** A wish that cannot be fulfilled. */
export class GoalError extends Error {
  /** The member of the wish that is wrong. */
  readonly member: keyof GoalWish;

  constructor(member: keyof GoalWish, message: string) {
    super(message);
    this.name = 'GoalError';
    this.member = member;
  }
}

/**
 * The same wish, its objective without blanks around it.
 *
 * @throws {GoalError} when no goal can be like that
 */
export function checkedWish({ objective, status, tokenBudget }: GoalWish): GoalWish {
  if (tokenBudget !== undefined && tokenBudget !== null && !(Number.isSafeInteger(tokenBudget) && tokenBudget > 0)) {
    throw new GoalError('tokenBudget', 'The token budget must be a whole number above zero, or null for none.');
  }
  return { objective: objective === undefined ? undefined : checkedObjective(objective), status, tokenBudget };
}

/**
 * The goal that comes of a wish.
 *
 * @param now Unix seconds
 * @throws {GoalError} when there is none and the wish names no objective
 */
export function fulfilled(threadId: string, goal: ThreadGoal | undefined, wish: GoalWish, now: number): ThreadGoal {
  const before = goal ?? newGoal(threadId, wish.objective, now);
  const wished: ThreadGoal = {
    ...before,
    objective: wish.objective ?? before.objective,
    tokenBudget: wish.tokenBudget === undefined ? before.tokenBudget : wish.tokenBudget,
    status: statusAfter(before.status, wish.status),
    updatedAt: now,
  };
  return limited(wished);
}

export interface Spent {
  readonly tokens: number;
  readonly seconds: number;
}

/** The goal when so much more was spent on it. */
export function charged(goal: ThreadGoal, { tokens, seconds }: Spent, now: number): ThreadGoal {
  if (tokens === 0 && seconds === 0) return goal;
  return limited({
    ...goal,
    tokensUsed: goal.tokensUsed + tokens,
    timeUsedSeconds: goal.timeUsedSeconds + seconds,
    updatedAt: now,
  });
}

function newGoal(threadId: string, objective: string | undefined, now: number): ThreadGoal {
  if (objective === undefined) {
    throw new GoalError('objective', `The thread ${threadId} has no goal; an objective would make one.`);
  }
  const nothing = { tokenBudget: null, tokensUsed: 0, timeUsedSeconds: 0 };
  return { threadId, objective, status: 'active', ...nothing, createdAt: now, updatedAt: now };
}

function checkedObjective(text: string): string {
  const objective = text.trim();
  if (objective === '') throw new GoalError('objective', 'The objective must not be empty.');
  const { length } = Array.from(objective);
  if (length > LONGEST_OBJECTIVE) {
    const message = `The objective has ${length} characters; ${LONGEST_OBJECTIVE} are allowed.`;
    throw new GoalError('objective', message);
  }
  return objective;
}

/** A goal whose budget is used up says so rather than that it rests. */
function statusAfter(current: ThreadGoalStatus, wished: ThreadGoalStatus | undefined): ThreadGoalStatus {
  if (current === 'budgetLimited' && (wished === 'paused' || wished === 'blocked')) return current;
  return wished ?? current;
}

/** Nothing is done for a goal whose budget is used up. */
function limited(goal: ThreadGoal): ThreadGoal {
  const { status, tokenBudget, tokensUsed } = goal;
  const isUsedUp = tokenBudget !== null && tokensUsed >= tokenBudget;
  return status === 'active' && isUsedUp ? { ...goal, status: 'budgetLimited' } : goal;
}

/** Unix seconds. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}
