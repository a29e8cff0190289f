import { LocalError, RpcError } from '@app-server/rpc';
import protocol from '@app-server/schema/experimental/protocol.json' with { type: 'json' };
import { describe, expect, expectTypeOf, it } from 'vitest';
import { scriptedServer, settled } from '../test/server.js';
import { THREAD, opened } from '../test/threads.js';
import type { Client } from './client.js';
import { InvalidParams, Overloaded } from './errors.js';
import type { RetryPolicy } from './retry.js';
import type { ExperimentalSurface, StableSurface } from './surfaces.js';

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.fail(`resolved with ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}

describe('requests', () => {
  it('are typed by their method, and go by name too', async () => {
    const { client, answers } = await scriptedServer();
    answers['fs/readFile'] = ({ path }: { path: string }) => ({ dataBase64: btoa(path) });
    expect(await client.request('fs/readFile', { path: '/a' })).toEqual({ dataBase64: btoa('/a') });
    expect(await client.fs.readFile({ path: '/b' })).toEqual({ dataBase64: btoa('/b') });
  });

  it('by name are exactly those of the protocol', async () => {
    const { client } = await scriptedServer();
    const methods = protocol.methods.filter(
      ({ direction, method }) => direction === 'clientRequest' && method !== 'initialize',
    );
    expect(methods.length).toBeGreaterThan(100);
    for (const { method } of methods) {
      const call = method.split('/').reduce<unknown>((owner, name) => (owner as Record<string, unknown>)[name], client);
      expect(call, method).toBeTypeOf('function');
    }
    expect(client).not.toHaveProperty('then');
  });

  it('that are refused reject with a class that says what to do', async () => {
    const { client, request, send } = await scriptedServer();
    const failure = rejection(client.thread.list({}));
    const { id } = await request('thread/list');
    send({ id, error: { code: -32600, message: 'Invalid request: missing field `x`', data: { more: true } } });
    expect(await failure).toBeInstanceOf(InvalidParams);
    expect(await failure).toMatchObject({ method: 'thread/list', data: { more: true }, cause: expect.any(RpcError) });
  });

  it('end with the connection', async () => {
    const { client, request, end } = await scriptedServer();
    const failure = rejection(client.thread.list({}));
    await request('thread/list');
    await end();
    expect(await failure).toBe(await client.closed);
    expect(await rejection(client.thread.list({}))).toBe(await client.closed);
  });

  it('end with their deadline and with their signal', async () => {
    const { client } = await scriptedServer();
    const late = await rejection(client.thread.list({}, { deadline: 5 }));
    expect(late).toBeInstanceOf(LocalError);
    expect(late).toMatchObject({ code: 'deadline', details: { method: 'thread/list' } });
    const reason = new Error('never mind');
    expect(await rejection(client.thread.list({}, { signal: AbortSignal.abort(reason) }))).toBe(reason);
  });
});

describe('requests to an overloaded server', () => {
  const overloaded = { code: -32001, message: 'Server overloaded; retry later.' };

  it('are sent again until it takes them, whatever they are: it has not run them', async () => {
    const { client, asked } = await refuseWith(3, { baseMs: 1, capMs: 2, budgetMs: 5_000 });
    expect(await client.request('thread/start', {})).toMatchObject({ thread: { id: THREAD } });
    expect(asked()).toBe(4);
  });

  it('are not when that is not wanted', async () => {
    const { client, asked } = await refuseWith(3, false);
    expect(await rejection(client.request('thread/start', {}))).toBeInstanceOf(Overloaded);
    expect(asked()).toBe(1);
  });

  it('are given up when the budget is spent', async () => {
    const { client } = await refuseWith(Infinity, { baseMs: 4, capMs: 4, budgetMs: 20 });
    expect(await rejection(client.request('thread/start', {}))).toBeInstanceOf(Overloaded);
  });

  /** A server that refuses the first requests. */
  async function refuseWith(times: number, retry: RetryPolicy | false) {
    let asked = 0;
    const server = await scriptedServer({ retry });
    const serve = async () => {
      for (;;) {
        const { id } = await server.request('thread/start');
        asked += 1;
        server.send(asked > times ? { id, result: opened() } : { id, error: overloaded });
      }
    };
    void serve();
    return { client: server.client, asked: () => asked };
  }
});

describe('announcements', () => {
  it('reach the listeners of their method and those of all, until they stop', async () => {
    const { client, send } = await scriptedServer();
    const heard: string[] = [];
    const stop = client.on('thread/closed', ({ threadId }) => heard.push(threadId));
    client.onAny(({ method }) => heard.push(method));
    send({ method: 'thread/closed', params: { threadId: 't1' } });
    send({ method: 'thread/unheardOf', params: {} });
    await settled();
    stop();
    send({ method: 'thread/closed', params: { threadId: 't2' } });
    await settled();
    expect(heard).toEqual(['t1', 'thread/closed', 'thread/unheardOf', 'thread/closed']);
  });

  it('reach every listener although one throws', async () => {
    const diagnostics: string[] = [];
    const { client, send } = await scriptedServer({ onDiagnostic: ({ kind }) => diagnostics.push(kind) });
    const heard: string[] = [];
    client.on('thread/closed', () => {
      throw new Error('broken listener');
    });
    client.on('thread/closed', ({ threadId }) => heard.push(threadId));
    send({ method: 'thread/closed', params: { threadId: 't1' } });
    await settled();
    expect(heard).toEqual(['t1']);
    expect(diagnostics).toEqual(['notification-failed']);
  });

  it('can be read in a loop, with a mark where a slow reader missed some', async () => {
    const { client, send } = await scriptedServer();
    const controller = new AbortController();
    const events = client.events({ methods: ['thread/closed'], bufferedEvents: 2, signal: controller.signal });
    for (let count = 0; count < 5; count += 1) {
      send({ method: 'thread/closed', params: { threadId: `t${count}` } });
      send({ method: 'skills/changed', params: {} });
    }
    await settled();
    const read: unknown[] = [];
    for await (const event of events) {
      read.push(event.method === 'lag' ? event.lag : event.params.threadId);
      if (read.length === 3) break;
    }
    expect(read).toEqual(['t0', 't1', 3]);
  });

  it('in a loop end with the connection', async () => {
    const { client, end } = await scriptedServer();
    const next = client.events().next();
    await end();
    expect(await rejection(next)).toBe(await client.closed);
  });
});

describe('types', () => {
  it('GEN-01: a stable client cannot name what is experimental', () => {
    type Stable = Client<StableSurface>;
    type Experimental = Client<ExperimentalSurface>;
    expectTypeOf<'thread/search'>().toExtend<Parameters<Experimental['request']>[0]>();
    expectTypeOf<'thread/search'>().not.toExtend<Parameters<Stable['request']>[0]>();
    expectTypeOf<'process/exited'>().not.toExtend<Parameters<Stable['on']>[0]>();
    expectTypeOf<Experimental['thread']>().toHaveProperty('search');
    expectTypeOf<Stable['thread']>().not.toHaveProperty('search');
    expectTypeOf<Parameters<Experimental['thread']['start']>[0]>().toHaveProperty('permissions');
    expectTypeOf<Parameters<Stable['thread']['start']>[0]>().not.toHaveProperty('permissions');
    expectTypeOf<{ granular: never }>().not.toExtend<Parameters<Stable['thread']['start']>[0]['approvalPolicy']>();
  });
});
