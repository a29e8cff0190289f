/** Spans of OpenTelemetry for the requests of a client. The trace they belong to travels with each request. */
import type { Span as ApiSpan, SpanContext } from '@opentelemetry/api';
import type { Span, Tracing } from '../connection.js';
import { ServerError } from '../server-errors.js';

/** What is used of `@opentelemetry/api`; the module itself fits. */
export type OpenTelemetryApi = Pick<
  typeof import('@opentelemetry/api'),
  'context' | 'isSpanContextValid' | 'SpanKind' | 'SpanStatusCode' | 'trace'
>;

export interface OpenTelemetryOptions {
  /** The parent of requests that are made outside of any active span. */
  root?: ApiSpan;
}

/**
 * Makes a span of every request: a child of the active span, else of `root`, else a trace of its own. Attributes follow
 * the semantic conventions for JSON-RPC. Messages of errors are left out, since they name paths and what users wrote.
 *
 * @example
 * import * as api from '@opentelemetry/api';
 * const client = await connect(transport, { ...options, tracing: openTelemetry(api) });
 */
export function openTelemetry(api: OpenTelemetryApi, options: OpenTelemetryOptions = {}): Tracing {
  const tracer = api.trace.getTracer('@app-server/client');
  return {
    start(method) {
      const active = api.context.active();
      const { root } = options;
      const parent = root && !api.trace.getSpan(active) ? api.trace.setSpan(active, root) : active;
      const attributes = { 'rpc.system': 'jsonrpc', 'rpc.jsonrpc.version': '2.0', 'rpc.method': method };
      return new RequestSpan(api, tracer.startSpan(method, { kind: api.SpanKind.CLIENT, attributes }, parent));
    },
  };
}

class RequestSpan implements Span {
  readonly trace: Span['trace'];
  readonly #api: OpenTelemetryApi;
  readonly #span: ApiSpan;

  constructor(api: OpenTelemetryApi, span: ApiSpan) {
    this.#api = api;
    this.#span = span;
    const context = span.spanContext();
    if (api.isSpanContextValid(context)) this.trace = traceContext(context);
  }

  end(error?: unknown): void {
    if (error !== undefined) {
      this.#span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
      if (error instanceof ServerError) this.#span.setAttribute('rpc.jsonrpc.error_code', error.code);
      this.#span.setStatus({ code: this.#api.SpanStatusCode.ERROR });
    }
    this.#span.end();
  }
}

/** As W3C Trace Context writes it, whatever propagation the application has set up for HTTP. */
function traceContext({ traceId, spanId, traceFlags, traceState }: SpanContext): Span['trace'] {
  const traceparent = `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
  const tracestate = traceState?.serialize();
  return { traceparent, ...(tracestate && { tracestate }) };
}
