/** WebSocket connections of Node, over TCP or over a unix socket. */
import { connect } from 'node:net';
import { type ClientOptions, WebSocket } from 'ws';
import { MAX_FRAME_BYTES, type Transport, type TransportOptions } from './transport.js';
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
  const { token, maxFrameBytes = MAX_FRAME_BYTES, ...others } = options;
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  // Frames a little over the limit are still taken, so that only their own call fails.
  const socket = new WebSocket(url, { ...client, headers, maxPayload: maxFrameBytes * 2, perMessageDeflate: false });
  return webSocketTransport(socket as never, { maxFrameBytes, ...others });
}
