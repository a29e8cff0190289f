import { once } from 'node:events';
import type { Transport } from '@app-server/rpc';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { listenForSockets } from './socket-listener.js';
import { type SocketTransportOptions, socketTransport } from './socket-transport.js';

/** A server's transport, opened, and the socket of its client. */
async function joined(options: SocketTransportOptions, client: { autoPong?: boolean } = {}) {
  const accepted = deferred<Transport>();
  const listener = await listenForSockets(
    { host: '127.0.0.1', port: 0 },
    { onSocket: (socket) => accepted.resolve(socketTransport(socket, options)) },
  );
  onTestFinished(() => listener.close());
  const socket = new WebSocket(`ws://127.0.0.1:${listener.port}`, client);
  await once(socket, 'open');
  const transport = await accepted.promise;
  const received: string[] = [];
  const closed = new Promise<void>((resolve) => {
    void transport.open({ receive: (text) => void received.push(text), fault: () => {}, closed: () => resolve() });
  });
  return { socket, transport, received, closed };
}

function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

describe('a client over a socket', () => {
  test('that does not answer any more is given up', async () => {
    const { socket, closed } = await joined({ keepAliveMs: 10 }, { autoPong: false });
    await Promise.all([closed, once(socket, 'close')]);
  });

  test('that answers stays, however little it says', async () => {
    const { socket, transport } = await joined({ keepAliveMs: 10 });
    for (let ping = 0; ping < 10; ping += 1) await once(socket, 'ping');
    await transport.send('still there');
    expect(String((await once(socket, 'message'))[0])).toBe('still there');
  });

  test('that says something stays, even if it does not answer to pings', async () => {
    const { socket, received } = await joined({ keepAliveMs: 20 }, { autoPong: false });
    socket.on('ping', () => socket.send('here'));
    while (received.length < 10) await once(socket, 'ping');
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  test('that does not read is cut off when too much waits for it', async () => {
    const { socket, transport, closed } = await joined({ maxBacklogBytes: 1024 * 1024 });
    socket.pause();
    const text = 'x'.repeat(64 * 1024);
    const flood = async () => {
      for (;;) void transport.send(text);
    };
    await expect(flood()).rejects.toMatchObject({ code: 'closed' });
    await closed;
  });
});
