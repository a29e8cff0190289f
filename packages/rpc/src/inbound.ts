/** Runs handlers for what arrives. Every request is answered exactly once, and no handler outlives the connection. */
import { CODES, LocalError, RpcError } from './errors.js';
import { type IdText, type TraceContext, errorText, resultText } from './message.js';

export interface IncomingRequest {
  method: string;
  params: unknown;
  trace?: TraceContext;
}

export interface RequestContext {
  /** Aborts when the connection closes. */
  signal: AbortSignal;
  /** Runs a step right after the answer was handed to the transport, and not at all when there is none. */
  afterResponse(step: () => void): void;
}

/** Answers a request by its return value; a thrown `RpcError` is the error that travels. */
export type RequestHandler = (request: IncomingRequest, context: RequestContext) => unknown;

export type NotificationHandler = (method: string, params: unknown) => void;

export interface InboundOptions {
  onRequest?: RequestHandler | undefined;
  onNotification?: NotificationHandler | undefined;
  /** Requests that may run at the same time; further ones are answered with -32001. */
  maxInbound: number;
  onDiagnostic: (diagnostic: Diagnostic) => void;
}

/** Something worth knowing that concerns no single caller. */
export interface Diagnostic {
  kind: 'malformed' | 'late-answer' | 'handler-failed' | 'notification-failed';
  message: string;
  cause?: unknown;
}

export class Inbound {
  readonly #running = new Set<Running>();
  readonly #send: (text: string) => void;
  readonly #options: InboundOptions;

  constructor(options: InboundOptions, send: (text: string) => void) {
    this.#options = options;
    this.#send = send;
  }

  get running(): number {
    return this.#running.size;
  }

  notification(method: string, params: unknown): void {
    try {
      this.#options.onNotification?.(method, params);
    } catch (cause) {
      this.#options.onDiagnostic({ kind: 'notification-failed', message: `The handler of ${method} threw.`, cause });
    }
  }

  request(id: IdText, request: IncomingRequest): void {
    const { onRequest, maxInbound } = this.#options;
    if (!onRequest) return this.#refuse(id, CODES.methodNotFound, `Nobody here answers ${request.method}.`);
    if (this.#running.size >= maxInbound) return this.#refuse(id, CODES.overloaded, 'Server overloaded; retry later.');
    const running = new Running();
    this.#running.add(running);
    void this.#run(id, request, onRequest, running);
  }

  /** Aborts every handler; whatever they return is dropped. */
  close(cause: LocalError): void {
    const running = [...this.#running];
    this.#running.clear();
    for (const handler of running) handler.abort(cause);
  }

  async #run(id: IdText, request: IncomingRequest, handler: RequestHandler, running: Running): Promise<void> {
    let text: string;
    try {
      text = resultText(id, await handler(request, running));
    } catch (error) {
      text = this.#failureText(id, request.method, error);
    }
    if (!this.#running.delete(running)) return;
    this.#send(text);
    for (const step of running.steps) this.#runStep(request.method, step);
  }

  #runStep(method: string, step: () => void): void {
    try {
      step();
    } catch (cause) {
      this.#options.onDiagnostic({
        kind: 'handler-failed',
        message: `A step after the answer to ${method} threw.`,
        cause,
      });
    }
  }

  #refuse(id: IdText, code: number, message: string): void {
    this.#send(errorText(id, { code, message }));
  }

  /** What travels says nothing about the insides; the diagnostic does. */
  #failureText(id: IdText, method: string, error: unknown): string {
    let cause = error;
    if (error instanceof RpcError) {
      const { code, message, data } = error;
      try {
        return errorText(id, { code, message, data });
      } catch (unwritable) {
        cause = unwritable;
      }
    }
    this.#options.onDiagnostic({ kind: 'handler-failed', message: `The handler of ${method} threw.`, cause });
    return errorText(id, { code: CODES.internalError, message: `${method} failed.` });
  }
}

const NO_STEPS: readonly (() => void)[] = [];

/** A handler at work; most never look at their signal, so it is only made when they do. */
class Running implements RequestContext {
  #controller: AbortController | undefined;
  #steps: (() => void)[] | undefined;
  #cause: LocalError | undefined;

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#cause) this.#controller.abort(this.#cause);
    return this.#controller.signal;
  }

  get steps(): readonly (() => void)[] {
    return this.#steps ?? NO_STEPS;
  }

  readonly afterResponse = (step: () => void): void => {
    (this.#steps ??= []).push(step);
  };

  abort(cause: LocalError): void {
    this.#cause = cause;
    this.#controller?.abort(cause);
  }
}
