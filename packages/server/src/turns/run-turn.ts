/** The loop of a turn: the model is asked, its tools run, and it is asked again until it has nothing left to do. */
import type { UserInput } from '@app-server/schema/experimental';
import { turnContextLine } from '../history/turn-lines.js';
import { type Toolbox, toolboxOf } from '../tools/toolbox.js';
import { makeRoom } from './make-room.js';
import { type ReplyOutcome, readReply } from './model-reply.js';
import { modelRequest } from './model-request.js';
import { contextNews } from './prompt.js';
import type { RunningTurn } from './running-turn.js';
import { previewOf } from './preview.js';
import { userMessage, writtenInput } from './user-items.js';

/** An ordinary turn. */
export async function runTurn(turn: RunningTurn): Promise<void> {
  await open(turn);
  await hear(turn, turn.input);
  await converse(turn, turn.input);
}

/**
 * Asks until there is nothing left to do; what comes meanwhile is heard in between. What opens the turn is answered
 * first, and so is what tools gave before the conversation was shortened.
 */
export async function converse(turn: RunningTurn, opening: readonly UserInput[]): Promise<void> {
  const said = [...opening];
  const toolbox = toolboxOf(turn);
  let listens = opening.length === 0;
  for (;;) {
    for (const input of listens ? turn.steered.take() : []) {
      await hear(turn, input);
      said.push(...input);
    }
    const { calledTools } = await askModel(turn, toolbox, said);
    if (!calledTools && (await turn.isThrough())) return;
    listens = !(await makeRoom(turn)) || !calledTools;
  }
}

/** Before anything is said the conversation is made to fit. */
export async function open(turn: RunningTurn): Promise<void> {
  turn.atEnd(({ status }) => (status === 'failed' ? hearTheRest(turn) : undefined));
  await makeRoom(turn);
  await begin(turn);
}

/** What came too late for a turn that has failed is there for the next one. */
async function hearTheRest(turn: RunningTurn): Promise<void> {
  while (!turn.steered.isEmpty) {
    await turn.steered.arrival();
    for (const input of turn.steered.take()) await hear(turn, input);
  }
}

/** One reply of the model, with all that its tools do. */
export async function askModel(turn: RunningTurn, toolbox: Toolbox, said: readonly UserInput[]): Promise<ReplyOutcome> {
  turn.signal.throwIfAborted();
  turn.beginRequest();
  const { provider, request } = await modelRequest(turn, toolbox.specs, said);
  return readReply(turn, provider.stream(request), toolbox);
}

/** Tells the model where it is, as far as it does not know yet, and keeps the settings of the turn. */
export async function begin(turn: RunningTurn): Promise<void> {
  const { thread, settings } = turn;
  const news = contextNews(turn, await thread.context());
  if (news.length > 0) await thread.extendContext(...news);
  const { permissions: _, ...kept } = settings;
  await thread.record(turnContextLine(kept, turn.id));
}

/** Takes up what the user says; the first of it makes the thread one that is stored. */
async function hear(turn: RunningTurn, input: readonly UserInput[]): Promise<void> {
  const { thread } = turn;
  const written = writtenInput(input);
  thread.state.preview ||= previewOf(written);
  if (written.length > 0) await thread.materialize();
  const message = await userMessage(written);
  if (message) await thread.extendContext(message);
  await turn.sayUser(written);
}
