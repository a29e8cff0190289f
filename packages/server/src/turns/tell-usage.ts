/** Tells and keeps what a thread has cost, and which limits its provider has told of. */
import type { RateLimitSnapshot, ThreadTokenUsage } from '@app-server/schema/experimental';
import { tokenCountLine } from '../history/turn-lines.js';
import { ModelFailure } from '../providers/model-provider.js';
import type { RunningTurn } from './running-turn.js';
import { NO_RATE_LIMITS, filledUsage } from './usage.js';

/** @param usage what the thread has cost from now on; what it had before when left out */
export async function tellUsage(turn: RunningTurn, rateLimits: RateLimitSnapshot, usage?: ThreadTokenUsage) {
  const { thread } = turn;
  if (usage) thread.state.usage = usage;
  const { usage: told } = thread.state;
  await thread.record(tokenCountLine(told, rateLimits));
  if (told) turn.notify('thread/tokenUsage/updated', { tokenUsage: told });
  thread.emit('account/rateLimits/updated', { rateLimits });
}

/** What was refused because it did not fit has filled the window, so that the next turn makes room first. */
export async function tellIfFull(turn: RunningTurn, error: unknown, rateLimits = NO_RATE_LIMITS): Promise<void> {
  if (isTooLong(error)) await tellUsage(turn, rateLimits, filledUsage(turn.thread));
}

/** Whether the model has refused a conversation because it does not fit. */
export function isTooLong(error: unknown): boolean {
  return error instanceof ModelFailure && error.info === 'contextWindowExceeded';
}
