/** Conversations are shortened before they have become too long for the model. */
import { compact } from './compact.js';
import type { RunningTurn } from './running-turn.js';
import { estimatedTokens, uncountedItems } from './token-estimate.js';

/** Nine tenths of what models of the catalogue can take: the rest is for what comes next. */
const MOST_TOKENS = 244_800;

/** Whether there was so little room left that the conversation was shortened. */
export async function makeRoom(turn: RunningTurn): Promise<boolean> {
  const { thread } = turn;
  const counted = thread.state.usage?.last.totalTokens ?? 0;
  const tokens = counted + estimatedTokens(uncountedItems(await thread.context()));
  if (tokens < MOST_TOKENS) return false;
  await compact(turn);
  return true;
}
