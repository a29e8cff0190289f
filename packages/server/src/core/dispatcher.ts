/** From a decoded request to its handler: its turn in the queue, its span, and its one answer. */
import { type IncomingRequest, NO_ANSWER, type RequestContext, RpcError } from '@app-server/rpc';
import { CLIENT_REQUESTS, type MethodRow } from './contract.js';
import { stableView } from './experimental.js';
import { internal } from './faults.js';
import { type Logger, placeOf } from './logger.js';
import type { Connection, HandlerContext, MethodFamily } from './methods.js';
import type { ClientRequestObserver, Outcome, RequestTracer } from './observation.js';
import { scopeOf } from './scope-key.js';
import { ScopedQueue } from './scoped-queue.js';

type AnyHandler = (params: unknown, context: HandlerContext) => unknown;

export interface DispatcherOptions {
  readonly logger: Logger;
  readonly observer?: ClientRequestObserver | undefined;
  readonly tracer?: RequestTracer | undefined;
}

/** A request whose params are known to be well-formed. */
export interface DecodedRequest {
  readonly request: IncomingRequest;
  readonly row: MethodRow;
  readonly params: unknown;
}

export class Dispatcher {
  readonly #handlers: ReadonlyMap<string, AnyHandler>;
  readonly #queue = new ScopedQueue();
  readonly #options: DispatcherOptions;

  /** @throws {TypeError} when two families answer one method, or a method is answered that is not declared */
  constructor(families: readonly MethodFamily[], options: DispatcherOptions) {
    this.#handlers = gather(families);
    this.#options = options;
  }

  /** Answers a request: now, or by a promise. */
  run(connection: Connection, asked: DecodedRequest, context: RequestContext): unknown {
    const scope = scopeOf(asked.row.scope, asked.params, connection.id);
    const call = new Call(connection, context);
    if (scope === undefined) return this.#handle(call, asked);
    return new Promise((resolve) => {
      this.#queue.enter(scope, (over) => {
        call.release = over;
        // Whoever asked has left meanwhile: it is not begun at all.
        if (context.signal.aborted) {
          over();
          return resolve(NO_ANSWER);
        }
        const answer = this.#attempt(call, asked);
        answer.then(over, over);
        resolve(answer);
      });
    });
  }

  async #attempt(call: Call, asked: DecodedRequest): Promise<unknown> {
    return this.#handle(call, asked);
  }

  #handle(call: Call, asked: DecodedRequest): unknown {
    const { observer, tracer } = this.#options;
    const handler = this.#handlers.get(asked.row.method);
    if (handler === undefined) throw internal(asked.row.method, new TypeError('no handler'));
    if (observer || tracer) return this.#watched(call, asked, handler);
    return this.#outcome(call, asked, () => handler(asked.params, call));
  }

  #outcome(call: Call, asked: DecodedRequest, work: () => unknown): unknown {
    try {
      const result = work();
      if (!(result instanceof Promise)) return call.succeed(asked.row, result);
      return result.then(
        (value) => call.succeed(asked.row, value),
        (error: unknown) => {
          throw this.#failure(call, asked, error);
        },
      );
    } catch (error) {
      throw this.#failure(call, asked, error);
    }
  }

  /** The same, with those told that watch. */
  #watched(call: Call, asked: DecodedRequest, handler: AnyHandler): unknown {
    const { observer, tracer } = this.#options;
    const { row, params, request } = asked;
    const seen = { connectionId: call.connection.id, id: request.id, method: row.method };
    const span = tracer?.start(row.method, request.trace);
    observer?.request?.({ ...seen, params });
    const ended = (outcome: Outcome): void => {
      span?.end(outcome);
      observer?.response?.({ ...seen, outcome });
    };
    const work = () => handler(params, call);
    const answer = (async () => this.#outcome(call, asked, span ? () => span.run(work) : work))();
    answer.then(
      (result) => ended({ result }),
      (error: unknown) => ended({ error }),
    );
    return answer;
  }

  #failure(call: Call, { row: { method } }: DecodedRequest, error: unknown): unknown {
    if (error instanceof RpcError || call.signal.aborted) return error;
    const facts = { connection: call.connection.id, method, ...placeOf(error) };
    this.#options.logger.error(facts, 'a request failed within the server');
    return internal(method, error);
  }
}

/** What a handler sees of its request. Its functions work without their object, since handlers take them out of it. */
class Call implements HandlerContext {
  readonly connection: Connection;
  readonly #context: RequestContext;
  #steps: (() => void)[] | undefined;
  release: () => void = () => {};

  constructor(connection: Connection, context: RequestContext) {
    this.connection = connection;
    this.#context = context;
  }

  get signal(): AbortSignal {
    return this.#context.signal;
  }

  get afterResponse(): (step: () => void) => void {
    return (step) => void (this.#steps ??= []).push(step);
  }

  /** What travels; only now is it known that there is a response for steps to be after. */
  succeed({ result: type }: MethodRow, result: unknown): unknown {
    if (this.#steps) for (const step of this.#steps) this.#context.afterResponse(step);
    return this.connection.experimental ? result : stableView(type, result);
  }
}

function gather(families: readonly MethodFamily[]): Map<string, AnyHandler> {
  const handlers = new Map<string, AnyHandler>();
  for (const family of families) {
    for (const [method, handler] of Object.entries(family.handlers)) {
      if (!CLIENT_REQUESTS.has(method)) throw new TypeError(`${method} is no request of a client.`);
      if (handlers.has(method)) throw new TypeError(`${method} is answered by two families.`);
      handlers.set(method, handler as AnyHandler);
    }
  }
  return handlers;
}
