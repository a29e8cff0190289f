/** One line on a terminal that says how far a long run is. */
import type { Output } from '../output.js';

const EVERY_MS = 100;
const CLEAR_LINE = '\r\u001B[K';
const MB = 1_000_000;

export class Progress {
  readonly #output: Output;
  readonly #start = performance.now();
  #last = this.#start;
  #shown = false;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Shows the counts of one file, a few times a second. */
  update(file: string, lines: number, bytes: number): void {
    const now = performance.now();
    if (!this.#output.isTTY || now - this.#last < EVERY_MS) return;
    this.#last = now;
    this.#shown = true;
    const rate = bytes / MB / ((now - this.#start) / 1000);
    const text = `${file}  ${lines.toLocaleString('en-US')} lines  ${(bytes / MB).toFixed(0)} MB  ${rate.toFixed(0)} MB/s`;
    this.#output.write(CLEAR_LINE + text);
  }

  /** Makes room for other output. */
  clear(): void {
    if (this.#shown) this.#output.write(CLEAR_LINE);
    this.#shown = false;
  }
}
