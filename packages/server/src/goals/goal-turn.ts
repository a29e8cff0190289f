/** The work of a turn that nobody asked for: the model is told to go on with the goal. */
import type { ThreadGoal } from '@app-server/schema/experimental';
import { converse, open } from '../turns/run-turn.js';
import type { TurnWork } from '../turns/running-turn.js';
import { continuation, goalMessage } from './goal-texts.js';

export function goalTurn(goal: ThreadGoal): TurnWork {
  return async (turn) => {
    await open(turn);
    const text = continuation(goal);
    await turn.thread.extendContext(goalMessage(text));
    await converse(turn, [{ type: 'text', text, text_elements: [] }]);
  };
}
