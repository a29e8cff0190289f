/** What stands between the typed client and the peer: every message is checked here, once, on its way out and in. */
import {
  type CallOptions,
  type Diagnostic,
  type LocalDetails,
  LocalError,
  Peer,
  type TraceContext,
  type Transport,
} from '@app-server/rpc';
import { classify } from './errors.js';
import { type AnyNotification, type Listener, Notifications } from './events/notifications.js';
import { ThreadRoutes } from './events/thread-routes.js';
import type { Inspection } from './inspection.js';
import { PolicyMismatch, policyDifferences } from './policy/policy-echo.js';
import type { RequestOptions } from './request-options.js';
import { type RetryPolicy, isRetryable, withRetry } from './retry.js';
import type { ServerRequestHandlers } from './server-requests/handlers.js';
import { ServerRequests } from './server-requests/registry.js';

/** A call that is traced: what travels with it, and its end. */
export interface Span {
  trace?: TraceContext | undefined;
  end(error?: unknown): void;
}

export interface Tracing {
  start(method: string): Span;
}

export interface ConnectionOptions {
  experimental: boolean;
  inspection: Inspection;
  deadline: number;
  retry: RetryPolicy | false;
  isIdempotent: (method: string) => boolean;
  serverRequests: ServerRequestHandlers<object>;
  serverRequestDeadline: number;
  tracing: Tracing | undefined;
  onDiagnostic: (diagnostic: ClientDiagnostic) => void;
}

/** Something worth knowing that concerns no single caller. */
export interface ClientDiagnostic extends Omit<Diagnostic, 'kind'> {
  kind: Diagnostic['kind'] | 'request-refused' | 'background-failed' | 'policy-unverified';
}

export class Connection {
  readonly experimental: boolean;
  readonly notifications = new Notifications<Record<string, { params: unknown }>>();
  readonly threads = new ThreadRoutes();
  readonly serverRequests: ServerRequests;
  readonly #peer: Peer;
  readonly #transport: Transport;
  readonly #options: ConnectionOptions;
  readonly #closing = new Set<(cause: LocalError) => void>();
  #cause: LocalError | undefined;

