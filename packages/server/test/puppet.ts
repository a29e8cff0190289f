/** A model that says what a test wants, event by event. */
import { randomUUID } from 'node:crypto';
import type { ResponseItem, TokenUsageBreakdown } from '@app-server/schema/experimental';
import type { ModelEvent, ModelProvider, ModelRequest } from '../src/providers/model-provider.js';

type Play = (request: ModelRequest, nth: number) => AsyncIterable<ModelEvent>;

export class Puppet implements ModelProvider {
  readonly id = 'puppet';
  readonly asksInEveryMode = true;
  /** What it was asked, in order. */
  readonly requests: ModelRequest[] = [];
  readonly #play: Play;

  /** @param play one reply to a request; the first one is the 1st */
  constructor(play: Play) {
    this.#play = play;
  }

  stream(request: ModelRequest): AsyncIterable<ModelEvent> {
    this.requests.push({ ...request, input: [...request.input] });
    return this.#play(request, this.requests.length);
  }
}

/** A message, in two pieces. */
export function* say(text: string, itemId = `msg_${randomUUID()}`): Generator<ModelEvent> {
  yield { type: 'messageStarted', itemId, phase: null };
  const half = Math.floor(text.length / 2);
  for (const delta of [text.slice(0, half), text.slice(half)]) yield { type: 'messageDelta', itemId, delta };
  yield message(text, itemId);
}

/** A message as a whole. */
export function message(text: string, itemId = `msg_${randomUUID()}`): ModelEvent {
  const item: ResponseItem = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };
  return { type: 'item', itemId, item };
}

/** A call of a function. */
export function call(name: string, args: unknown, more: { callId?: string; namespace?: string } = {}): ModelEvent {
  const { callId = `call_${randomUUID()}`, namespace } = more;
  const text = typeof args === 'string' ? args : JSON.stringify(args);
  const item: ResponseItem = { type: 'function_call', name, arguments: text, call_id: callId };
  return { type: 'item', itemId: callId, item: namespace === undefined ? item : { ...item, namespace } };
}

/** A call of `apply_patch`. */
export function patch(input: string, callId = `call_${randomUUID()}`): ModelEvent {
  return {
    type: 'item',
    itemId: callId,
    item: { type: 'custom_tool_call', call_id: callId, name: 'apply_patch', input },
  };
}

export function completed(usage: TokenUsageBreakdown | null = null): ModelEvent {
  return { type: 'completed', usage };
}
