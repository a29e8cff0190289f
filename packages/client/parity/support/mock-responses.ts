/** A Responses API on loopback: it streams what the script of the last text of the user says. */
import { once } from 'node:events';
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  createServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StreamEvent, USAGE, eventsOf } from './mock-events.js';
import { scriptFor } from './mock-scripts.js';

/** The members of a request that are looked at. */
export interface ModelRequest {
  model: string;
  input: { type: string; role?: string; content?: { text?: string }[] }[];
  tools?: { name?: string }[];
  reasoning?: { effort?: string };
  /** From its header. */
  turnMetadata: Record<string, unknown>;
  headers: IncomingHttpHeaders;
}

export class MockResponses {
  /** Everything it was asked, in order. */
  readonly requests: ModelRequest[] = [];
  /** The only token it takes; any, or none, when unset. */
  token: string | undefined;
  readonly #server: Server;
  readonly #held = new Set<() => void>();
  #ids = 0;
  #answering = 0;

  static async start(): Promise<MockResponses> {
    const mock = new MockResponses();
    mock.#server.listen(0, '127.0.0.1');
    await once(mock.#server, 'listening');
    return mock;
  }

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answering += 1;
      response.once('close', () => (this.#answering -= 1));
      void this.#answer(request, response);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** How many answers stand still. */
  get held(): number {
    return this.#held.size;
  }

  /** Lets the answers that stand still go on. */
  release(): void {
    for (const go of this.#held) go();
  }

  /** Lets them go on until nobody is answered any more. */
  async settle(): Promise<void> {
    while (this.#answering > 0) {
      this.release();
      await sleep(10);
    }
  }

  async close(): Promise<void> {
    this.release();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readRequest(request);
    if (!asked) return void response.writeHead(404).end();
    this.requests.push(asked);
    const { authorization } = asked.headers;
    if (this.token !== undefined && authorization !== `Bearer ${this.token}`) return void response.writeHead(401).end();
    const { text, toolResults } = lastOfUser(asked);
    const script = scriptFor(text);
    if ('status' in script) return void response.writeHead(script.status).end('{}');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const emit = (event: StreamEvent) => response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    const id = this.#id('resp');
    emit({ type: 'response.created', response: { id } });
    const tools = new Set(asked.tools?.map(({ name }) => name));
    for (const part of script[toolResults] ?? []) {
      if (part === 'hold') await this.#hold(response);
      else eventsOf(part, this.#id('item'), tools).forEach(emit);
    }
    emit({ type: 'response.completed', response: { id, usage: USAGE } });
    response.end();
  }

  /** Until the mock is told to go on, or the reader leaves. */
  async #hold(response: ServerResponse): Promise<void> {
    await new Promise<void>((resolve) => {
      const go = () => {
        this.#held.delete(go);
        resolve();
      };
      this.#held.add(go);
      response.once('close', go);
    });
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}_${this.#ids}`;
  }
}

/** Nothing when it asks for something else, such as the list of models. */
async function readRequest(request: IncomingMessage): Promise<ModelRequest | undefined> {
  if (request.method !== 'POST' || !request.url?.endsWith('/responses')) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as Omit<ModelRequest, 'turnMetadata' | 'headers'>;
  const metadata = request.headers['x-codex-turn-metadata'] ?? '{}';
  return { ...body, turnMetadata: JSON.parse(String(metadata)) as Record<string, unknown>, headers: request.headers };
}

/** The last text of the user, and how many tools have answered since. */
function lastOfUser({ input }: ModelRequest): { text: string; toolResults: number } {
  const at = input.findLastIndex(({ role }) => role === 'user');
  const text = input[at]?.content?.at(-1)?.text ?? '';
  return { text, toolResults: input.slice(at + 1).filter(({ type }) => type.endsWith('_output')).length };
}
