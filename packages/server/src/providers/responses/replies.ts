/** Replies of a provider: attempt after attempt, until one comes to its end. */
import type { ResponseItem } from '@app-server/schema/experimental';
import type { ProviderConfig } from '../../config/server-config.js';
import type { ModelEvent, ModelRequest } from '../model-provider.js';
import { pause } from '../pause.js';
import { type AttemptOptions, attempt } from './attempt.js';
import { backoff } from './backoff.js';
import { compactedBy } from './compaction.js';
import { ReplyBroken } from './failures.js';
import { Upstream } from './upstream.js';

/** Calls that this server answers. */
const CALLS: readonly ResponseItem['type'][] = [
  'function_call',
  'custom_tool_call',
  'local_shell_call',
  'tool_search_call',
];

/** A compaction takes long, and is begun again less often. */
const COMPACTION_MAX_RETRIES = 2;

export class Replies {
  readonly #maxRetries: number;
  readonly #attempts: AttemptOptions;

  constructor(config: ProviderConfig, env: NodeJS.ProcessEnv) {
    this.#maxRetries = config.streamMaxRetries;
    this.#attempts = {
      upstream: new Upstream(config, env),
      baseUrl: config.baseUrl,
      requestMaxRetries: config.requestMaxRetries,
      idleTimeoutMs: config.streamIdleTimeoutMs,
    };
  }

  stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    return this.#reply(request, this.#maxRetries);
  }

  async compact(request: ModelRequest): Promise<readonly ResponseItem[]> {
    const asked = { ...request, input: [...request.input, { type: 'compaction_trigger' } as const] };
    const items: ResponseItem[] = [];
    for await (const event of this.#reply(asked, Math.min(this.#maxRetries, COMPACTION_MAX_RETRIES))) {
      if (event.type === 'retrying') items.length = 0;
      if (event.type === 'item') items.push(event.item);
    }
    return compactedBy(request.input, items);
  }

  async *#reply(request: ModelRequest, maxRetries: number): AsyncGenerator<ModelEvent> {
    const input = [...request.input];
    for (let failures = 1; ; failures += 1) {
      request.signal.throwIfAborted();
      const told: ResponseItem[] = [];
      try {
        for await (const event of attempt(request, input, this.#attempts)) {
          if (event.type === 'item') told.push(event.item);
          yield event;
        }
        return;
      } catch (error) {
        if (!(error instanceof ReplyBroken)) throw error;
        if (told.some(({ type }) => CALLS.includes(type))) {
          // What the tools give is the next thing the model has to see, and goes out with the next request.
          yield { type: 'completed', usage: null };
          return;
        }
        if (!error.remedies.reply || failures > maxRetries) throw error.final;
        yield { type: 'retrying', attempt: failures, of: maxRetries, error: error.announced };
        // What was told whole is part of the conversation from now on.
        input.push(...told);
        await pause(error.delayMs ?? backoff(failures), request.signal);
      }
    }
  }
}
