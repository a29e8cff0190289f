/// <reference lib="es2024.arraybuffer" />
/** The bytes of a line whose end has not come yet, or what is needed of them when they are too many. */
import { EXCERPT } from './answer-id.js';

/** Growth, and what is kept between lines: most of them end within the next chunk. */
const STEP_BYTES = 256 * 1024;

/**
 * Bytes are copied once, into one buffer that grows in place: however small the chunks are, a line costs its own size,
 * and the memory is given back before its text is read.
 */
export class GatheredLine {
  readonly #limit: number;
  #store: ArrayBuffer | undefined;
  #excerpts: { head: Buffer; tail: Buffer } | undefined;

  /** Bytes of the line so far, counted beyond the limit too. */
  size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Start and end of a line over the limit; nothing else is left of it. */
  get excerpts(): { head: Buffer; tail: Buffer } | undefined {
    return this.#excerpts;
  }

  add(bytes: Uint8Array): void {
    const size = this.size + bytes.length;
    if (size > this.#limit) this.#overflow(bytes);
    else new Uint8Array(this.#reserve(size), this.size, bytes.length).set(bytes);
    this.size = size;
  }

  /** The text of the line; what follows is a new one. */
  take(): string {
    const text = this.#store ? Buffer.from(this.#store, 0, this.size).toString('utf8') : '';
    this.clear();
    return text;
  }

  clear(): void {
    this.size = 0;
    this.#excerpts = undefined;
    if (this.#store && this.#store.byteLength > STEP_BYTES) this.#store.resize(0);
  }

  #overflow(bytes: Uint8Array): void {
    const before = this.#excerpts?.tail ?? Buffer.from(this.#store ?? new ArrayBuffer(0), 0, this.size);
    const head = this.#excerpts?.head ?? Buffer.concat([before.subarray(0, EXCERPT), bytes.subarray(0, EXCERPT)]);
    const tail = Buffer.concat([before.subarray(-EXCERPT), bytes.subarray(-EXCERPT)]);
    this.#excerpts = { head: head.subarray(0, EXCERPT), tail: tail.subarray(-EXCERPT) };
    this.#store?.resize(0);
  }

  /** By steps and not by doubling: nothing is copied, and giving memory back touches all of it, used or not. */
  #reserve(size: number): ArrayBuffer {
    this.#store ??= new ArrayBuffer(0, { maxByteLength: this.#limit });
    if (this.#store.byteLength < size) {
      this.#store.resize(Math.min(this.#limit, Math.ceil(size / STEP_BYTES) * STEP_BYTES));
    }
    return this.#store;
  }
}
