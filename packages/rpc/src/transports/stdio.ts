/** Newline-delimited messages over a pair of streams: the standard streams of a process or of a child. */
import type { Readable, Writable } from 'node:stream';
import { LocalError } from '../errors.js';
import { BatchingWriter } from '../framing/batching-writer.js';
import { LineDecoder } from '../framing/line-decoder.js';
import { type FrameLimits, MAX_FRAME_BYTES, type Transport, type TransportSink } from './transport.js';

/** A transport over streams; closing it ends the writable one. */
export function streamTransport(input: Readable, output: Writable, limits: FrameLimits = {}): Transport {
  return new StreamTransport(input, output, limits.maxFrameBytes ?? MAX_FRAME_BYTES);
}

class StreamTransport implements Transport {
  readonly #input: Readable;
  readonly #output: Writable;
  readonly #limit: number;
  readonly #writer: BatchingWriter;
  #closed = false;
  #stop: (cause?: unknown) => void = () => {};

  constructor(input: Readable, output: Writable, limit: number) {
    this.#input = input;
    this.#output = output;
    this.#limit = limit;
    this.#writer = new BatchingWriter({ write: (text) => this.#write(text) }, (flush) => setImmediate(flush));
  }

  async open(sink: TransportSink): Promise<void> {
    const decoder = new LineDecoder(this.#limit, {
      line: (text) => sink.receive(text),
      fault: (fault) => sink.fault(fault),
    });
    const data = (chunk: Buffer) => decoder.push(chunk);
    const end = () => this.#stop();
    const error = (cause: Error) => this.#stop(cause);
    this.#stop = (cause) => {
      if (this.#closed) return;
      this.#closed = true;
      this.#input.off('data', data).off('end', end).off('close', end).off('error', error);
      this.#output.off('close', end);
      // A stream may still fail after its end; nobody is left to be told.
      this.#input.on('error', () => {});
      sink.closed(cause);
    };
    this.#input.on('data', data).once('end', end).once('close', end).once('error', error);
    this.#output.once('close', end).on('error', error);
    if (this.#input.destroyed || this.#input.readableEnded || this.#output.destroyed) queueMicrotask(end);
  }

  send(text: string): Promise<void> | undefined {
    if (this.#closed) throw new LocalError('closed', 'The connection is closed.');
    return this.#writer.send(text);
  }

  async close(): Promise<void> {
    await this.#writer.drained();
    this.#stop();
    if (!this.#output.writableEnded) this.#output.end();
  }

  #write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#output.write(text, (error) => (error ? reject(error) : resolve()));
    });
  }
}
