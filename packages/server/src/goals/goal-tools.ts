/** The tools by which the model makes a goal, looks at it, and says that it is reached or cannot be. */
import type { ThreadGoal } from '@app-server/schema/experimental';
import {
  type NamedTool,
  type ToolCall,
  ToolError,
  type ToolResult,
  argumentsOf,
  optionalNumber,
  text,
} from '../tools/tool.js';
import type { RunningTurn } from '../turns/running-turn.js';
import { progressOf } from './goal-progress.js';
import { GoalError, checkedWish, fulfilled, now } from './goal-wish.js';
import { goalsOf } from './goals-of.js';

/** None where there are no goals. */
export function goalTools(turn: RunningTurn): NamedTool[] {
  const { services, facts } = turn.thread;
  if (!services.config.goals || facts.ephemeral) return [];
  return [getGoal(turn), createGoal(turn), updateGoal(turn)];
}

function getGoal({ thread }: RunningTurn): NamedTool {
  const description = 'The goal of this thread: its state, what was spent on it, and what is left of its budget.';
  return tool('get_goal', description, {}, [], async () => {
    return report(await goalsOf(thread.services).get(thread.id));
  });
}

function createGoal(turn: RunningTurn): NamedTool {
  const objective = { type: 'string', description: 'What is to be reached.' };
  const budget = { type: 'integer', description: 'Tokens that may be spent; only where the user has named a limit.' };
  const description =
    'Makes a goal that this thread works towards by itself. Only when the user asks for one; a thread has one at most.';
  return tool('create_goal', description, { objective, token_budget: budget }, ['objective'], async (call) => {
    const { thread } = turn;
    const { objective, token_budget: tokenBudget } = argumentsOf(call);
    const wish = allowed(() =>
      checkedWish({
        objective: text('objective', objective),
        tokenBudget: optionalNumber('token_budget', tokenBudget),
      }),
    );
    const goals = goalsOf(thread.services);
    const { after } = await goals.change(thread.id, (goal) => {
      if (goal) throw new ToolError('This thread has a goal already; only the user can replace it.');
      return fulfilled(thread.id, undefined, wish, now());
    });
    progressOf(thread).isNew = true;
    return reportChange(turn, after);
  });
}

const ENDS: readonly unknown[] = ['complete', 'blocked'] satisfies ThreadGoal['status'][];

function updateGoal(turn: RunningTurn): NamedTool {
  const description = `Says how the goal of this thread stands at its end.
"complete": all of it is reached, and you have checked that. A budget that runs out is no reason to say so.
"blocked": the same obstacle has stopped you in at least three turns in a row, and only the user or somebody else can
remove it. After the user has resumed a blocked goal, count anew. Work that is hard, slow or unclear is not blocked.`;
  const status = { type: 'string', enum: ENDS };
  return tool('update_goal', description, { status }, ['status'], async (call) => {
    const { thread } = turn;
    const { status } = argumentsOf(call);
    if (!ENDS.includes(status)) {
      throw new ToolError(
        'status must be "complete" or "blocked"; everything else is for the user and the server to say.',
      );
    }
    const goals = goalsOf(thread.services);
    const { before, after } = await goals.change(thread.id, (goal) => {
      if (!goal) throw new ToolError('This thread has no goal.');
      return { ...goal, status: status as ThreadGoal['status'], updatedAt: now() };
    });
    // The reply that says so is the last that is paid for by the goal.
    if (before?.status === 'active') progressOf(thread).lingers = 'reply';
    return reportChange(turn, after);
  });
}

function tool(
  name: string,
  description: string,
  properties: object,
  required: readonly string[],
  run: (call: ToolCall) => Promise<ToolResult>,
): NamedTool {
  const parameters = { type: 'object', properties, required, additionalProperties: false };
  return { name, tool: { spec: { type: 'function', name, description, strict: false, parameters }, run } };
}

async function reportChange(turn: RunningTurn, goal: ThreadGoal | undefined): Promise<ToolResult> {
  if (goal) await goalsOf(turn.thread.services).tellOfTurn(turn, goal);
  return report(goal);
}

function report(goal: ThreadGoal | undefined): ToolResult {
  const remaining = goal && goal.tokenBudget !== null ? Math.max(0, goal.tokenBudget - goal.tokensUsed) : null;
  return { output: JSON.stringify({ goal: goal ?? null, remainingTokens: remaining }) };
}

function allowed<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof GoalError) throw new ToolError(error.message, error);
    throw error;
  }
}
