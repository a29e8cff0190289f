/** One attempt at a reply: a request, and its events as they stream in. */
import type { ResponseItem } from '@app-server/schema/experimental';
import { type ModelEvent, ModelFailure, type ModelRequest } from '../model-provider.js';
import { EventReader } from './event-reader.js';
import {
  ReplyBroken,
  bodyFailure,
  brokeOff,
  endedEarly,
  fellSilent,
  isStatusError,
  refusal,
  unreachable,
} from './failures.js';
import { type Loose, record } from './loose.js';
import { pause } from '../pause.js';
import { backoff } from './backoff.js';
import { rateLimitsOf } from './rate-limits.js';
import { requestBody } from './request-body.js';
import { requestHeaders } from './request-headers.js';
import type { OpenStream, Upstream } from './upstream.js';

export interface AttemptOptions {
  upstream: Upstream;
  baseUrl: string;
  requestMaxRetries: number;
  idleTimeoutMs: number;
}

/**
 * Ends with `completed`.
 *
 * @throws {ReplyBroken} when the reply did not come, or not to its end
 */
export async function* attempt(
  request: ModelRequest,
  input: readonly ResponseItem[],
  options: AttemptOptions,
): AsyncGenerator<ModelEvent> {
  const silence = new SilenceWatch(options.idleTimeoutMs, request.signal);
  try {
    const stream = await open(request, input, silence, options);
    yield* rerouted(request.model, stream.headers);
    yield* rateLimitsOf(stream.headers).map((rateLimits) => ({ type: 'rateLimits', rateLimits }) as const);
    yield* read(stream, request.signal, silence);
  } finally {
    silence.end();
  }
}

/** Asks until there is an answer, as often as requests may be repeated. */
async function open(
  request: ModelRequest,
  input: readonly ResponseItem[],
  silence: SilenceWatch,
  { upstream, baseUrl, requestMaxRetries }: AttemptOptions,
): Promise<OpenStream> {
  const body = requestBody(request, input);
  const headers = await requestHeaders(request);
  for (let failures = 1; ; failures += 1) {
    try {
      silence.heard();
      return await upstream.open(body, headers, silence.signal);
    } catch (error) {
      request.signal.throwIfAborted();
      if (error instanceof ModelFailure) throw error;
      if (silence.tooLong) throw fellSilent(silence.limitMs);
      const broken = isStatusError(error) ? refusal(error) : unreachable(baseUrl, error);
      if (!broken.remedies.request || failures > requestMaxRetries) throw broken;
    }
    await pause(backoff(failures), request.signal);
  }
}

/** A dated release of a model is that model. */
function* rerouted(asked: string, headers: Headers): Generator<ModelEvent> {
  const answering = headers.get('openai-model')?.trim();
  if (!answering) return;
  const [from, to] = [asked.toLowerCase(), answering.toLowerCase()];
  const isSame = to.startsWith(from) && /^(-\d{4}-\d{2}-\d{2})?$/.test(to.slice(from.length));
  if (!isSame) yield { type: 'rerouted', from: asked, to: answering };
}

async function* read(stream: OpenStream, signal: AbortSignal, silence: SilenceWatch): AsyncGenerator<ModelEvent> {
  const reader = new EventReader();
  try {
    for await (const events of stream.events) {
      silence.heard();
      for (const text of events) {
        for (const told of reader.read(eventOf(text))) yield told;
        if (reader.completed) break;
      }
      if (reader.completed) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (silence.tooLong) throw fellSilent(silence.limitMs);
    throw error instanceof ReplyBroken ? error : brokeOff(error);
  }
  signal.throwIfAborted();
  if (!reader.completed) throw endedEarly();
  yield { type: 'completed', usage: reader.completed.usage };
}

/** @throws {ReplyBroken} when it is an error, of whatever type */
function eventOf(text: string): Loose {
  const event = record(JSON.parse(text)) ?? {};
  const failure = record(event.error);
  if (failure) throw bodyFailure(failure);
  return event;
}

/** Aborts what is being waited for when nothing is heard for too long, and when nobody waits any more. */
class SilenceWatch {
  readonly limitMs: number;
  /** Aborts with the request, too. */
  readonly signal: AbortSignal;
  readonly #halt = new AbortController();
  readonly #timer: NodeJS.Timeout;
  tooLong = false;

  constructor(limitMs: number, request: AbortSignal) {
    this.limitMs = limitMs;
    this.signal = AbortSignal.any([request, this.#halt.signal]);
    this.#timer = setTimeout(() => {
      this.tooLong = true;
      this.#halt.abort();
    }, limitMs);
  }

  heard(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#halt.abort();
  }
}
