/** How much of one connection is worked on at a time, so that what is asked of a server does not fill its memory. */
import type { Transport, TransportSink } from '@app-server/rpc';
import { overloaded } from './faults.js';

/** Requests that are begun without waiting for the answers to others: at first, at least, and at most. */
const WINDOW = { first: 16, least: 4, most: 64 };

/** Characters that the answers to those may have together, as far as earlier ones tell. */
const WINDOW_LENGTH = 4 * 1024 * 1024;

/** Share of the latest message in the usual length of one. */
const LATEST = 1 / 8;

/** Milliseconds without any answer, after which the next ones are begun: what runs may be meant to run for long. */
const PATIENCE_MS = 50;

interface Waiting {
  begin: () => unknown;
  resolve: (answer: unknown) => void;
}

/**
 * Begins requests in order. While answers wait to be written none is begun; a few may run at the same time, and more as
 * those take long. What may wait is bounded too.
 */
export class Intake {
  readonly #most: number;
  readonly #waiting: Waiting[] = [];
  #running = 0;
  #begunSinceAnswer = 0;
  #window = WINDOW.first;
  #usualLength: number | undefined;
  #full = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param most requests that may be unanswered at the same time */
  constructor(most: number) {
    this.#most = most;
  }

  /** The same transport, watched for how much is sent, and for when it has no room. */
  watch(transport: Transport): Transport {
    return new WatchedTransport(transport, (text, room) => {
      this.#weigh(text.length);
      if (room) this.#wait(room);
    });
  }

  /**
   * Begins a request, now or later; returns its answer.
   *
   * @throws {RpcError} when too many are unanswered
   */
  admit(begin: () => unknown): unknown {
    if (this.#mayBegin && this.#waiting.length === 0) return this.#begin(begin);
    if (this.#running + this.#waiting.length >= this.#most) throw overloaded();
    return new Promise((resolve) => {
      this.#waiting.push({ begin, resolve });
      // Those that only come do not put off when the next ones are begun.
      if (this.#timer === undefined) this.#arm();
    });
  }

  /** Forgets what waits; it is never begun. */
  close(): void {
    this.#waiting.length = 0;
    clearTimeout(this.#timer);
  }

  get #mayBegin(): boolean {
    return !this.#full && this.#begunSinceAnswer < this.#window && this.#running < this.#most;
  }

  #begin(begin: () => unknown): unknown {
    const answer = begin();
    if (!(answer instanceof Promise)) return answer;
    this.#running += 1;
    this.#begunSinceAnswer += 1;
    answer.then(this.#answered, this.#answered);
    return answer;
  }

  readonly #answered = (): void => {
    this.#running -= 1;
    this.#begunSinceAnswer = Math.max(0, this.#begunSinceAnswer - 1);
    if (this.#waiting.length > 0) this.#advance();
  };

  #advance(): void {
    while (this.#waiting.length > 0 && this.#mayBegin) {
      const { begin, resolve } = this.#waiting.shift() as Waiting;
      resolve((async () => this.#begin(begin))());
    }
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0 || this.#full) return;
    this.#timer = setTimeout(() => {
      this.#begunSinceAnswer = 0;
      this.#advance();
    }, PATIENCE_MS);
  }

  #weigh(length: number): void {
    const usual = this.#usualLength ?? length;
    this.#usualLength = usual + (length - usual) * LATEST;
    const fitting = Math.floor(WINDOW_LENGTH / this.#usualLength);
    this.#window = Math.max(WINDOW.least, Math.min(WINDOW.most, fitting));
  }

  #wait(room: Promise<void>): void {
    if (this.#full) return;
    this.#full = true;
    const go = (): void => {
      this.#full = false;
      this.#advance();
    };
    room.then(go, go);
  }
}

type Sent = (text: string, room: Promise<void> | undefined) => void;

class WatchedTransport implements Transport {
  readonly #transport: Transport;
  readonly #sent: Sent;

  constructor(transport: Transport, sent: Sent) {
    this.#transport = transport;
    this.#sent = sent;
  }

  open(sink: TransportSink): Promise<void> {
    return this.#transport.open(sink);
  }

  send(text: string): Promise<void> | undefined {
    const room = this.#transport.send(text);
    this.#sent(text, room);
    return room;
  }

  close(): Promise<void> {
    return this.#transport.close();
  }
}
