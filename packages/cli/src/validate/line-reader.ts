/** Splits a byte stream into lines: linear in time, and bounded in memory by the longest line it accepts. */

export interface Line {
  /** Counted from 1. */
  number: number;
  /** Without its line end; undefined when the line was too long to be kept. */
  text: string | undefined;
}

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = '\uFEFF';

export const MAX_LINE_BYTES = 256 * 1024 * 1024;

export class LineReader {
  /** Bytes read so far. */
  bytes = 0;
  /** Lines ended so far. */
  lines = 0;
  readonly #maxBytes: number;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(maxBytes = MAX_LINE_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** The lines that end in this chunk. */
  *push(chunk: Buffer): Generator<Line> {
    this.bytes += chunk.length;
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#keep(chunk.subarray(start, end));
      yield this.#line();
      start = end + 1;
    }
    this.#keep(chunk.subarray(start));
  }

  /** The last line, when no newline ended it. */
  *end(): Generator<Line> {
    if (this.#length > 0) yield this.#line();
  }

  #keep(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > this.#maxBytes) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  #line(): Line {
    const [first] = this.#parts;
    const bytes = this.#parts.length === 1 && first ? first : Buffer.concat(this.#parts);
    const text = this.#length > this.#maxBytes ? undefined : bytes.toString('utf8');
    this.#parts = [];
    this.#length = 0;
    this.lines += 1;
    return { number: this.lines, text: text === undefined ? undefined : trimEnds(text, this.lines) };
  }
}

function trimEnds(text: string, number: number): string {
  const start = number === 1 && text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  return text.slice(start, text.endsWith('\r') ? -1 : undefined);
}
