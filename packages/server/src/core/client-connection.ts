/** One client: its handshake, what it may use, what it is told, and that each of its requests is answered. */
import {
  type Diagnostic,
  type IncomingRequest,
  LocalError,
  NO_ANSWER,
  Peer,
  type RequestContext,
  type Transport,
} from '@app-server/rpc';
import type { ConfigWarningNotification, InitializeParams, ServerNotifications } from '@app-server/schema/experimental';
import { contract } from './contract.js';
import { decodeInitialize, decodeRequest } from './decode.js';
import type { Dispatcher } from './dispatcher.js';
import { experimentalUse, stableView } from './experimental.js';
import { alreadyInitialized, experimentalRequired, notInitialized } from './faults.js';
import type { Handshake, Session } from './initialize.js';
import { Intake } from './intake.js';
import { type Logger, placeOf } from './logger.js';
import type { Connection } from './methods.js';

export interface ConnectionHost {
  readonly handshake: Handshake;
  readonly dispatcher: Dispatcher;
  /** Loads what requests need that a hello does not. */
  readonly prepare: () => void;
  /** What clients are told of the configuration when they come; never rejects. */
  readonly warnings: () => Promise<readonly ConfigWarningNotification[]>;
  readonly logger: Logger;
  /** Requests of one connection that may be unanswered at the same time. */
  readonly maxPending: number;
}

const SENT = Promise.resolve();

export class ClientConnection implements Connection {
  readonly id: string;
  readonly #host: ConnectionHost;
  readonly #peer: Peer;
  readonly #intake: Intake;
  readonly #closing = new Set<() => void>();
  #session: Session | undefined;
  /** What follows the answer to the hello; other requests wait for it. */
  #greeting: Promise<void> | undefined;
  #ended = false;

  constructor(id: string, transport: Transport, host: ConnectionHost) {
    this.id = id;
    this.#host = host;
    this.#intake = new Intake(host.maxPending);
    this.#peer = new Peer(this.#intake.watch(transport), {
      onRequest: (request, context) => this.#intake.admit(() => this.#begin(request, context)),
      onDiagnostic: (diagnostic) => this.#log(diagnostic),
      // How much may wait is decided here, where a refusal can say more.
      maxInbound: Infinity,
    });
  }

  /** What the client said of itself; undefined before it did. */
  get session(): Session | undefined {
    return this.#session;
  }

  get experimental(): boolean {
    return this.#session?.experimental ?? false;
  }

  get attests(): boolean {
    return this.#session?.attests ?? false;
  }

  get clientName(): string | undefined {
    return this.#session?.clientName;
  }

  /** Takes requests until the connection ends; resolves then, however it ended. */
  async serve(): Promise<void> {
    try {
      await this.#peer.open();
      await this.#peer.closed;
    } catch (cause) {
      if (!(cause instanceof LocalError)) throw cause;
    } finally {
      this.#end();
    }
  }

  close(): Promise<void> {
    return this.#peer.close('The server ends.');
  }

  notify<K extends keyof ServerNotifications>(method: K, params: ServerNotifications[K]['params']): Promise<void> {
    const session = this.#session;
    if (session === undefined || this.#ended || session.optOut.has(method)) return SENT;
    let shown: unknown = params;
    if (!session.experimental) {
      const row = contract().notifications.get(method);
      if (row?.stability === 'experimental') return SENT;
      shown = stableView(row?.params, params);
    }
    // Who tells a client something cannot know that it has just left.
    return this.#peer.notify(method, shown).catch(() => {});
  }

  /** Asks the client; the id is one for all that are asked the same. */
  ask(id: number, method: string, params: unknown, signal: AbortSignal): Promise<unknown> {
    const shown = this.experimental ? params : stableView(contract().serverRequests.get(method)?.params, params);
    return this.#peer.request(method, shown, { id, signal, deadline: 0 });
  }

  onClosed(step: () => void): () => void {
    if (this.#ended) {
      queueMicrotask(step);
      return () => {};
    }
    this.#closing.add(step);
    return () => void this.#closing.delete(step);
  }

  #begin(request: IncomingRequest, context: RequestContext): unknown {
    if (this.#greeting === undefined) return this.#answer(request, context);
    return this.#greeting.then(() => (this.#ended ? NO_ANSWER : this.#answer(request, context)));
  }

  #answer(request: IncomingRequest, context: RequestContext): unknown {
    if (request.method === 'initialize') return this.#initialize(decodeInitialize(request), context);
    const { row, params } = decodeRequest(request);
    const session = this.#session;
    if (session === undefined) throw notInitialized();
    const descriptor = session.experimental ? undefined : experimentalUse(row, params);
    if (descriptor !== undefined) throw experimentalRequired(descriptor);
    return this.#host.dispatcher.run(this, { request, row, params }, context);
  }

  #initialize(params: InitializeParams, context: RequestContext): unknown {
    if (this.#session !== undefined) throw alreadyInitialized();
    const { handshake } = this.#host;
    const { session, response } = handshake.greet(params);
    this.#session = session;
    context.afterResponse(() => this.#greet());
    return response;
  }

  /** Only once the answer is on its way: whatever this loads, the client does not wait for it. */
  #greet(): void {
    this.#greeting = new Promise((greeted) => {
      setImmediate(() => {
        void this.#warn().then(() => {
          void this.notify('remoteControl/status/changed', this.#host.handshake.remoteControl);
          setImmediate(this.#host.prepare);
          greeted();
        });
      });
    });
    // The first to wait, so that nobody overtakes those who wait too.
    void this.#greeting.then(() => (this.#greeting = undefined));
  }

  /** Of what is wrong since the start of the server. */
  async #warn(): Promise<void> {
    for (const warning of await this.#host.warnings()) void this.notify('configWarning', warning);
  }

  #end(): void {
    this.#ended = true;
    this.#intake.close();
    for (const step of this.#closing) {
      try {
        step();
      } catch (error) {
        this.#host.logger.error({ connection: this.id, ...placeOf(error) }, 'a step at the end of a connection failed');
      }
    }
    this.#closing.clear();
  }

  #log({ kind, cause }: Diagnostic): void {
    const facts = { connection: this.id, kind, ...(cause !== undefined && placeOf(cause)) };
    if (kind === 'malformed' || kind === 'late-answer') this.#host.logger.debug(facts, 'a message was dropped');
    else this.#host.logger.error(facts, 'a request failed within the server');
  }
}
