/** Where the server for tests listens: standard streams, WebSocket on loopback, WebSocket on a unix socket. */
import type { Readable, Writable } from 'node:stream';
import type { WebSocket } from 'ws';
import { parseAddress } from './address.js';
import type { ServerConnection } from './connection.js';
import { hostAndPort } from '../../transports/listen-url.js';
import type { Listener } from '../../transports/listener.js';
import { socketConnection } from './socket-connection.js';
import { listenForSockets } from '../../transports/sockets/socket-listener.js';
import { streamConnection } from './stream-connection.js';
import { bindOwnerOnly } from '../../transports/unix/control-socket.js';

export interface StandardStreams {
  stdin: Readable;
  stdout: Writable;
}

/**
 * Listens, and hands over every connection.
 *
 * @param address `stdio://`, `ws://127.0.0.1:PORT` or `unix:///PATH`
 * @throws {TypeError} when the address cannot be read, or leads beyond this machine
 */
export async function listen(
  address: string,
  accept: (connection: ServerConnection) => void,
  streams: StandardStreams = process,
): Promise<Listener> {
  const parsed = parseAddress(address);
  if (parsed.kind === 'stdio') {
    accept(streamConnection(streams.stdin, streams.stdout));
    return { url: address, close: async () => {} };
  }
  const onSocket = (socket: WebSocket) => accept(socketConnection(socket));
  if (parsed.kind === 'unix') {
    const listener = await listenForSockets({ path: parsed.path }, { onSocket, bind: bindOwnerOnly });
    return { url: address, close: listener.close };
  }
  const { host, port } = parsed;
  const listener = await listenForSockets({ host, port }, { onSocket });
  return { url: `ws://${hostAndPort(host, listener.port)}`, close: listener.close };
}
