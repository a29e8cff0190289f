/** Steps that call a tool, as the item in which a model calls it. */
import type { ResponseItem } from '@app-server/schema/experimental';
import type {
  AskStep,
  PatchStep,
  PermissionsStep,
  PlanStep,
  RunStep,
  Step,
  ToolStep,
} from '../../scenario/scenario-types.js';
import { writePatch } from './write-patch.js';

type FunctionCall = Extract<ResponseItem, { type: 'function_call' }>;
type CustomToolCall = Extract<ResponseItem, { type: 'custom_tool_call' }>;

/** Undefined for a step that calls none. What comes of a call is up to the tool: what a scenario says of it is not read. */
export function toolCall(step: Step, callId: string): FunctionCall | CustomToolCall | undefined {
  const call = (name: string, args: unknown): FunctionCall => {
    return { type: 'function_call', name, arguments: JSON.stringify(args), call_id: callId };
  };
  if ('run' in step) return call('exec_command', commandOf(step));
  if ('patch' in step) return patchCall(step, callId);
  if ('plan' in step) return call('update_plan', planOf(step));
  if ('ask' in step) return call('request_user_input', { questions: questionsOf(step) });
  if ('permissions' in step) return call('request_permissions', permissionsOf(step));
  if ('tool' in step) return { ...call(step.tool, step.arguments ?? {}), ...namespaceOf(step) };
  return undefined;
}

function commandOf({ run: { command, cwd, approval, reason } }: RunStep): object {
  return {
    cmd: command,
    ...(cwd !== undefined && { workdir: cwd }),
    ...(approval && {
      sandbox_permissions: 'require_escalated',
      justification: reason ?? 'May this command run outside of the sandbox?',
    }),
  };
}

function patchCall({ patch }: PatchStep, callId: string): CustomToolCall {
  return { type: 'custom_tool_call', call_id: callId, name: 'apply_patch', input: writePatch(patch.changes) };
}

/** The model spells states in its own way. */
function planOf({ plan, explanation }: PlanStep): object {
  const steps = plan.map(({ step, status }) => ({ step, status: status === 'inProgress' ? 'in_progress' : status }));
  return { ...(explanation !== undefined && { explanation }), plan: steps };
}

function questionsOf({ ask }: AskStep): readonly object[] {
  return ask.questions;
}

function permissionsOf({ permissions, reason }: PermissionsStep): object {
  return { ...(reason !== undefined && { reason }), permissions: inSnakeCase(permissions) };
}

/** The names of members in the spelling of tools. */
function inSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSnakeCase);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => {
    return [key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), inSnakeCase(member)];
  });
  return Object.fromEntries(members) as unknown;
}

function namespaceOf({ namespace }: ToolStep): { namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}
