/**
 * Cuts a stream of bytes into lines, in linear time and bounded memory: bytes are looked at once, and a line over the
 * limit is dropped while it streams past, with only its head and tail kept.
 */
import type { FrameFault } from '../transports/transport.js';
import { EXCERPT, answerId } from './answer-id.js';

const NEWLINE = 10;
const NOTHING: Uint8Array = new Uint8Array();

export interface LineSink {
  line(text: string): void;
  fault(fault: FrameFault): void;
}

export class LineDecoder {
  readonly #decoder = new TextDecoder();
  readonly #limit: number;
  readonly #sink: LineSink;
  /** Chunks of a line whose end has not come yet. */
  #parts: Uint8Array[] = [];
  #size = 0;
  #oversized: { head: Uint8Array; tail: Uint8Array } | undefined;

  constructor(limit: number, sink: LineSink) {
    this.#limit = limit;
    this.#sink = sink;
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#take(chunk.subarray(start, end));
      this.#finish();
      start = end + 1;
    }
    if (start < chunk.length) this.#take(chunk.subarray(start));
  }

  #take(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#oversized) {
      this.#oversized.tail = lastBytes(this.#oversized.tail, bytes);
    } else if (this.#size > this.#limit) {
      const parts = [...this.#parts, bytes];
      this.#oversized = { head: parts.reduce(firstBytes, NOTHING), tail: parts.reduce(lastBytes, NOTHING) };
      this.#parts = [];
    } else {
      this.#parts.push(bytes);
    }
  }

  #finish(): void {
    const parts = this.#parts;
    const oversized = this.#oversized;
    const size = this.#size;
    this.#parts = [];
    this.#oversized = undefined;
    this.#size = 0;
    if (oversized) return this.#sink.fault(this.#oversizedFault(oversized, size));
    const text = this.#decoder.decode(parts.length === 1 ? parts[0] : joinBytes(parts));
    if (text.trim() !== '') this.#sink.line(text);
  }

  #oversizedFault({ head, tail }: { head: Uint8Array; tail: Uint8Array }, size: number): FrameFault {
    const id = answerId(this.#decoder.decode(head), this.#decoder.decode(tail));
    const reason = `a line of ${size} bytes exceeds the limit of ${this.#limit}`;
    return { reason, ...(id !== undefined && { id }) };
  }
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

function firstBytes(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (before.length >= EXCERPT) return before;
  return joinBytes([before, bytes.subarray(0, EXCERPT - before.length)]);
}

function lastBytes(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length >= EXCERPT) return bytes.slice(-EXCERPT);
  return joinBytes([before, bytes]).slice(-EXCERPT);
}
