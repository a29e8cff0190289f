/** Gathers lines into few writes, and says when there is room for more. */
import type { Writable } from 'node:stream';
import type { LocalError } from '../errors.js';

/**
 * Lines, and characters, that are written at once instead of at the end of the turn. Waiting longer saves system calls,
 * but then the reader sleeps while they are prepared, and the writer while they are read.
 */
const BATCH_LINES = 8;
const BATCH_LENGTH = 16 * 1024;

/** Characters that may wait before senders are asked to wait too. */
const HIGH_WATER = 256 * 1024;

export class BatchingWriter {
  readonly #output: Writable;
  #batch = '';
  #lines = 0;
  #scheduled = false;
  /** The stream asked to wait: until it drains, everything is one batch. */
  #full = false;
  #waiting: { room: Promise<void>; resolve: () => void; reject: (cause: unknown) => void } | undefined;
  #failure: LocalError | undefined;

  readonly #onDrained: () => void;

  /** @param onDrained called when the stream, having asked to wait, has taken everything it was given before */
  constructor(output: Writable, onDrained: () => void = () => {}) {
    this.#output = output;
    this.#onDrained = onDrained;
  }

  /** What waits, in bytes or a little less; nothing does while the stream has not asked to wait. */
  get backlog(): number {
    return this.#full ? this.#batch.length + this.#output.writableLength : 0;
  }

  /** Adds a line; the promise, where there is one, resolves when the backlog is gone. */
  send(text: string): Promise<void> | undefined {
    if (this.#failure) throw this.#failure;
    this.#batch += text;
    this.#batch += '\n';
    this.#lines += 1;
    if (!this.#full) {
      if (this.#lines >= BATCH_LINES || this.#batch.length >= BATCH_LENGTH) this.flush();
      else this.#schedule();
    }
    return this.#full && this.#batch.length > HIGH_WATER ? this.#room() : undefined;
  }

  /** Hands everything to the stream, room or not. */
  flush(): void {
    if (this.#batch === '') return;
    const batch = this.#batch;
    this.#batch = '';
    this.#lines = 0;
    if (this.#output.write(batch)) return;
    if (!this.#full) this.#output.once('drain', () => this.#drained());
    this.#full = true;
  }

  /** Lets go of those who wait; with a cause, it fails them and all later senders. */
  settle(cause?: LocalError): void {
    if (cause) {
      this.#failure ??= cause;
      this.#batch = '';
      this.#waiting?.reject(cause);
    }
    this.#waiting?.resolve();
    this.#waiting = undefined;
  }

  /** After the promise reactions of this turn, which are where most messages come from. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(this.#later);
  }

  readonly #later = (): void => process.nextTick(this.#turnEnds);

  readonly #turnEnds = (): void => {
    this.#scheduled = false;
    if (!this.#full) this.flush();
  };

  #drained(): void {
    this.#full = false;
    this.flush();
    if (!this.#full) this.settle();
    this.#onDrained();
  }

  #room(): Promise<void> {
    if (!this.#waiting) {
      let resolve!: () => void;
      let reject!: (cause: unknown) => void;
      const room = new Promise<void>((...settle) => {
        [resolve, reject] = settle;
      });
      room.catch(() => {});
      this.#waiting = { room, resolve, reject };
    }
    return this.#waiting.room;
  }
}
