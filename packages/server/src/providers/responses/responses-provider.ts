/** A provider that speaks the Responses API. How it does that is loaded when it is asked for the first time. */
import type { ResponseItem } from '@app-server/schema/experimental';
import type { ProviderConfig } from '../../config/server-config.js';
import type { ModelEvent, ModelProvider, ModelRequest } from '../model-provider.js';
import type { Replies } from './replies.js';

export interface ResponsesOptions {
  env: NodeJS.ProcessEnv;
  /** Whether conversations are shortened upstream. */
  compacts: boolean;
}

export class ResponsesProvider implements ModelProvider {
  readonly id: string;
  readonly compact?: (request: ModelRequest) => Promise<readonly ResponseItem[]>;
  readonly #config: ProviderConfig;
  readonly #env: NodeJS.ProcessEnv;
  #replies: Promise<Replies> | undefined;

  constructor(id: string, config: ProviderConfig, { env, compacts }: ResponsesOptions) {
    this.id = id;
    this.#config = config;
    this.#env = env;
    if (compacts) this.compact = async (request) => (await this.#loaded()).compact(request);
  }

  async *stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    const replies = await this.#loaded();
    yield* replies.stream(request);
  }

  #loaded(): Promise<Replies> {
    return (this.#replies ??= import('./replies.js').then(({ Replies }) => new Replies(this.#config, this.#env)));
  }
}
