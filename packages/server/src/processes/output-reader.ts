/** Reads one output stream of a program to its end: in pieces for somebody, or into memory. */
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CHUNK_BYTES } from './limits.js';

/** Takes a piece; the next one is not read before the promise resolves. */
export type Deliver = (piece: Buffer, capReached: boolean) => Promise<void>;

export interface ReadOptions {
  /** Bytes after which the rest is thrown away. */
  cap: number;
  /** Without it the output is kept. */
  deliver?: Deliver | undefined;
}

export class OutputReader {
  readonly #stream: Readable;
  readonly #deliver: Deliver | undefined;
  readonly #kept: Buffer[] = [];
  #left: number;
  #capReached = false;
  #delivering = false;

  /** Resolves at the end of the stream; rejects when a piece cannot be delivered. */
  readonly finished: Promise<void>;

  constructor(stream: Readable, { cap, deliver }: ReadOptions) {
    this.#stream = stream;
    this.#deliver = deliver;
    this.#left = cap;
    this.finished = this.#read();
  }

  get capReached(): boolean {
    return this.#capReached;
  }

  /** What was kept. */
  text(): string {
    return Buffer.concat(this.#kept).toString();
  }

  /** Gives up a stream that nothing comes from. */
  stopIfIdle(): void {
    if (!this.#delivering) this.stop();
  }

  /** Gives up the stream. */
  stop(): void {
    this.#stream.destroy();
  }

  async #read(): Promise<void> {
    try {
      for await (const chunk of this.#stream) {
        this.#delivering = true;
        await this.#take(chunk as Buffer);
        this.#delivering = false;
      }
    } catch (error) {
      // The iterator calls it an error that the stream was given up.
      if (this.#delivering || !this.#stream.destroyed) throw error;
    }
  }

  async #take(chunk: Buffer): Promise<void> {
    // A program is not stopped from writing more than anybody wants.
    if (this.#capReached) return;
    const wanted = chunk.length < this.#left ? chunk : chunk.subarray(0, this.#left);
    this.#left -= wanted.length;
    this.#capReached = this.#left === 0;
    if (!this.#deliver) return void this.#kept.push(wanted);
    for (let start = 0; start === 0 || start < wanted.length; start += CHUNK_BYTES) {
      const end = start + CHUNK_BYTES;
      await this.#deliver(wanted.subarray(start, end), this.#capReached && end >= wanted.length);
    }
    // Small writes gather meanwhile, and become one piece.
    await setImmediate();
  }
}
