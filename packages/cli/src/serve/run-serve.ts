/** Serves until the input ends or a signal comes. */
import { type AppServer, type LogLevel, createReferenceServer, stderrLogger } from '@app-server/server';
import { type ListenTarget, StartError, parseListenUrl, standardStreams } from '@app-server/server/transports';
import { EXIT, UsageError } from '../errors.js';
import { type AuthFlags, refuseStrayFlags } from './auth-flags.js';
import { serverHome } from './home.js';
import { endSoon, signalled } from './shutdown.js';

export interface ServeOptions extends AuthFlags {
  /** Path of a scenario for the model provider `scripted`. */
  scenario?: string;
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

const foundations = () => import('./foundations.js');

async function serve(target: ListenTarget, options: ServeOptions): Promise<void> {
  if (target.kind === 'off') {
    throw new StartError('--listen off leaves no way to reach the server; name an address, or leave the option out.');
  }
  refuseStrayFlags(options);
  const authenticate = options.wsAuth && (await (await import('./authenticators.js')).authenticatorOf(options));
  const home = serverHome();
  const scenario = options.scenario === undefined ? undefined : await (await foundations()).playable(options.scenario);
  const logger = stderrLogger(options.logLevel);
  const create = () =>
    createReferenceServer({
      logger,
      info: { home },
      config: async () => (await foundations()).loadConfig(home),
      providers: async (config) => (await foundations()).createProviders(config, { scenario }),
      stores: async () => (await foundations()).openStores(home, logger),
    });
  if (target.kind === 'stdio') return serveStandardStreams(create());
  const { serveSockets } = await import('./serve-sockets.js');
  return serveSockets(target, { create, home, authenticate });
}

async function serveStandardStreams(server: AppServer): Promise<void> {
  // Elsewhere a reader who leaves ends the process at once; here children are ended first.
  process.stdout.removeAllListeners('error');
  const ended = server.accept(standardStreams(process.stdin, process.stdout));
  await Promise.race([ended, signalled()]);
  endSoon();
  await server.close();
}
