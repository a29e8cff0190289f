/** Two transports joined in memory, for tests and for peers of one process. */
import { LocalError } from '../errors.js';
import type { Transport, TransportSink } from './transport.js';

/** A linked pair: what one end sends, the other receives, in order and never in the same call. */
export function memoryPair(): [Transport, Transport] {
  const left = new MemoryTransport();
  const right = new MemoryTransport();
  left.join(right);
  right.join(left);
  return [left, right];
}

class MemoryTransport implements Transport {
  #other: MemoryTransport | undefined;
  #sink: TransportSink | undefined;
  #waiting: string[] = [];
  #closed = false;

  join(other: MemoryTransport): void {
    this.#other = other;
  }

  async open(sink: TransportSink): Promise<void> {
    this.#sink = sink;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const text of waiting) queueMicrotask(() => this.#deliver(text));
    if (this.#closed) queueMicrotask(() => sink.closed());
  }

  send(text: string): undefined {
    if (this.#closed) throw new LocalError('closed', 'The connection is closed.');
    const other = this.#other;
    if (other) queueMicrotask(() => other.#deliver(text));
  }

  async close(): Promise<void> {
    const other = this.#other;
    queueMicrotask(() => {
      this.#end();
      if (other) other.#end();
    });
  }

  #deliver(text: string): void {
    if (this.#closed) return;
    if (this.#sink) this.#sink.receive(text);
    else this.#waiting.push(text);
  }

  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#sink?.closed();
  }
}
