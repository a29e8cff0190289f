/** The Responses API of a provider, asked through its SDK. */
import type { OpenAI } from 'openai';
import type { ProviderConfig } from '../../config/server-config.js';
import { ModelFailure } from '../model-provider.js';
import type { RequestBody } from './request-body.js';
import { serverSentEvents } from './server-sent-events.js';

export interface OpenStream {
  headers: Headers;
  /** JSON texts of events, as many at a time as have come. */
  events: AsyncIterable<readonly string[]>;
}

/** What the timers of Node can hold: how long a reply may take is decided elsewhere. */
const NEVER_MS = 2 ** 31 - 1;

export class Upstream {
  readonly #config: ProviderConfig;
  readonly #env: NodeJS.ProcessEnv;
  #client: Promise<OpenAI> | undefined;

  constructor(config: ProviderConfig, env: NodeJS.ProcessEnv) {
    this.#config = config;
    this.#env = env;
  }

  /** @throws {ModelFailure} when the key is missing; otherwise what the SDK throws */
  async open(body: RequestBody, headers: Record<string, string>, signal: AbortSignal): Promise<OpenStream> {
    const { envKey, bearerToken } = this.#config;
    const key = envKey === undefined ? bearerToken : this.#keyIn(envKey);
    this.#client ??= this.#connect(key);
    const client = await this.#client;
    // The SDK knows fewer members, and narrower ones, than the models do.
    const params = body as unknown as OpenAI.Responses.ResponseCreateParamsStreaming;
    // Its reader of events copies, with each of them, all that has come and was not read yet.
    const response = await client.responses.create(params, { headers, signal }).asResponse();
    return { headers: response.headers, events: serverSentEvents(response.body ?? []) };
  }

  #keyIn(name: string): string {
    const key = this.#env[name];
    if (key) return key;
    const message = `The environment variable ${name} is not set; it holds the key of the model provider "${this.#config.name}".`;
    throw new ModelFailure(message, 'unauthorized');
  }

  /** Takes a tenth of a second the first time, which a server that never asks this provider does not spend. */
  async #connect(key: string | undefined): Promise<OpenAI> {
    const { OpenAI } = await import('openai');
    const { baseUrl, httpHeaders, envHttpHeaders, queryParams } = this.#config;
    return new OpenAI({
      // The SDK asks for a key also where none is sent.
      apiKey: key ?? 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      baseURL: baseUrl,
      defaultHeaders: {
        ...(key === undefined && { Authorization: null }),
        ...httpHeaders,
        ...this.#from(envHttpHeaders),
      },
      defaultQuery: queryParams,
      maxRetries: 0,
      timeout: NEVER_MS,
      logLevel: 'off',
    });
  }

  /** Headers whose values are in the environment; those that are not are left out. */
  #from(variables: Readonly<Record<string, string>>): Record<string, string> {
    const given = Object.entries(variables).flatMap(([header, name]) => {
      const value = this.#env[name]?.trim();
      return value ? [[header, value] as const] : [];
    });
    return Object.fromEntries(given);
  }
}
