/** A server: connections come in, families of methods answer them. */
import type { Transport } from '@app-server/rpc';
import type {
  ConfigWarningNotification,
  ServerNotifications,
  ServerRequests as Declared,
} from '@app-server/schema/experimental';
import { Connections } from './audience.js';
import { checker } from './checker.js';
import { ClientConnection, type ConnectionHost } from './client-connection.js';
import { Dispatcher } from './dispatcher.js';
import { type Families, HandlerTable } from './handler-table.js';
import { Handshake, type ServerInfo } from './initialize.js';
import { type Logger, placeOf, stderrLogger } from './logger.js';
import type { Connection } from './methods.js';
import type { Observers, RequestTracer } from './observation.js';
import { type AskOptions, ServerRequests, type ServerMethod, type Settled } from './server-requests.js';

export interface Limits {
  /** Requests of one connection that may be unanswered at the same time; further ones are told to come again. 1,024. */
  maxPending?: number;
}

export interface AppServerOptions {
  /** What answers, or a function that loads it; each method by one family at most. */
  families: Families;
  /** The connections, where families need them too. */
  connections?: Connections;
  /** Requests of the server to those, where families make some. */
  requests?: ServerRequests;
  info?: ServerInfo;
  /** What is wrong with the configuration; each client is told when it comes. */
  warnings?: () => Promise<readonly ConfigWarningNotification[]>;
  /** Writes warnings and worse to standard error by default. */
  logger?: Logger;
  limits?: Limits;
  observers?: Observers;
  tracer?: RequestTracer;
}

/**
 * Serves the protocol over transports that others open.
 *
 * @example
 * await using server = new AppServer({ families: [files()] });
 * const [client, mine] = memoryPair();
 * void server.accept(mine);
 */
export class AppServer {
  readonly #table: HandlerTable;
  readonly #connections: Connections;
  readonly #requests: ServerRequests;
  readonly #logger: Logger;
  readonly #host: ConnectionHost;
  readonly #serving = new Map<ClientConnection, Promise<void>>();
  #accepted = 0;
  #closed: Promise<void> | undefined;

  constructor(options: AppServerOptions) {
    const { families, connections = new Connections(), logger = stderrLogger(), observers, tracer } = options;
    this.#table = new HandlerTable(families);
    this.#connections = connections;
    this.#logger = logger;
    this.#requests = options.requests ?? new ServerRequests(connections, observers?.serverRequests);
    this.#host = {
      handshake: new Handshake(options.info),
      dispatcher: new Dispatcher(this.#table, { logger, observer: observers?.clientRequests, tracer }),
      prepare: () => {
        checker();
        this.#table.prepare();
      },
      warnings: async () => {
        try {
          return (await options.warnings?.()) ?? [];
        } catch (error) {
          logger.error(placeOf(error), 'what is wrong with the configuration could not be told');
          return [];
        }
      },
      logger,
      maxPending: options.limits?.maxPending ?? 1024,
    };
  }

  /** Requests of this server that wait for an answer. */
  get requests(): ServerRequests {
    return this.#requests;
  }

  /** Loads everything, which the first request would wait for otherwise; rejects where something cannot be opened. */
  async ready(): Promise<void> {
    await this.#table.load();
  }

  /** Serves one client; resolves when its connection has ended. */
  async accept(transport: Transport): Promise<void> {
    if (this.#closed) return transport.close();
    const connection = new ClientConnection(String(this.#accepted), transport, this.#host);
    this.#accepted += 1;
    this.#connections.join(connection);
    connection.onClosed(() => this.#connections.leave(connection));
    const serving = connection.serve();
    this.#serving.set(connection, serving);
    await serving.finally(() => this.#serving.delete(connection));
  }

  /** Tells every initialized connection. */
  broadcast<K extends keyof ServerNotifications>(method: K, params: ServerNotifications[K]['params']): void {
    this.#connections.broadcast(method, params);
  }

  /** Asks chosen connections, all with one id; the first answer counts. */
  requestSubscribers<K extends ServerMethod>(
    connections: Iterable<Connection>,
    method: K,
    params: Declared[K]['params'],
    options?: AskOptions,
  ): { id: number; settled: Promise<Settled<K>> } {
    return this.#requests.ask(connections, method, params, options);
  }

  /** Ends every connection, and then lets the families go. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(): Promise<void> {
    this.#requests.close();
    const serving = [...this.#serving];
    await this.#all(serving.map(([connection]) => connection.close()));
    await this.#all(serving.map(([, served]) => served));
    const families = await this.#table.loaded();
    await this.#all(families.map(async (family) => family.close?.()));
  }

  /** One that fails to end must not keep the others. */
  async #all(endings: readonly Promise<void>[]): Promise<void> {
    for (const ending of await Promise.allSettled(endings)) {
      if (ending.status === 'rejected') this.#logger.error(placeOf(ending.reason), 'something did not end in order');
    }
  }
}
