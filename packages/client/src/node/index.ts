/** The client, with the app-server as a process that it starts. */
import type { Client } from '../client.js';
import type { OptedIn } from '../connect.js';
import { type CheckedConnectOptions, connect } from '../index.js';
import type { ExperimentalSurface, StableSurface } from '../surfaces.js';
import { installedTracing } from '../telemetry/installed-tracing.js';
import { type SpawnOptions, spawnTransport } from './spawn.js';

export { ProcessEnded, type ProcessExit } from './process-ended.js';
export { SpawnFailed, type SpawnFailedDetails } from './spawn-failed.js';
export { type SpawnOptions, type SpawnedTransport, spawnTransport } from './spawn.js';

/**
 * Starts an app-server, connects and does the handshake; closing the client ends the process. Requests are traced
 * where `@opentelemetry/api` is installed, unless `tracing` says otherwise.
 *
 * @throws {SpawnFailed} when it could not be started
 * @throws {LocalError} when it ends or the handshake takes too long; its details have the last it wrote
 * @throws {ServerError} when the server refuses the handshake
 * @example
 * await using client = await spawn({
 *   clientInfo: { name: 'demo', version: '1' },
 *   serverRequests: 'refuse',
 * });
 */
export async function spawn(
  options: SpawnOptions & CheckedConnectOptions<StableSurface>,
): Promise<Client<StableSurface>>;
export async function spawn(
  options: SpawnOptions & OptedIn<CheckedConnectOptions<ExperimentalSurface>>,
): Promise<Client<ExperimentalSurface>>;
export async function spawn(
  options: SpawnOptions & (CheckedConnectOptions<StableSurface> | OptedIn<CheckedConnectOptions<ExperimentalSurface>>),
): Promise<Client<StableSurface> | Client<ExperimentalSurface>> {
  const tracing = 'tracing' in options ? options.tracing : await installedTracing();
  const transport = spawnTransport(options);
  try {
    if (options.experimentalApi) return await connect(transport, { ...options, tracing });
    return await connect(transport, { ...options, tracing });
  } catch (error) {
    // Nobody waits for a server that does not say hello.
    transport.kill();
    throw error;
  }
}
