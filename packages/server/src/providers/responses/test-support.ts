/** A Responses API on loopback that does what a test says, and a provider that asks it. */
import { once } from 'node:events';
import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { ProviderConfig } from '../../config/server-config.js';
import type { ModelEvent, ModelRequest } from '../model-provider.js';
import { ResponsesProvider } from './responses-provider.js';

export interface Asked {
  url: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

/** Answers a request; `nth` counts from 1. */
export type Answer = (response: ServerResponse, nth: number) => void;

export interface Upstream {
  url: string;
  /** What it was asked, in order. */
  asked: Asked[];
  provider: (config?: Partial<ProviderConfig>, compacts?: boolean, env?: NodeJS.ProcessEnv) => ResponsesProvider;
}

export async function upstream(answer: Answer): Promise<Upstream> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Asked['body'];
      asked.push({ url: request.url ?? '', headers: request.headers, body });
      answer(response, asked.length);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const provider: Upstream['provider'] = (config = {}, compacts = false, env = {}) =>
    new ResponsesProvider('mock', configOf(url, config), { env, compacts });
  return { url, asked, provider };
}

export function configOf(baseUrl: string, config: Partial<ProviderConfig> = {}): ProviderConfig {
  return {
    name: 'mock',
    baseUrl,
    requestMaxRetries: 0,
    streamMaxRetries: 0,
    streamIdleTimeoutMs: 60_000,
    httpHeaders: {},
    envHttpHeaders: {},
    queryParams: {},
    ...config,
  };
}

/** A request as the loop around the model makes it. */
export function requestWith(members: Partial<ModelRequest> = {}): ModelRequest {
  return {
    threadId: 'thread-1',
    turnId: 'turn-1',
    model: 'gpt-5.5',
    instructions: 'Be brief.',
    input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hello!' }] }],
    userInput: [],
    tools: [],
    effort: null,
    summary: null,
    serviceTier: null,
    outputSchema: null,
    clientMetadata: {},
    steered: () => new Promise(() => {}),
    signal: new AbortController().signal,
    ...members,
  };
}

/** Reads to the end; what was told before a failure is in `events` all the same. */
export async function collect(stream: AsyncIterable<ModelEvent>): Promise<{ events: ModelEvent[]; error: unknown }> {
  const events: ModelEvent[] = [];
  try {
    for await (const event of stream) events.push(event);
    return { events, error: undefined };
  } catch (error) {
    return { events, error };
  }
}

type Sent = { type: string } & Record<string, unknown>;

export function begin(response: ServerResponse, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
}

export function frame(event: Sent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** A whole reply. */
export function reply(response: ServerResponse, events: readonly Sent[], headers?: Record<string, string>): void {
  begin(response, headers);
  response.end(events.map(frame).join(''));
}

export const COMPLETED: Sent = {
  type: 'response.completed',
  response: {
    id: 'resp_1',
    usage: {
      input_tokens: 120,
      input_tokens_details: { cached_tokens: 20 },
      output_tokens: 30,
      output_tokens_details: { reasoning_tokens: 5 },
      total_tokens: 150,
    },
  },
};

export function message(text: string, id = 'msg_1'): Sent[] {
  const item = { type: 'message', role: 'assistant', id };
  return [
    { type: 'response.output_item.added', item: { ...item, content: [] } },
    { type: 'response.output_text.delta', item_id: id, delta: text },
    { type: 'response.output_item.done', item: { ...item, content: [{ type: 'output_text', text }] } },
  ];
}

export function call(name: string, args: object, id = 'call_1'): Sent {
  const item = { type: 'function_call', call_id: id, name, arguments: JSON.stringify(args) };
  return { type: 'response.output_item.done', item };
}
