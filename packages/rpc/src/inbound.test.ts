import { describe, expect, test, vi } from 'vitest';
import { CODES, RpcError } from './errors.js';
import type { RequestHandler } from './inbound.js';
import { CONNECTIONS } from '../test/connections.js';
import { expectNoLeftovers } from '../test/leftovers.js';
import { openDriven, openPeers, rejection } from '../test/peers.js';

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
});
