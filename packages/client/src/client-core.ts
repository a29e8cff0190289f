/** A connection to an app-server: requests, announcements, its end. */
import type { LocalError } from '@app-server/rpc';
import type { InitializeResponse } from '@app-server/schema';
import type { Connection } from './connection.js';
import { EventQueue, type Lag } from './events/event-queue.js';
import type { AnyNotification, Listener } from './events/notifications.js';
import type { RequestOptions } from './request-options.js';
import type { ParamsOf, ResultOf, Surface } from './surfaces.js';

export interface EventsOptions<M extends string> {
  /** Only these; all by default. */
  methods?: readonly M[];
  /** Events that may wait for a slow reader before they are left out; 1,024 by default. */
  bufferedEvents?: number;
  signal?: AbortSignal;
}

type Arguments<M, K extends keyof M> =
  undefined extends ParamsOf<M, K>
    ? [params?: undefined, options?: RequestOptions]
    : [params: ParamsOf<M, K>, options?: RequestOptions];

/** Requests and announcements, typed by the surface that the connection opted in to. */
export class ClientCore<S extends Surface> {
  readonly #connection: Connection;

  /** For what is built on top of a client. */
  static connectionOf<T extends Surface>(client: ClientCore<T>): Connection {
    return client.#connection;
  }

  /** What the server said about itself. */
  readonly server: InitializeResponse;

  constructor(connection: Connection, server: InitializeResponse) {
    this.#connection = connection;
    this.server = server;
  }

  /** Whether the connection opted in to everything experimental. */
  get experimental(): S['experimental'] {
    return this.#connection.experimental;
  }

  /** Resolves with the reason once the connection has ended. */
  get closed(): Promise<LocalError> {
    return this.#connection.closed;
  }

  /**
   * Asks the server.
   *
   * @throws {CallRefused} when the params do not fit the protocol, or need `experimentalApi`; nothing is sent
   * @throws {ServerError} a class of it that says what can be done
   * @throws {LocalError} when no answer came
   * @throws {PolicyMismatch} when a thread works under another policy than the one asked for
   */
  request<K extends keyof S['requests'] & string>(
    method: K,
    ...[params, options]: Arguments<S['requests'], K>
  ): Promise<ResultOf<S['requests'], K>> {
    return this.#connection.request(method, params, options) as Promise<ResultOf<S['requests'], K>>;
  }

  /** Calls once when the connection has ended, at once when it already has; returns the function that prevents it. */
  onClosed(listener: (cause: LocalError) => void): () => void {
    return this.#connection.onClosed(listener);
  }

  /** Listens to an announcement; returns the function that stops it. */
  on<K extends keyof S['notifications'] & string>(
    method: K,
    listener: Listener<ParamsOf<S['notifications'], K>>,
  ): () => void {
    return this.#connection.on(method, listener);
  }

  /** Listens to every announcement, also to those this release does not know. */
  onAny(listener: Listener<AnyNotification>): () => void {
    return this.#connection.onAny(listener);
  }

  /**
   * Announcements as they come, to be read with `for await`; a marker `{ method: 'lag' }` stands where the reader was too
   * slow. Listening begins with the call, and ends with the loop, the signal or the connection.
   */
  events<K extends S['notification']['method'] = S['notification']['method']>({
    methods,
    bufferedEvents = 1024,
    signal,
  }: EventsOptions<K> = {}): AsyncIterableIterator<Extract<S['notification'], { method: K }> | Lag, undefined> {
    const queue = new EventQueue<never>(bufferedEvents, { onDone: () => release() });
    const wanted = methods && new Set<string>(methods);
    const stop = this.#connection.onAny((event) => {
      if (!wanted || wanted.has(event.method)) queue.push(event as never);
    });
    const abort = () => queue.end(signal?.reason);
    const unclose = this.#connection.onClosed((cause) => queue.end(cause));
    signal?.addEventListener('abort', abort, { once: true });
    const release = () => {
      stop();
      unclose();
      signal?.removeEventListener('abort', abort);
    };
    if (signal?.aborted) abort();
    return queue;
  }

  /** Ends the connection: what waits is rejected with one shared reason, running handlers are aborted. */
  close(): Promise<void> {
    return this.#connection.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
