/** A connection over a WebSocket, one message a text frame. */
import { LocalError, type Transport, type TransportSink, webSocketTransport } from '@app-server/rpc';
import type { WebSocket } from 'ws';
import type { ServerConnection } from './connection.js';

export function socketConnection(socket: WebSocket): ServerConnection {
  return new SocketConnection(socket);
}

class SocketConnection implements ServerConnection {
  readonly #socket: WebSocket;
  readonly #transport: Transport;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#transport = webSocketTransport(socket);
  }

  open(sink: TransportSink): Promise<void> {
    return this.#transport.open(sink);
  }

  send(text: string): Promise<void> | undefined {
    return this.#transport.send(text);
  }

  sendPart(text: string, last: boolean): void {
    if (this.#socket.readyState !== this.#socket.OPEN) throw new LocalError('closed', 'The socket is not open.');
    this.#socket.send(text, { fin: last });
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  destroy(): void {
    this.#socket.terminate();
  }
}
