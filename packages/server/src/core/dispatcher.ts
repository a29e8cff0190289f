/** From a decoded request to its handler: its turn in the queue, its span, and its one answer. */
import { type IncomingRequest, NO_ANSWER, type RequestContext, RpcError } from '@app-server/rpc';
import type { MethodRow } from './contract.js';
import { stableView } from './experimental.js';
import { internal } from './faults.js';
import type { AnyHandler, HandlerTable } from './handler-table.js';
import { type Logger, placeOf } from './logger.js';
import type { Connection, HandlerContext } from './methods.js';
import type { ClientRequestObserver, Outcome, RequestTracer } from './observation.js';
import { scopeOf } from './scope-key.js';
import { ScopedQueue } from './scoped-queue.js';

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
  readonly #table: HandlerTable;
  readonly #queue = new ScopedQueue();
  readonly #options: DispatcherOptions;

  constructor(table: HandlerTable, options: DispatcherOptions) {
    this.#table = table;
    this.#options = options;
  }

  /** Answers a request: now, or by a promise. */
  run(connection: Connection, asked: DecodedRequest, context: RequestContext): unknown {
    const call = new Call(connection, context);
    if (this.#table.handlers) return this.#enter(call, asked);
    return this.#table.load().then(
      () => (call.signal.aborted ? NO_ANSWER : this.#enter(call, asked)),
      (error: unknown) => {
        throw this.#failure(call, asked, error);
      },
    );
  }

  #enter(call: Call, asked: DecodedRequest): unknown {
    const scope = scopeOf(asked.row.scope, asked.params, call.connection.id);
    if (scope === undefined) return this.#handle(call, asked);
    return new Promise((resolve) => {
      this.#queue.enter(scope, (over) => {
        call.release = over;
        // Whoever asked has left meanwhile: it is not begun at all.
        if (call.signal.aborted) {
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
    const handler = this.#table.handlers?.get(asked.row.method);
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
