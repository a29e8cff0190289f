/** The methods that start, steer and interrupt turns. */
import type { Turn, TurnStartParams, UserInput } from '@app-server/schema/experimental';
import { inputTooLarge, invalidRequest, turnNotSteerable, wrongState } from '../../core/faults.js';
import type { MethodFamily } from '../../core/methods.js';
import { newId } from '../../threads/ids.js';
import type { LiveThread } from '../../threads/live-thread.js';
import { settingsPatchOf } from '../../threads/resolve-settings.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';
import { compact } from '../../turns/compact.js';
import { runTurn } from '../../turns/run-turn.js';
import { RunningTurn, type TurnOptions } from '../../turns/running-turn.js';
import { runUserShell } from '../../turns/shell-turn.js';
import { afterwards } from '../afterwards.js';
import { checkEnvironments } from './environments.js';

/** Characters of text that one input may hold. */
const MOST_CHARACTERS = 1_048_576;

export function turnMethods(services: Services, threads: ThreadDirectory): MethodFamily {
  return {
    handlers: {
      'turn/start': async (params, context) => {
        const thread = threads.loaded(params.threadId);
        checkSize(params.input);
        const options = optionsOf(params);
        const patch = await settingsPatchOf(params, thread.settings.current, services);
        const announce = changeSettings(thread, patch);
        const running = RunningTurn.of(thread);
        if (running?.kind === 'regular') {
          // The input joins the turn that runs; the id that is answered never appears again.
          afterwards(context, () => {
            announce();
            running.steered.add(params.input);
          });
          return { turn: beginning(newId()) };
        }
        if (running) await running.whenEnded;
        const turn = new RunningTurn(thread, options);
        afterwards(context, () => {
          announce();
          void turn.run(runTurn);
        });
        return { turn: beginning(turn.id) };
      },

      'turn/steer': ({ threadId, input, expectedTurnId, responsesapiClientMetadata }, context) => {
        const turn = RunningTurn.of(threads.loaded(threadId));
        if (expectedTurnId === '') throw invalidRequest('expectedTurnId must name a turn.', '/expectedTurnId');
        checkSize(input);
        if (!turn || turn.kind === 'shell') throw wrongState('turn', 'none', 'No turn runs that could be steered.');
        checkActive(turn, expectedTurnId);
        if (turn.kind !== 'regular') throw turnNotSteerable(turn.kind);
        if (input.length === 0) throw invalidRequest('input must hold something to steer with.', '/input');
        if (responsesapiClientMetadata) turn.clientMetadata = textsOf(responsesapiClientMetadata);
        afterwards(context, () => turn.steered.add(input));
        return { turnId: turn.id };
      },

      'turn/interrupt': async ({ threadId, turnId }, context) => {
        const turn = RunningTurn.of(threads.loaded(threadId));
        if (!turn) {
          if (turnId === '') return {};
          throw wrongState('turn', 'none', 'No turn runs that could be interrupted.');
        }
        if (turnId !== '') checkActive(turn, turnId);
        await turn.stop();
        afterwards(context, () => turn.announceEnd());
        return {};
      },

      'thread/compact/start': ({ threadId }, context) => {
        const thread = threads.loaded(threadId);
        afterwards(context, () => void startAlone(thread, { kind: 'compact' }, compact));
        return {};
      },

      'thread/shellCommand': ({ threadId, command }, context) => {
        const thread = threads.loaded(threadId);
        const script = command.trim();
        if (script === '') throw invalidRequest('command must name something to run.', '/command');
        afterwards(context, () => {
          const turn = RunningTurn.of(thread);
          if (turn) turn.alongside(runUserShell(turn, script));
          else void new RunningTurn(thread, { kind: 'shell' }).run((own) => runUserShell(own, script));
        });
        return {};
      },

      'thread/backgroundTerminals/clean': async ({ threadId }) => {
        const thread = threads.loaded(threadId);
        await services.terminals.clean(thread.id);
        return {};
      },
    },
    close: () => services.terminals.close(),
  };
}

/** Ends the turn that runs, and begins another. */
async function startAlone(thread: LiveThread, options: TurnOptions, work: (turn: RunningTurn) => Promise<void>) {
  await thread.turn?.interrupt();
  await new RunningTurn(thread, options).run(work);
}

function optionsOf(params: TurnStartParams): TurnOptions {
  const { input, outputSchema, responsesapiClientMetadata: metadata, environments } = params;
  return {
    input,
    outputSchema: outputSchema ?? null,
    ...(metadata && { clientMetadata: textsOf(metadata) }),
    ...(environments && { hasEnvironment: checkEnvironments(environments) }),
  };
}

/** @returns what tells the subscribers, where anything is different now */
function changeSettings(thread: LiveThread, patch: Awaited<ReturnType<typeof settingsPatchOf>>): () => void {
  if (!thread.settings.change(patch)) return () => {};
  return () => thread.emit('thread/settings/updated', { threadId: thread.id, threadSettings: thread.settings.told });
}

function textsOf(metadata: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function checkActive({ id }: RunningTurn, expected: string): void {
  if (id !== expected) throw wrongState('turn', 'other', `The turn that runs is ${id}, not ${expected}.`);
}

function checkSize(input: readonly UserInput[]): void {
  const characters = input.reduce((sum, part) => sum + (part.type === 'text' ? [...part.text].length : 0), 0);
  if (characters > MOST_CHARACTERS) throw inputTooLarge(MOST_CHARACTERS, characters);
}

/** A turn as `turn/start` answers it. */
function beginning(id: string): Turn {
  const unknown = { error: null, startedAt: null, completedAt: null, durationMs: null };
  return { id, items: [], itemsView: 'notLoaded', status: 'inProgress', ...unknown };
}
