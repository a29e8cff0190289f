/** Conversations are shortened before they have become too long for the model. */
import { compact } from './compact.js';
import { compactionLimit } from './context-window.js';
import type { LiveThread } from '../threads/live-thread.js';
import type { RunningTurn } from './running-turn.js';
import { estimatedTokens, uncountedItems } from './token-estimate.js';
import { isFilled } from './usage.js';

/** Whether there was so little room left that the conversation was shortened. */
export async function makeRoom(turn: RunningTurn): Promise<boolean> {
  if (await hasRoom(turn.thread)) return false;
  await compact(turn);
  return true;
}

async function hasRoom(thread: LiveThread): Promise<boolean> {
  const { usage } = thread.state;
  if (usage && isFilled(usage)) return false;
  const tokens = (usage?.last.totalTokens ?? 0) + estimatedTokens(uncountedItems(await thread.context()));
  return tokens < compactionLimit(thread);
}
