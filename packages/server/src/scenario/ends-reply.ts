/** Where one reply of the model ends, and the next one begins. */
import type { Step } from './scenario-types.js';

/** Every kind of step, by the key that tells it. */
type Kind = Step extends infer S ? (S extends Step ? keyof S : never) : never;

const TOOLS = ['run', 'patch', 'plan', 'ask', 'tool', 'permissions'] as const satisfies Kind[];

/** Whether the model has to be asked again after a step: it called a tool. */
export function endsReply(step: Step): boolean {
  return TOOLS.some((key) => key in step);
}
