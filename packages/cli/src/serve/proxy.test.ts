import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { connectUnixSocket } from '@app-server/rpc/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Command, addressOf, clientOf, command, temporaryHome } from './test-support.js';

/** A client that reaches the standard streams of a proxy through a socket, as it would through SSH. */
async function clientBehind({ stdin, stdout }: Command) {
  const path = join(await temporaryHome(), 'tunnel');
  const tunnel = createServer((socket) => {
    socket.pipe(stdin);
    stdout.pipe(socket);
  });
  await once(tunnel.listen(path), 'listening');
  onTestFinished(() => void tunnel.close());
  return clientOf(connectUnixSocket(path));
}

describe('app-server proxy', { timeout: 60_000 }, () => {
  test.each(['in the same home', 'at a path'])(
    'RPC-02: carries a client to the server %s, and ends with it',
    async (place) => {
      const home = await temporaryHome();
      const server = command({ home }, 'serve', '--listen', 'unix://');
      const path = (await addressOf(server)).replace('unix://', '');
      const proxy =
        place === 'at a path'
          ? command({ home: await temporaryHome() }, 'proxy', '--sock', path)
          : command({ home }, 'proxy');
      const client = await clientBehind(proxy);
      expect(client.server.codexHome).toBe(home);
      const { data } = (await client.request('model/list', {})) as { data: unknown[] };
      expect(data).not.toEqual([]);
      await client.close();
      expect(await proxy.ended).toEqual([0, null]);
      expect(server.exitCode).toBeNull();
    },
  );

  test('RPC-02: ends with its input, and with the server', async () => {
    const home = await temporaryHome();
    const server = command({ home }, 'serve', '--listen', 'unix://');
    await addressOf(server);
    const left = command({ home }, 'proxy');
    left.stdin.end('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await left.ended).toEqual([0, null]);
    expect(left.written.stdout).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    const held = command({ home }, 'proxy');
    await clientBehind(held);
    server.kill('SIGTERM');
    expect(await held.ended).toEqual([0, null]);
  });

  test('RPC-02: starts no server where there is none', async () => {
    const home = await temporaryHome();
    const proxies = [command({ home }, 'proxy'), command({ home }, 'proxy', '--sock', `${home}/other.sock`)];
    for (const { ended, written } of proxies) {
      expect(await ended).toEqual([1, null]);
      expect(written).toEqual({ stdout: '', stderr: expect.stringContaining('app-server serve --listen unix://') });
    }
  });
});
