/** A model that says what a scenario tells it to; its tools are really run. */
import { setImmediate } from 'node:timers/promises';
import type { ResponseItem } from '@app-server/schema/experimental';
import type { Scenario, Step } from '../../scenario/scenario-types.js';
import { TurnScripts } from '../../scenario/turn-scripts.js';
import { fillIn, textOf } from '../../scenario/words.js';
import { type ModelEvent, ModelFailure, type ModelProvider, type ModelRequest } from '../model-provider.js';
import { SCRIPTED } from '../providers.js';
import { playReply } from './play-reply.js';
import { SHOW } from './show.js';
import { refuseUnplayable } from './unplayable.js';

/** Where the script of a turn has come to. */
interface Playing {
  turnId: string;
  /** Whether a reply without a step of its own is told to have cost something. */
  countsTokens: boolean;
  left: Step[];
}

export class ScriptedProvider implements ModelProvider {
  readonly id = SCRIPTED;
  readonly asksInEveryMode = true;
  readonly #scripts: TurnScripts;
  /** By thread: a thread has one turn at a time. */
  readonly #playing = new Map<string, Playing>();

  /** @throws {ScenarioError} when the scenario has parts for the fake server alone */
  constructor(scenario: Scenario = SHOW) {
    refuseUnplayable(scenario);
    this.#scripts = new TurnScripts(scenario.turns);
  }

  /** A turn whose script is over has nothing more to say, whatever is steered into it. */
  async *stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    await setImmediate();
    request.signal.throwIfAborted();
    const playing = this.#playingOf(request);
    yield* playReply(playing.left, { request, countsTokens: playing.countsTokens });
  }

  /** What the user said, and a word on the rest; it takes no script. */
  compact({ input }: ModelRequest): Promise<readonly ResponseItem[]> {
    const said = input.filter((item) => item.type === 'message' && item.role === 'user');
    const text = `Summary of ${input.length} items.`;
    const summary: ResponseItem = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };
    return Promise.resolve([...said, summary]);
  }

  #playingOf({ threadId, turnId, userInput }: ModelRequest): Playing {
    const playing = this.#playing.get(threadId);
    if (playing?.turnId === turnId) return playing;
    const input = textOf(userInput);
    const steps = this.#scripts.take(input);
    if (!steps) throw noScript(input);
    const left = fillIn(steps, { input, threadId, turnId });
    const begun = { turnId, countsTokens: !left.some((step) => 'usage' in step), left };
    this.#playing.set(threadId, begun);
    return begun;
  }
}

const EXCERPT = 60;

function noScript(input: string): ModelFailure {
  const characters = Array.from(input);
  const shown = characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : input;
  const message = `The scenario has no turn left for the input ${JSON.stringify(shown)}.`;
  return new ModelFailure(message, 'other', {
    details: 'Add a turn without "when", or one whose "when" is in the input, or give the last one "times: always".',
  });
}
