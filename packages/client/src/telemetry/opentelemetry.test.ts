import * as api from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { type IncomingRequest, Peer, RpcError, memoryPair } from '@app-server/rpc';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { connect } from '../index.js';
import { ServerError } from '../server-errors.js';
import { installedTracing } from './installed-tracing.js';
import { type OpenTelemetryOptions, openTelemetry } from './opentelemetry.js';

const SERVER = { userAgent: 'fake/1', codexHome: '/home/dev/.codex', platformFamily: 'unix', platformOs: 'linux' };

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });

beforeAll(() => {
  api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  api.trace.setGlobalTracerProvider(provider);
});

afterEach(() => exporter.reset());

afterAll(async () => {
  api.context.disable();
  api.trace.disable();
  await provider.shutdown();
});

/** A traced client, and what its server received; the server spans what it is asked, below what travelled. */
async function traced(options?: OpenTelemetryOptions, tracing = openTelemetry(api, options)) {
  const [left, right] = memoryPair();
  const received: IncomingRequest[] = [];
  const tracer = api.trace.getTracer('server');
  const server = new Peer(right, {
    onRequest: (request) => {
      received.push(request);
      const parent = /^00-(\w{32})-(\w{16})-(\w\d)$/.exec(request.trace?.traceparent ?? '');
      const [, traceId = '', spanId = '', flags = '0'] = parent ?? [];
      const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
      tracer.startSpan('server', {}, api.trace.setSpanContext(api.ROOT_CONTEXT, remote)).end();
      if (request.method === 'initialize') return SERVER;
      if (request.method === 'fs/readFile') throw new RpcError(-32603, 'No such file or directory (os error 2)');
      return { data: [], nextCursor: null, backwardsCursor: null };
    },
  });
  await server.open();
  const client = await connect(left, { clientInfo: { name: 'test', version: '1' }, serverRequests: 'refuse', tracing });
  onTestFinished(async () => {
    await client.close();
    await server.close();
  });
  return { client, received };
}

function spans(name: string) {
  return exporter.getFinishedSpans().filter((span) => span.name === name);
}

describe('TEL-01, RPC-16: every request', () => {
  test('has a span of its own below the root, and the server continues it', async () => {
    const root = api.trace.getTracer('test').startSpan('root');
    const { client, received } = await traced({ root });
    await client.request('thread/list', {});
    await client.request('thread/list', {});
    root.end();

    const rootContext = root.spanContext();
    const clients = [...spans('initialize'), ...spans('thread/list')];
    expect(clients).toHaveLength(3);
    for (const span of clients) {
      expect(span.kind).toBe(api.SpanKind.CLIENT);
      expect(span.parentSpanContext?.spanId).toBe(rootContext.spanId);
      expect(span.spanContext().traceId).toBe(rootContext.traceId);
      expect(span.attributes).toEqual({
        'rpc.system': 'jsonrpc',
        'rpc.jsonrpc.version': '2.0',
        'rpc.method': span.name,
      });
      expect(span.status.code).toBe(api.SpanStatusCode.UNSET);
    }
    expect(received.map(({ trace }) => trace?.traceparent)).toEqual(
      clients.map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`),
    );
    expect(spans('server').map((span) => span.parentSpanContext?.spanId)).toEqual(
      clients.map((span) => span.spanContext().spanId),
    );
    expect(new Set(exporter.getFinishedSpans().map((span) => span.spanContext().traceId)).size).toBe(1);
  });

  test('belongs to the span that is active, which goes before the root', async () => {
    const tracer = api.trace.getTracer('test');
    const { client } = await traced({ root: tracer.startSpan('root') });
    const active = tracer.startSpan('active', { root: true });
    await api.context.with(api.trace.setSpan(api.context.active(), active), () => client.request('thread/list', {}));
    expect(spans('thread/list')[0]?.parentSpanContext?.spanId).toBe(active.spanContext().spanId);
  });

  test('that fails says what kind of failure it is, and no more', async () => {
    const { client } = await traced();
    await expect(client.request('fs/readFile', { path: '/secret/place' })).rejects.toBeInstanceOf(ServerError);
    const [span] = spans('fs/readFile');
    expect(span?.status).toEqual({ code: api.SpanStatusCode.ERROR });
    expect(span?.attributes).toMatchObject({ 'rpc.jsonrpc.error_code': -32603, 'error.type': 'SystemError' });
    expect(span?.events).toEqual([]);
  });

  test('that is aborted ends its span', async () => {
    const { client } = await traced();
    const options = { signal: AbortSignal.abort() };
    await expect(client.request('thread/list', {}, options)).rejects.toThrow();
    expect(spans('thread/list')[0]?.attributes).toMatchObject({ 'error.type': 'AbortError' });
  });
});

test('the state of a trace travels with it', () => {
  const traceState = api.createTraceState('vendor=value');
  const root = api.trace.wrapSpanContext({
    traceId: '1'.repeat(32),
    spanId: '2'.repeat(16),
    traceFlags: 1,
    traceState,
  });
  const span = openTelemetry(api, { root }).start('x');
  span.end();
  expect(span.trace).toMatchObject({ tracestate: 'vendor=value' });
});

test('without an SDK nothing travels', async () => {
  api.trace.disable();
  try {
    const tracing = await installedTracing();
    const { received } = await traced(undefined, tracing);
    expect(received).toEqual([expect.not.objectContaining({ trace: expect.anything() as object })]);
  } finally {
    api.trace.setGlobalTracerProvider(provider);
  }
});

test('is found where it is installed', async () => {
  const { client } = await traced(undefined, await installedTracing());
  await client.request('thread/list', {});
  expect(spans('thread/list')).toHaveLength(1);
});
