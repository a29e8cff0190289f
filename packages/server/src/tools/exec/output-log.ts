/** What a command has written: gathered for the model and the item, told in pieces. */
import { StringDecoder } from 'node:string_decoder';

/** Milliseconds that output waits for more; a command that ends within tells it with its item alone. */
const GATHER_MS = 40;

/** Characters that are kept, from the end; a build may write without bounds. */
const KEPT = 1024 * 1024;

export class OutputLog {
  readonly #tell: (delta: string) => void;
  readonly #gatherMs: number;
  readonly #decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') };
  #text = '';
  #untold = '';
  #unread = '';
  #hasTold = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param gatherMs how long output waits for more; 0 tells each piece at once */
  constructor(tell: (delta: string) => void, gatherMs = GATHER_MS) {
    this.#tell = tell;
    this.#gatherMs = gatherMs;
  }

  add(stream: 'stdout' | 'stderr', piece: Buffer): void {
    if (!this.#take(this.#decoders[stream].write(piece))) return;
    if (this.#gatherMs === 0) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), this.#gatherMs);
  }

  /** The command has ended. */
  end(): void {
    // What ends within a character shows that it does.
    for (const decoder of Object.values(this.#decoders)) this.#take(decoder.end());
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#hasTold) this.#flush();
    this.#untold = '';
  }

  /** Everything, as far as it is kept; null for nothing. */
  get text(): string | null {
    return this.#text === '' ? null : this.#text;
  }

  /** What came since this was last asked for. */
  takeUnread(): string {
    const unread = this.#unread;
    this.#unread = '';
    return unread;
  }

  #take(text: string): boolean {
    this.#text = (this.#text + text).slice(-KEPT);
    this.#unread = (this.#unread + text).slice(-KEPT);
    this.#untold += text;
    return text !== '';
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#untold === '') return;
    this.#hasTold = true;
    this.#tell(this.#untold);
    this.#untold = '';
  }
}
