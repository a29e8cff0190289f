/** Replaces the conversation by a summary of it: a turn of its own, or a part of another one. */
import { randomUUID } from 'node:crypto';
import type { RateLimitSnapshot, ResponseItem } from '@app-server/schema/experimental';
import { isPreamble } from '../history/response-items.js';
import { compactedLine } from '../history/turn-lines.js';
import { type ModelEvent, ModelFailure, type ModelProvider, type ModelRequest } from '../providers/model-provider.js';
import { tellRetry } from './model-reply.js';
import { modelRequest } from './model-request.js';
import { instructionsFor, openingContext } from './prompt.js';
import type { RunningTurn } from './running-turn.js';
import { isTooLong, tellIfFull, tellUsage } from './tell-usage.js';
import { estimatedTokens } from './token-estimate.js';
import { TurnFailure } from './turn-failure.js';
import { NO_RATE_LIMITS, addedUsage, estimatedUsage } from './usage.js';
import { wholeConversation } from './whole-conversation.js';

const ASK = `Summarize this conversation for somebody who has to carry it on without having seen it: what the user wants,
what was decided and done, which files and commands matter, and what is left to do. Be short and exact.`;

const BEGINNING = 'The conversation so far was shortened. This is a summary of it:';

export async function compact(turn: RunningTurn): Promise<void> {
  const { thread } = turn;
  const item = { type: 'contextCompaction', id: randomUUID() } as const;
  turn.startItem(item);
  const { message, items, rateLimits } = await shortened(turn);
  await thread.materialize();
  await thread.record(compactedLine(message, items));
  thread.replaceContext(items);
  await tellUsage(turn, rateLimits, estimatedUsage(thread, estimatedTokens(items, instructionsFor(turn))));
  await turn.completeItem(item);
  const text = 'A thread that was shortened remembers less. Start a new one where that matters.';
  thread.emit('warning', { threadId: thread.id, message: text });
}

interface Shortened {
  message: string;
  items: ResponseItem[];
  rateLimits: RateLimitSnapshot;
}

/** What stands for the conversation: what the provider makes of it, or a summary that the model writes. */
async function shortened(turn: RunningTurn): Promise<Shortened> {
  const { provider, request } = await modelRequest(turn, [], [{ type: 'text', text: ASK, text_elements: [] }]);
  try {
    if (provider.compact) {
      const kept = (await provider.compact(request)).filter((item) => !isPreamble(item));
      return { message: '', items: [...openingContext(turn), ...kept], rateLimits: NO_RATE_LIMITS };
    }
    const { text, rateLimits } = await summary(turn, provider, request);
    const message = `${BEGINNING}\n${text}`;
    const told: ResponseItem = { type: 'message', role: 'user', content: [{ type: 'input_text', text: message }] };
    return { message, items: [...openingContext(turn), ...userMessages(request.input), told], rateLimits };
  } catch (error) {
    await tellIfFull(turn, error);
    throw error instanceof ModelFailure ? TurnFailure.of(error) : error;
  }
}

/** Of a conversation that does not fit, so much is left out from its beginning until the rest does. */
async function summary(turn: RunningTurn, provider: ModelProvider, request: ModelRequest): Promise<Said> {
  const ask: ResponseItem = { type: 'message', role: 'user', content: [{ type: 'input_text', text: ASK }] };
  for (let { input } = request; ; input = wholeConversation(input.slice(1))) {
    try {
      return await lastMessage(turn, provider.stream({ ...request, input: [...input, ask] }));
    } catch (error) {
      if (!isTooLong(error) || input.length === 0) throw error;
    }
  }
}

interface Said {
  text: string;
  rateLimits: RateLimitSnapshot;
}

async function lastMessage(turn: RunningTurn, events: AsyncIterable<ModelEvent>): Promise<Said> {
  const said: Said = { text: '', rateLimits: NO_RATE_LIMITS };
  for await (const event of events) {
    turn.signal.throwIfAborted();
    if (event.type === 'item' && event.item.type === 'message') {
      said.text = event.item.content.map((part) => ('text' in part ? part.text : '')).join('');
    }
    if (event.type === 'rateLimits') {
      said.rateLimits = event.rateLimits;
      await tellUsage(turn, event.rateLimits);
    }
    if (event.type === 'retrying') tellRetry(turn, event);
    if (event.type === 'completed') {
      await tellUsage(turn, said.rateLimits, event.usage ? addedUsage(turn.thread, event.usage) : undefined);
    }
  }
  return said;
}

/** Characters of what the user said that are kept word for word, the latest first. */
const KEPT = 80_000;

/** The words of the user stay, as far as there is room; they are what everything else serves. */
function userMessages(items: readonly ResponseItem[]): ResponseItem[] {
  const kept: ResponseItem[] = [];
  let room = KEPT;
  for (const item of items.toReversed()) {
    if (item.type !== 'message' || item.role !== 'user' || isPreamble(item) || isTold(item)) continue;
    room -= JSON.stringify(item.content).length;
    if (room < 0) break;
    kept.unshift(item);
  }
  return kept;
}

/** Messages in the name of the user that nobody has typed. */
function isTold({ content: [first] }: Extract<ResponseItem, { type: 'message' }>): boolean {
  return first !== undefined && 'text' in first && /^<(goal_context|user_shell_command)>/.test(first.text);
}
