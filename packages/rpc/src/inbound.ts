/** Runs handlers for what arrives. Every request is answered exactly once, and no handler outlives the connection. */
import { attempt, isThenable } from './attempt.js';
import { CODES, type LocalError, RpcError } from './errors.js';
import { type IdText, type TraceContext, errorText, resultText } from './message.js';
import { NO_ANSWER } from './no-answer.js';

export interface IncomingRequest {
  /** JSON text of the id. */
  id: IdText;
  method: string;
  params: unknown;
  trace?: TraceContext;
}

export interface RequestContext {
  /** Aborts when the connection closes. */
  signal: AbortSignal;
  /** Runs a step right after the answer was handed to the transport, and not at all when there is none. */
  afterResponse(step: () => unknown): void;
}

/** Answers a request by its return value, or not at all by `NO_ANSWER`; a thrown `RpcError` is the error that travels. */
export type RequestHandler = (request: IncomingRequest, context: RequestContext) => unknown;

export type NotificationHandler = (method: string, params: unknown) => unknown;

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
    attempt(
      () => this.#options.onNotification?.(method, params),
      (cause) => this.#report('notification-failed', `The handler of ${method} threw.`, cause),
    );
  }

  request(request: IncomingRequest): void {
    const { onRequest, maxInbound } = this.#options;
    const { id, method } = request;
    if (!onRequest) return this.#refuse(id, CODES.methodNotFound, `Nobody here answers ${method}.`);
    if (this.#running.size >= maxInbound) return this.#refuse(id, CODES.overloaded, 'Server overloaded; retry later.');
    const running = new Running(request);
    this.#running.add(running);
    try {
      const outcome = onRequest(request, running);
      // Waiting for what is there already would cost more than all the rest.
      if (!isThenable(outcome)) return this.#succeed(running, outcome);
      Promise.resolve(outcome).then(
        (result) => this.#succeed(running, result),
        (error) => this.#fail(running, error),
      );
    } catch (error) {
      this.#fail(running, error);
    }
  }

  /** Aborts every handler; whatever they return is dropped. */
  close(cause: LocalError): void {
    const running = [...this.#running];
    this.#running.clear();
    for (const handler of running) handler.abort(cause);
  }

  #succeed(running: Running, result: unknown): void {
    if (result === NO_ANSWER) return void this.#running.delete(running);
    let text: string;
    try {
      text = resultText(running.request.id, result);
    } catch (error) {
      return this.#fail(running, error);
    }
    this.#answer(running, text);
  }

  #fail(running: Running, error: unknown): void {
    if (!running.stoppedBy(error)) this.#answer(running, this.#failureText(running, error));
  }

  #answer(running: Running, text: string): void {
    if (!this.#running.delete(running)) return;
    this.#send(text);
    for (const step of running.steps) {
      attempt(step, (cause) => {
        this.#report('handler-failed', `A step after the answer to ${running.request.method} threw.`, cause);
      });
    }
  }

  #refuse(id: IdText, code: number, message: string): void {
    this.#send(errorText(id, { code, message }));
  }

  /** What travels says nothing about the insides; the diagnostic does. */
  #failureText({ request: { id, method } }: Running, error: unknown): string {
    let cause = error;
    if (error instanceof RpcError) {
      const { code, message, data } = error;
      try {
        return errorText(id, { code, message, data });
      } catch (unwritable) {
        cause = unwritable;
      }
    }
    this.#report('handler-failed', `The handler of ${method} threw.`, cause);
    return errorText(id, { code: CODES.internalError, message: `${method} failed.` });
  }

  #report(kind: Diagnostic['kind'], message: string, cause: unknown): void {
    this.#options.onDiagnostic({ kind, message, cause });
  }
}

type Step = () => unknown;

const NO_STEPS: readonly Step[] = [];

/** A handler at work. Most never look at their context, so what it needs is only made when they do. */
class Running implements RequestContext {
  readonly request: IncomingRequest;
  #controller: AbortController | undefined;
  #steps: Step[] | undefined;
  #cause: LocalError | undefined;

  constructor(request: IncomingRequest) {
    this.request = request;
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#cause) this.#controller.abort(this.#cause);
    return this.#controller.signal;
  }

  get steps(): readonly Step[] {
    return this.#steps ?? NO_STEPS;
  }

  /** Works without its object, since handlers take it out of there. */
  get afterResponse(): (step: Step) => void {
    return (step) => {
      (this.#steps ??= []).push(step);
    };
  }

  abort(cause: LocalError): void {
    this.#cause = cause;
    this.#controller?.abort(cause);
  }

  /** Whether a failure only says that the handler was aborted: by the reason itself, or by an error due to it. */
  stoppedBy(error: unknown): boolean {
    if (this.#cause === undefined) return false;
    return error === this.#cause || (error instanceof Error && error.cause === this.#cause);
  }
}
