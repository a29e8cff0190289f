/** Reads one streamed reply: messages and reasoning become items, calls of tools are run as they come. */
import type { RateLimitSnapshot, ResponseItem, TurnError } from '@app-server/schema/experimental';
import { type ModelEvent, ModelFailure } from '../providers/model-provider.js';
import type { Toolbox } from '../tools/toolbox.js';
import { toolCallOf } from '../tools/tool-calls.js';
import { AgentMessages } from './agent-messages.js';
import { Reasoning } from './reasoning.js';
import type { RunningTurn } from './running-turn.js';
import { hostedItem } from './hosted-items.js';
import { tellIfFull, tellUsage } from './tell-usage.js';
import { TurnFailure } from './turn-failure.js';
import { untilAborted } from './until-aborted.js';
import { NO_RATE_LIMITS, addedUsage } from './usage.js';

export interface ReplyOutcome {
  /** Whether the model waits for what its tools gave. */
  calledTools: boolean;
}

export async function readReply(
  turn: RunningTurn,
  events: AsyncIterable<ModelEvent>,
  toolbox: Toolbox,
): Promise<ReplyOutcome> {
  const reader = new ReplyReader(turn, toolbox);
  try {
    for await (const event of untilAborted(events, reader.signal)) await reader.take(event);
    return await reader.finish();
  } catch (error) {
    await reader.abandon(error);
    throw error instanceof ModelFailure ? TurnFailure.of(error) : error;
  }
}

class ReplyReader {
  readonly #turn: RunningTurn;
  readonly #toolbox: Toolbox;
  readonly #messages: AgentMessages;
  readonly #reasoning: Reasoning;
  readonly #inputs = new Map<string, string>();
  /** Ids of items, by what this reply calls them. */
  readonly #ids = new Map<string, string>();
  /** Tools run one after the other, while the rest of the reply is still being read. */
  #tools: Promise<void> = Promise.resolve();
  /** Aborts when a tool has ended the turn; its error is the reason. */
  readonly #ended = new AbortController();
  /** Aborts when there is no reason to read on. */
  readonly signal: AbortSignal;
  #calledTools = false;
  /** What the provider has told of limits, and clients were not told yet. */
  #rateLimits: RateLimitSnapshot | undefined;

  constructor(turn: RunningTurn, toolbox: Toolbox) {
    this.#turn = turn;
    this.#toolbox = toolbox;
    this.#messages = new AgentMessages(turn);
    this.#reasoning = new Reasoning(turn);
    this.signal = AbortSignal.any([turn.signal, this.#ended.signal]);
  }

  async take(event: ModelEvent): Promise<void> {
    switch (event.type) {
      case 'messageStarted':
        this.#messages.start(this.#idOf(event.itemId), event.phase);
        return;
      case 'messageDelta':
        return this.#messages.add(this.#idOf(event.itemId), event.delta);
      case 'reasoningStarted':
        return this.#reasoning.start(this.#idOf(event.itemId));
      case 'reasoningPartAdded':
        return this.#reasoning.addPart(this.#idOf(event.itemId), event.summaryIndex);
      case 'reasoningSummaryDelta':
        return this.#reasoning.addSummary(this.#idOf(event.itemId), event.summaryIndex, event.delta);
      case 'reasoningDelta':
        return this.#reasoning.addText(this.#idOf(event.itemId), event.contentIndex, event.delta);
      case 'toolInputDelta':
        return this.#preview(event);
      case 'item':
        return this.#keep(event.itemId, event.item);
      case 'rerouted':
        return this.#turn.notify('model/rerouted', {
          fromModel: event.from,
          toModel: event.to,
          reason: 'highRiskCyberActivity',
        });
      case 'rateLimits':
        this.#rateLimits = event.rateLimits;
        return;
      case 'retrying':
        this.#messages.forget();
        this.#reasoning.forget();
        this.#ids.clear();
        await this.#tellUsage();
        return tellRetry(this.#turn, event);
      case 'completed':
        // Whoever comes while its tools run is told of it already.
        if (event.usage) this.#turn.thread.state.usage = addedUsage(this.#turn.thread, event.usage);
        await this.#tools;
        this.#rateLimits ??= NO_RATE_LIMITS;
        await this.#tellUsage();
        return this.#turn.afterReply();
    }
  }

  /** Waits for the tools. */
  async finish(): Promise<ReplyOutcome> {
    await this.#tools;
    this.signal.throwIfAborted();
    return { calledTools: this.#calledTools };
  }

  /** The stream has broken off: what runs is let end where it ends with the turn. */
  async abandon(error: unknown): Promise<void> {
    if (this.#turn.signal.aborted) await this.#tools;
    if (error instanceof ModelFailure) this.#rateLimits = error.rateLimits ?? this.#rateLimits;
    const rateLimits = this.#rateLimits;
    await this.#tellUsage();
    await tellIfFull(this.#turn, error, rateLimits);
  }

  async #tellUsage(): Promise<void> {
    const rateLimits = this.#rateLimits;
    this.#rateLimits = undefined;
    if (rateLimits) await tellUsage(this.#turn, rateLimits);
  }

  /** What is shown of it comes before it as the model said it, as in the reference. */
  async #keep(itemId: string, item: ResponseItem): Promise<void> {
    await this.#show(this.#idOf(itemId), item);
    this.#ids.delete(itemId);
    await this.#turn.thread.extendContext(item);
    const call = toolCallOf(item);
    if (call) this.#run({ ...call, callId: this.#idOf(call.callId) });
  }

  async #show(itemId: string, item: ResponseItem): Promise<void> {
    if (item.type === 'message' && item.role === 'assistant') return this.#messages.finish(itemId, item);
    if (item.type === 'reasoning') return this.#reasoning.finish(itemId, item);
    const hosted = hostedItem(itemId, item);
    if (!hosted) return;
    this.#turn.startItem(hosted);
    await this.#turn.completeItem(hosted);
  }

  #run(call: NonNullable<ReturnType<typeof toolCallOf>>): void {
    this.#calledTools = true;
    this.#tools = this.#tools.then(async () => {
      if (this.signal.aborted) return;
      try {
        await this.#turn.thread.extendContext(await this.#toolbox.run(call, this.#turn));
      } catch (error) {
        this.#ended.abort(error);
      }
    });
  }

  #preview({ callId, tool, delta }: Extract<ModelEvent, { type: 'toolInputDelta' }>): void {
    const input = (this.#inputs.get(callId) ?? '') + delta;
    this.#inputs.set(callId, input);
    this.#toolbox.find(tool, null)?.preview?.(this.#idOf(callId), input, this.#turn);
  }

  #idOf(id: string): string {
    const known = this.#ids.get(id) ?? this.#turn.freeItemId(id);
    this.#ids.set(id, known);
    return known;
  }
}

/** Tells that a reply is begun again. */
export function tellRetry(turn: RunningTurn, { attempt, of, error }: Extract<ModelEvent, { type: 'retrying' }>): void {
  const told: TurnError = {
    message: `Reconnecting... ${attempt}/${of}`,
    codexErrorInfo: error.info,
    additionalDetails: error.details ?? error.message,
  };
  turn.notify('error', { error: told, willRetry: true });
}
