/** Conversations are shortened before they have become too long for the model. */
import { compact } from './compact.js';
import { compactionLimit } from './context-window.js';
import type { RunningTurn } from './running-turn.js';
import { estimatedTokens, uncountedItems } from './token-estimate.js';

/** Whether there was so little room left that the conversation was shortened. */
export async function makeRoom(turn: RunningTurn): Promise<boolean> {
  const { thread } = turn;
  const counted = thread.state.usage?.last.totalTokens ?? 0;
  const tokens = counted + estimatedTokens(uncountedItems(await thread.context()));
  if (tokens < compactionLimit(thread)) return false;
  await compact(turn);
  return true;
}
