import { describe, expect, test, vi } from 'vitest';
import { CODES, RpcError } from './errors.js';
import type { RequestHandler } from './inbound.js';
import { NO_ANSWER } from './no-answer.js';
import { CONNECTIONS } from '../test/connections.js';
import { expectNoLeftovers } from '../test/leftovers.js';
import { latch, openDriven, openPeers, rejection } from '../test/peers.js';
import { Peer } from './peer.js';
import { memoryPair } from './transports/memory.js';

expectNoLeftovers();

describe.each(CONNECTIONS)('over $name', (kind) => {
  test('a handler that fails otherwise answers -32603 without its text', async () => {
    const failures: unknown[] = [new Error('secret one'), 'secret two', undefined];
    const { left, diagnostics } = await openPeers(kind, {
      right: {
        onRequest: async ({ params }) => {
          throw failures[params as number];
        },
      },
    });
    for (const index of failures.keys()) {
      const error = await rejection(left.request('fails', index));
      expect(error).toBeInstanceOf(RpcError);
      expect(error).toMatchObject({ code: CODES.internalError, message: 'fails failed.', data: undefined });
    }
    expect(diagnostics.left).toEqual([]);
    expect(diagnostics.right).toMatchObject(failures.map((cause) => ({ kind: 'handler-failed', cause })));
  });

  test('what a handler gives that cannot be written still is one answer', async () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    const onRequest: RequestHandler = ({ method }) => {
      if (method === 'result') return { n: 1n };
      throw new RpcError(1, 'with data', loop);
    };
    const { left, diagnostics } = await openPeers(kind, { right: { onRequest, maxInbound: 1 } });
    for (const method of ['result', 'error', 'result']) {
      expect(await rejection(left.request(method, undefined, { deadline: 1000 }))).toMatchObject({
        code: CODES.internalError,
      });
    }
    expect(diagnostics.right.map(({ kind }) => kind)).toEqual(Array(3).fill('handler-failed'));
  });

  test('a flood is answered request by request, by a result or by -32001', async () => {
    let running = 0;
    let most = 0;
    const onRequest: RequestHandler = async ({ params }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
      return params;
    };
    const { left, diagnostics } = await openPeers(kind, { right: { onRequest, maxInbound: 8 } });
    const outcomes = await Promise.all(
      Array.from({ length: 5000 }, (_, index) =>
        left.request('slow', index).then(
          (result) => (result === index ? 'result' : 'somebody else’s result'),
          (error: unknown) => (error as RpcError).code,
        ),
      ),
    );
    expect(await left.request('slow', 'after')).toBe('after');
    expect(new Set(outcomes)).toEqual(new Set(['result', CODES.overloaded]));
    expect(most).toBe(8);
    // A second answer to any of them would be a late one.
    expect(diagnostics).toEqual({ left: [], right: [] });
  });

  test('steps run after the answer, in order, and what they send arrives after it', async () => {
    const driven = await openDriven(kind, {
      onRequest: ({ method }, { afterResponse }) => {
        const { peer } = driven;
        afterResponse(() => void peer.notify('first'));
        afterResponse(() => {
          throw new Error('a step');
        });
        afterResponse(() => void peer.notify('second'));
        void peer.notify('before');
        if (method === 'fails') throw new RpcError(1, 'no');
        return 'yes';
      },
    });
    const answers = { works: '{"id":1,"result":"yes"}', fails: '{"error":{"code":1,"message":"no"},"id":1}' };
    for (const [method, answer] of Object.entries(answers)) {
      driven.received.length = 0;
      void driven.wire.send(JSON.stringify({ method, id: 1 }));
      await vi.waitFor(() => expect(driven.received).toHaveLength(4), { interval: 2 });
      expect(driven.received).toEqual(['{"method":"before"}', answer, '{"method":"first"}', '{"method":"second"}']);
    }
    expect(driven.diagnostics).toMatchObject([{ kind: 'handler-failed' }, { kind: 'handler-failed' }]);
  });

  test('NO_ANSWER lets nothing travel, and makes room for the next request', async () => {
    const onRequest: RequestHandler = ({ method }) => (method === 'silent' ? NO_ANSWER : method);
    const { left, diagnostics } = await openPeers(kind, { right: { onRequest, maxInbound: 1 } });
    const silent = rejection(left.request('silent', undefined, { deadline: 20 }));
    expect(await left.request('loud')).toBe('loud');
    expect(await silent).toMatchObject({ code: 'deadline' });
    expect(diagnostics).toEqual({ left: [], right: [] });
  });

  test('async steps and notification handlers that reject are diagnostics', async () => {
    const cause = new Error('later');
    const fail = async () => {
      await Promise.resolve();
      throw cause;
    };
    const onRequest: RequestHandler = (_, { afterResponse }) => afterResponse(fail);
    const { left, diagnostics } = await openPeers(kind, { right: { onNotification: fail, onRequest } });
    await left.notify('n');
    await left.request('m');
    await vi.waitFor(() => expect(diagnostics.right).toHaveLength(2), { interval: 2 });
    expect(diagnostics.right).toMatchObject([
      { kind: 'notification-failed', cause },
      { kind: 'handler-failed', cause },
    ]);
  });

  test('a handler that stops because the connection closed is no diagnostic; one that breaks then is', async () => {
    const broken = new Error('while cleaning up');
    const ways: Record<string, (reason: unknown) => unknown> = {
      reason: (reason) => reason,
      wrapped: (reason) => new Error('Aborted', { cause: reason }),
      broken: () => broken,
    };
    const gate = latch();
    let running = 0;
    const onRequest: RequestHandler = async ({ method }, { signal }) => {
      running += 1;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await gate.promise;
      throw ways[method]?.(signal.reason);
    };
    const { left, right, diagnostics } = await openPeers(kind, { right: { onRequest } });
    const calls = Object.keys(ways).map((method) => rejection(left.request(method)));
    await vi.waitFor(() => expect(running).toBe(3), { interval: 2 });
    await right.close();
    gate.open();
    await Promise.all(calls);
    await vi.waitFor(() => expect(diagnostics.right).not.toEqual([]), { interval: 2 });
    expect(diagnostics.right).toMatchObject([{ kind: 'handler-failed', cause: broken }]);
  });
});

test.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('hook');
    },
  ],
  ['rejects', () => Promise.reject(new Error('hook'))],
])('a diagnostics hook that %s breaks nothing', async (_, hook) => {
  const [left, right] = memoryPair();
  let told = 0;
  const onDiagnostic = () => {
    told += 1;
    return hook();
  };
  const peer = new Peer(left, {
    onDiagnostic,
    onRequest: ({ method }) => {
      if (method === 'fails') throw new Error('handler');
      return method;
    },
  });
  const other = new Peer(right);
  await Promise.all([peer.open(), other.open()]);
  await right.send('garbage');
  await right.send('{"id":7,"result":1}');
  expect(await rejection(other.request('fails'))).toMatchObject({ code: CODES.internalError });
  expect(await other.request('works')).toBe('works');
  expect(told).toBe(3);
  await other.close();
  await peer.closed;
});
