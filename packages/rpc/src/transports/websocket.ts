/** One message per text frame, over any WebSocket with the interface of the browsers. */
import { LocalError } from '../errors.js';
import { type FrameLimits, MAX_FRAME_BYTES, type Transport, type TransportSink } from './transport.js';

/** What is needed of a socket; the browser's, and that of `ws`, have it. */
export interface WebSocketLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: string, listener: (event: never) => void): void;
  removeEventListener(type: string, listener: (event: never) => void): void;
}

const OPEN = 1;
const CLOSING = 2;
/** Bytes that may wait in the socket before senders are asked to wait too. */
const HIGH_WATER = 1024 * 1024;
const POLL_MS = 5;

export function webSocketTransport(socket: WebSocketLike, limits: FrameLimits = {}): Transport {
  return new WebSocketTransport(socket, limits.maxFrameBytes ?? MAX_FRAME_BYTES);
}

class WebSocketTransport implements Transport {
  readonly #socket: WebSocketLike;
  readonly #limit: number;
  readonly #ended: Promise<void>;
  #settleEnded: () => void = () => {};

  constructor(socket: WebSocketLike, limit: number) {
    this.#socket = socket;
    this.#limit = limit;
    this.#ended = new Promise((resolve) => {
      this.#settleEnded = resolve;
    });
  }

  open(sink: TransportSink): Promise<void> {
    return new Promise((resolve, reject) => {
      let failure: unknown;
      const message = ({ data }: { data: unknown }) => this.#deliver(sink, data);
      const opened = () => resolve();
      const failed = (event: { error?: unknown; message?: string }) => {
        failure = event.error ?? new Error(event.message ?? 'the socket failed');
      };
      const closed = () => {
        for (const [type, listener] of listeners) this.#socket.removeEventListener(type, listener);
        reject(new LocalError('closed', 'The socket closed before it was open.', {}, { cause: failure }));
        sink.closed(failure);
        this.#settleEnded();
      };
      const listeners = [
        ['message', message],
        ['open', opened],
        ['error', failed],
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
    return this.#socket.bufferedAmount > HIGH_WATER ? this.#room() : undefined;
  }

  async close(): Promise<void> {
    if (this.#socket.readyState < CLOSING) this.#socket.close(1000);
    await this.#ended;
  }

  #deliver(sink: TransportSink, data: unknown): void {
    if (typeof data !== 'string') return sink.fault({ reason: 'a binary frame' });
    if (data.length <= this.#limit) return sink.receive(data);
    sink.fault({ reason: `a frame of ${data.length} characters exceeds the limit of ${this.#limit}` });
  }

  /** Sockets say how much waits, and not when it is gone. */
  async #room(): Promise<void> {
    while (this.#socket.readyState === OPEN && this.#socket.bufferedAmount > HIGH_WATER) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
