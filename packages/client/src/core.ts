/**
 * The smallest client: requests, announcements and what the server asks; nothing checks messages. The rest of the
 * client works with it too, and costs what is imported of it.
 */
import type { Transport } from '@app-server/rpc';
import { ClientCore } from './client-core.js';
import { type ConnectOptions, type OptedIn, connectAs } from './connect.js';
import { UNINSPECTED } from './inspection.js';
import type { ExperimentalSurface, StableSurface } from './surfaces.js';

export * from './parts.js';

/**
 * Connects and does the handshake. Requests are made by `client.request`; an answer that was lost is never asked for
 * again.
 *
 * @throws {LocalError} when the connection ends or the handshake takes too long
 * @throws {ServerError} when the server refuses the handshake
 */
export function connect(
  transport: Transport,
  options: ConnectOptions<StableSurface>,
): Promise<ClientCore<StableSurface>>;
export function connect(
  transport: Transport,
  options: OptedIn<ConnectOptions<ExperimentalSurface>>,
): Promise<ClientCore<ExperimentalSurface>>;
export function connect(
  transport: Transport,
  options: ConnectOptions<StableSurface> | ConnectOptions<ExperimentalSurface>,
): Promise<ClientCore<never>> {
  return connectAs(transport, options, {
    create: (connection, server) => new ClientCore(connection, server),
    inspection: UNINSPECTED,
    isIdempotent: () => false,
  });
}
