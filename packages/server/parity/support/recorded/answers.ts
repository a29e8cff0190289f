/** What a model must have answered in the turns of a recorded session, piece by piece. */
import type { ItemPart, Usage } from '../../../../../test/support/mock-model/parts.js';
import type { Happening } from '../recording.js';
import { type TurnError, failureOf } from './failures.js';
import type { End, RecordedAnswer, RecordedPart } from './recorded-answer.js';
import { type OpenItem, MessageItem, ReasoningItem } from './streamed-items.js';
import { type RecordedTurn, type Told, recordedTurns } from './turns.js';
import { Tools } from './tools.js';
import { UNKNOWN_CALL } from './calls.js';
import { reviewText } from './review-text.js';
import { unheardAnswers } from './unheard.js';

/** @param cwds where each thread works */
export function recordedAnswers(happenings: readonly Happening[], cwds: ReadonlyMap<string, string>): RecordedAnswer[] {
  const totals = new Map<string, Breakdown>();
  const turns = recordedTurns(happenings).sort((one, other) => one.first - other.first);
  const heard = turns.filter(({ told }) => told.some(({ message }) => message.method !== USAGE));
  const isBusy = (threadId: string, index: number) =>
    heard.some((turn) => turn.threadId === threadId && turn.first < index && index < turn.last);
  const answers = turns.flatMap((turn) => {
    const read = new TurnReader(turn, cwds.get(turn.threadId), totals, isBusy).read();
    return heard.includes(turn) ? read : [];
  });
  return [...answers, ...unheardAnswers(happenings, new Set(heard.map(({ turnId }) => turnId)))];
}

/** Also told of turns that are long over, to whoever resumes their thread. */
const USAGE = 'thread/tokenUsage/updated';

interface Breakdown {
  totalTokens: number;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  reasoningOutputTokens: number;
}

const NOTHING: Breakdown = {
  totalTokens: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  reasoningOutputTokens: 0,
};

interface Params {
  item?: {
    type: string;
    id: string;
    content?: { text?: string }[];
    phase?: string | null;
    text?: string;
    review?: string;
    source?: string;
  };
  itemId?: string;
  delta?: string;
  summaryIndex?: number;
  tokenUsage?: { total: Breakdown };
  turn?: { status: string; error: TurnError | null };
  error?: TurnError;
}

class TurnReader {
  readonly #turn: RecordedTurn;
  readonly #tools: Tools;
  readonly #totals: Map<string, Breakdown>;
  readonly #isBusy: (threadId: string, index: number) => boolean;
  /** Whether the end of each answer is told; it is not in reviews. */
  readonly #isCounted: boolean;
  readonly #answers: RecordedAnswer[] = [];
  #parts: RecordedPart[] = [];
  #open: OpenItem | undefined;
  #text = '';
  /** Whether the user has said something since the last answer. */
  #isSteered = false;
  /** Whether there will be more to say to the model after the answer that it is giving. */
  #hasNews = false;
  #isCompacting = false;
  #isOver = false;

  /** @param isBusy whether another turn of a thread runs at some place */
  constructor(
    turn: RecordedTurn,
    cwd: string | undefined,
    totals: Map<string, Breakdown>,
    isBusy: (threadId: string, index: number) => boolean,
  ) {
    this.#turn = turn;
    this.#isBusy = isBusy;
    this.#isCounted = turn.told.some(({ message }) => message.method === USAGE);
    this.#tools = new Tools(turn.told, cwd);
    this.#totals = totals;
  }

