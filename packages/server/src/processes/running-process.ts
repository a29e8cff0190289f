/** A program at work for somebody: its input and output, its time limit, its end. */
import { setTimeout as sleep } from 'node:timers/promises';
import { wrongState } from '../core/faults.js';
import type { Child, TerminalSize } from './child.js';
import { DRAIN_MS } from './limits.js';
import { OutputReader } from './output-reader.js';

/** The exit code of a program that ran out of time. */
const TIMED_OUT = 124;

/** Timers of Node hold no more: 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

/** Milliseconds between looks at output that outlives all that could write it. */
const GIVE_UP_MS = 50;

export type StreamName = 'stdout' | 'stderr';

export interface Captured {
  /** Empty when it was streamed. */
  text: string;
  capReached: boolean;
}

export interface Outcome extends Record<StreamName, Captured> {
  exitCode: number;
}

/** Takes a piece of output; the next one of its stream is not read before the promise resolves. */
export type OutputListener = (stream: StreamName, piece: Buffer, capReached: boolean) => Promise<void>;

export interface Terms {
  /** Whether it may be written to. */
  stdin: boolean;
  /** Bytes for each stream; may be infinite. */
  cap: number;
  /** Milliseconds; may be infinite. */
  timeout: number;
  /** Without it the outcome has the output. */
  onOutput?: OutputListener | undefined;
}

/** What to write, and whether that is all. */
export interface Input {
  bytes?: Buffer | undefined;
  close: boolean;
}

export class RunningProcess {
  readonly #child: Child;
  readonly #readers: { readonly stdout: OutputReader; readonly stderr?: OutputReader };
  #stdin: 'absent' | 'open' | 'closed';
  #timedOut = false;

  /** Resolves after the program, and all that it wrote; never rejects. */
  readonly outcome: Promise<Outcome>;

  constructor(child: Child, { stdin, cap, timeout, onOutput }: Terms) {
    this.#child = child;
    this.#stdin = stdin ? 'open' : 'absent';
    const { stdout, stderr } = child.outputs;
    const reader = (name: StreamName, stream: typeof stdout) =>
      new OutputReader(stream, { cap, deliver: onOutput && ((piece, last) => onOutput(name, piece, last)) });
    this.#readers = { stdout: reader('stdout', stdout), ...(stderr && { stderr: reader('stderr', stderr) }) };
    this.outcome = this.#run(timeout);
  }

  /** Resolves when there is room for more, or the program has ended. */
  async write({ bytes, close }: Input): Promise<void> {
    if (this.#stdin === 'absent') {
      throw wrongState('stdin', 'absent', 'The program reads nothing from here: start it with streamStdin or tty.');
    }
    if (this.#stdin === 'closed' && bytes) throw wrongState('stdin', 'closed', 'The stdin of the program is closed.');
    const room = bytes && this.#child.write(bytes);
    if (close && this.#stdin === 'open') {
      this.#stdin = 'closed';
      this.#child.closeStdin();
    }
    await Promise.race([room, this.outcome]);
  }

  resize(size: TerminalSize): void {
    if (!this.#child.resize) {
      throw wrongState('process', 'withoutTerminal', 'The program has no terminal to resize: start it with tty.');
    }
    this.#child.resize(size);
  }

  /** Ends the program; the outcome follows. */
  kill(): void {
    this.#child.kill();
  }

  /** Ends the program when nobody is left to be told what it wrote. */
  abandon(): void {
    this.kill();
    for (const reader of this.#all) reader.stop();
  }

  get #all(): OutputReader[] {
    return Object.values(this.#readers);
  }

  async #run(timeout: number): Promise<Outcome> {
    const timer = timeout > LONGEST_MS ? undefined : setTimeout(() => this.#expire(), timeout);
    // Output that cannot be delivered means that whoever wanted it is gone.
    const read = Promise.all(this.#all.map((reader) => reader.finished.catch(() => this.abandon())));
    const code = await this.#child.exited;
    clearTimeout(timer);
    await this.#drain(read);
    const { stdout, stderr } = this.#readers;
    return { exitCode: this.#timedOut ? TIMED_OUT : code, stdout: captured(stdout), stderr: captured(stderr) };
  }

  #expire(): void {
    this.#timedOut = true;
    this.kill();
  }

  /** What the program left behind may write on for a while; then it ends too. */
  async #drain(read: Promise<unknown>): Promise<void> {
    let finished = await settles(read, DRAIN_MS);
    this.kill();
    while (!finished) {
      finished = await settles(read, GIVE_UP_MS);
      if (!finished) for (const reader of this.#all) reader.stopIfIdle();
    }
  }
}

function captured(reader: OutputReader | undefined): Captured {
  return { text: reader?.text() ?? '', capReached: reader?.capReached ?? false };
}

/** Whether a promise resolves in time. */
async function settles(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const over = new AbortController();
  const late = sleep(milliseconds, false, over).catch(() => false);
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    over.abort();
  }
}
