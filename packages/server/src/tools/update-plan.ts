/** `update_plan`: the steps of the agent, shown to clients. */
import type { TurnPlanStep } from '@app-server/schema/experimental';
import type { RunningTurn } from '../turns/running-turn.js';
import { type NamedTool, type ToolCall, ToolError, argumentsOf, optionalText, text } from './tool.js';

const STATUSES: Readonly<Record<string, TurnPlanStep['status']>> = {
  pending: 'pending',
  in_progress: 'inProgress',
  completed: 'completed',
};

export function updatePlan(): NamedTool {
  const step = {
    type: 'object',
    properties: { step: { type: 'string' }, status: { type: 'string', enum: Object.keys(STATUSES) } },
    required: ['step', 'status'],
  };
  return {
    name: 'update_plan',
    tool: {
      spec: {
        type: 'function',
        name: 'update_plan',
        description: 'Shows the user the steps of the work, and how far it is. One step at most is in progress.',
        strict: false,
        parameters: {
          type: 'object',
          properties: { explanation: { type: 'string' }, plan: { type: 'array', items: step } },
          required: ['plan'],
        },
      },
      run,
    },
  };
}

async function run(call: ToolCall, turn: RunningTurn) {
  const { explanation, plan } = argumentsOf(call);
  if (!Array.isArray(plan)) throw new ToolError('plan must be a list of steps.');
  turn.notify('turn/plan/updated', {
    explanation: optionalText('explanation', explanation) ?? null,
    plan: plan.map(stepOf),
  });
  return { output: 'The plan is shown.' };
}

function stepOf(value: unknown): TurnPlanStep {
  const { step, status } = Object(value) as Record<string, unknown>;
  const known = STATUSES[text('status', status)];
  if (!known) throw new ToolError(`status must be one of ${Object.keys(STATUSES).join(', ')}.`);
  return { step: text('step', step), status: known };
}