  constructor(transport: Transport, options: ConnectionOptions) {
    const { serverRequests: handlers, serverRequestDeadline, onDiagnostic, deadline } = options;
    this.#options = options;
    this.#transport = transport;
    this.experimental = options.experimental;
    this.serverRequests = new ServerRequests({
      handlers,
      deadline: serverRequestDeadline,
      check: options.inspection.fault,
      onRefused: (message, cause) => this.diagnose('request-refused', message, cause),
    });
    this.#peer = new Peer(transport, {
      onRequest: (request, context) => {
        const params = this.#readOrEnd('request', request.method, request.params);
        return this.serverRequests.answer({ ...request, params }, context);
      },
      onNotification: (method, params) => this.#announce(method, this.#readOrEnd('notification', method, params)),
      onDiagnostic,
      deadline,
    });
    void this.closed.then((cause) => this.#end(cause));
  }

  get closed(): Promise<LocalError> {
    return this.#peer.closed;
  }

  open(): Promise<void> {
    return this.#peer.open();
  }

  close(reason?: string): Promise<void> {
    return this.#peer.close(reason);
  }

  notify(method: string, params?: unknown): Promise<void> {
    return this.#peer.notify(method, params);
  }

  on(method: string, listener: Listener<never>): () => void {
    return this.notifications.on(method, listener as Listener<unknown>);
  }

  /** Calls once when the connection has ended; returns the function that stops it. */
  onClosed(listener: (cause: LocalError) => void): () => void {
    if (this.#cause) {
      listener(this.#cause);
      return () => {};
    }
    this.#closing.add(listener);
    return () => this.#closing.delete(listener);
  }

  onAny(listener: Listener<AnyNotification>): () => void {
    return this.notifications.onAny(listener);
  }

  /** A deadline that has passed, with what the server's process wrote last. */
  late(message: string, details: LocalDetails, cause?: unknown): LocalError {
    const { stderrTail = '' } = this.#transport;
    const said = stderrTail === '' ? '' : ` The process wrote last:\n${stderrTail}`;
    const known = stderrTail === '' ? details : { ...details, stderrTail };
    return new LocalError('deadline', message + said, known, cause === undefined ? {} : { cause });
  }

  /** Says what concerns no caller. */
  diagnose(kind: ClientDiagnostic['kind'], message: string, cause?: unknown): void {
    this.#options.onDiagnostic({ kind, message, cause });
  }

  /** @param onAnswer called with the answer before any later message is looked at */
  request(
    method: string,
    params?: unknown,
    options?: RequestOptions,
    onAnswer?: (value: unknown) => void,
  ): Promise<unknown> {
    const { inspection, tracing } = this.#options;
    const refusal = inspection.refusal(method, params);
    if (refusal) return Promise.reject(refusal);
    const onResult = (result: unknown) => {
      const value = inspection.read('answer', method, result);
      if (ECHOING.has(method)) verifyPolicy(method, params, value);
      onAnswer?.(value);
      return value;
    };
    if (tracing) return this.#traced(tracing.start(method), method, params, { ...options, onResult });
    return this.#ask(method, params, { ...options, onResult });
  }

  async #traced(span: Span, method: string, params: unknown, options: RequestOptions & CallOptions): Promise<unknown> {
    const { trace } = span;
    try {
      const value = await this.#ask(method, params, trace === undefined ? options : { trace, ...options });
      span.end();
      return value;
    } catch (error) {
      span.end(error);
      throw error;
    }
  }

  #ask(method: string, params: unknown, options: RequestOptions & CallOptions): Promise<unknown> {
    const started = performance.now();
    const first = this.#peer.request(method, params, options);
    return first.catch((error: unknown) => this.#retry(error, started, method, params, options));
  }

  /** Asks again where that is harmless and can help; else the error is the caller's. */
  async #retry(
    error: unknown,
    started: number,
    method: string,
    params: unknown,
    options: RequestOptions & CallOptions,
  ): Promise<unknown> {
    const { retry, isIdempotent, deadline: usual } = this.#options;
    const { deadline = usual, retryLostAnswers = false, signal } = options;
    const request = { idempotent: isIdempotent(method), retryLostAnswers };
    const retryable = (failure: unknown) => isRetryable(classify(method, failure), request);
    if (retry === false || !retryable(error)) throw this.#failure(method, error);
    let attempt = (_remaining: number): Promise<unknown> => {
      attempt = again;
      return Promise.reject(error);
    };
    const again = (remaining: number) => this.#peer.request(method, params, { ...options, deadline: remaining });
    const left = deadline > 0 ? Math.max(1, deadline - (performance.now() - started)) : 0;
    try {
      const policy = { policy: retry, retryable, deadline: left, ...(signal && { signal }) };
      return await withRetry((remaining) => attempt(remaining), policy);
    } catch (failure) {
      throw this.#failure(method, failure);
    }
  }

  #failure(method: string, error: unknown): unknown {
    if (!(error instanceof LocalError) || error.code !== 'deadline') return classify(method, error);
    return this.late(error.message, { phase: 'request', ...error.details }, error);
  }

  #end(cause: LocalError): void {
    this.#cause = cause;
    for (const listener of this.#closing) listener(cause);
    this.#closing.clear();
  }

  #announce(method: string, params: unknown): void {
    if (method === 'serverRequest/resolved') {
      this.serverRequests.resolved((params as { requestId?: unknown } | null)?.requestId);
    }
    const failures: unknown[] = [];
    this.threads.deliver(method, params, failures);
    this.notifications.emit(method, params, failures);
    if (failures.length > 0) throw new AggregateError(failures, `Listeners of ${method} threw.`);
  }

  /** Nobody waits for what the server sends by itself, so an error of it ends the connection. */
  #readOrEnd(kind: 'request' | 'notification', method: string, received: unknown): unknown {
    try {
      return this.#options.inspection.read(kind, method, received);
    } catch (error) {
      void this.#peer.close((error as Error).message);
      throw error;
    }
  }
}

/** The methods whose answers say which policy is in force. */
const ECHOING: ReadonlySet<string> = new Set(['thread/start', 'thread/resume', 'thread/fork']);

function verifyPolicy(method: string, params: unknown, value: unknown): void {
  const { sandbox: sandboxPolicy, thread, ...inForce } = value as { sandbox?: unknown; thread?: { id: string } };
  const differences = policyDifferences(params ?? {}, { ...inForce, sandboxPolicy });
  if (differences.length > 0) throw new PolicyMismatch(method, differences, thread?.id);
}
