/** The loop of a turn: the model is asked, its tools run, and it is asked again until it has nothing left to do. */
import type { ResponseItem, UserInput } from '@app-server/schema/experimental';
import { isPreamble } from '../history/response-items.js';
import { turnContextLine } from '../history/turn-lines.js';
import { type Toolbox, toolboxOf } from '../tools/toolbox.js';
import { type ReplyOutcome, readReply } from './model-reply.js';
import { modelRequest } from './model-request.js';
import { openingContext } from './prompt.js';
import type { RunningTurn } from './running-turn.js';
import { previewOf } from './preview.js';
import { userMessage, writtenInput } from './user-items.js';

/** An ordinary turn. */
export async function runTurn(turn: RunningTurn): Promise<void> {
  await begin(turn);
  await hear(turn, turn.input);
  await converse(turn, turn.input);
}

/** Asks until there is nothing left to do; what comes meanwhile is heard in between. */
export async function converse(turn: RunningTurn, opening: readonly UserInput[]): Promise<void> {
  const said = [...opening];
  const toolbox = toolboxOf(turn);
  for (;;) {
    for (const input of turn.steered.take()) {
      await hear(turn, input);
      said.push(...input);
    }
    const outcome = await askModel(turn, toolbox, said);
    if (!outcome.calledTools && turn.steered.isEmpty) return;
  }
}

/** One reply of the model, with all that its tools do. */
export async function askModel(turn: RunningTurn, toolbox: Toolbox, said: readonly UserInput[]): Promise<ReplyOutcome> {
  turn.signal.throwIfAborted();
  const { provider, request } = await modelRequest(turn, toolbox.specs, said);
  return readReply(turn, provider.stream(request), toolbox);
}

/** Tells the model where it is, when it does not know yet, and keeps the settings of the turn. */
export async function begin(turn: RunningTurn): Promise<void> {
  const { thread } = turn;
  const context = await thread.context();
  if (!context.some(isPreamble)) await thread.extendContext(...openingContext(thread));
  await thread.record(turnContextLine(thread.settings.kept, turn.id));
}

/** Takes up what the user says; the first of it makes the thread one that is stored. */
async function hear(turn: RunningTurn, input: readonly UserInput[]): Promise<void> {
  const { thread } = turn;
  const written = writtenInput(input);
  thread.state.preview ||= previewOf(written);
  if (written.length > 0) await thread.materialize();
  const message: ResponseItem | undefined = await userMessage(written);
  if (message) await thread.extendContext(message);
  await turn.sayUser(written);
}
