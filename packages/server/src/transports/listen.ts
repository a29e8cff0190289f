/** Listeners: standard streams, WebSocket on loopback, WebSocket on a unix socket. */
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { MAX_FRAME_BYTES } from '@app-server/rpc';
import { WebSocketServer } from 'ws';
import { parseAddress } from './address.js';
import type { ServerConnection } from './connection.js';
import { socketConnection } from './socket-connection.js';
import { streamConnection } from './stream-connection.js';

export interface Listener {
  /** The address as clients write it, with the port that was picked. */
  readonly url: string;
  /** Stops listening, and ends what is still connected. */
  close(): Promise<void>;
}

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
  const server = createServer((_request, response) => response.writeHead(426).end('Upgrade to WebSocket.\n'));
  const overTcp = parsed.kind === 'ws';
  const sockets = new WebSocketServer({
    server,
    maxPayload: MAX_FRAME_BYTES * 2,
    perMessageDeflate: false,
    verifyClient: ({ req }: { req: IncomingMessage }) => !overTcp || req.headers.origin === undefined,
  });
  // The server itself reports what fails; this is the same event once more.
  sockets.on('error', () => {});
  sockets.on('connection', (socket) => accept(socketConnection(socket)));
  await (overTcp
    ? listening(server, { host: parsed.host, port: parsed.port })
    : listening(server, { path: parsed.path }));
  if (parsed.kind === 'unix') await chmod(parsed.path, 0o600);
  const url =
    parsed.kind === 'ws' ? `ws://${hostText(parsed.host)}:${(server.address() as AddressInfo).port}` : address;
  return { url, close: () => closeAll(server, sockets) };
}

async function listening(server: Server, place: { host: string; port: number } | { path: string }): Promise<void> {
  server.listen(place);
  await once(server, 'listening');
}

function hostText(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

async function closeAll(server: Server, sockets: WebSocketServer): Promise<void> {
  sockets.close();
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  for (const client of sockets.clients) client.terminate();
  await closed;
}
