/** The client against the reference server, over every transport. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  type Client,
  type DriftReport,
  ExperimentalRefused,
  type ExperimentalSurface,
  NotSupported,
  connect,
} from '@app-server/client';
import { type Transport, memoryPair } from '@app-server/rpc';
import { connectUnixSocket, connectWebSocket, streamTransport } from '@app-server/rpc/node';
import { type AppServer, createReferenceServer, stderrLogger } from '@app-server/server';
import { openListener, parseListenUrl, standardStreams } from '@app-server/server/transports';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ServiceServer, testServices } from '../../packages/client/test/services.js';

const TRANSPORTS = ['memory', 'stdio', 'ws', 'unix'] as const;
type TransportKind = (typeof TRANSPORTS)[number];

/** How clients come to a server, and how that ends. */
type Reach = { connect(): Transport; close(): Promise<void> };

async function reach(server: AppServer, kind: TransportKind, folder: string): Promise<Reach> {
  if (kind === 'memory') {
    const connectInMemory = () => {
      const [client, mine] = memoryPair();
      void server.accept(mine);
      return client;
    };
    return { connect: connectInMemory, close: async () => {} };
  }
  if (kind === 'stdio') {
    const connectByStreams = () => {
      const [input, output] = [new PassThrough(), new PassThrough()];
      void server.accept(standardStreams(input, output));
      return streamTransport(output, input);
    };
    return { connect: connectByStreams, close: async () => {} };
  }
  const socket = join(folder, 'server.sock');
  const target = parseListenUrl(kind === 'ws' ? 'ws://127.0.0.1:0' : `unix://${socket}`);
  if (target.kind === 'stdio' || target.kind === 'off') throw new Error('This is no socket.');
  const listener = await openListener(target, { accept: (transport) => server.accept(transport), home: folder });
  return {
    connect: () => (kind === 'ws' ? connectWebSocket(listener.url) : connectUnixSocket(socket)),
    close: () => listener.close(),
  };
}

async function start(kind: TransportKind): Promise<ServiceServer> {
  const folder = await mkdtemp(join(tmpdir(), 'app-server-services-'));
  const workspace = join(folder, 'workspace');
  await mkdir(workspace);
  const server = createReferenceServer({ logger: stderrLogger('silent'), info: { home: folder } });
  const { connect: transport, close } = await reach(server, kind, folder);
  const clients: Client<ExperimentalSurface>[] = [];
  const drift: DriftReport[] = [];
  return {
    workspace,
    drift,
    async connect() {
      const client = await connect(transport(), {
        clientInfo: { name: 'test', version: '1' },
        experimentalApi: true,
        serverRequests: 'refuse',
        onDrift: (report) => drift.push(report),
      });
      clients.push(client);
      return client;
    },
    async rest() {
      for (const client of clients.splice(0)) await client.close();
    },
    async stop() {
      await close();
      await server.close();
      await rm(folder, { recursive: true });
      return [];
    },
  };
}

describe.each(TRANSPORTS)('services over %s', (kind) => {
  testServices(() => start(kind));
});

describe('what it does not have', () => {
  it('is refused as such, and the connection goes on', async () => {
    const server = await start('memory');
    onTestFinished(async () => {
      await server.rest();
      await server.stop();
    });
    const client = await server.connect();
    await expect(client.skills.list({})).rejects.toThrow(NotSupported);
    expect((await client.model.list({})).data.length).toBeGreaterThan(0);
  });

  it('INI-02: is not even asked for without opting in', async () => {
    const server = createReferenceServer({ logger: stderrLogger('silent') });
    const [left, right] = memoryPair();
    void server.accept(right);
    const client = await connect(left, { clientInfo: { name: 'test', version: '1' }, serverRequests: 'refuse' });
    onTestFinished(async () => {
      await client.close();
      await server.close();
    });
    await expect(client.command.exec({ command: ['true'], permissionProfile: ':workspace' } as never)).rejects.toThrow(
      ExperimentalRefused,
    );
  });
});
