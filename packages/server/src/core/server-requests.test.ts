import type { ServerRequests as Declared } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import type { AppServer } from './app-server.js';
import { Connections } from './audience.js';
import type { ClientConnection } from './client-connection.js';
import type { RawClient } from '../../test/raw-client.js';
import { clientOf, strangerTo, testServer } from './test-support.js';

const METHOD = 'item/fileChange/requestApproval';
const PARAMS = { threadId: 't', turnId: 'u', itemId: 'i', startedAtMs: 0 } as Declared[typeof METHOD]['params'];

interface House {
  server: AppServer;
  connections: Connections;
  /** A new client, as both sides see it; it follows the thread. */
  follower: () => Promise<{ client: RawClient; connection: ClientConnection }>;
}

function house(): House {
  const connections = new Connections();
  const server = testServer({}, { connections });
  const follower = async () => {
    const before = new Set(connections.all);
    const client = await clientOf(server);
    const connection = [...connections.all].find((one) => !before.has(one)) as ClientConnection;
    connections.subscribe('t', connection);
    return { client, connection };
  };
  return { server, connections, follower };
}

function ask({ server, connections }: House) {
  return server.requestSubscribers(connections.subscribersOf('t'), METHOD, PARAMS, { threadId: 't' });
}

describe('requests of the server', () => {
  it('RPC-12: go to all that follow, with one id; the first answer counts, and all are told', async () => {
    const rooms = house();
    const [one, two] = [await rooms.follower(), await rooms.follower()];
    const asked = ask(rooms);
    for (const { client } of [one, two]) {
      expect(await client.untilMethod(METHOD)).toMatchObject({ id: 0, params: { itemId: 'i' } });
    }
    two.client.send({ id: 0, result: { decision: 'accept' } });
    await one.client.untilMethod('serverRequest/resolved');
    one.client.send({ id: 0, result: { decision: 'decline' } });
    expect(await asked.settled).toEqual({ kind: 'answered', result: { decision: 'accept' }, by: two.connection });
    const resolved = await two.client.untilMethod('serverRequest/resolved');
    expect(resolved.params).toEqual({ threadId: 't', requestId: 0 });
    await one.client.call('model/list', {});
    expect(one.client.log.filter((line) => line === 'serverRequest/resolved')).toHaveLength(1);
  });

  it('are counted from 0 for the whole server', async () => {
    const rooms = house();
    await rooms.follower();
    expect([ask(rooms).id, ask(rooms).id]).toEqual([0, 1]);
  });

  it.each([
    ['an error', { error: { code: 7, message: 'no' } }, { kind: 'refused', error: { code: 7 } }],
    ['an answer of another form', { result: { decision: 'maybe' } }, { kind: 'malformed' }],
  ])('%s is an answer too', async (_, answer, settled) => {
    const rooms = house();
    const { client } = await rooms.follower();
    const asked = ask(rooms);
    await client.untilMethod(METHOD);
    client.send({ id: 0, ...answer });
    expect(await asked.settled).toMatchObject(settled);
  });

  it('RPC-13: outlive those who leave, and come to who follows next with the same id', async () => {
    const rooms = house();
    const leaving = await rooms.follower();
    const asked = ask(rooms);
    await leaving.client.untilMethod(METHOD);
    await leaving.client.close();
    const coming = await rooms.follower();
    expect(rooms.server.requests.pendingFor('t')).toMatchObject([{ id: 0, method: METHOD, params: PARAMS }]);
    rooms.server.requests.redeliver('t', coming.connection);
    expect(await coming.client.untilMethod(METHOD)).toMatchObject({ id: 0, params: PARAMS });
    coming.client.send({ id: 0, result: { decision: 'cancel' } });
    expect(await asked.settled).toMatchObject({ kind: 'answered', by: coming.connection });
    expect(rooms.server.requests.pendingFor('t')).toEqual([]);
    rooms.server.requests.redeliver('t', coming.connection);
    await coming.client.call('model/list', {});
    expect(coming.client.log.filter((line) => line === METHOD)).toHaveLength(1);
  });

  it('RPC-13: come again to one that follows again, which may still answer', async () => {
    const rooms = house();
    const { client, connection } = await rooms.follower();
    const asked = ask(rooms);
    rooms.server.requests.redeliver('t', connection);
    await client.untilTrue(() => client.log.filter((line) => line === METHOD).length === 2);
    client.send({ id: 0, result: { decision: 'accept' } });
    expect(await asked.settled).toMatchObject({ kind: 'answered' });
  });

  it('end when they are not needed any more', async () => {
    const rooms = house();
    const { client } = await rooms.follower();
    const stop = new AbortController();
    const { connections, server } = rooms;
    const targets = connections.subscribersOf('t');
    const asked = server.requestSubscribers(targets, METHOD, PARAMS, { threadId: 't', signal: stop.signal });
    await client.untilMethod(METHOD);
    stop.abort();
    expect(await asked.settled).toEqual({ kind: 'dropped' });
    expect((await client.untilMethod('serverRequest/resolved')).params).toEqual({ threadId: 't', requestId: 0 });
  });

  it('without a thread, end with the last one that was asked', async () => {
    const { server, connections, follower } = house();
    const { client, connection } = await follower();
    const params = { reason: 'unauthorized' } as const;
    const asked = server.requestSubscribers([connection], 'account/chatgptAuthTokens/refresh', params);
    await client.untilMethod('account/chatgptAuthTokens/refresh');
    await client.close();
    expect(await asked.settled).toEqual({ kind: 'dropped' });
    const unasked = server.requestSubscribers([], 'account/chatgptAuthTokens/refresh', params);
    expect(await unasked.settled).toEqual({ kind: 'dropped' });
    expect(connections.all.size).toBe(0);
  });

  it('RPC-15: do not keep a server from ending', async () => {
    const rooms = house();
    await rooms.follower();
    const asked = ask(rooms);
    await rooms.server.close();
    expect(await asked.settled).toEqual({ kind: 'dropped' });
  });

  it('come without experimental members to one that has not opted in', async () => {
    const { server, connections } = house();
    const client = await strangerTo(server);
    await client.initialize({ experimentalApi: false });
    const method = 'item/commandExecution/requestApproval';
    const params = { ...PARAMS, additionalPermissions: {}, availableDecisions: [] } as never;
    server.requestSubscribers(connections.all, method, params, { threadId: 't' });
    expect((await client.untilMethod(method)).params).toEqual(PARAMS);
  });
});
