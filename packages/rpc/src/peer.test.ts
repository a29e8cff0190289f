import { describe, expect, test, vi } from 'vitest';
import { CODES, RpcError } from './errors.js';
import type { RequestHandler } from './inbound.js';
import { CONNECTIONS, FRAMED_CONNECTIONS } from '../test/connections.js';
import { expectNoLeftovers } from '../test/leftovers.js';
import { latch, openDriven, openPeers, rejection } from '../test/peers.js';

expectNoLeftovers();

const echo: RequestHandler = ({ method, params }) => ({ method, params });

describe.each(CONNECTIONS)('over $name', (kind) => {
  test('requests are answered in both directions', async () => {
    const { left, right, diagnostics } = await openPeers(kind, {
      left: { onRequest: echo },
      right: { onRequest: echo },
    });
    const params = { text: 'grüße 🚀\n"quoted"\u2028', list: [1, null, true], deep: { id: 5, method: 'x' } };
    expect(await left.request('to/right', params)).toEqual({ method: 'to/right', params });
    expect(await right.request('to/left', params)).toEqual({ method: 'to/left', params });
    expect(diagnostics).toEqual({ left: [], right: [] });
  });

  test('a request may be answered by way of another one back', async () => {
    const pair = await openPeers(kind, {
      left: { onRequest: () => 20 },
      right: { onRequest: async () => Number(await pair.right.request('ask')) + 1 },
    });
    expect(await pair.left.request('start')).toBe(21);
  });

  test('several peers can ask with one counter, each with its answer; an id that waits is not taken again', async () => {
    const { left } = await openPeers(kind, { right: { onRequest: echo } });
    const answers = [7, 3].map((id) => left.request(`m${id}`, undefined, { id }));
    expect(await rejection(left.request('m', undefined, { id: 7 }))).toBeInstanceOf(TypeError);
    expect(await Promise.all(answers)).toEqual([{ method: 'm7' }, { method: 'm3' }]);
    expect(await left.request('again', undefined, { id: 7 })).toEqual({ method: 'again' });
  });

  test('a result of nothing arrives as null', async () => {
    const { left } = await openPeers(kind, { right: { onRequest: () => undefined } });
    expect(await left.request('nothing')).toBeNull();
  });

  test('an RpcError travels with code, message and data', async () => {
    const onRequest: RequestHandler = ({ method }) => {
      throw method === 'bare'
        ? new RpcError(-32000, 'bare')
        : new RpcError(-32602, 'No such thread.', { threadId: 't' });
    };
    const { left, diagnostics } = await openPeers(kind, { right: { onRequest } });
    const error = await rejection(left.request('full'));
    expect(error).toBeInstanceOf(RpcError);
    expect(error).toMatchObject({ code: -32602, message: 'No such thread.', data: { threadId: 't' } });
    expect(await rejection(left.request('bare'))).toMatchObject({ code: -32000, data: undefined });
    expect(diagnostics).toEqual({ left: [], right: [] });
  });

  test('without a handler a request is refused and a notification ignored', async () => {
    const { left, diagnostics } = await openPeers(kind);
    await left.notify('nobody/listens');
    expect(await rejection(left.request('nobody/answers'))).toMatchObject({ code: CODES.methodNotFound });
    expect(diagnostics).toEqual({ left: [], right: [] });
  });

  test('notifications arrive in order, and among the requests they were sent with', async () => {
    const seen: unknown[] = [];
    const { left } = await openPeers(kind, {
      right: {
        onNotification: (method, params) => seen.push([method, params]),
        onRequest: () => seen.push('request'),
      },
    });
    const count = 500;
    for (let index = 0; index < count; index += 1) void left.notify('tick', { index });
    const answer = left.request('flush');
    void left.notify('after');
    await answer;
    await left.request('flush');
    const ticks = Array.from({ length: count }, (_, index) => ['tick', { index }]);
    expect(seen).toEqual([...ticks, 'request', ['after', undefined], 'request']);
  });

  test('a notification handler that throws is a diagnostic, and the connection lives', async () => {
    const cause = new Error('boom');
    const onNotification = () => {
      throw cause;
    };
    const { left, diagnostics } = await openPeers(kind, { right: { onNotification, onRequest: echo } });
    await left.notify('n');
    await left.request('still/there');
    expect(diagnostics.right).toMatchObject([{ kind: 'notification-failed', cause }]);
  });

  test('1,000 concurrent requests are answered once each, with their own answer, in any order', async () => {
    const gates = Array.from({ length: 1000 }, () => latch());
    const onRequest: RequestHandler = async ({ params }) => {
      const { index } = params as { index: number };
      if (index === gates.length - 1) for (const gate of gates.toReversed()) gate.open();
      await gates[index]?.promise;
      return index;
    };
    const { left, diagnostics } = await openPeers(kind, { right: { onRequest } });
    const answers = gates.map((_, index) => left.request('index', { index }));
    expect(await Promise.all(answers)).toEqual(gates.map((_, index) => index));
    expect(diagnostics).toEqual({ left: [], right: [] });
  });

  test('a large message arrives intact in both directions', async () => {
    const text = 'é🚀x'.repeat(300_000);
    const { left } = await openPeers(kind, { right: { onRequest: ({ params }) => params } });
    expect(await left.request('echo', { text })).toEqual({ text });
  });

  test('trace reaches the handler, and params that are undefined are left out', async () => {
    const seen: unknown[] = [];
    const onRequest: RequestHandler = (request) => seen.push(request);
    const { left } = await openPeers(kind, { right: { onRequest } });
    const trace = { traceparent: '00-aa-bb-01', tracestate: null };
    await left.request('traced', { a: 1 }, { trace });
    await left.request('plain');
    expect(seen).toMatchObject([
      { method: 'traced', params: { a: 1 }, trace },
      { method: 'plain', params: undefined },
    ]);
    expect(seen[1]).not.toHaveProperty('trace');

    const { peer, received } = await openDriven(kind);
    void peer.request('bare').catch(() => {});
    await peer.notify('bare');
    await vi.waitFor(() => expect(received).toHaveLength(2), { interval: 2 });
    expect(received).toEqual(['{"method":"bare","id":0}', '{"method":"bare"}']);
  });

  test('onResult sees the result before a later message, and what it throws rejects the call', async () => {
    const seen: unknown[] = [];
    const { peer, wire } = await openDriven(kind, { onNotification: (method) => seen.push(method) });
    const refused = new Error('not that');
    const first = peer.request('first', undefined, { onResult: (result) => seen.push(result) });
    const second = peer.request('second', undefined, {
      onResult: () => {
        throw refused;
      },
    });
    for (const text of ['{"id":0,"result":1}', '{"method":"after"}', '{"id":1,"result":2}']) void wire.send(text);
    expect(await first).toBe(1);
    expect(await rejection(second)).toBe(refused);
    expect(seen).toEqual([1, 'after']);
  });

  test('garbage is dropped with a diagnostic, and the connection lives', async () => {
    const { wire, diagnostics, received } = await openDriven(kind, { onRequest: echo });
    const garbage = [
      'not JSON',
      '{"method":"cut',
      '[]',
      '[{"method":"m","id":1}]',
      '{}',
      'null',
      '7',
      '{"id":1}',
      '{"method":7,"id":1}',
      '{"method":"m","id":null}',
      '{"method":"m","id":1.5}',
      '{"method":"m","id":1e30}',
      '{"method":"m","id":{}}',
      '{"id":null,"result":1}',
      '{"id":0.5,"error":{"code":1,"message":"m"}}',
      '{"id":1,"error":"text"}',
      '{"id":1,"error":{"code":"1","message":"m"}}',
    ];
    for (const text of garbage) void wire.send(text);
    void wire.send('{"method":"m","id":1}');
    await vi.waitFor(() => expect(received).toEqual(['{"id":1,"result":{"method":"m"}}']), { interval: 2 });
    expect(diagnostics.map(({ kind }) => kind)).toEqual(garbage.map(() => 'malformed'));
  });

  test('answers nobody asked for are diagnostics', async () => {
    const { wire, peer, diagnostics } = await openDriven(kind);
    const answer = peer.request('m');
    for (const text of [
      '{"id":99,"result":1}',
      '{"id":"0","result":2}',
      '{"id":0,"result":3}',
      '{"id":0,"result":4}',
    ]) {
      void wire.send(text);
    }
    expect(await answer).toBe(3);
    await vi.waitFor(() => expect(diagnostics).toHaveLength(3), { interval: 2 });
    expect(new Set(diagnostics.map(({ kind }) => kind))).toEqual(new Set(['late-answer']));
  });

  test('what cannot be written is a local error, and the connection lives', async () => {
    const { left } = await openPeers(kind, { right: { onRequest: echo } });
    expect(await rejection(left.request('big', { n: 1n }))).toMatchObject({ code: 'send', details: { method: 'big' } });
    expect(await rejection(left.notify('big', { n: 1n }))).toMatchObject({ code: 'send', details: { method: 'big' } });
    expect(await left.request('fine')).toEqual({ method: 'fine' });
  });
});

