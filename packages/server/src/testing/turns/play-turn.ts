/** Plays the script of a turn from start to end. */
import { setImmediate } from 'node:timers/promises';
import type { Step } from '../scenario/scenario-types.js';
import { textOf } from '../threads/stored-threads.js';
import type { RunningTurn } from './running-turn.js';
import { endsReply, playStep } from './steps.js';
import { TurnOver } from './turn-over.js';

export async function playTurn(turn: RunningTurn, steps: readonly Step[]): Promise<void> {
  try {
    // Whoever asked for the turn sees the answer first, and has a moment to listen.
    await turn.until(setImmediate());
    turn.begin();
    const played = steps.map((step) => fillIn(step, wordsOf(turn)) as Step);
    const reports = !played.some((step) => 'usage' in step);
    for (const [index, step] of played.entries()) {
      await turn.until(setImmediate());
      await playStep(turn, step);
      const replyEnds = endsReply(step) || index === played.length - 1;
      if (reports && replyEnds) turn.reportUsage();
      if (replyEnds) turn.takeSteered();
    }
    turn.finish(new TurnOver('completed'));
  } catch (error) {
    if (!(error instanceof TurnOver)) throw error;
    turn.finish(error);
  }
}

function wordsOf(turn: RunningTurn): Record<string, string> {
  return { $input: textOf(turn.input), $threadId: turn.thread.id, $turnId: turn.id };
}

function fillIn(value: unknown, words: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string')
    return value.replaceAll(/\$(?:input|threadId|turnId)\b/g, (word) => words[word] ?? word);
  if (Array.isArray(value)) return value.map((entry) => fillIn(entry, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fillIn(member, words)]));
}
