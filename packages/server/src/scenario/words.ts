/** What `$input`, `$threadId` and `$turnId` stand for in the texts of a scenario. */
import type { Step } from './scenario-types.js';

export interface Words {
  input: string;
  threadId: string;
  turnId: string;
}

/** The steps with the words of their turn in every text. */
export function fillIn(steps: readonly Step[], words: Words): Step[] {
  return steps.map((step) => filled(step, words) as Step);
}

function filled(value: unknown, words: Words): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\$(input|threadId|turnId)\b/g, (_, word: keyof Words) => words[word]);
  }
  if (Array.isArray(value)) return value.map((entry) => filled(entry, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filled(member, words)]));
}

/** The text of an input, by which scripts are chosen. */
export function textOf(content: readonly { type: string; text?: string }[]): string {
  return content.flatMap((piece) => (piece.type === 'text' ? [piece.text ?? ''] : [])).join('\n');
}
