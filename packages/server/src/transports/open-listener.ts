/** Listening as `--listen` says, for everything but standard streams. */
import { resolve } from 'node:path';
import type { Transport } from '@app-server/rpc';
import type { Authenticate } from './auth/authenticate.js';
import { type ListenTarget, hostAndPort, isLoopback } from './listen-url.js';
import type { SocketListener, SocketListenerOptions, SocketPlace } from './sockets/socket-listener.js';
import { type SocketTransportOptions, socketTransport } from './sockets/socket-transport.js';
import type { Listener } from './listener.js';
import { StartError } from './start-error.js';
import { addressInUse, bindOwnerOnly, clearSocketPath, controlSocket } from './unix/control-socket.js';

export type SocketTarget = Extract<ListenTarget, { kind: 'ws' | 'unix' }>;

export interface ListenerOptions extends SocketTransportOptions {
  /** Takes every connection; a promise of its end. */
  accept: (transport: Transport) => Promise<void>;
  /** The folder of the server, whose control socket `unix://` stands for. */
  home: string;
  /** Who may connect over TCP; on a unix socket the mode of its file decides. */
  authenticate?: Authenticate | undefined;
}

/**
 * Listens at a WebSocket address or a unix socket. Several servers that start in one home take the start lock first.
 *
 * @throws {StartError} when the address is in use or cannot be had, or would be open to a network without authentication
 */
export async function openListener(target: SocketTarget, options: ListenerOptions): Promise<Listener> {
  return target.kind === 'ws' ? listenOverTcp(target, options) : listenOnFile(target.path, options);
}

async function listenOverTcp({ host, port }: { host: string; port: number }, options: ListenerOptions) {
  const { authenticate } = options;
  if (!authenticate && !isLoopback(host)) {
    throw new StartError(
      `ws://${hostAndPort(host, port)} can be reached from other machines; ` +
        'ask for tokens with --ws-auth capability-token or --ws-auth signed-bearer-token, or listen on 127.0.0.1.',
    );
  }
  const listener = await open({ host, port }, `ws://${hostAndPort(host, port)}`, { ...options, authenticate });
  return { url: `ws://${hostAndPort(host, listener.port)}`, close: listener.close };
}

/**
 * Makes room for a socket file; where it is.
 *
 * @throws {StartError} when somebody listens there
 */
export async function freeSocketPath(given: string | undefined, home: string): Promise<string> {
  const path = given === undefined ? controlSocket(home) : resolve(given);
  await clearSocketPath(path);
  return path;
}

async function listenOnFile(given: string | undefined, options: ListenerOptions): Promise<Listener> {
  const path = await freeSocketPath(given, options.home);
  const url = `unix://${path}`;
  const listener = await open({ path }, url, { ...options, authenticate: undefined, bind: bindOwnerOnly });
  return { url, close: listener.close };
}

async function open(
  place: SocketPlace,
  url: string,
  options: ListenerOptions & Pick<SocketListenerOptions, 'authenticate' | 'bind'>,
): Promise<SocketListener> {
  const { authenticate, bind, accept } = options;
  // Loaded here: who speaks over pipes should wait neither for HTTP nor for WebSocket.
  const { listenForSockets } = await import('./sockets/socket-listener.js');
  try {
    return await listenForSockets(place, {
      onSocket: (socket) => void accept(socketTransport(socket, options)),
      authenticate,
      ...(bind && { bind }),
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw addressInUse(url, error);
    throw new StartError(`The server cannot listen at ${url}: ${message}`, { cause: error });
  }
}
