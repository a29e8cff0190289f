/** WebSockets over TCP or over a unix socket, with the few plain HTTP answers beside them. */
import { once } from 'node:events';
import { type IncomingMessage, type Server, ServerResponse, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { MAX_FRAME_BYTES } from '@app-server/rpc';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Authenticate } from '../auth/authenticate.js';

export type SocketPlace = { host: string; port: number } | { path: string };

export interface SocketListenerOptions {
  onSocket: (socket: WebSocket) => void;
  /** Who may connect; everybody by default. */
  authenticate?: Authenticate | undefined;
  /** Binds the server; `listen` of the server itself by default. */
  bind?: (server: Server, place: SocketPlace) => void;
}

export interface SocketListener {
  /** The port that was picked; 0 for a unix socket. */
  readonly port: number;
  /** Stops listening, and cuts off what is still connected. */
  close(): Promise<void>;
}

interface PlainAnswer {
  status: number;
  body?: string;
  headers?: Record<string, string>;
}

const PROBES = new Set(['/healthz', '/readyz']);
const TEXT = { 'Content-Type': 'text/plain; charset=utf-8' };
const READING = new Set(['GET', 'HEAD']);

/** Listens; any path upgrades but those of the probes. */
export async function listenForSockets(place: SocketPlace, options: SocketListenerOptions): Promise<SocketListener> {
  const overTcp = 'port' in place;
  const server = createServer((request, response) => {
    answer(response, plainAnswer(request, overTcp) ?? noUpgrade(request));
  });
  const sockets = new WebSocketServer({
    noServer: true,
    // Frames a little over the limit are still taken, so that only their own request fails.
    maxPayload: MAX_FRAME_BYTES * 2,
    perMessageDeflate: false,
    handleProtocols: () => false,
    verifyClient: ({ req }: { req: IncomingMessage }, decide) => {
      const refusal = options.authenticate?.(req.headers.authorization);
      decide(refusal === undefined, 401, refusal, TEXT);
    },
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    const plain = plainAnswer(request, overTcp);
    if (plain) answerInPlain(request, socket, plain);
    else sockets.handleUpgrade(request, socket, head, options.onSocket);
  });
  const listening = once(server, 'listening');
  if (options.bind) options.bind(server, place);
  else server.listen(place);
  await listening;
  return {
    port: overTcp ? (server.address() as AddressInfo).port : 0,
    close: () => closeAll(server, sockets),
  };
}

/** What is said without a WebSocket, to upgrades too. A browser tells where its page is from: pages may not connect. */
function plainAnswer({ headers, url = '', method = '' }: IncomingMessage, overTcp: boolean): PlainAnswer | undefined {
  if (overTcp && headers.origin !== undefined) return { status: 403 };
  if (!PROBES.has(url.replace(/\?.*/, ''))) return undefined;
  return READING.has(method) ? { status: 200 } : { status: 405, headers: { allow: 'GET,HEAD' } };
}

function noUpgrade({ method = '' }: IncomingMessage): PlainAnswer {
  if (!READING.has(method)) return { status: 405, headers: { allow: 'GET,HEAD' } };
  return { status: 400, headers: TEXT, body: 'This address speaks WebSocket: upgrade the connection.' };
}

function answer(response: ServerResponse, { status, body = '', headers = {} }: PlainAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** Answers an upgrade as if it were none. */
function answerInPlain(request: IncomingMessage, socket: Socket, plain: PlainAnswer): void {
  // Whoever is refused may leave while the answer is written.
  socket.on('error', () => socket.destroy());
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  response.on('finish', () => socket.end());
  answer(response, plain);
}

async function closeAll(server: Server, sockets: WebSocketServer): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  for (const socket of sockets.clients) socket.terminate();
  await closed;
}
