/** A Responses API on loopback, which says what it is told to say. */
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
import { eventsOf } from './mock-events.js';
import { type Answer, type Part, type Refusal, type StreamEvent, USAGE } from './parts.js';

/** The members of a request that are looked at. */
export interface ModelRequest {
  model: string;
  input: { type: string; role?: string; content?: { text?: string }[]; output?: unknown }[];
  tools?: { name?: string }[];
  reasoning?: { effort?: string };
  /** The form that the answer is to have. */
  text?: object;
  /** From its header. */
  turnMetadata: Record<string, unknown>;
  headers: IncomingHttpHeaders;
}

/** What is said to a request. */
export type Player = (request: ModelRequest) => Answer | Refusal;

export class MockResponses {
  /** Everything it was asked, in order. */
  readonly requests: ModelRequest[] = [];
  /** The only token it takes; any, or none, when unset. */
  token: string | undefined;
  /** Lets the next answer stand still before it says anything. */
  holdsNext = false;
  /** How many answers have stood still so far. */
  holds = 0;
  readonly #player: Player;
  readonly #server: Server;
  readonly #held = new Set<() => void>();
  readonly #counts = new Map<string, number>();
  #answering = 0;

  static async start(player: Player): Promise<MockResponses> {
    const mock = new MockResponses(player);
    mock.#server.listen(0, '127.0.0.1');
    await once(mock.#server, 'listening');
    return mock;
  }

  private constructor(player: Player) {
    this.#player = player;
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
    const answer = this.#player(asked);
    if ('parts' in answer) return this.#stream(answer, asked, response);
    if (answer.status === 0) return void response.socket?.resetAndDestroy();
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body ?? '{}');
  }

  async #stream({ parts, usage = USAGE, headers, group = '' }: Answer, asked: ModelRequest, response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
    const emit = (event: StreamEvent) => response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    const id = this.#id('resp', group);
    emit({ type: 'response.created', response: { id } });
    const tools = new Set(asked.tools?.map(({ name }) => name));
    if (this.holdsNext) {
      this.holdsNext = false;
      await this.#hold(response);
    }
    for (const part of parts) {
      if (part === 'break') return breakOff(response);
      if (part === 'stop') return void response.end();
      if (part === 'hold') await this.#hold(response);
      else if ('until' in part) await part.until();
      else if ('event' in part) emit(part.event);
      else eventsOf(part, part.id ?? this.#id(kindOf(part), group), tools).forEach(emit);
    }
    emit({ type: 'response.completed', response: { id, ...(usage && { usage }) } });
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
      this.holds += 1;
      response.once('close', go);
    });
  }

  #id(kind: string, group: string): string {
    const name = group === '' ? kind : `${kind}_${group}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return `${name}_${count}`;
  }
}

/** Once everything so far is on its way. */
async function breakOff(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => response.write('\n', () => resolve()));
  response.destroy();
}

function kindOf(part: Part): string {
  return typeof part === 'object' && ('shell' in part || 'call' in part || 'patch' in part) ? 'call' : 'item';
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
