/** The handshake, and what can be said about a connection. */
import type { Transport } from '@app-server/rpc';
import type { ClientInfo, InitializeResponse } from '@app-server/schema';
import { type ClientDiagnostic, Connection, type Tracing } from './connection.js';
import type { AnyNotification, Listener } from './events/notifications.js';
import type { Inspection } from './inspection.js';
import type { RetryPolicy } from './retry.js';
import { type ServerRequestHandlers, handlerOf } from './server-requests/handlers.js';
import type { ExperimentalSurface, StableSurface, Surface } from './surfaces.js';

export interface ConnectOptions<S extends Surface> {
  /** Who is connecting; the name has to be a legal HTTP header value. */
  clientInfo: Pick<ClientInfo, 'name' | 'version'> & Partial<ClientInfo>;
  /** Answers to what the server asks. Every method is named, or the rest is refused by `otherwise: 'refuse'`, or all are by `'refuse'`. */
  serverRequests: ServerRequestHandlers<S['serverRequests']>;
  /** Milliseconds a handler may take before its request is refused; 10 minutes by default, 0 waits for ever. */
  serverRequestDeadline?: number;
  /** Opts in to everything experimental, in the types as well as on the wire. */
  experimentalApi?: S['experimental'];
  /** Notifications the server should not send. */
  optOut?: readonly (keyof S['notifications'] & string)[];
  /** Told about every announcement from the very first on: some come right behind the handshake. */
  onNotification?: Listener<AnyNotification>;
  /** Milliseconds the handshake may take, connecting included; 10,000 by default. */
  handshakeDeadline?: number;
  /** Milliseconds a request may take, retries included, unless it says otherwise; 60,000 by default, 0 waits for ever. */
  deadline?: number;
  /** How requests are sent again that an overloaded server has not run; `false` hands its refusal to the caller. */
  retry?: Partial<RetryPolicy> | false;
  /** Told about what concerns no caller. */
  onDiagnostic?: (diagnostic: ClientDiagnostic) => void;
  /** Spans for requests, such as those of `@app-server/client/opentelemetry`. */
  tracing?: Tracing | undefined;
}

/** Options that say the connection opts in. */
export type OptedIn<O> = O & { experimentalApi: true };

/** Connects, does the handshake, and makes a client of the connection. */
export async function connectAs<C>(
  transport: Transport,
  options: ConnectOptions<StableSurface> | ConnectOptions<ExperimentalSurface>,
  { create, inspection, isIdempotent }: ClientKind<C>,
): Promise<C> {
  const { clientInfo, experimentalApi = false, optOut, serverRequests, handshakeDeadline = 10_000 } = options;
  const connection = new Connection(transport, {
    experimental: experimentalApi,
    inspection,
    deadline: options.deadline ?? 60_000,
    retry: options.retry === false ? false : { ...RETRIES, ...options.retry },
    isIdempotent,
    serverRequests,
    serverRequestDeadline: options.serverRequestDeadline ?? 10 * 60_000,
    tracing: options.tracing,
    onDiagnostic: options.onDiagnostic ?? (() => {}),
  });
  if (options.onNotification) connection.onAny(options.onNotification);
  const params = {
    clientInfo: { title: null, ...clientInfo },
    capabilities: {
      experimentalApi,
      requestAttestation: handlerOf(serverRequests, 'attestation/generate') !== undefined,
      ...(optOut && { optOutNotificationMethods: [...optOut] }),
    },
  };
  try {
    const server = await handshake(connection, params, handshakeDeadline);
    return create(connection, server);
  } catch (error) {
    connection.close('The handshake failed.').catch((cause: unknown) => {
      connection.diagnose('background-failed', 'A connection could not be closed.', cause);
    });
    throw error;
  }
}

/** What is made of a connection, and what it needs for that. */
export interface ClientKind<C> {
  inspection: Inspection;
  create: (connection: Connection, server: InitializeResponse) => C;
  /** Whether a request may be sent again when it is not known whether it has run. */
  isIdempotent: (method: string) => boolean;
}

const RETRIES: RetryPolicy = { baseMs: 100, capMs: 5_000, budgetMs: 30_000 };

/** Races everything with the deadline, also a transport that connects for ever. */
async function handshake(connection: Connection, params: object, deadline: number): Promise<InitializeResponse> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const details = { phase: 'handshake', method: 'initialize', elapsedMs: deadline };
    const expire = () => reject(connection.late(`No handshake within ${deadline} ms.`, details));
    if (deadline > 0) timer = setTimeout(expire, deadline);
  });
  try {
    return await Promise.race([greet(connection, params), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function greet(connection: Connection, params: object): Promise<InitializeResponse> {
  await connection.open();
  const server = (await connection.request('initialize', params, { deadline: 0 })) as InitializeResponse;
  await connection.notify('initialized');
  return server;
}
