/** One message per text frame, over any WebSocket with the interface of the browsers. */
import { LocalError } from '../errors.js';
import { EXCERPT, answerId } from '../framing/answer-id.js';
import {
  CLOSE_DEADLINE_MS,
  MAX_FRAME_BYTES,
  type Transport,
  type TransportOptions,
  type TransportSink,
} from './transport.js';

/** What is needed of a socket; the browser's, and that of `ws`, have it. */
export interface WebSocketLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  /** Ends it without a goodbye; the sockets of browsers cannot. */
  terminate?(): void;
  /** Stops and goes on reading; the sockets of browsers cannot. */
  pause?(): void;
  resume?(): void;
  addEventListener(type: string, listener: (event: any) => void): void;
  removeEventListener(type: string, listener: (event: any) => void): void;
}

const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
/** Bytes that may wait in the socket before senders are asked to wait too. */
const HIGH_WATER = 1024 * 1024;
const POLL_MS = 5;

export function webSocketTransport(socket: WebSocketLike, options: TransportOptions = {}): Transport {
  return new WebSocketTransport(socket, options);
}

class WebSocketTransport implements Transport {
  readonly #socket: WebSocketLike;
  readonly #limit: number;
  readonly #closeDeadline: number;
  readonly #pauseReading: number;
  readonly #ended: Promise<void>;
  #failure: unknown;
  #paused = false;

  constructor(socket: WebSocketLike, options: TransportOptions) {
    const { maxFrameBytes = MAX_FRAME_BYTES, closeDeadline = CLOSE_DEADLINE_MS, pauseReading = Infinity } = options;
    this.#socket = socket;
    this.#limit = maxFrameBytes;
    this.#closeDeadline = closeDeadline;
    this.#pauseReading = pauseReading;
    this.#ended = new Promise((resolve) => {
      // Registered here, so that a socket which is never opened, or fails before, hurts nobody either.
      socket.addEventListener('close', () => resolve());
      socket.addEventListener('error', ({ error, message }: { error?: unknown; message?: string }) => {
        this.#failure = error ?? new Error(message ?? 'the socket failed');
      });
      if (socket.readyState === CLOSED) resolve();
    });
  }

  open(sink: TransportSink): Promise<void> {
    return new Promise((resolve, reject) => {
      const message = ({ data }: { data: unknown }) => this.#deliver(sink, data);
      const opened = () => resolve();
      const closed = () => {
        for (const [type, listener] of listeners) this.#socket.removeEventListener(type, listener);
        reject(new LocalError('closed', 'The socket closed before it was open.', {}, { cause: this.#failure }));
        sink.closed(this.#failure);
      };
      const listeners = [
        ['message', message],
        ['open', opened],
        ['close', closed],
      ] as const;
      for (const [type, listener] of listeners) this.#socket.addEventListener(type, listener);
      if (this.#socket.readyState === OPEN) resolve();
      else if (this.#socket.readyState > OPEN) closed();
    });
  }

  send(text: string): Promise<void> | undefined {
    if (this.#socket.readyState !== OPEN) throw new LocalError('closed', 'The socket is not open.');
    this.#socket.send(text);
    const { bufferedAmount } = this.#socket;
    if (bufferedAmount > this.#pauseReading && !this.#paused) void this.#pause();
    return bufferedAmount > HIGH_WATER ? this.#room(HIGH_WATER) : undefined;
  }

  async close(): Promise<void> {
    if (this.#socket.readyState < CLOSING) this.#socket.close(1000);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), this.#closeDeadline);
    });
    const outcome = await Promise.race([this.#ended, late]);
    clearTimeout(timer);
    if (outcome === 'late') this.#socket.terminate?.();
  }

  #deliver(sink: TransportSink, data: unknown): void {
    if (typeof data !== 'string') return sink.fault({ reason: 'a binary frame' });
    const size = byteLength(data, this.#limit);
    if (size <= this.#limit) return sink.receive(data);
    const id = answerId(data.slice(0, EXCERPT), data.slice(-EXCERPT));
    const reason = `a frame of ${size} bytes exceeds the limit of ${this.#limit}`;
    sink.fault({ reason, ...(id !== undefined && { id }) });
  }

  async #pause(): Promise<void> {
    this.#paused = true;
    this.#socket.pause?.();
    await this.#room(this.#pauseReading);
    this.#paused = false;
    this.#socket.resume?.();
  }

  /** Sockets say how much waits, and not when it is gone. */
  async #room(most: number): Promise<void> {
    while (this.#socket.readyState === OPEN && this.#socket.bufferedAmount > most) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

/** Exact only where it matters: most texts are under the limit however their characters are written. */
function byteLength(text: string, limit: number): number {
  return text.length * 3 <= limit ? text.length : new TextEncoder().encode(text).length;
}
