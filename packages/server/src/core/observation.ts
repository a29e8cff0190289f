/** Where requests can be watched from: what came and went, and how long it took. Nothing here changes what travels. */
import type { TraceContext } from '@app-server/rpc';

/** How a request ended. */
export type Outcome = { result: unknown } | { error: unknown };

/** Told about requests of clients; payloads are those that handlers see. */
export interface ClientRequestObserver {
  request?(seen: { connectionId: string; id: string; method: string; params: unknown }): void;
  response?(seen: { connectionId: string; id: string; method: string; outcome: Outcome }): void;
}

/** Told about requests of the server to chosen connections; those to everybody are not among them. */
export interface ServerRequestObserver {
  /** `replayed`: to a connection that came later, with the id of the first time. */
  request?(seen: { connectionId: string; id: number; method: string; params: unknown; replayed: boolean }): void;
  /** Only the first answer, with the connection that gave it. */
  response?(seen: { connectionId: string; id: number; method: string; outcome: Outcome }): void;
}

export interface Observers {
  readonly clientRequests?: ClientRequestObserver;
  readonly serverRequests?: ServerRequestObserver;
}

/**
 * Makes a span of each request.
 *
 * @example
 * // With OpenTelemetry: the parent is what the client sent.
 * const tracer: RequestTracer = {
 *   start(method, trace) {
 *     const parent = propagation.extract(ROOT_CONTEXT, trace ?? {});
 *     const span = otel.startSpan(method, { kind: SpanKind.SERVER }, parent);
 *     return { run: (work) => context.with(openTelemetry.setSpan(parent, span), work), end: () => span.end() };
 *   },
 * };
 */
export interface RequestTracer {
  start(method: string, parent: TraceContext | undefined): RequestSpan;
}

export interface RequestSpan {
  /** Runs work with this span as the current one, so that what it starts becomes its child. */
  run<T>(work: () => T): T;
  end(outcome: Outcome): void;
}
