/** What the model is told of the goal of its thread. */
import type { ResponseItem, ThreadGoal } from '@app-server/schema/experimental';

/** Asks for the next piece of work. */
export function continuation(goal: ThreadGoal): string {
  return `Go on working towards the goal of this thread.

${quoted(goal)}

${account(goal)}

Look at what is really there before you trust what was said earlier, and take the next step that brings the whole
objective closer; do not put a smaller one in its place. A turn may end with work left over: the next one goes on.
Call update_goal with "complete" when all of the objective is reached and you have checked that it is. Call it with
"blocked" when the same obstacle has stopped you in at least three turns in a row and only the user or somebody else can
remove it. In every other case leave the goal as it is.`;
}

/** The user wants something else while a turn runs. */
export function changedObjective(goal: ThreadGoal): string {
  return `The user has changed the goal of this thread. From now on it is this, and what it was before does not count.

${quoted(goal)}

${account(goal)}`;
}

/** The budget is used up while a turn runs. */
export function usedUp(goal: ThreadGoal): string {
  return `The token budget of the goal of this thread is used up.

${quoted(goal)}

${account(goal)}

Begin nothing new. Say in a few words what is done, what is left to do and what stands in the way, and end the turn.`;
}

/** A text of the server among the conversation. */
export function goalMessage(text: string): ResponseItem {
  const content = [{ type: 'input_text', text: `<goal_context>\n${text}\n</goal_context>` } as const];
  return { type: 'message', role: 'user', content };
}

/** The objective is the user's word, and no instruction of the server. */
function quoted({ objective }: ThreadGoal): string {
  return `<objective>\n${objective}\n</objective>`;
}

function account({ tokensUsed, tokenBudget, timeUsedSeconds }: ThreadGoal): string {
  const left = tokenBudget === null ? 'no limit' : `${Math.max(0, tokenBudget - tokensUsed)} of ${tokenBudget} left`;
  return `Spent so far: ${tokensUsed} tokens (${left}), ${timeUsedSeconds} seconds.`;
}
