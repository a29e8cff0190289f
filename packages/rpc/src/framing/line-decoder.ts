/**
 * Cuts a stream of bytes into lines, in linear time and bounded memory: bytes are looked at once, and a line over the
 * limit is dropped while it streams past, with only its head and tail kept.
 */
import type { FrameFault } from '../transports/transport.js';

const NEWLINE = 10;
/** How much of an oversized line is kept to find the id in it. */
const EXCERPT = 512;

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
      const head = joinBytes([...this.#parts, bytes.subarray(0, EXCERPT)]).slice(0, EXCERPT);
      this.#oversized = { head, tail: lastBytes(new Uint8Array(), bytes) };
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
    const id = idIn(this.#decoder.decode(head), this.#decoder.decode(tail));
    const reason = `a line of ${size} bytes exceeds the limit of ${this.#limit}`;
    return { reason, ...(id !== undefined && { id }) };
  }
}

/** The id of an answer, which stands at the start of a result and at the end of an error. */
function idIn(head: string, tail: string): string | undefined {
  const scalar = String.raw`("(?:[^"\\]|\\.)*"|-?\d+)`;
  const atStart = new RegExp(
    String.raw`^\s*\{\s*(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*)?"id"\s*:\s*${scalar}\s*,\s*"result"`,
  ).exec(head);
  const atEnd = new RegExp(String.raw`,\s*"id"\s*:\s*${scalar}\s*\}\s*$`).exec(tail);
  return atStart?.[1] ?? (/^\s*\{\s*"(?:error|result)"/.test(head) ? atEnd?.[1] : undefined);
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

function lastBytes(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length >= EXCERPT) return bytes.slice(-EXCERPT);
  return joinBytes([before, bytes]).slice(-EXCERPT);
}