describe.each(FRAMED_CONNECTIONS)('limits over $name', (kind) => {
  test('an answer over the limit fails its own request, and no other', async () => {
    const onRequest: RequestHandler = ({ method }) => {
      if (method === 'small') return 'small';
      if (method === 'result') return 'x'.repeat(3000);
      throw new RpcError(1, 'y'.repeat(3000));
    };
    const { left, diagnostics } = await openPeers(kind, { right: { onRequest }, limits: { maxFrameBytes: 2000 } });
    const answers = ['result', 'small', 'error'].map((method) => left.request(method).catch((error: unknown) => error));
    expect(await Promise.all(answers)).toMatchObject([
      { code: 'frame', details: { method: 'result' } },
      'small',
      { code: 'frame', details: { method: 'error' } },
    ]);
    expect(diagnostics.left).toEqual([]);
  });

  test('the limit counts bytes', async () => {
    const onRequest: RequestHandler = () => '€'.repeat(900);
    const { left } = await openPeers(kind, { right: { onRequest }, limits: { maxFrameBytes: 2000 } });
    expect(await rejection(left.request('m'))).toMatchObject({ code: 'frame' });
  });

  test('a request over the limit is dropped with a diagnostic', async () => {
    const limits = { maxFrameBytes: 2000 };
    const { left, diagnostics } = await openPeers(kind, { right: { onRequest: echo }, limits });
    expect(await rejection(left.request('m', 'x'.repeat(3000), { deadline: 40 }))).toMatchObject({ code: 'deadline' });
    expect(diagnostics.right).toMatchObject([{ kind: 'malformed' }]);
    expect(await left.request('m')).toEqual({ method: 'm' });
  });
});
