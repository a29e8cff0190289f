/** A connection to an app-server: the handshake, typed calls, typed announcements, and answers that fail closed. */
import { type CallOptions, type Diagnostic, type LocalError, Peer, type Transport } from '@app-server/rpc';
import type { ClientInfo, InitializeResponse } from '@app-server/schema';
import { classify } from './errors.js';
import { type AnyNotification, type Listener, Notifications } from './notifications.js';
import { type ServerRequestHandlers, answerWith } from './server-requests.js';
import type { ExperimentalSurface, ParamsOf, ResultOf, StableSurface, Surface } from './surfaces.js';

export interface ConnectOptions<S extends Surface, E extends boolean> {
  /** Who is connecting; the name has to be a legal HTTP header value. */
  clientInfo: Pick<ClientInfo, 'name' | 'version'> & Partial<ClientInfo>;
  /** Opts in to everything experimental, in the types as well as on the wire. */
  experimentalApi?: E;
  /** Notifications the server should not send. */
  optOut?: readonly (keyof S['notifications'] & string)[];
  /** Told about every announcement from the very first on: some come right behind the handshake. */
  onNotification?: Listener<AnyNotification>;
  /** Answers to what the server asks; whatever is missing is refused. */
  serverRequests?: ServerRequestHandlers<S['serverRequests']>;
  /** Milliseconds the handshake may take; 10,000 by default. */
  handshakeDeadline?: number;
  /** Milliseconds a request may take unless it says otherwise; 60,000 by default, 0 waits for ever. */
  deadline?: number;
  /** Told about what concerns no caller. */
  onDiagnostic?: (diagnostic: Diagnostic) => void;
}

type SurfaceOf<E extends boolean> = E extends true ? ExperimentalSurface : StableSurface;

/**
 * Connects and does the handshake.
 *
 * @throws {LocalError} when the connection ends or the handshake takes too long
 * @throws {ServerError} when the server refuses the handshake
 * @example
 * await using client = await connect(transport, { clientInfo: { name: 'demo', version: '1' } });
 * const { data } = await client.request('thread/list', {});
 */
export async function connect<E extends boolean = false>(
  transport: Transport,
  options: ConnectOptions<SurfaceOf<E>, E>,
): Promise<Client<SurfaceOf<E>>> {
  const { clientInfo, experimentalApi = false, optOut, serverRequests = {}, handshakeDeadline = 10_000 } = options;
  const notifications = new Notifications<SurfaceOf<E>['notifications']>();
  if (options.onNotification) notifications.onAny(options.onNotification);
  const peer = new Peer(transport, {
    onRequest: ({ method, params }, context) => answerWith(serverRequests, method, params, context),
    onNotification: (method, params) => notifications.emit(method, params),
    ...(options.onDiagnostic && { onDiagnostic: options.onDiagnostic }),
    ...(options.deadline !== undefined && { deadline: options.deadline }),
  });
  try {
    await peer.open();
    const params = {
      clientInfo: { title: null, ...clientInfo },
      capabilities: {
        experimentalApi,
        requestAttestation: 'attestation/generate' in serverRequests,
        ...(optOut && { optOutNotificationMethods: [...optOut] }),
      },
    };
    const server = (await peer.request('initialize', params, { deadline: handshakeDeadline })) as InitializeResponse;
    await peer.notify('initialized');
    return new Client(peer, notifications, server);
  } catch (error) {
    await peer.close('The handshake failed.');
    throw classify('initialize', error);
  }
}

export class Client<S extends Surface> {
  readonly #peer: Peer;
  readonly #notifications: Notifications<S['notifications']>;

  /** What the server said about itself. */
  readonly server: InitializeResponse;

  constructor(peer: Peer, notifications: Notifications<S['notifications']>, server: InitializeResponse) {
    this.#peer = peer;
    this.#notifications = notifications;
    this.server = server;
  }

  /** Resolves with the reason once the connection has ended. */
  get closed(): Promise<LocalError> {
    return this.#peer.closed;
  }

  /**
   * Asks the server.
   *
   * @throws {ServerError} a class of it that says what can be done
   * @throws {LocalError} when no answer came
   */
  async request<K extends keyof S['requests'] & string>(
    method: K,
    ...[params, options]: undefined extends ParamsOf<S['requests'], K>
      ? [params?: undefined, options?: CallOptions]
      : [params: ParamsOf<S['requests'], K>, options?: CallOptions]
  ): Promise<ResultOf<S['requests'], K>> {
    try {
      return (await this.#peer.request(method, params, options)) as ResultOf<S['requests'], K>;
    } catch (error) {
      throw classify(method, error);
    }
  }

  /** Listens to an announcement; returns the function that stops it. */
  on<K extends keyof S['notifications'] & string>(
    method: K,
    listener: Listener<ParamsOf<S['notifications'], K>>,
  ): () => void {
    return this.#notifications.on(method, listener);
  }

  /** Listens to every announcement, also to those this release does not know. */
  onAny(listener: Listener<AnyNotification>): () => void {
    return this.#notifications.onAny(listener);
  }

  close(): Promise<void> {
    return this.#peer.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
