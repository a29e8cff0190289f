import { AsyncLocalStorage } from 'node:async_hooks';
import { RpcError } from '@app-server/rpc';
import { describe, expect, it } from 'vitest';
import { Connections } from './audience.js';
import type { RequestTracer } from './observation.js';
import { clientOf, testServer } from './test-support.js';

const NOTHING = { data: [], nextCursor: null };

describe('who watches', () => {
  it('TEL-03: sees each request of a client and how it ended, apart from those of the server', async () => {
    const seen: unknown[] = [];
    const observers = {
      clientRequests: { request: (one: object) => seen.push(one), response: (one: object) => seen.push(one) },
      serverRequests: { request: () => seen.push('of the server') },
    };
    const refusal = new RpcError(-32600, 'no');
    const server = testServer(
      {
        'model/list': ({ cursor }) => {
          if (cursor === 'bad') throw refusal;
          return NOTHING;
        },
      },
      { observers },
    );
    const client = await clientOf(server);
    client.send({ id: 'a', method: 'model/list', params: {} });
    await client.until(({ id }) => id === 'a');
    await client.call('model/list', { cursor: 'bad' });
    const common = { connectionId: '0', method: 'model/list' };
    expect(seen).toEqual([
      { ...common, id: '"a"', params: {} },
      { ...common, id: '"a"', outcome: { result: NOTHING } },
      { ...common, id: '2', params: { cursor: 'bad' } },
      { ...common, id: '2', outcome: { error: refusal } },
    ]);
  });

  it('TEL-02: sees requests of the server, replayed ones too, and who answered', async () => {
    const seen: unknown[] = [];
    const connections = new Connections();
    const observers = {
      serverRequests: { request: (one: object) => seen.push(one), response: (one: object) => seen.push(one) },
    };
    const server = testServer({}, { connections, observers });
    const clients = [await clientOf(server), await clientOf(server)];
    const [one, two] = connections.all;
    const params = { threadId: 't', turnId: 'u', itemId: 'i', startedAtMs: 0 } as never;
    const method = 'item/fileChange/requestApproval';
    const asked = server.requestSubscribers(one ? [one] : [], method, params, { threadId: 't' });
    if (two) server.requests.redeliver('t', two);
    await clients[1]?.untilMethod(method);
    clients[1]?.send({ id: 0, result: { decision: 'accept' } });
    await asked.settled;
    server.broadcast('skills/changed', {});
    const common = { id: 0, method };
    expect(seen).toEqual([
      { ...common, connectionId: '0', params, replayed: false },
      { ...common, connectionId: '1', params, replayed: true },
      { ...common, connectionId: '1', outcome: { result: { decision: 'accept' } } },
    ]);
  });

  it('TEL-05: gets a span of each request, whose parent is that of the client, and under which its work runs', async () => {
    const current = new AsyncLocalStorage<string>();
    const spans: unknown[] = [];
    const tracer: RequestTracer = {
      start: (method, parent) => ({
        run: (work) => current.run(`${method} in ${parent?.traceparent}`, work),
        end: (outcome) => spans.push([method, Object.keys(outcome)]),
      }),
    };
    const inside: unknown[] = [];
    const server = testServer(
      {
        'model/list': async () => {
          await Promise.resolve();
          inside.push(current.getStore());
          return NOTHING;
        },
        'thread/name/set': () => {
          inside.push(current.getStore());
          throw new RpcError(-32600, 'no');
        },
      },
      { tracer },
    );
    const client = await clientOf(server);
    client.send({ id: 'm', method: 'model/list', params: {}, trace: { traceparent: 'tp' } });
    await client.until(({ id }) => id === 'm');
    await client.call('thread/name/set', { threadId: 't', name: 'n' });
    expect(inside).toEqual(['model/list in tp', 'thread/name/set in undefined']);
    expect(spans).toEqual([
      ['model/list', ['result']],
      ['thread/name/set', ['error']],
    ]);
  });
});
