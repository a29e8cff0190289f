/** A connection inside one process. */
import { type Transport, type TransportSink, memoryPair } from '@app-server/rpc';
import type { ServerConnection } from './connection.js';

/** The end of a client, and that of the server. */
export function memoryConnection(): [Transport, ServerConnection] {
  const [client, server] = memoryPair();
  return [client, new MemoryConnection(server)];
}

class MemoryConnection implements ServerConnection {
  readonly #transport: Transport;
  #parts = '';

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  open(sink: TransportSink): Promise<void> {
    return this.#transport.open(sink);
  }

  send(text: string): Promise<void> | undefined {
    return this.#transport.send(text);
  }

  sendPart(text: string, last: boolean): void {
    this.#parts += text;
    if (!last) return;
    void this.#transport.send(this.#parts);
    this.#parts = '';
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  destroy(): void {
    void this.#transport.close();
  }
}
