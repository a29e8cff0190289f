/** A symmetric JSON-RPC peer: both sides send requests and notifications. */
import { attempt } from './attempt.js';
import { LocalError, RpcError } from './errors.js';
import { type Diagnostic, Inbound, type NotificationHandler, type RequestHandler } from './inbound.js';
import { type AnswerId, type TraceContext, notificationText, readMessage, requestText } from './message.js';
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
  /**
   * Id of the request, for who asks over several peers with one counter: a safe integer that does not wait for an
   * answer already. All requests of a peer choose their id, or none does.
   */
  id?: number;
  signal?: AbortSignal;
  /** Milliseconds to wait for the answer; 0 waits for ever. */
  deadline?: number;
  trace?: TraceContext;
  /**
   * Makes of the result what the promise resolves with, before any later message is looked at: for whom the order of
   * messages matters. What it throws, the promise rejects with.
   */
  onResult?: (result: unknown) => unknown;
}

const SENT = Promise.resolve();

export class Peer {
  readonly #transport: Transport;
  readonly #pending = new PendingRequests();
  readonly #inbound: Inbound;
  readonly #report: (diagnostic: Diagnostic) => void;
  readonly #deadline: number;
  #settleClosed: (cause: LocalError) => void = () => {};
  #cause: LocalError | undefined;

  /** Resolves with the reason once the connection has ended; never rejects. */
  readonly closed: Promise<LocalError>;

  constructor(transport: Transport, options: PeerOptions = {}) {
    const { onRequest, onNotification, onDiagnostic = () => {}, deadline = 60_000, maxInbound = 1024 } = options;
    this.#transport = transport;
    // A hook that fails has nobody left to be told, and must not take the connection with it.
    this.#report = (diagnostic) =>
      attempt(
        () => onDiagnostic(diagnostic),
        () => {},
      );
    this.#deadline = deadline;
    const inbound = { onRequest, onNotification, maxInbound, onDiagnostic: this.#report };
    this.#inbound = new Inbound(inbound, (text) => this.#answer(text));
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
    const { id: chosen, signal, deadline = this.#deadline, trace, onResult } = options;
    const { id, answer } = this.#pending.open(method, { id: chosen, signal, deadline, onResult });
    if (id === undefined) return answer;
    try {
      this.#transport.send(requestText(id, method, params, trace))?.catch((cause) => this.#unsent(id, method, cause));
    } catch (cause) {
      this.#unsent(id, method, cause);
    }
    return answer;
  }

  /** Sends a notification; resolves when the transport has room for more. */
  notify(method: string, params?: unknown): Promise<void> {
    if (this.#cause) return Promise.reject(this.#cause);
    try {
      const room = this.#transport.send(notificationText(method, params));
      return room ? room.catch((cause) => Promise.reject(sendFailed(method, cause))) : SENT;
    } catch (cause) {
      return Promise.reject(sendFailed(method, cause));
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

  #unsent(id: number, method: string, cause: unknown): void {
    this.#pending.fail(id, sendFailed(method, cause));
  }

  #answer(text: string): void {
    attempt(
      () => this.#transport.send(text),
      (cause) => this.#report({ kind: 'handler-failed', message: 'An answer could not be sent.', cause }),
    );
  }

  #receive(text: string): void {
    if (this.#cause) return;
    const message = readMessage(text);
    switch (message.kind) {
      case 'notification':
        return this.#inbound.notification(message.method, message.params);
      case 'request':
        return this.#inbound.request(message);
      case 'result':
        if (!this.#pending.resolve(message.id, message.result)) this.#late(message.id);
        return;
      case 'error': {
        const { code, message: reason, data } = message.error;
        if (!this.#pending.fail(message.id, new RpcError(code, reason, data))) this.#late(message.id);
        return;
      }
      case 'malformed':
        this.#report({ kind: 'malformed', message: `A message was dropped: ${message.reason}.` });
    }
  }

  #late(id: AnswerId): void {
    this.#report({ kind: 'late-answer', message: `Nobody waits for the answer to request ${id} any more.` });
  }

  #fault({ reason, id }: FrameFault): void {
    // Ids of this side are integers; the text of any other is none.
    const own = Number(id);
    const method = this.#pending.methodOf(own);
    if (method !== undefined) {
      this.#pending.fail(own, new LocalError('frame', `The answer to ${method} was dropped: ${reason}.`, { method }));
    } else {
      this.#report({ kind: 'malformed', message: `A message was dropped: ${reason}.` });
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
