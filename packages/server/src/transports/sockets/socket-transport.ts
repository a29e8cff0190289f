/** A client's WebSocket as the server holds it: it is given up when it falls silent, or does not read. */
import { type Transport, type TransportSink, webSocketTransport } from '@app-server/rpc';
import type { WebSocket } from 'ws';
import { SERVER_SIDE } from '../server-side.js';

export interface SocketTransportOptions {
  /** Milliseconds between the signs of life that are asked for; 30,000 by default. Two without any are too many. */
  keepAliveMs?: number;
  /** Bytes that may wait for a client that does not read before it is cut off; 64 MiB by default. */
  maxBacklogBytes?: number;
}

const KEEP_ALIVE_MS = 30_000;
const MAX_BACKLOG_BYTES = 64 * 1024 * 1024;
const MISSED = 2;

export function socketTransport(socket: WebSocket, options: SocketTransportOptions = {}): Transport {
  return new SocketTransport(socket, options);
}

class SocketTransport implements Transport {
  readonly #socket: WebSocket;
  readonly #transport: Transport;
  readonly #keepAliveMs: number;
  readonly #maxBacklogBytes: number;

  constructor(socket: WebSocket, options: SocketTransportOptions) {
    const { keepAliveMs = KEEP_ALIVE_MS, maxBacklogBytes = MAX_BACKLOG_BYTES } = options;
    this.#socket = socket;
    this.#transport = webSocketTransport(socket, SERVER_SIDE);
    this.#keepAliveMs = keepAliveMs;
    this.#maxBacklogBytes = maxBacklogBytes;
  }

  open(sink: TransportSink): Promise<void> {
    this.#watch();
    return this.#transport.open(sink);
  }

  send(text: string): Promise<void> | undefined {
    const room = this.#transport.send(text);
    if (this.#socket.bufferedAmount > this.#maxBacklogBytes) this.#socket.terminate();
    return room;
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  #watch(): void {
    const socket = this.#socket;
    let missed = 0;
    let waiting = 0;
    const alive = () => (missed = 0);
    const timer = setInterval(() => {
      // Whoever takes what was sent is there, even if nothing of theirs is read at the moment.
      if (socket.bufferedAmount < waiting) alive();
      waiting = socket.bufferedAmount;
      if (missed >= MISSED) return socket.terminate();
      missed += 1;
      socket.ping();
    }, this.#keepAliveMs);
    socket.on('pong', alive).on('message', alive);
    socket.on('close', () => clearInterval(timer));
  }
}
