/** Connections of several kinds and several clients to one server. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { connectUnixSocket, connectWebSocket } from '@app-server/rpc/node';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ExperimentalRefused, ExperimentalRequired, LocalError, NotSupported, connect } from '../src/index.js';
import { type TestOptions, TestServer } from './support/test-server.js';

vi.setConfig({ testTimeout: 60_000 });

const CLIENT = { clientInfo: { name: 'parity', version: '1' }, serverRequests: 'refuse' } as const;

describe('connections', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start('unix');
  });
  afterEach(() => server.rest());
  afterAll(async () => {
    expect(await server.stop()).toEqual([]);
  });

  test('INI-02: without opting in nothing experimental leaves, and what is sent unchecked is refused', async () => {
    await using stable = await connect(server.transport(), CLIENT);
    await expect(stable.thread.start({ permissions: ':read-only' } as never)).rejects.toThrow(ExperimentalRefused);
    await using unchecked = await connect(server.transport(), { ...CLIENT, checks: false });
    const started = unchecked.thread.start({ permissions: ':read-only' } as never);
    await expect(started).rejects.toThrow(ExperimentalRequired);
    await expect(started).rejects.toThrow('thread/start.permissions');
  });

  test('INI-02: with opting in it reaches the server', async () => {
    const client = await server.connect();
    const thread = await client.startThread({ permissions: ':read-only' });
    expect(thread.opened.activePermissionProfile).toMatchObject({ id: ':read-only' });
    await thread.run('hello');
    const listed = client.thread.turns.items.list({ threadId: thread.id, turnId: 'any' });
    await expect(listed).rejects.toThrow(NotSupported);
  });

  test('RPC-02: the proxy joins what runs already, and ends with its input', async () => {
    const proxies: ChildProcessWithoutNullStreams[] = [];
    const relay = createServer((socket) => {
      const args = ['app-server', 'proxy', '--sock', server.url as string];
      const proxy = spawn(server.command, args, { env: { ...process.env, ...server.home.env }, stdio: 'pipe' });
      proxies.push(proxy);
      socket.pipe(proxy.stdin);
      proxy.stdout.pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(relay, 'listening');
    const direct = await server.connect();
    const thread = await direct.startThread();
    const proxied = await connect(connectWebSocket(`ws://127.0.0.1:${(relay.address() as AddressInfo).port}`), CLIENT);
    expect((await proxied.thread.loaded.list({})).data).toContain(thread.id);

    expect(proxies).toHaveLength(1);
    for (const proxy of proxies) {
      const exited = once(proxy, 'exit');
      proxy.stdin.end();
      await exited;
    }
    relay.close();
    await proxied.closed;
    expect((await direct.thread.loaded.list({})).data).toContain(thread.id);
  });

  test('where nobody listens there is no client', async () => {
    const nowhere = connect(connectUnixSocket(`${server.home.path}/nowhere`), CLIENT);
    await expect(nowhere).rejects.toThrow(LocalError);
  });

  test('everybody who follows a thread is asked, and the first answer counts', async () => {
    const aborted: unknown[] = [];
    const asked: string[] = [];
    const waits: TestOptions['serverRequests'] = {
      'item/commandExecution/requestApproval': (_params, { signal, requestId }) => {
        asked.push(requestId);
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(aborted.push(signal.reason)));
        });
      },
      otherwise: 'refuse',
    };
    const [slow, quick] = [await server.connect({ serverRequests: waits }), await server.connect(DECLINE)];
    const thread = await slow.startThread({ sandbox: 'danger-full-access', approvalPolicy: 'untrusted' });
    await thread.run('first');
    await quick.resumeThread({ threadId: thread.id });
    const { items } = await thread.run('#shell');
    expect(items.find(({ type }) => type === 'commandExecution')).toMatchObject({ status: 'declined' });
    expect(asked).toHaveLength(1);
    expect(aborted).toEqual([expect.objectContaining({ message: expect.stringContaining('elsewhere') })]);
  });

  test('a question that was left open is asked again of whoever comes next', async () => {
    const never: TestOptions['serverRequests'] = {
      'item/commandExecution/requestApproval': () => new Promise(() => {}),
      otherwise: 'refuse',
    };
    const gone = await server.connect({ serverRequests: never });
    const thread = await gone.startThread({ sandbox: 'danger-full-access', approvalPolicy: 'untrusted' });
    await thread.run('first');
    const turn = thread.stream('#shell');
    await vi.waitFor(() => expect(thread.state.status).toEqual({ type: 'active', activeFlags: ['waitingOnApproval'] }));
    await gone.close();
    await expect(turn.result).rejects.toThrow(LocalError);
    const next = await server.connect(DECLINE);
    const resumed = await next.resumeThread({ threadId: thread.id });
    await vi.waitFor(() => expect(resumed.state.turns.at(-1)?.status).toBe('completed'));
  });

  test('nothing differed from the protocol', () => {
    expect(server.drift).toEqual([]);
  });
});

const DECLINE: TestOptions = {
  serverRequests: {
    'item/commandExecution/requestApproval': () => ({ decision: 'decline' }),
    otherwise: 'refuse',
  },
};
