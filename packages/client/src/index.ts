/** The client. What it sends is checked before it leaves, and what it receives is told apart from this release. */
import type { Transport } from '@app-server/rpc';
import { boundary } from '@app-server/schema/experimental/boundary';
import { CLIENT_METHODS } from '@app-server/schema/experimental/client-methods';
import { type Client, ThreadClient } from './client.js';
import { type ConnectOptions, type OptedIn, connectAs } from './connect.js';
import type { DriftReport } from './drift.js';
import { UNINSPECTED, inspectedBy } from './inspection.js';
import type { ExperimentalSurface, StableSurface, Surface } from './surfaces.js';

export type { Client, ThreadClient } from './client.js';
export * from './parts.js';
export { CallRefused, ExperimentalRefused } from './call-refused.js';
export { type DriftReport, ProtocolDrift } from './drift.js';

export interface CheckedConnectOptions<S extends Surface> extends ConnectOptions<S> {
  /** Told once about each place where the server differs from the release this client was made for. */
  onDrift?: (report: DriftReport) => void;
  /** Makes such differences errors: of the request whose answer differs, else of the connection. For tests. */
  strict?: boolean;
  /** Whether messages are checked; true by default. Without it, `onDrift` and `strict` mean nothing. */
  checks?: boolean;
}

/**
 * Connects and does the handshake.
 *
 * @throws {LocalError} when the connection ends or the handshake takes too long
 * @throws {ServerError} when the server refuses the handshake
 * @example
 * await using client = await connect(transport, {
 *   clientInfo: { name: 'demo', version: '1' },
 *   serverRequests: 'refuse',
 * });
 * const { data } = await client.thread.list({});
 */
export function connect(
  transport: Transport,
  options: CheckedConnectOptions<StableSurface>,
): Promise<Client<StableSurface>>;
export function connect(
  transport: Transport,
  options: OptedIn<CheckedConnectOptions<ExperimentalSurface>>,
): Promise<Client<ExperimentalSurface>>;
export function connect(
  transport: Transport,
  options: CheckedConnectOptions<StableSurface> | CheckedConnectOptions<ExperimentalSurface>,
): Promise<Client<never>> {
  const { checks = true, experimentalApi = false, onDrift = () => {}, strict = false } = options;
  return connectAs(transport, options, {
    create: (connection, server) => new ThreadClient(connection, server) as Client<never>,
    inspection: checks ? inspectedBy(boundary, { experimental: experimentalApi, onDrift, strict }) : UNINSPECTED,
    isIdempotent: (method) => CLIENT_METHODS[method]?.idempotent === true,
  });
}
