/** Every way to reach a fake server from the same process. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Transport } from '@app-server/rpc';
import { connectUnixSocket, connectWebSocket, streamTransport } from '@app-server/rpc/node';
import { onTestFinished } from 'vitest';
import type { FakeServer } from '../src/testing/fake-server.js';

export interface Place {
  name: string;
  connect: (server: FakeServer) => Promise<Transport>;
}

export const MEMORY: Place = { name: 'memory', connect: async (server) => server.connect() };

export const STREAMS: Place = {
  name: 'stdio',
  connect: async (server) => {
    const [stdin, stdout] = [new PassThrough(), new PassThrough()];
    await server.listen('stdio://', { stdin, stdout });
    return streamTransport(stdout, stdin);
  },
};

const WEB_SOCKET: Place = {
  name: 'WebSocket',
  connect: async (server) => connectWebSocket((await server.listen('ws://127.0.0.1:0')).url),
};

const UNIX_SOCKET: Place = {
  name: 'unix socket',
  connect: async (server) => {
    const folder = await mkdtemp(join(tmpdir(), 'fake server-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 's');
    await server.listen(`unix://${path}`);
    return connectUnixSocket(path);
  },
};

export const PLACES: readonly Place[] = [MEMORY, STREAMS, WEB_SOCKET, UNIX_SOCKET];
