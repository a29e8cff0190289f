/** Plays the script of a turn from start to end. */
import { setImmediate } from 'node:timers/promises';
import { endsReply } from '../../scenario/ends-reply.js';
import type { Step } from '../../scenario/scenario-types.js';
import { fillIn, textOf } from '../../scenario/words.js';
import type { RunningTurn } from './running-turn.js';
import { playStep } from './steps.js';
import { TurnOver } from './turn-over.js';

export async function playTurn(turn: RunningTurn, steps: readonly Step[]): Promise<void> {
  try {
    // Whoever asked for the turn sees the answer first, and has a moment to listen.
    await turn.until(setImmediate());
    turn.begin();
    const played = fillIn(steps, { input: textOf(turn.input), threadId: turn.thread.id, turnId: turn.id });
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
