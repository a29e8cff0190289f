/** What remains of a conversation that was shortened upstream. */
import type { ResponseItem } from '@app-server/schema/experimental';
import { ModelFailure } from '../model-provider.js';

/** Characters of what the user said that are kept beside the compaction: about 64,000 tokens. */
const KEPT_CHARACTERS = 256_000;

/**
 * What the user said last, and the item that stands for all the rest.
 *
 * @throws {ModelFailure} unless there is exactly one such item
 */
export function compactedBy(input: readonly ResponseItem[], answer: readonly ResponseItem[]): readonly ResponseItem[] {
  const compactions = answer.filter(({ type }) => type === 'compaction' || type === 'context_compaction');
  if (compactions.length !== 1) {
    const message = `A compaction takes exactly one compaction item; the model gave ${compactions.length}, in ${answer.length} items.`;
    throw new ModelFailure(message, 'other');
  }
  return [...saidLast(input), ...compactions];
}

function saidLast(input: readonly ResponseItem[]): ResponseItem[] {
  let left = KEPT_CHARACTERS;
  const said = input.filter((item) => item.type === 'message' && item.role === 'user');
  const tooMuch = said.findLastIndex((item) => {
    left -= JSON.stringify(item).length;
    return left < 0;
  });
  return said.slice(tooMuch + 1);
}
