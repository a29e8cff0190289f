/** A connection over a pair of streams, one message a line. */
import type { Readable, Writable } from 'node:stream';
import { LocalError, type TransportSink } from '@app-server/rpc';
import { streamTransport } from '@app-server/rpc/node';
import type { ServerConnection } from './connection.js';

export function streamConnection(input: Readable, output: Writable): ServerConnection {
  return new StreamConnection(input, output);
}

class StreamConnection implements ServerConnection {
  readonly #reader: ReturnType<typeof streamTransport>;
  readonly #input: Readable;
  readonly #output: Writable;

  constructor(input: Readable, output: Writable) {
    this.#reader = streamTransport(input, output);
    this.#input = input;
    this.#output = output;
  }

  open(sink: TransportSink): Promise<void> {
    return this.#reader.open(sink);
  }

  /** Writes by itself: the transport gathers lines, which pieces of lines would overtake. */
  send(text: string): Promise<void> | undefined {
    this.#requireOpen();
    if (this.#output.write(`${text}\n`)) return undefined;
    return new Promise((resolve) => {
      const go = () => {
        this.#output.off('drain', go).off('close', go);
        resolve();
      };
      this.#output.once('drain', go).once('close', go);
    });
  }

  sendPart(text: string, last: boolean): void {
    this.#requireOpen();
    this.#output.write(last ? `${text}\n` : text);
  }

  close(): Promise<void> {
    return this.#reader.close();
  }

  destroy(): void {
    this.#output.destroy();
    this.#input.destroy();
  }

  #requireOpen(): void {
    if (this.#output.writableEnded || this.#output.destroyed) {
      throw new LocalError('closed', 'The connection is closed.');
    }
  }
}
