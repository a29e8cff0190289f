/** The methods that start, steer and interrupt turns. */
import { CODES, RpcError } from '@app-server/rpc';
import type { Turn } from '@app-server/schema/experimental';
import { type Handlers, refusal } from '../call.js';
import { overridden } from '../threads/settings.js';
import { textOf } from '../../scenario/words.js';
import { loadedThread } from '../threads/thread-methods.js';
import { playTurn } from './play-turn.js';
import { RunningTurn } from './running-turn.js';

export const TURN_METHODS: Handlers = {
  'turn/start': (params, call) => {
    const { world, after } = call;
    const thread = loadedThread(params.threadId, call);
    if (thread.running) {
      // As with the reference, the id of such a turn never appears again.
      thread.running.steer(params.input);
      return { turn: beginning(world.sequence.uuid()) };
    }
    const steps = world.scripts.take(textOf(params.input));
    if (!steps) throw new RpcError(CODES.methodNotFound, 'The scenario has no answer to turn/start with this input.');
    const before = thread.settings;
    thread.settings = overridden(before, params);
    const turn = new RunningTurn(world, thread, params.input);
    after(() => {
      if (JSON.stringify(before) !== JSON.stringify(thread.settings)) {
        thread.emit('thread/settings/updated', { threadId: thread.id, threadSettings: thread.settings });
      }
      void playTurn(turn, steps);
    });
    return { turn: beginning(turn.id) };
  },

  'turn/steer': ({ threadId, input, expectedTurnId }, call) => {
    const { running } = loadedThread(threadId, call);
    if (expectedTurnId === '') throw refusal('expectedTurnId must not be empty');
    if (!running) throw refusal('no active turn to steer');
    if (input.length === 0) throw refusal('input must not be empty');
    if (running.id !== expectedTurnId) {
      throw refusal(`expected active turn id \`${expectedTurnId}\` but found \`${running.id}\``);
    }
    call.after(() => running.steer(input));
    return { turnId: running.id };
  },

  'turn/interrupt': ({ threadId, turnId }, call) => {
    const { running } = loadedThread(threadId, call);
    if (!running && turnId !== '') throw refusal('no active turn to interrupt');
    if (running && turnId !== '' && running.id !== turnId) {
      throw refusal(`expected active turn id ${turnId} but found ${running.id}`);
    }
    call.after(() => running?.interrupt());
    return {};
  },
};

/** A turn as `turn/start` answers it. */
function beginning(id: string): Turn {
  const unknown = { error: null, startedAt: null, completedAt: null, durationMs: null };
  return { id, items: [], itemsView: 'notLoaded', status: 'inProgress', ...unknown };
}
