/** Every transport, as a pair that is joined but not open yet. Suites written once run over all of them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { memoryPair } from '../src/transports/memory.js';
import { connectUnixSocket, connectWebSocket } from '../src/transports/node-websocket.js';
import { streamTransport } from '../src/transports/stdio.js';
import type { FrameLimits, Transport } from '../src/transports/transport.js';
import { webSocketTransport } from '../src/transports/websocket.js';

export interface Connection {
  left: Transport;
  right: Transport;
  cleanup: () => Promise<void>;
}

export interface ConnectionKind {
  name: string;
  connect: (limits?: FrameLimits) => Promise<Connection>;
}

const memory: ConnectionKind = {
  name: 'memory',
  connect: async () => {
    const [left, right] = memoryPair();
    return { left, right, cleanup: async () => {} };
  },
};

const streams: ConnectionKind = {
  name: 'streams',
  connect: async (limits) => {
    const [there, back] = [new PassThrough(), new PassThrough()];
    return {
      left: streamTransport(back, there, limits),
      right: streamTransport(there, back, limits),
      cleanup: async () => {
        there.destroy();
        back.destroy();
      },
    };
  },
};

/** What each side writes passes through a process that copies its input to its output. */
const childProcesses: ConnectionKind = {
  name: 'child processes',
  connect: async (limits) => {
    const [there, back] = [copier(), copier()];
    return {
      left: streamTransport(back.stdout, there.stdin, limits),
      right: streamTransport(there.stdout, back.stdin, limits),
      cleanup: async () => {
        await Promise.all([end(there), end(back)]);
      },
    };
  },
};

function copier() {
  return spawn('cat', { stdio: ['pipe', 'pipe', 'ignore'] });
}

async function end(child: ReturnType<typeof copier>): Promise<void> {
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  child.kill();
  await gone;
  child.stdin.destroy();
  child.stdout.destroy();
}

const webSocket: ConnectionKind = {
  name: 'WebSocket',
  connect: async (limits) => {
    const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(sockets, 'listening');
    const { port } = sockets.address() as AddressInfo;
    return accepted(sockets, () => connectWebSocket(`ws://127.0.0.1:${port}`, limits), limits);
  },
};

const unixSocket: ConnectionKind = {
  name: 'unix socket',
  connect: async (limits) => {
    const folder = await mkdtemp(join(tmpdir(), 'rpc with space-'));
    const path = join(folder, 's');
    const server = createServer();
    server.listen(path);
    await once(server, 'listening');
    const sockets = new WebSocketServer({ server });
    const connection = await accepted(sockets, () => connectUnixSocket(path, limits), limits);
    const cleanup = async () => {
      await connection.cleanup();
      await closeServer(server);
      await rm(folder, { recursive: true });
    };
    return { ...connection, cleanup };
  },
};

async function accepted(sockets: WebSocketServer, connect: () => Transport, limits?: FrameLimits): Promise<Connection> {
  const connected = once(sockets, 'connection') as Promise<[WebSocket]>;
  const left = connect();
  const [socket] = await connected;
  const cleanup = async () => {
    for (const client of sockets.clients) client.terminate();
    await new Promise((resolve) => sockets.close(resolve));
  };
  return { left, right: webSocketTransport(socket, limits), cleanup };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

export const CONNECTIONS: readonly ConnectionKind[] = [memory, streams, childProcesses, webSocket, unixSocket];

/** Those that frame what they carry, and so have limits. */
export const FRAMED_CONNECTIONS = CONNECTIONS.filter((kind) => kind !== memory);