  read(): RecordedAnswer[] {
    for (const told of this.#turn.told) this.#take(told);
    // The recording may end before the turn does.
    if (!this.#isOver && (this.#open || this.#parts.length > 0)) this.#breakOff();
    return this.#answers;
  }

  #take(told: Told): void {
    const { method = '', params } = told.message;
    const said = (params ?? {}) as Params;
    if (method === USAGE) return this.#count(said.tokenUsage?.total ?? NOTHING, told.index);
    if (this.#isOver) return;
    if (method === 'error' && said.error)
      return this.#end({ kind: 'failed', failure: failureOf(said.error), at: told.index });
    if (method === 'turn/completed') return this.#finish(said.turn, told.index);
    const call = this.#tools.callOf(told);
    if (call) return this.#add({ part: call, at: [told.index] });
    if (method === 'item/started') this.#begin(said, told.index);
    else if (method === 'item/completed') this.#complete(said, told.index);
    else if (/[dD]elta$|\/summaryPartAdded$/.test(method)) this.#stream(method, said, told.index);
  }

  #begin({ item }: Params, index: number): void {
    if (item?.type === 'userMessage') {
      this.#text = (item.content ?? []).flatMap(({ text }) => text ?? []).join(' ');
      this.#isSteered = true;
    } else if (item?.type === 'agentMessage' && item.id !== REVIEW) {
      this.#next(index);
      this.#open = new MessageItem(item.id, index, item.phase);
    } else if (item?.type === 'reasoning') {
      this.#next(index);
      this.#open = new ReasoningItem(item.id, index);
    } else if (item?.type === 'plan') {
      if (!(this.#open instanceof MessageItem)) this.#open = new MessageItem(undefined, index);
      (this.#open as MessageItem).beginPlan(index);
    } else if (item?.type === 'contextCompaction') {
      this.#isCompacting = true;
    }
  }

  /** What was streamed before is done, and what was asked for before it has been answered. */
  #next(index: number): void {
    this.#close({}, index);
    const isAnswered = this.#parts.some(({ part }) => isCall(part) && this.#tools.isDone(part.id));
    if (!this.#isCounted && isAnswered) this.#end({ kind: 'completed', usage: undefined, at: index });
  }

  #stream(method: string, { delta = '', summaryIndex = 0 }: Params, index: number): void {
    const open = this.#open;
    if (open instanceof MessageItem) {
      if (method === 'item/agentMessage/delta') open.say(delta, index);
      if (method === 'item/plan/delta') open.plan(delta, index);
    } else if (open instanceof ReasoningItem) {
      if (method === 'item/reasoning/summaryPartAdded') open.beginSummary(summaryIndex, index);
      if (method === 'item/reasoning/summaryTextDelta') open.summarize(summaryIndex, delta, index);
      if (method === 'item/reasoning/textDelta') open.think(delta, index);
    }
  }

  #complete({ item }: Params, index: number): void {
    if (item?.type === 'contextCompaction') this.#isCompacting = false;
    // What a command of the user put out is told to the model.
    if (item?.type === 'commandExecution' && item.source === 'userShell') this.#hasNews = true;
    // What the model said in a review is only told as its outcome.
    if (item?.type === 'exitedReviewMode' && this.#open instanceof MessageItem)
      this.#close({ text: reviewText(item.review ?? '') }, index);
    if (item === undefined || item.id !== this.#open?.id) return;
    if (item.type === 'agentMessage' || item.type === 'reasoning') this.#close(item, index);
  }

  /** @param item as it was in the end; without one it was broken off */
  #close(item?: { text?: string; phase?: string | null }, index?: number): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    this.#add(open.recorded(item, index));
  }

  #add(part: RecordedPart): void {
    this.#goOn();
    this.#parts.push(part);
  }

  /** The model is asked again when it has called a tool or the user has said more; whatever it called has left no trace. */
  #goOn(): void {
    const before = this.#answers.at(-1);
    if (this.#parts.length > 0 || before?.end.kind !== 'completed' || this.#isSteered || this.#isCompacting) return;
    if (!before.parts.some(({ part }) => isCall(part))) before.parts.push({ part: UNKNOWN_CALL, at: [before.end.at] });
  }

  #count(total: Breakdown, index: number): void {
    const { threadId } = this.#turn;
    const before = this.#totals.get(threadId) ?? NOTHING;
    // Who resumes a thread is told of its past, and of what the turn that runs has used so far.
    if (this.#isOver && this.#isBusy(threadId, index)) return;
    this.#totals.set(threadId, total);
    // Totals also change when the server finds out that nothing more fits.
    const isUsed = total.inputTokens + total.outputTokens !== before.inputTokens + before.outputTokens;
    if (!this.#isOver && isUsed) {
      this.#end({ kind: 'completed', usage: usageOf(total, before), at: index });
    }
  }

  #end(end: End): void {
    this.#close();
    this.#goOn();
    this.#answers.push({ turn: this.#turn, text: this.#text, parts: this.#parts, end });
    this.#parts = [];
    this.#isSteered = this.#hasNews;
    this.#hasNews = false;
  }

  #finish(turn: Params['turn'], index: number): void {
    if (turn?.status === 'interrupted') this.#breakOff();
    else if (turn?.error && this.#answers.at(-1)?.end.kind !== 'failed') {
      this.#end({ kind: 'failed', failure: failureOf(turn.error), at: index });
    } else if (this.#parts.length > 0 || this.#open) this.#end({ kind: 'completed', usage: null, at: index });
    this.#isOver = true;
  }

  /** The model was in the middle of an answer, unless it had called tools that were still at work. */
  #breakOff(): void {
    const before = this.#answers.at(-1);
    const isAsked = !before || this.#isSteered || before.parts.every(({ part }) => this.#tools.isDone(part.id));
    if (this.#open || this.#parts.length > 0 || isAsked) this.#end({ kind: 'held' });
  }
}

/** A message that the server makes up itself. */
const REVIEW = 'review_rollout_assistant';

function isCall(part: ItemPart): boolean {
  return 'call' in part || 'shell' in part || 'patch' in part;
}

function usageOf(total: Breakdown, before: Breakdown): Usage {
  const used = (name: keyof Breakdown) => Math.max(0, total[name] - before[name]);
  return {
    input_tokens: used('inputTokens'),
    input_tokens_details: { cached_tokens: used('cachedInputTokens') },
    output_tokens: used('outputTokens'),
    output_tokens_details: { reasoning_tokens: used('reasoningOutputTokens') },
    total_tokens: used('totalTokens'),
  };
}
