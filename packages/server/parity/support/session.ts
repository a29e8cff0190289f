/** Talks to a server as a script says, and keeps what travelled. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Contestant } from './contestant.js';
import { type Entry, type Message, entry } from './messages.js';
import { type Places, createPlaces } from './places.js';
import { type Link, type Listen, RunningServer } from './running-server.js';

/** A server that takes longer has not answered. */
const PATIENCE_MS = 8_000;

export interface SessionOptions {
  listen?: Listen;
  /** See {@link createPlaces}. */
  below?: string;
  /** Puts files where the session wants them, before the server starts. */
  prepare?: (places: Places) => Promise<void>;
}

export class Session {
  readonly places: Places;
  readonly transcript: Entry[] = [];
  /** What was waited for in vain. */
  readonly missed: string[] = [];
  readonly #server: RunningServer;
  readonly #links = new Map<string, Link>();
  readonly #unread: Entry[] = [];
  readonly #wakers = new Set<() => void>();
  readonly #ids = new Map<string, number>();

  static async open(contestant: Contestant, { listen = 'stdio', below, prepare }: SessionOptions): Promise<Session> {
    const places = await createPlaces(below);
    await prepare?.(places);
    return new Session(places, await RunningServer.start(contestant, places, listen));
  }

  private constructor(places: Places, server: RunningServer) {
    this.places = places;
    this.#server = server;
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
      const said = (message.params ?? {}) as Record<string, unknown>;
      const matches = ([name, value]: [string, unknown]) => isDeepStrictEqual(said[name], value);
      return message.method === method && Object.entries(params).every(matches);
    });
  }

  /** For what cannot be waited for: that nothing comes. */
  async pause(ms: number): Promise<void> {
    await sleep(ms);
  }

  async close(): Promise<void> {
    for (const conn of this.#links.keys()) this.disconnect(conn);
    await this.#server.stop();
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
