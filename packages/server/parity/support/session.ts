/** Talks to a server as a script says, and keeps what travelled. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { MockResponses, type Player } from '../../../../test/support/mock-model/mock-responses.js';
import type { Contestant } from './contestant.js';
import { type Entry, type Message, entry } from './messages.js';
import { scriptedModel } from './model-scripts.js';
import { type Places, type PlacesOptions, createPlaces } from './places.js';
import { type Link, type Listen, RunningServer } from './running-server.js';

/** A server that takes longer has not answered. */
const PATIENCE_MS = 8_000;

export interface SessionOptions extends Omit<PlacesOptions, 'modelUrl'> {
  listen?: Listen;
  /** Puts files where the session wants them, before the server starts. */
  prepare?: (places: Places) => Promise<void>;
  /** What the model of the threads says; by default, the scripts that the texts of the user name. */
  player?: Player;
}

export class Session {
  readonly places: Places;
  readonly model: MockResponses;
  readonly transcript: Entry[] = [];
  /** What was waited for in vain. */
  readonly missed: string[] = [];
  readonly #contestant: Contestant;
  #server: RunningServer;
  readonly #links = new Map<string, Link>();
  readonly #unread: Entry[] = [];
  readonly #wakers = new Set<() => void>();
  readonly #ids = new Map<string, number>();

  static async open(contestant: Contestant, options: SessionOptions): Promise<Session> {
    const { listen = 'stdio', prepare, player = scriptedModel() } = options;
    const model = await MockResponses.start(player);
    const places = await createPlaces({ ...options, modelUrl: model.url });
    await prepare?.(places);
    return new Session(contestant, places, model, await RunningServer.start(contestant, places, listen));
  }

  private constructor(contestant: Contestant, places: Places, model: MockResponses, server: RunningServer) {
    this.#contestant = contestant;
    this.places = places;
    this.model = model;
    this.#server = server;
  }

  /** Ends the server and starts another one on what it has left behind. */
  async restart(listen: Listen = 'stdio'): Promise<void> {
    for (const conn of this.#links.keys()) this.disconnect(conn);
    await this.#server.stop();
    this.#server = await RunningServer.start(this.#contestant, this.places, listen);
  }

  /** A path in the workspace. */
  path(...parts: string[]): string {
    return join(this.places.workspace, ...parts);
  }

  async connect(conn = ''): Promise<void> {
    const link = await this.#server.connect((text) => {
      const received = entry(conn, 'server', text);
      this.transcript.push(received);
      this.#unread.push(received);
      for (const wake of this.#wakers) wake();
    });
    this.#links.set(conn, link);
  }

  isConnected(conn: string): boolean {
    return this.#links.has(conn);
  }

  disconnect(conn = ''): void {
    this.#links.get(conn)?.close();
    this.#links.delete(conn);
  }

  /** Connects, if that is still to be done, and shakes hands. */
  async initialize(capabilities: object = { experimentalApi: true }, conn = ''): Promise<void> {
    if (!this.isConnected(conn)) await this.connect(conn);
    const clientInfo = { name: 'parity', title: null, version: '0.0.0' };
    await this.request(
      'initialize',
      { clientInfo, capabilities: { requestAttestation: false, ...capabilities } },
      conn,
    );
    this.send({ method: 'initialized' }, conn);
    await this.announced('remoteControl/status/changed', {}, conn);
  }

  /** Sends a text as it is, or a value as JSON. */
  send(message: unknown, conn = ''): void {
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    this.transcript.push(entry(conn, 'client', text));
    this.#links.get(conn)?.send(text);
  }

  /** The answer, be it a result or an error; undefined when there is none. */
  request(method: string, params?: unknown, conn = ''): Promise<Message | undefined> {
    const id = (this.#ids.get(conn) ?? 0) + 1;
    this.#ids.set(conn, id);
    this.send({ id, method, ...(params !== undefined && { params }) }, conn);
    return this.answered(id, method, conn);
  }

  answered(id: Message['id'], name: string, conn = '', patience = PATIENCE_MS): Promise<Message | undefined> {
    const isAnswer = (message: Message) => message.method === undefined && message.id === id;
    return this.#take(`an answer to ${name}`, conn, patience, isAnswer);
  }

  /** The next announcement that says this among others; undefined when it does not come. */
  announced(
    method: string,
    params: Record<string, unknown> = {},
    conn = '',
    patience = PATIENCE_MS,
  ): Promise<Message | undefined> {
    return this.#take(`${method} ${JSON.stringify(params)}`, conn, patience, (message) => {
      return message.id === undefined && isCall(message, method, params);
    });
  }

  /** The next request of the server that says this among others; undefined when it does not come. */
  asked(
    method: string,
    params: Record<string, unknown> = {},
    conn = '',
    patience = PATIENCE_MS,
  ): Promise<Message | undefined> {
    return this.#take(`${method} ${JSON.stringify(params)}`, conn, patience, (message) => {
      return message.id !== undefined && isCall(message, method, params);
    });
  }

  /** Answers a request of the server; an answer to none is not sent. */
  reply(request: Message | undefined, result: unknown, conn = ''): void {
    if (request) this.send({ id: request.id, result }, conn);
  }

  /** Until something holds, or it takes too long. */
  async until(condition: () => boolean, patience = PATIENCE_MS): Promise<void> {
    const deadline = Date.now() + patience;
    while (!condition() && Date.now() < deadline && this.#server.ended === undefined) {
      await this.#next(Math.max(1, Math.min(deadline - Date.now(), 100)));
    }
  }

  /** For what cannot be waited for: that nothing comes. */
  async pause(ms: number): Promise<void> {
    await sleep(ms);
  }

  async close(): Promise<void> {
    for (const conn of this.#links.keys()) this.disconnect(conn);
    await this.#server.stop();
    await this.model.close();
    await this.places.remove();
  }

  async #take(
    what: string,
    conn: string,
    patience: number,
    matches: (message: Message) => boolean,
  ): Promise<Message | undefined> {
    const deadline = Date.now() + patience;
    for (;;) {
      const index = this.#unread.findIndex(
        (item) => item.conn === conn && item.message !== undefined && matches(item.message),
      );
      if (index >= 0) return this.#unread.splice(index, 1)[0]?.message;
      const left = deadline - Date.now();
      if (left <= 0 || this.#server.ended !== undefined) break;
      await this.#next(Math.min(left, 100));
    }
    this.missed.push(what);
    return undefined;
  }

  async #next(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#wakers.add(done);
    });
  }
}

function isCall(message: Message, method: string, params: Record<string, unknown>): boolean {
  const said = (message.params ?? {}) as Record<string, unknown>;
  return message.method === method && Object.entries(params).every(([name, value]) => includes(said[name], value));
}

/** Objects say what they have to say and may say more. */
function includes(said: unknown, expected: unknown): boolean {
  const isObject = (value: unknown) => value !== null && typeof value === 'object' && !Array.isArray(value);
  if (!isObject(said) || !isObject(expected)) return isDeepStrictEqual(said, expected);
  const members = said as Record<string, unknown>;
  return Object.entries(expected as object).every(([name, value]) => includes(members[name], value));
}
