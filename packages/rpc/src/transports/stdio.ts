/** Newline-delimited messages over a pair of streams: the standard streams of a process or of a child. */
import { type Readable, type Writable, finished } from 'node:stream';
import { LocalError } from '../errors.js';
import { BatchingWriter } from '../framing/batching-writer.js';
import { LineDecoder } from '../framing/line-decoder.js';
import {
  CLOSE_DEADLINE_MS,
  MAX_FRAME_BYTES,
  type Transport,
  type TransportOptions,
  type TransportSink,
} from './transport.js';

/** A transport over streams; closing it ends the writable one. */
export function streamTransport(input: Readable, output: Writable, options: TransportOptions = {}): Transport {
  return new StreamTransport(input, output, options);
}

class StreamTransport implements Transport {
  readonly #input: Readable;
  readonly #output: Writable;
  readonly #limit: number;
  readonly #closeDeadline: number;
  readonly #pauseReading: number;
  readonly #writer: BatchingWriter;
  #closed = false;
  #paused = false;
  #stop: (cause?: unknown) => void = () => {};

  constructor(input: Readable, output: Writable, options: TransportOptions) {
    const { maxFrameBytes = MAX_FRAME_BYTES, closeDeadline = CLOSE_DEADLINE_MS, pauseReading = Infinity } = options;
    this.#input = input;
    this.#output = output;
    this.#limit = maxFrameBytes;
    this.#closeDeadline = closeDeadline;
    this.#pauseReading = pauseReading;
    this.#writer = new BatchingWriter(output, () => this.#readOn());
  }

  async open(sink: TransportSink): Promise<void> {
    const decoder = new LineDecoder(this.#limit, {
      line: (text) => sink.receive(text),
      fault: (fault) => sink.fault(fault),
    });
    const data = (chunk: Buffer) => decoder.push(chunk);
    const end = () => error();
    const error = (cause?: Error) => {
      this.#stop(cause);
      this.#writer.settle(new LocalError('closed', 'The connection is closed.', {}, { cause }));
    };
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
    const room = this.#writer.send(text);
    if (!this.#paused && this.#writer.backlog > this.#pauseReading) {
      this.#paused = true;
      this.#input.pause();
    }
    return room;
  }

  async close(): Promise<void> {
    if (!this.#closed) this.#writer.flush();
    this.#stop();
    await ended(this.#output, this.#closeDeadline);
    this.#writer.settle();
  }

  #readOn(): void {
    if (!this.#paused || this.#closed || this.#writer.backlog > this.#pauseReading) return;
    this.#paused = false;
    this.#input.resume();
  }
}

/** Ends a stream; what is not taken in time is dropped. */
function ended(output: Writable, deadline: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => output.destroy(), deadline);
    const forget = finished(output, { readable: false }, () => {
      clearTimeout(timer);
      forget();
      resolve();
    });
    output.end();
  });
}
