/** Models that fail in every way: the turn says how, and the thread goes on. */
import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { threadState } from '@app-server/client';
import type { ServerNotification } from '@app-server/schema/experimental';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HomeServer, type TestClient } from './home-server.js';

/** @param id that a message of this answer has */
type Play = (response: ServerResponse, id: string) => void;

const USAGE = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };

function message(id: string): object {
  return { type: 'message', role: 'assistant', id, content: [{ type: 'output_text', text: 'Well.' }] };
}

/** The first half of a message. */
function begun(id: string): object[] {
  return [
    { type: 'response.created', response: { id: 'r' } },
    { type: 'response.output_item.added', item: { ...message(id), content: [] } },
    { type: 'response.output_text.delta', item_id: id, delta: 'We' },
  ];
}

function whole(id: string): object[] {
  return [
    ...begun(id),
    { type: 'response.output_item.done', item: message(id) },
    { type: 'response.completed', response: { id: 'r', usage: USAGE } },
  ];
}

/** How the model fails, what the turn says of it, and how many attempts more are announced. */
const FAILURES: Record<string, { play: Play; info: unknown; announced: number; says?: string }> = {
  'answers nothing': { play: () => {}, info: 'other', announced: 1, says: 'said nothing' },
  'says nothing after its headers': { play: (response) => stream(response, []), info: 'other', announced: 1 },
  'falls silent in a message': {
    play: (response, id) => stream(response, begun(id)),
    info: 'other',
    announced: 1,
  },
  'resets the connection': {
    play: (response) => response.socket?.resetAndDestroy(),
    info: 'other',
    announced: 1,
  },
  'resets it in a message': {
    play: (response, id) => stream(response, begun(id), () => response.socket?.resetAndDestroy()),
    info: 'other',
    announced: 1,
  },
  'ends before it is complete': {
    play: (response, id) => stream(response, begun(id), () => response.end()),
    info: 'other',
    announced: 1,
  },
  'sends no JSON': {
    play: (response, id) => stream(response, begun(id), () => response.end('data: {"type":\n\n')),
    info: 'other',
    announced: 1,
  },
  'sends a page': {
    play: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Hello!</html>'),
    info: 'other',
    announced: 1,
  },
  'sends bytes': {
    play: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 7919) % 251)));
    },
    info: 'other',
    announced: 1,
  },
  'sends values that make no sense': {
    play: (response, id) =>
      stream(response, [null, 7, [], {}, { type: 3 }, { type: 'response.output_item.done', item: 'x' }, ...whole(id)]),
    info: undefined,
    announced: 0,
  },
  'is busy': {
    play: (response) => response.writeHead(429, { 'retry-after': '0' }).end('{"error":{"message":"Slow down."}}'),
    info: { responseTooManyFailedAttempts: { httpStatusCode: 429 } },
    announced: 0,
  },
  'is broken': {
    play: (response) => response.writeHead(500).end('Oh no.'),
    info: 'internalServerError',
    announced: 1,
  },
  'refuses the request': {
    play: (response) => response.writeHead(400).end('{"error":{"message":"No such model."}}'),
    info: 'other',
    announced: 0,
    says: 'No such model.',
  },
  'wants to know who asks': { play: (response) => response.writeHead(401).end(), info: 'other', announced: 0 },
};

/** A Responses API that fails as the last text of the user says, and answers all other texts. */
class Model {
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

  #count = 0;

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {});
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { input } = JSON.parse(body) as { input: { role?: string; content?: { text?: string }[] }[] };
    const text = input.findLast(({ role }) => role === 'user')?.content?.[0]?.text ?? '';
    const failure = FAILURES[text];
    this.#count += 1;
    const id = `m${this.#count}`;
    if (failure) failure.play(response, id);
    else stream(response, whole(id), () => response.end());
  }
}

function stream(response: ServerResponse, events: readonly unknown[], then: () => void = () => {}): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`:\n\n${events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')}`, then);
}

/** Longer than a busy machine may take for what is no silence. */
const SILENCE_MS = 2000;

const config = (url: string) => `
model_provider = "local"
[model_providers.local]
base_url = "${url}"
request_max_retries = 1
stream_max_retries = 1
stream_idle_timeout_ms = ${SILENCE_MS}
`;

describe('a model that', () => {
  const model = new Model();
  let server: HomeServer;
  let client: TestClient;
  const told: ServerNotification[] = [];

  beforeAll(async () => {
    server = await HomeServer.start({ config: config(await model.listen()) });
    client = await server.connect({ onNotification: (event) => void told.push(event as ServerNotification) });
  });
  afterAll(async () => {
    await server.stop();
    await model.close();
  });

  it.concurrent.each(Object.keys(FAILURES))('%s', async (how) => {
    const { info, announced, says } = FAILURES[how]!;
    const thread = await client.startThread({ cwd: server.workspace });
    expect(await thread.run('before')).toMatchObject({ status: 'completed', finalResponse: 'Well.' });
    const result = await thread.run(how);
    const errors = errorsOf(told, thread.id, result.turnId);
    if (info === undefined) expect(result.status).toBe('completed');
    else {
      expect(result).toMatchObject({ status: 'failed', error: { message: expect.stringMatching(/\w/) } });
      const error = result.status === 'failed' ? result.error : undefined;
      expect(error?.codexErrorInfo).toEqual(info);
      if (says !== undefined) expect(error?.message).toContain(says);
      expect(errors.at(-1)).toEqual({ error, willRetry: false });
      expect(thread.state.status).toEqual({ type: 'systemError' });
    }
    expect(errors.filter(({ willRetry }) => willRetry)).toHaveLength(announced);
    expect(await thread.run('after')).toMatchObject({ status: 'completed', finalResponse: 'Well.' });
    expect(thread.state.status).toEqual({ type: 'idle' });
    const { thread: read } = await client.thread.read({ threadId: thread.id, includeTurns: true });
    const turns = (state: typeof thread.state) =>
      state.turns.map(({ status, error, items }) => ({ status, error, items }));
    expect(turns(threadState(read))).toEqual(turns(thread.state));
  });

  it('is gone is named', async () => {
    const gone = new Model();
    const url = await gone.listen();
    await gone.close();
    const lonely = await HomeServer.start({ config: config(url) });
    try {
      const thread = await (await lonely.connect()).startThread({ cwd: lonely.workspace });
      const result = await thread.run('hello');
      expect(result).toMatchObject({
        status: 'failed',
        error: { message: expect.stringContaining(new URL(url).host) },
      });
    } finally {
      await lonely.stop();
    }
  });
});

function errorsOf(told: readonly ServerNotification[], threadId: string, turnId: string) {
  return told.flatMap(({ method, params }) => {
    if (method !== 'error') return [];
    const { error, willRetry, ...place } = params;
    return place.threadId === threadId && place.turnId === turnId ? [{ error, willRetry }] : [];
  });
}
