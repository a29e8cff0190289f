/** Serving over WebSocket and unix sockets. */
import type { AppServer } from '@app-server/server';
import {
  type ListenerOptions,
  type SocketTarget,
  StartError,
  controlFolder,
  freeSocketPath,
  openListener,
  takeStartLock,
} from '@app-server/server/transports';
import { endSoon, signalled } from './shutdown.js';

interface Start extends Pick<ListenerOptions, 'home' | 'authenticate'> {
  create: () => AppServer;
}

/** Serves all who connect, until a signal comes. */
export async function serveSockets(target: SocketTarget, start: Start): Promise<void> {
  const { server, listener } = target.kind === 'unix' ? await startAlone(target, start) : await open(target, start);
  const told = signalled();
  process.stderr.write(banner(listener.url));
  await told;
  endSoon();
  await server.close();
  await listener.close();
}

/** Of several servers that start in one home at the same time, one after the other looks whether the socket is free. */
async function startAlone(target: Extract<SocketTarget, { kind: 'unix' }>, start: Start) {
  const release = await takeStartLock(controlFolder(start.home));
  try {
    // Who comes too late learns so before anything is opened.
    await freeSocketPath(target.path, start.home);
    return await open(target, start);
  } finally {
    await release();
  }
}

async function open(target: SocketTarget, { create, home, authenticate }: Start) {
  const server = create();
  try {
    await opened(server);
    const listener = await openListener(target, { accept: server.accept.bind(server), home, authenticate });
    return { server, listener };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Everything is there before anybody can connect. */
async function opened(server: AppServer): Promise<void> {
  try {
    await server.ready();
  } catch (error) {
    throw new StartError(`The server cannot open what it keeps: ${(error as Error).message}`);
  }
}

function banner(url: string): string {
  if (!url.startsWith('ws://')) return `listening at ${url}\n`;
  const http = url.replace('ws://', 'http://');
  return `listening at ${url}\n  readyz: ${http}/readyz\n  healthz: ${http}/healthz\n`;
}
