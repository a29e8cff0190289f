/** The methods that start, steer and interrupt turns. */
import type { Turn, TurnStartParams, UserInput } from '@app-server/schema/experimental';
import { inputTooLarge, invalidRequest, turnNotSteerable, wrongState } from '../../core/faults.js';
import type { HandlerContext, MethodFamily } from '../../core/methods.js';
import { newId } from '../../threads/ids.js';
import type { LiveThread } from '../../threads/live-thread.js';
import { settingsPatchOf } from '../../threads/resolve-settings.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';
import { compact } from '../../turns/compact.js';
import { runTurn } from '../../turns/run-turn.js';
import { RunningTurn } from '../../turns/running-turn.js';
import { runUserShell } from '../../turns/shell-turn.js';
import { StartQueue } from '../../turns/start-queue.js';
import type { TurnOptions } from '../../turns/turn-options.js';
import { afterwards } from '../afterwards.js';
import { placeOfTurn } from './environments.js';

/** Characters of text that one input may hold. */
const MOST_CHARACTERS = 1_048_576;

export function turnMethods(services: Services, threads: ThreadDirectory): MethodFamily {
  const starts = new StartQueue();

  /** Begins something behind the answer, in the order of the requests, and unless the thread is leaving by then. */
  function begin(thread: LiveThread, context: HandlerContext, start: () => Promise<void>): void {
    const entered = starts.enter(thread);
    const answered = new Promise<void>((resolve) => afterwards(context, resolve));
    void (async () => {
      await answered;
      const leave = await entered;
      try {
        if (!thread.closing) await start();
      } finally {
        leave();
      }
    })();
  }

  return {
    handlers: {
      'turn/start': async (params, context) => {
        checkSize(params.input);
        const thread = threads.loaded(params.threadId);
        const chosen = optionsOf(params);
        const announce = changeSettings(thread, settingsPatchOf(params, thread.settings.current, services));
        const options = { ...chosen, settings: thread.settings.current };
        // What has to end before may take long, and may have to be interrupted meanwhile.
        if (starts.isBusy(thread)) context.release();
        const leave = await starts.enter(thread);
        try {
          let running: RunningTurn | undefined;
          // Another may begin by itself as soon as one has ended.
          do running = await steerable(thread, context.release);
          while (!running && thread.turn);
          threads.loaded(thread.id);
          // Input joins the turn that runs; the id that is answered never appears again.
          const turn = running ?? new RunningTurn(thread, options);
          const steer = running?.steered.expect();
          if (running && options.clientMetadata) running.clientMetadata = options.clientMetadata;
          afterwards(context, () => {
            announce();
            if (steer) steer(params.input);
            else void turn.run(runTurn);
          });
          return { turn: beginning(running ? newId() : turn.id) };
        } finally {
          leave();
        }
      },

      'turn/steer': ({ threadId, input, expectedTurnId, responsesapiClientMetadata }, context) => {
        const turn = RunningTurn.of(threads.loaded(threadId));
        if (expectedTurnId === '') throw invalidRequest('expectedTurnId must name a turn.', '/params/expectedTurnId');
        checkSize(input);
        if (!turn || turn.kind === 'shell' || !turn.isOpen || !turn.steered.isOpen) {
          throw wrongState('turn', 'none', 'No turn runs that could be steered.');
        }
        checkActive(turn, expectedTurnId);
        if (turn.kind !== 'regular') throw turnNotSteerable(turn.kind);
        if (input.length === 0) throw invalidRequest('input must hold something to steer with.', '/params/input');
        if (responsesapiClientMetadata) turn.clientMetadata = textsOf(responsesapiClientMetadata);
        const steer = turn.steered.expect();
        afterwards(context, () => steer(input));
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
        begin(thread, context, async () => {
          // Another may begin by itself while one comes to its end.
          while (thread.turn) await thread.turn.interrupt();
          void new RunningTurn(thread, { kind: 'compact' }).run(compact);
        });
        return {};
      },

      'thread/shellCommand': ({ threadId, command }, context) => {
        const thread = threads.loaded(threadId);
        const script = command.trim();
        if (script === '') throw invalidRequest('command must name something to run.', '/params/command');
        begin(thread, context, async () => {
          let turn = RunningTurn.of(thread);
          for (; turn && !turn.isOpen; turn = RunningTurn.of(thread)) await turn.whenEnded;
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

/** The turn that takes further input; where one runs that does not, undefined when it is over. */
async function steerable(thread: LiveThread, release: () => void): Promise<RunningTurn | undefined> {
  for (;;) {
    const running = RunningTurn.of(thread);
    if (!running) return undefined;
    if (running.kind === 'regular' && running.isOpen && running.steered.isOpen) return running;
    release();
    await running.whenEnded;
  }
}

function optionsOf(params: TurnStartParams): TurnOptions {
  const { input, outputSchema, responsesapiClientMetadata: metadata, environments } = params;
  return {
    input,
    outputSchema: outputSchema ?? null,
    ...(metadata && { clientMetadata: textsOf(metadata) }),
    ...(environments && placeOfTurn(environments)),
  };
}

/** @returns what tells the subscribers, where anything is different now */
function changeSettings(thread: LiveThread, patch: ReturnType<typeof settingsPatchOf>): () => void {
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
  const characters = input.reduce((sum, part) => sum + (part.type === 'text' ? lengthOf(part.text) : 0), 0);
  if (characters > MOST_CHARACTERS) throw inputTooLarge(MOST_CHARACTERS, characters);
}

/** Characters, of which some take two units. */
function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 1; at < text.length; at += 1) {
    if (text.codePointAt(at - 1)! > 0xff_ff) length -= 1;
  }
  return length;
}

/** A turn as `turn/start` answers it. */
function beginning(id: string): Turn {
  const unknown = { error: null, startedAt: null, completedAt: null, durationMs: null };
  return { id, items: [], itemsView: 'notLoaded', status: 'inProgress', ...unknown };
}
