import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectUnixSocket, connectWebSocket, streamTransport } from '@app-server/rpc/node';
import { describe, expect, test } from 'vitest';
import { addressOf, clientOf, command, temporaryHome } from './test-support.js';

const SOCKET = ['app-server-control', 'app-server-control.sock'] as const;

describe('app-server serve', { timeout: 60_000 }, () => {
  test('CLI-01: --version prints name and version', async () => {
    const { ended, written } = command({ home: await temporaryHome() }, 'serve', '--version');
    expect(await ended).toEqual([0, null]);
    expect(written.stdout).toMatch(/^app-server \d+\.\d+\.\d+\n$/);
  });

  test('CLI-03: over stdio answers, stays quiet, and ends with its input', async () => {
    const home = await temporaryHome();
    const server = command({ home }, 'serve');
    const client = await clientOf(streamTransport(server.stdout, server.stdin));
    expect(client.server.codexHome).toBe(home);
    await client.close();
    expect(await server.ended).toEqual([0, null]);
    expect(server.written.stderr).toBe('');
  });

  test('RPC-01: over ws serves several clients at once, each with its own handshake', async () => {
    const server = command({ home: await temporaryHome() }, 'serve', '--listen', 'ws://127.0.0.1:0');
    const url = await addressOf(server);
    const clients = await Promise.all([1, 2, 3].map(() => clientOf(connectWebSocket(url))));
    const answers = await Promise.all(clients.map((client) => client.request('model/list', {})));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const http = url.replace('ws://', 'http://');
    expect(server.written.stderr).toBe(`listening at ${url}\n  readyz: ${http}/readyz\n  healthz: ${http}/healthz\n`);
    const second = command({ home: await temporaryHome() }, 'serve', '--listen', url);
    expect(await second.ended).toEqual([1, null]);
    expect(second.written.stderr).toContain('in use');
  });

  test('asks for the capability token, and writes it nowhere', async () => {
    const [home, token] = [await temporaryHome(), 'capability-must-not-leak'];
    await writeFile(join(home, 'token'), `${token}\n`);
    const auth = ['--ws-auth', 'capability-token', '--ws-token-file', join(home, 'token'), '--log-level', 'trace'];
    const server = command({ home }, 'serve', '--listen', 'ws://127.0.0.1:0', ...auth);
    const url = await addressOf(server);
    await expect(clientOf(connectWebSocket(url))).rejects.toThrow();
    await expect(clientOf(connectWebSocket(url, { token: `${token}!` }))).rejects.toThrow();
    await clientOf(connectWebSocket(url, { token }));
    server.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
    expect(server.written.stdout + server.written.stderr).not.toContain('must-not-leak');
  });

  test('asks for a signed token, and writes neither it nor the secret anywhere', async () => {
    const [home, secret] = [await temporaryHome(), 'a-shared-secret-that-must-not-leak'];
    await writeFile(join(home, 'secret'), secret);
    const auth = ['--ws-auth', 'signed-bearer-token', '--ws-shared-secret-file', 'secret', '--ws-issuer', 'issuer'];
    const server = command({ home, cwd: home }, 'serve', '--listen', 'ws://127.0.0.1:0', ...auth);
    const url = await addressOf(server);
    const exp = Math.floor(Date.now() / 1000) + 600;
    const [good, expired] = [signed({ exp, iss: 'issuer' }, secret), signed({ exp: 1, iss: 'issuer' }, secret)];
    await clientOf(connectWebSocket(url, { token: good }));
    for (const token of [expired, signed({ exp }, secret), signed({ exp, iss: 'issuer' }, 'another'), undefined]) {
      await expect(clientOf(connectWebSocket(url, token === undefined ? {} : { token }))).rejects.toThrow();
    }
    server.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
    const written = server.written.stdout + server.written.stderr;
    for (const secretText of [secret, good, expired]) expect(written).not.toContain(secretText);
  });

  test('over a unix socket serves its owner, and takes the socket along when it ends', async () => {
    const home = await temporaryHome();
    const server = command({ home }, 'serve', '--listen', 'unix://');
    const path = join(home, ...SOCKET);
    expect(await addressOf(server)).toBe(`unix://${path}`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const client = await clientOf(connectUnixSocket(path));
    await expect(client.request('model/list', {})).resolves.toHaveProperty('data');
    server.kill('SIGINT');
    expect(await server.ended).toEqual([0, null]);
    expect(await readdir(join(home, SOCKET[0]))).toEqual(['app-server-startup.1.lock']);
  });

  test('a path of its own is relative to the working directory', async () => {
    const home = await temporaryHome();
    const server = command({ home, cwd: home }, 'serve', '--listen', 'unix://a socket');
    expect(await addressOf(server)).toBe(`unix://${join(home, 'a socket')}`);
    await clientOf(connectUnixSocket(join(home, 'a socket')));
  });

  test.each(['a new home', 'a home whose server died while it started'])(
    'RPC-03: of eight that start in %s, one listens, and the others say why they do not',
    async (kind) => {
      const home = await temporaryHome();
      if (kind !== 'a new home') await abandonedStart(home);
      const servers = Array.from({ length: 8 }, () => command({ home }, 'serve', '--listen', 'unix://'));
      const outcomes = await Promise.all(
        servers.map((server) =>
          addressOf(server).then(
            () => 'listens',
            async () => [await server.ended, server.written.stderr],
          ),
        ),
      );
      const inUse = [[1, null], expect.stringMatching(/^error: The address is in use: .*\n$/)];
      const losers = outcomes.filter((outcome) => outcome !== 'listens');
      expect(losers).toEqual(Array.from({ length: 7 }, () => inUse));
      const client = await clientOf(connectUnixSocket(join(home, ...SOCKET)));
      await expect(client.request('model/list', {})).resolves.toHaveProperty('data');
    },
    120_000,
  );

  test.each([
    ['SIGTERM', 'stdio://'],
    ['SIGINT', 'stdio://'],
    ['SIGHUP', 'ws://127.0.0.1:0'],
    ['SIGTERM', 'ws://127.0.0.1:0'],
  ] as const)('%s ends a server at %s and every process it runs', async (signal, listen) => {
    const server = command({ home: await temporaryHome() }, 'serve', '--listen', listen);
    const overStdio = listen === 'stdio://';
    const transport = overStdio
      ? streamTransport(server.stdout, server.stdin)
      : connectWebSocket(await addressOf(server));
    const client = await clientOf(transport);
    const pid = await processOf(client);
    expect(isRunning(pid)).toBe(true);
    server.kill(signal);
    expect(await server.ended).toEqual([0, null]);
    expect(isRunning(pid)).toBe(false);
  });

  test('ends, with every process it runs, when its client reads no more', async () => {
    const server = command({ home: await temporaryHome() }, 'serve');
    const client = await clientOf(streamTransport(server.stdout, server.stdin));
    const pid = await processOf(client, 'echo $$; while :; do sleep 0.1; echo more; done');
    server.stdout.destroy();
    expect(await server.ended).toEqual([0, null]);
    expect(isRunning(pid)).toBe(false);
  });

  test('ends at a signal even when its client does not read', async () => {
    const server = command({ home: await temporaryHome() }, 'serve');
    server.stdout.pause();
    server.stdin.on('error', () => {});
    const hello = { clientInfo: { name: 'deaf', version: '1' } };
    server.stdin.write(`${JSON.stringify({ id: 0, method: 'initialize', params: hello })}\n`);
    const lines = Array.from({ length: 2000 }, (_, id) => `{"id":${id + 1},"method":"model/list","params":{}}\n`);
    server.stdin.write(lines.join(''));
    await once(server.stdout, 'readable');
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });

  test('ends at once at a second signal', async () => {
    const server = command({ home: await temporaryHome() }, 'serve', '--listen', 'ws://127.0.0.1:0');
    await addressOf(server);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) server.kill(signal);
    expect(await server.ended).toEqual([0, null]);
  });
});

function signed(claims: object, secret: string): string {
  const text = [{ alg: 'HS256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

/** What a server leaves that is killed while it starts: a lock of a dead process, a socket nobody listens at. */
async function abandonedStart(home: string): Promise<void> {
  const path = join(home, ...SOCKET);
  await mkdir(join(home, SOCKET[0]));
  const listen = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 9))`;
  const { pid } = spawnSync(process.execPath, ['-e', listen]);
  await writeFile(join(home, SOCKET[0], 'app-server-startup.3.lock'), String(pid));
}

/** Starts a process through a server; its id, which the script prints first. */
async function processOf(
  client: Awaited<ReturnType<typeof clientOf>>,
  script = 'echo $$; sleep 1000',
): Promise<number> {
  const processHandle = 'sleeper';
  const output = new Promise<string>((resolve) => {
    client.on('process/outputDelta', ({ deltaBase64 }) => resolve(Buffer.from(deltaBase64, 'base64').toString()));
  });
  await client.request('process/spawn', {
    command: ['/bin/sh', '-c', script],
    processHandle,
    cwd: '/',
    streamStdoutStderr: true,
  });
  return Number(await output);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
