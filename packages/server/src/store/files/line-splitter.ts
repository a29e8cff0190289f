/** Cuts bytes into lines and knows where each begins, in time linear to what it is given. */
const LF = 10;

export interface RawLine {
  /** Without the line feed. Only good until the next piece is pushed. */
  readonly bytes: Buffer;
  readonly start: number;
  /** Behind the line feed. */
  readonly end: number;
}

export class LineSplitter {
  /** Pieces of a line whose end has not come. */
  #pieces: Buffer[] = [];
  #length = 0;
  #start: number;

  /** @param start where the first piece comes from */
  constructor(start: number) {
    this.#start = start;
  }

  /** Blank lines are left out. */
  *push(piece: Buffer): Generator<RawLine> {
    let from = 0;
    for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, from)) {
      const line = this.#line(this.#join(piece.subarray(from, at)), 1);
      from = at + 1;
      if (line.bytes.length > 0) yield line;
    }
    if (from === piece.length) return;
    const rest = Buffer.from(piece.subarray(from));
    this.#pieces.push(rest);
    this.#length += rest.length;
  }

  /** What came after the last line feed; undefined when nothing did. */
  rest(): RawLine | undefined {
    return this.#length === 0 ? undefined : this.#line(this.#join(Buffer.alloc(0)), 0);
  }

  #join(last: Buffer): Buffer {
    if (this.#length === 0) return last;
    const whole = Buffer.concat([...this.#pieces, last]);
    this.#pieces = [];
    this.#length = 0;
    return whole;
  }

  #line(bytes: Buffer, feed: 0 | 1): RawLine {
    const start = this.#start;
    this.#start += bytes.length + feed;
    return { bytes, start, end: this.#start };
  }
}
