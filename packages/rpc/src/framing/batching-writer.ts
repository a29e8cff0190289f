/** Gathers what is sent in one turn of the event loop into one write, and says when there is room for more. */
export interface ByteSink {
  /** Writes; the promise resolves once the bytes are taken, and rejects when they cannot be. */
  write(text: string): Promise<void>;
}

/** Bytes (as characters) that may wait before senders are asked to wait too. */
const HIGH_WATER = 256 * 1024;

export class BatchingWriter {
  readonly #sink: ByteSink;
  readonly #schedule: (flush: () => void) => void;
  #batch: string[] = [];
  #size = 0;
  #flushing: Promise<void> | undefined;
  #failure: unknown;

  constructor(sink: ByteSink, schedule: (flush: () => void) => void) {
    this.#sink = sink;
    this.#schedule = schedule;
  }

  /** Adds a line; the promise, where there is one, resolves when the backlog is gone. */
  send(text: string): Promise<void> | undefined {
    if (this.#failure !== undefined) throw this.#failure as Error;
    this.#batch.push(text);
    this.#size += text.length;
    this.#flushing ??= this.#start();
    return this.#size > HIGH_WATER ? this.#flushing : undefined;
  }

  /** Resolves once everything is written that was sent before. */
  async drained(): Promise<void> {
    await this.#flushing?.catch(() => {});
  }

  #start(): Promise<void> {
    const flushing = new Promise<void>((resolve, reject) => {
      this.#schedule(() => {
        this.#flush().then(resolve, reject);
      });
    });
    flushing.catch(() => {});
    return flushing;
  }

  async #flush(): Promise<void> {
    try {
      while (this.#batch.length > 0) {
        const text = `${this.#batch.join('\n')}\n`;
        this.#batch = [];
        this.#size = 0;
        await this.#sink.write(text);
      }
    } catch (error) {
      this.#failure = error;
      this.#batch = [];
      throw error;
    } finally {
      this.#flushing = undefined;
    }
  }
}
