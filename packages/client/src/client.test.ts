import { LocalError, Peer, RpcError, type RequestHandler, memoryPair } from '@app-server/rpc';
import { checkMessage } from '@app-server/schema/experimental/validators';
import protocol from '@app-server/schema/experimental/protocol.json' with { type: 'json' };
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { type Client, type ConnectOptions, connect } from './client.js';
import {
  ExperimentalRequired,
  InvalidParams,
  NotSupported,
  Overloaded,
  ServerError,
  ThreadNotFound,
} from './errors.js';
import type { ExperimentalSurface, StableSurface } from './surfaces.js';

const CLIENT_INFO = { name: 'test', version: '1.0.0' };
const SERVER = { userAgent: 'fake/1', codexHome: '/home/dev/.codex', platformFamily: 'unix', platformOs: 'linux' };
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((end) => end.close()));
});

type Options = Omit<ConnectOptions<ExperimentalSurface, true>, 'clientInfo' | 'experimentalApi'>;

/** A client with everything experimental, and the peer that plays its server. */
async function pair(
  answer: RequestHandler,
  options: Options = {},
): Promise<[Client<ExperimentalSurface>, Peer, object[]]> {
  const [left, right] = memoryPair();
  const received: object[] = [];
  const server = new Peer(right, {
    onRequest: (request, context) => {
      received.push(request);
      return request.method === 'initialize' ? SERVER : answer(request, context);
    },
    onNotification: (method, params) => void received.push({ method, params }),
  });
  await server.open();
  const client = await connect(left, { clientInfo: CLIENT_INFO, experimentalApi: true, ...options });
  open.push(client, server);
  return [client, server, received];
}

describe('the handshake', () => {
  it('INI-02: says who connects and what it opts in to, then that it is initialized', async () => {
    const [client, , received] = await pair(() => ({}), { optOut: ['turn/started'] });
    await client.request('thread/list', {});
    const [first, second] = received as { method: string; params: unknown }[];
    expect(first).toEqual({
      kind: 'request',
      id: '0',
      method: 'initialize',
      params: {
        clientInfo: { name: 'test', title: null, version: '1.0.0' },
        capabilities: { experimentalApi: true, requestAttestation: false, optOutNotificationMethods: ['turn/started'] },
      },
    });
    expect(second?.method).toBe('initialized');
    expect(client.server).toEqual(SERVER);
    expect(checkMessage({ ...first, id: 0 }, { from: 'client' }).ok).toBe(true);
  });

  it('ends with a deadline when the server says nothing', async () => {
    const [left] = memoryPair();
    const attempt = connect(left, { clientInfo: CLIENT_INFO, handshakeDeadline: 20 });
    await expect(attempt).rejects.toMatchObject({ name: 'LocalError', code: 'deadline' });
  });
});

describe('errors', () => {
  it.each([
    [-32001, 'Server overloaded; retry later.', Overloaded],
    [-32601, 'thread/turns/items/list is not supported yet', NotSupported],
    [-32600, 'Invalid request: missing field `path`', InvalidParams],
    [-32600, 'thread/search requires experimentalApi capability', ExperimentalRequired],
    [-32600, 'thread not loaded: 0199d1c0-0000-7000-8000-000000000001', ThreadNotFound],
    [-32603, 'something else', ServerError],
  ])('%s %s', async (code, message, error) => {
    const [client] = await pair(() => {
      throw new RpcError(code, message, { more: true });
    });
    const failure = await client.request('thread/list', {}).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(error);
    expect((failure as Error).constructor).toBe(error);
    expect(failure).toMatchObject({ code, data: { more: true }, method: 'thread/list' });
    expect((failure as Error).cause).toBeInstanceOf(RpcError);
  });

  it('that no server sent pass as they are', async () => {
    const [client, server] = await pair(() => new Promise(() => {}));
    const call = client.request('thread/list', {});
    await server.close();
    await expect(call).rejects.toBeInstanceOf(LocalError);
  });
});

describe('what the server asks', () => {
  const asked = protocol.methods.filter(({ direction }) => direction === 'serverRequest').map(({ method }) => method);

  it('finds every method that can be asked', () => {
    expect(asked.length).toBe(10);
  });

  it.each([...asked, 'invented/approve'])('APR-12: is refused without a handler: %s', async (method) => {
    const [, server] = await pair(() => ({}));
    const answer = await server.request(method, {}).catch((error: unknown) => error);
    if (answer instanceof Error) {
      expect(answer).toMatchObject({ code: -32601 });
      return;
    }
    expect(checkMessage({ id: 0, result: answer }, { from: 'client', answers: method })).toMatchObject({ ok: true });
    expect(JSON.stringify(answer)).not.toMatch(/"accept|"approved|"success":true/);
  });

  it('is answered by its handler', async () => {
    const [, server] = await pair(() => ({}), {
      serverRequests: {
        'item/fileChange/requestApproval': ({ itemId }) => ({ decision: itemId === 'a' ? 'accept' : 'cancel' }),
      },
    });
    const ask = (itemId: string) =>
      server.request('item/fileChange/requestApproval', { threadId: 't', turnId: 'u', itemId });
    expect(await ask('a')).toEqual({ decision: 'accept' });
    expect(await ask('b')).toEqual({ decision: 'cancel' });
  });
});

describe('announcements', () => {
  it('reach the listeners of their method and those of all, until they stop', async () => {
    const [client, server] = await pair(() => ({}));
    const heard: string[] = [];
    const stop = client.on('thread/closed', ({ threadId }) => heard.push(threadId));
    client.onAny(({ method }) => heard.push(method));
    await server.notify('thread/closed', { threadId: 't1' });
    await server.notify('thread/unheardOf', {});
    await client.request('thread/list', {});
    stop();
    await server.notify('thread/closed', { threadId: 't2' });
    await client.request('thread/list', {});
    expect(heard).toEqual(['t1', 'thread/closed', 'thread/unheardOf', 'thread/closed']);
  });

  it('that come right behind the handshake are not lost', async () => {
    const heard: string[] = [];
    const [left, right] = memoryPair();
    const server = new Peer(right, {
      onRequest: (_request, context) => {
        context.afterResponse(() => void server.notify('remoteControl/status/changed', {}));
        return SERVER;
      },
    });
    await server.open();
    open.push(
      server,
      await connect(left, { clientInfo: CLIENT_INFO, onNotification: ({ method }) => heard.push(method) }),
    );
    expect(heard).toEqual(['remoteControl/status/changed']);
  });

  it('reach every listener although one throws', async () => {
    const diagnostics: string[] = [];
    const [client, server] = await pair(() => ({}), { onDiagnostic: ({ kind }) => diagnostics.push(kind) });
    const heard: string[] = [];
    client.on('thread/closed', () => {
      throw new Error('broken listener');
    });
    client.on('thread/closed', ({ threadId }) => heard.push(threadId));
    await server.notify('thread/closed', { threadId: 't1' });
    await client.request('thread/list', {});
    expect(heard).toEqual(['t1']);
    expect(diagnostics).toEqual(['notification-failed']);
  });
});

describe('types', () => {
  it('GEN-01: a stable client cannot name what is experimental', () => {
    type Stable = Client<StableSurface>;
    type Experimental = Client<ExperimentalSurface>;
    expectTypeOf<'thread/search'>().toExtend<Parameters<Experimental['request']>[0]>();
    expectTypeOf<'thread/search'>().not.toExtend<Parameters<Stable['request']>[0]>();
    expectTypeOf<'process/exited'>().not.toExtend<Parameters<Stable['on']>[0]>();
  });
});
