import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Diagnostic } from '../inbound.js';
import { Peer } from '../peer.js';
import { expectNoLeftovers } from '../../test/leftovers.js';
import { rejection } from '../../test/peers.js';
import { connectUnixSocket, connectWebSocket } from './node-websocket.js';
import { webSocketTransport } from './websocket.js';

expectNoLeftovers();

async function listen(): Promise<{ url: string; server: WebSocketServer }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const client of server.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

test('the token is sent as a bearer', async () => {
  const { url, server } = await listen();
  const headers: unknown[] = [];
  server.on('connection', (_socket, request) => headers.push(request.headers.authorization));
  for (const options of [{ token: 'abc' }, {}]) {
    const peer = new Peer(connectWebSocket(url, options));
    await peer.open();
    await peer.close();
  }
  expect(headers).toEqual(['Bearer abc', undefined]);
});

test('where nobody listens, opening fails and so does everything else', async () => {
  for (const transport of [connectWebSocket('ws://127.0.0.1:1'), connectUnixSocket('/nowhere/socket')]) {
    const peer = new Peer(transport);
    expect(await rejection(peer.open())).toMatchObject({ code: 'closed', cause: expect.any(Error) });
    const cause = await peer.closed;
    expect(await rejection(peer.request('m'))).toBe(cause);
    await peer.close();
  }
});

test('a connection that is closed before it is opened, or while it is, ends', async () => {
  const { url } = await listen();
  await new Peer(connectWebSocket(url)).close();
  await new Peer(connectWebSocket('ws://127.0.0.1:1')).close();
  const peer = new Peer(connectWebSocket(url));
  const opening = rejection(peer.open());
  await peer.close();
  expect(await opening).toMatchObject({ code: 'closed' });
});

test('a socket that breaks settles what waits', async () => {
  const { url, server } = await listen();
  const peer = new Peer(connectWebSocket(url));
  await peer.open();
  const answer = rejection(peer.request('m'));
  for (const client of server.clients) client.terminate();
  expect(await answer).toBe(await peer.closed);
});

test('binary frames are dropped with a diagnostic', async () => {
  const { url, server } = await listen();
  const connected = once(server, 'connection') as Promise<[WebSocket]>;
  const diagnostics: Diagnostic[] = [];
  const peer = new Peer(connectWebSocket(url), { onDiagnostic: (it) => diagnostics.push(it) });
  await peer.open();
  const [socket] = await connected;
  const answer = peer.request('m');
  socket.send(Buffer.from('{"id":0,"result":1}'));
  socket.send('{"id":0,"result":2}');
  expect(await answer).toBe(2);
  expect(diagnostics).toMatchObject([{ kind: 'malformed' }]);
  await peer.close();
});

test('senders wait while much is buffered', async () => {
  const { url, server } = await listen();
  const connected = once(server, 'connection') as Promise<[WebSocket]>;
  const peer = new Peer(connectWebSocket(url));
  await peer.open();
  const [socket] = await connected;
  socket.pause();
  let room = false;
  const sent = peer.notify('big', 'x'.repeat(32 * 1024 * 1024)).then(() => (room = true));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(room).toBe(false);
  socket.resume();
  await vi.waitFor(() => sent, { interval: 5 });
  await peer.close();
});

test('closing does not wait for ever for a server that does not answer it', async () => {
  const { url, server } = await listen();
  const connected = once(server, 'connection') as Promise<[WebSocket]>;
  const peer = new Peer(connectWebSocket(url, { closeDeadline: 20 }));
  await peer.open();
  const [socket] = await connected;
  socket.pause();
  const late = new AbortController();
  const outcome = Promise.race([
    peer.close().then(() => 'closed'),
    sleep(5_000, 'late', { signal: late.signal }).catch(() => 'late'),
  ]);
  expect(await outcome).toBe('closed');
  late.abort();
  socket.resume();
});

test('nothing is read while more than it may waits to be written, and everything afterwards', async () => {
  const { url, server } = await listen();
  let asked = 0;
  const onRequest = () => {
    asked += 1;
    return 'x'.repeat(1_000_000);
  };
  const count = 200;
  server.on('connection', (socket) => {
    const transport = webSocketTransport(socket, { pauseReading: 100_000 });
    void new Peer(transport, { onRequest }).open();
  });
  const client = new WebSocket(url);
  await once(client, 'open');
  let answers = 0;
  client.on('message', () => (answers += 1));
  client.pause();
  for (let id = 0; id < count; id += 1) {
    client.send(`{"id":${id},"method":"m"}`);
    await sleep(1);
  }
  expect(asked).toBeLessThan(count / 2);
  client.resume();
  await vi.waitFor(() => expect(answers).toBe(count), { timeout: 20_000 });
  expect(asked).toBe(count);
  client.terminate();
});
