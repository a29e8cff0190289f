/** The last lines a process wrote to its standard error, without secrets and bounded. */
import { StringDecoder } from 'node:string_decoder';

const CUT = ' […]';

export interface StderrTailOptions {
  /** How many bytes of lines are kept; also the longest part of a line that is looked at. */
  maxBytes: number;
  redact: (line: string) => string;
  onLine?: ((line: string) => void) | undefined;
}

export class StderrTail {
  readonly #options: StderrTailOptions;
  readonly #decoder = new StringDecoder('utf8');
  #kept: string[] = [];
  #bytes = 0;
  #line = '';
  #cut = false;

  constructor(options: StderrTailOptions) {
    this.#options = options;
  }

  /** The lines that are kept, the last of them last. */
  get text(): string {
    return this.#kept.join('\n');
  }

  push(chunk: Buffer): void {
    const [first = '', ...others] = this.#decoder.write(chunk).split('\n');
    this.#extend(first);
    for (const line of others) {
      this.#finish();
      this.#extend(line);
    }
  }

  /** The last line counts even without its end. */
  end(): void {
    this.#extend(this.#decoder.end());
    this.#finish();
  }

  /** Twice the limit is looked at, so that a secret across the place of the cut is seen as a whole. */
  #extend(part: string): void {
    const room = this.#options.maxBytes * 2 - this.#line.length;
    if (part.length > room) this.#cut = true;
    this.#line += part.slice(0, room);
  }

  #finish(): void {
    const { maxBytes, redact, onLine } = this.#options;
    const redacted = redact(this.#line.replace(/\r$/, ''));
    const bytes = Buffer.from(redacted);
    const line = this.#cut || bytes.length > maxBytes ? prefix(bytes, maxBytes) + CUT : redacted;
    this.#line = '';
    this.#cut = false;
    if (line === '') return;
    this.#kept.push(line);
    this.#bytes += Buffer.byteLength(line) + 1;
    let dropped = 0;
    while (this.#bytes > maxBytes && dropped < this.#kept.length - 1) {
      this.#bytes -= Buffer.byteLength(this.#kept[dropped] as string) + 1;
      dropped += 1;
    }
    this.#kept = this.#kept.slice(dropped);
    onLine?.(line);
  }
}

/** As many whole characters as fit. */
function prefix(bytes: Buffer, maxBytes: number): string {
  return new StringDecoder('utf8').write(bytes.subarray(0, maxBytes));
}
