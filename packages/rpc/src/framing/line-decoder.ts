/** Cuts a stream of bytes into lines, in linear time and bounded memory. */
import { constants } from 'node:buffer';
import type { FrameFault } from '../transports/transport.js';
import { answerId } from './answer-id.js';
import { GatheredLine } from './gathered-line.js';

const NEWLINE = 10;
const BRACE = 123;

export interface LineSink {
  line(text: string): void;
  fault(fault: FrameFault): void;
}

export class LineDecoder {
  readonly #limit: number;
  readonly #sink: LineSink;
  readonly #partial: GatheredLine;

  constructor(limit: number, sink: LineSink) {
    // A longer text than this cannot be a string.
    this.#limit = Math.min(limit, constants.MAX_STRING_LENGTH);
    this.#sink = sink;
    this.#partial = new GatheredLine(this.#limit);
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const last = bytes.lastIndexOf(NEWLINE);
    let start = 0;
    while (start <= last) {
      let end = last;
      if (this.#partial.size === 0 && last - start <= this.#limit) {
        this.#split(bytes.toString('utf8', start, last));
      } else {
        end = bytes.indexOf(NEWLINE, start);
        this.#partial.add(bytes.subarray(start, end));
        this.#finish();
      }
      start = end + 1;
    }
    if (start < bytes.length) this.#partial.add(bytes.subarray(start));
  }

  /** Decoding many lines at once, and cutting the text, is several times faster than decoding each. */
  #split(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.#emit(text.slice(start, end));
      start = end + 1;
    }
    this.#emit(start === 0 ? text : text.slice(start));
  }

  #emit(line: string): void {
    if (line.charCodeAt(0) === BRACE || line.trim() !== '') this.#sink.line(line);
  }

  #finish(): void {
    const { size, excerpts } = this.#partial;
    if (!excerpts) return this.#emit(this.#partial.take());
    this.#partial.clear();
    const id = answerId(excerpts.head.toString('utf8'), excerpts.tail.toString('utf8'));
    const reason = `a line of ${size} bytes exceeds the limit of ${this.#limit}`;
    this.#sink.fault({ reason, ...(id !== undefined && { id }) });
  }
}
