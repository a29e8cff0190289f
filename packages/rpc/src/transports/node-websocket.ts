/** WebSocket connections of Node, over TCP or over a unix socket. */
import { connect } from 'node:net';
import type { ClientOptions } from 'ws';
import { LocalError } from '../errors.js';
import { MAX_FRAME_BYTES, type Transport, type TransportOptions, type TransportSink } from './transport.js';
import { webSocketTransport } from './websocket.js';

export interface WebSocketOptions extends TransportOptions {
  /** Sent as `Authorization: Bearer …`; it appears in no message of this library. */
  token?: string;
}

/** Connects to `ws://…` or `wss://…`. */
export function connectWebSocket(url: string, options: WebSocketOptions = {}): Transport {
  return connectSocket(url, options);
}

/** Connects to the unix socket of a server, which speaks WebSocket too. */
export function connectUnixSocket(path: string, options: WebSocketOptions = {}): Transport {
  // A `ws+unix:` URL takes no path with a space or a colon in it.
  return connectSocket('ws://localhost/', options, { createConnection: () => connect(path) });
}

function connectSocket(url: string, options: WebSocketOptions, client: ClientOptions = {}): Transport {
  return new NodeWebSocketTransport(url, options, client);
}

/** Loads the library only when it is needed: who speaks over pipes should not wait for it. */
class NodeWebSocketTransport implements Transport {
  readonly #connecting: Promise<Transport>;
  #transport: Transport | undefined;
  #closed = false;

  constructor(url: string, options: WebSocketOptions, client: ClientOptions) {
    this.#connecting = connecting(url, options, client);
    // Who opens it is told; others do not care.
    this.#connecting.catch(() => {});
  }

  async open(sink: TransportSink): Promise<void> {
    this.#transport = await this.#connecting;
    if (this.#closed) throw new LocalError('closed', 'The socket was given up before it was open.');
    await this.#transport.open(sink);
  }

  send(text: string): Promise<void> | undefined {
    if (!this.#transport) throw new LocalError('closed', 'The socket is not open.');
    return this.#transport.send(text);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#connecting).close();
  }
}

async function connecting(url: string, options: WebSocketOptions, client: ClientOptions): Promise<Transport> {
  const { WebSocket } = await import('ws');
  const { token, ...others } = options;
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  // Frames a little over the limit are still taken, so that only their own call fails.
  const maxPayload = (others.maxFrameBytes ?? MAX_FRAME_BYTES) * 2;
  const socket = new WebSocket(url, { ...client, headers, maxPayload, perMessageDeflate: false });
  return webSocketTransport(socket, others);
}
