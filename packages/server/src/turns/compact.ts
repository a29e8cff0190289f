/** A turn that replaces the conversation by a summary of it. */
import { randomUUID } from 'node:crypto';
import type { ResponseItem } from '@app-server/schema/experimental';
import { isPreamble } from '../history/response-items.js';
import { compactedLine } from '../history/turn-lines.js';
import { ModelFailure } from '../providers/model-provider.js';
import { modelRequest } from './model-request.js';
import { openingContext } from './prompt.js';
import type { RunningTurn } from './running-turn.js';
import { TurnFailure } from './turn-failure.js';
import { tellUsage } from './model-reply.js';

const ASK = `Summarize this conversation for somebody who has to carry it on without having seen it: what the user wants,
what was decided and done, which files and commands matter, and what is left to do. Be short and exact.`;

const BEGINNING = 'The conversation so far was shortened. This is a summary of it:';

export async function compact(turn: RunningTurn): Promise<void> {
  const { thread } = turn;
  const item = { type: 'contextCompaction', id: randomUUID() } as const;
  turn.startItem(item);
  await tellUsage(turn);
  const { message, items } = await shortened(turn);
  await thread.materialize();
  await thread.record(compactedLine(message, items));
  thread.replaceContext(items);
  await turn.completeItem(item);
  const text = 'A thread that was shortened remembers less. Start a new one where that matters.';
  thread.emit('warning', { threadId: thread.id, message: text });
}

interface Shortened {
  message: string;
  items: ResponseItem[];
}

/** What stands for the conversation: what the provider makes of it, or a summary that the model writes. */
async function shortened(turn: RunningTurn): Promise<Shortened> {
  const { provider, request } = await modelRequest(turn, [], [{ type: 'text', text: ASK, text_elements: [] }]);
  try {
    if (provider.compact) {
      const kept = (await provider.compact(request)).filter((item) => !isPreamble(item));
      return { message: '', items: [...openingContext(turn), ...kept] };
    }
    const ask: ResponseItem = { type: 'message', role: 'user', content: [{ type: 'input_text', text: ASK }] };
    const summary = await lastMessage(turn, provider.stream({ ...request, input: [...request.input, ask] }));
    const message = `${BEGINNING}\n${summary}`;
    const told: ResponseItem = { type: 'message', role: 'user', content: [{ type: 'input_text', text: message }] };
    return { message, items: [...openingContext(turn), ...userMessages(request.input), told] };
  } catch (error) {
    throw error instanceof ModelFailure ? TurnFailure.of(error) : error;
  }
}

type Events = ReturnType<Awaited<ReturnType<typeof modelRequest>>['provider']['stream']>;

async function lastMessage(turn: RunningTurn, events: Events): Promise<string> {
  let text = '';
  for await (const event of events) {
    turn.signal.throwIfAborted();
    if (event.type === 'item' && event.item.type === 'message') {
      text = event.item.content.map((part) => ('text' in part ? part.text : '')).join('');
    }
    if (event.type === 'completed') await tellUsage(turn, event.usage);
  }
  return text;
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
