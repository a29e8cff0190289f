/** Serves until the input ends or a signal comes. */
import { type AppServer, type LogLevel, createReferenceServer, stderrLogger } from '@app-server/server';
import {
  type ListenTarget,
  type ListenerOptions,
  type SocketTarget,
  StartError,
  controlFolder,
  openListener,
  parseListenUrl,
  standardStreams,
  takeStartLock,
} from '@app-server/server/transports';
import { EXIT, UsageError } from '../errors.js';
import { type AuthFlags, authenticateBy } from './auth-flags.js';
import { serverHome } from './home.js';
import { endSoon, signalled } from './shutdown.js';

export interface ServeOptions extends AuthFlags {
  listen: string;
  logLevel: LogLevel;
}

/** @returns the exit code: 1 when the server may not start as it was told to */
export async function runServe(options: ServeOptions): Promise<number> {
  try {
    await serve(readTarget(options.listen), options);
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return EXIT.faults;
  }
}

function readTarget(text: string): ListenTarget {
  try {
    return parseListenUrl(text);
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

async function serve(target: ListenTarget, options: ServeOptions): Promise<void> {
  if (target.kind === 'off') {
    throw new StartError('--listen off leaves no way to reach the server; name an address, or leave the option out.');
  }
  const authenticate = await authenticateBy(options);
  const home = serverHome();
  const create = () => createReferenceServer({ logger: stderrLogger(options.logLevel), info: { home } });
  if (target.kind === 'stdio') await serveStandardStreams(create());
  else await serveSockets(target, { create, home, authenticate });
}

async function serveStandardStreams(server: AppServer): Promise<void> {
  // Elsewhere a reader who leaves ends the process at once; here children are ended first.
  process.stdout.removeAllListeners('error');
  const ended = server.accept(standardStreams(process.stdin, process.stdout));
  await Promise.race([ended, signalled()]);
  endSoon();
  await server.close();
}

interface Start extends Pick<ListenerOptions, 'home' | 'authenticate'> {
  create: () => AppServer;
}

async function serveSockets(target: SocketTarget, start: Start): Promise<void> {
  const { server, listener } = target.kind === 'unix' ? await startAlone(target, start) : await open(target, start);
  const told = signalled();
  process.stderr.write(banner(listener.url));
  await told;
  endSoon();
  await server.close();
  await listener.close();
}

/** Of several servers that start in one home at the same time, one after the other looks whether the socket is free. */
async function startAlone(target: SocketTarget, start: Start) {
  const release = await takeStartLock(controlFolder(start.home));
  try {
    return await open(target, start);
  } finally {
    await release();
  }
}

async function open(target: SocketTarget, { create, home, authenticate }: Start) {
  const server = create();
  try {
    const listener = await openListener(target, { accept: server.accept.bind(server), home, authenticate });
    return { server, listener };
  } catch (error) {
    await server.close();
    throw error;
  }
}

function banner(url: string): string {
  if (!url.startsWith('ws://')) return `listening at ${url}\n`;
  const http = url.replace('ws://', 'http://');
  return `listening at ${url}\n  readyz: ${http}/readyz\n  healthz: ${http}/healthz\n`;
}
