/** How clients come to a server of the same process: every kind of transport. */
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type Transport, memoryPair } from '@app-server/rpc';
import { connectUnixSocket, connectWebSocket, streamTransport } from '@app-server/rpc/node';
import type { AppServer } from '@app-server/server';
import { openListener, parseListenUrl, standardStreams } from '@app-server/server/transports';

export const TRANSPORTS = ['memory', 'stdio', 'ws', 'unix'] as const;
export type TransportKind = (typeof TRANSPORTS)[number];

/** The way to a server, and its end. */
export interface Reach {
  connect(): Transport;
  close(): Promise<void>;
}

/** @param folder where a socket may be */
export async function reach(server: AppServer, kind: TransportKind, folder: string): Promise<Reach> {
  if (kind === 'memory') return { connect: () => inMemory(server), close: async () => {} };
  if (kind === 'stdio') return { connect: () => byStreams(server), close: async () => {} };
  const socket = join(folder, 'server.sock');
  const target = parseListenUrl(kind === 'ws' ? 'ws://127.0.0.1:0' : `unix://${socket}`);
  if (target.kind === 'stdio' || target.kind === 'off') throw new Error('This is no socket.');
  const listener = await openListener(target, { accept: (transport) => server.accept(transport), home: folder });
  return {
    connect: () => (kind === 'ws' ? connectWebSocket(listener.url) : connectUnixSocket(socket)),
    close: () => listener.close(),
  };
}

function inMemory(server: AppServer): Transport {
  const [client, mine] = memoryPair();
  void server.accept(mine);
  return client;
}

function byStreams(server: AppServer): Transport {
  const [input, output] = [new PassThrough(), new PassThrough()];
  void server.accept(standardStreams(input, output));
  return streamTransport(output, input);
}
