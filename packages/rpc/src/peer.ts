/** A symmetric JSON-RPC peer: both sides send requests and notifications. */
import { LocalError, RpcError } from './errors.js';
import { type Diagnostic, Inbound, type NotificationHandler, type RequestHandler } from './inbound.js';
import { type TraceContext, notificationText, readMessage, requestText } from './message.js';
import { PendingRequests } from './pending-requests.js';
import type { FrameFault, Transport } from './transports/transport.js';

export interface PeerOptions {
  /** Answers the requests of the other side; without it each is refused. */
  onRequest?: RequestHandler;
  /** Told about every notification, known or not. */
  onNotification?: NotificationHandler;
  /** Told about what concerns no caller: broken frames, late answers, handlers that threw. */
  onDiagnostic?: (diagnostic: Diagnostic) => void;
  /** Milliseconds a request waits for its answer unless it says otherwise; 60,000 by default, 0 waits for ever. */
  deadline?: number;
  /** Requests of the other side that may run at the same time; 1,024 by default. */
  maxInbound?: number;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Milliseconds to wait for the answer; 0 waits for ever. */
  deadline?: number;
  trace?: TraceContext;
}

export class Peer {
  readonly #transport: Transport;
  readonly #pending = new PendingRequests();
  readonly #inbound: Inbound;
  readonly #onDiagnostic: (diagnostic: Diagnostic) => void;
  readonly #deadline: number;
  #settleClosed: (cause: LocalError) => void = () => {};
  #cause: LocalError | undefined;

  /** Resolves with the reason once the connection has ended; never rejects. */
  readonly closed: Promise<LocalError>;

  constructor(transport: Transport, options: PeerOptions = {}) {
    const { onRequest, onNotification, onDiagnostic = () => {}, deadline = 60_000, maxInbound = 1024 } = options;
    this.#transport = transport;
    this.#onDiagnostic = onDiagnostic;
    this.#deadline = deadline;
    this.#inbound = new Inbound({ onRequest, onNotification, maxInbound, onDiagnostic }, (text) => this.#answer(text));
    this.closed = new Promise((resolve) => {
      this.#settleClosed = resolve;
    });
  }

  /** Connects; from then on messages arrive. */
  async open(): Promise<void> {
    await this.#transport.open({
      receive: (text) => this.#receive(text),
      fault: (fault) => this.#fault(fault),
      closed: (cause) => this.#end(cause),
    });
    if (this.#cause) throw this.#cause;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws {RpcError} when the other side answers with an error
   * @throws {LocalError} `closed`, `deadline`, `send` or `frame`; or the reason of an aborted signal
   */
  request(method: string, params?: unknown, options: CallOptions = {}): Promise<unknown> {
    const { signal, deadline = this.#deadline, trace } = options;
    const { id, answer } = this.#pending.open(method, { signal, deadline });
    if (this.#pending.methodOf(String(id)) !== undefined) {
      const failed = (error: unknown) => this.#pending.fail(String(id), sendFailed(method, error));
      this.#send(() => requestText(id, method, params, trace), failed)?.catch(failed);
    }
    return answer;
  }

  /** Sends a notification; resolves when the transport has room for more. */
  async notify(method: string, params?: unknown): Promise<void> {
    if (this.#cause) throw this.#cause;
    try {
      await this.#transport.send(notificationText(method, params));
    } catch (error) {
      throw sendFailed(method, error);
    }
  }

  /** Ends the connection: what waits is settled, what runs is aborted. */
  async close(reason = 'The connection was closed by this side.'): Promise<void> {
    this.#end(new LocalError('closed', reason));
    await this.#transport.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #send(text: () => string, failed: (error: unknown) => void): Promise<void> | undefined {
    try {
      return this.#transport.send(text());
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  #answer(text: string): void {
    const failed = (cause: unknown) =>
      this.#onDiagnostic({ kind: 'handler-failed', message: 'An answer could not be sent.', cause });
    this.#send(() => text, failed)?.catch(failed);
  }

  #receive(text: string): void {
    if (this.#cause) return;
    const message = readMessage(text);
    switch (message.kind) {
      case 'notification':
        return this.#inbound.notification(message.method, message.params);
      case 'request':
        return this.#inbound.request(message.id, message);
      case 'result':
        if (!this.#pending.resolve(message.id, message.result)) this.#late(message.id);
        return;
      case 'error': {
        const { code, message: reason, data } = message.error;
        if (!this.#pending.fail(message.id, new RpcError(code, reason, data))) this.#late(message.id);
        return;
      }
      case 'malformed':
        this.#onDiagnostic({ kind: 'malformed', message: `A message was dropped: ${message.reason}.` });
    }
  }

  #late(id: string): void {
    this.#onDiagnostic({ kind: 'late-answer', message: `Nobody waits for the answer to request ${id} any more.` });
  }

  #fault({ reason, id }: FrameFault): void {
    const method = id === undefined ? undefined : this.#pending.methodOf(id);
    if (id !== undefined && method !== undefined) {
      this.#pending.fail(id, new LocalError('frame', `The answer to ${method} was dropped: ${reason}.`, { method }));
    } else {
      this.#onDiagnostic({ kind: 'malformed', message: `A message was dropped: ${reason}.` });
    }
  }

  #end(cause: unknown): void {
    if (this.#cause) return;
    this.#cause =
      cause instanceof LocalError
        ? cause
        : new LocalError('closed', closedMessage(cause), {}, cause === undefined ? {} : { cause });
    this.#pending.close(this.#cause);
    this.#inbound.close(this.#cause);
    this.#settleClosed(this.#cause);
  }
}

function closedMessage(cause: unknown): string {
  const reason = cause instanceof Error ? `: ${cause.message}` : '';
  return `The connection was closed by the other side${reason}.`;
}

function sendFailed(method: string, cause: unknown): LocalError {
  if (cause instanceof LocalError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LocalError('send', `${method} could not be sent: ${reason}`, { method }, { cause });
}
