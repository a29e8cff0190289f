/** The socket file: where it is, who may use it, and whether somebody listens there already. */
import { once } from 'node:events';
import { lstat, rm } from 'node:fs/promises';
import { type Server, connect } from 'node:net';
import { join } from 'node:path';
import { StartError } from '../start-error.js';

/** What a connection to an abandoned socket fails with; Windows refuses where there is no file at all. */
const NOBODY = new Set(['ECONNREFUSED', 'ENOENT']);
const OWNER_ONLY = 0o177;
/** Bytes that the system has room for; of a longer path it takes the beginning, and says nothing. */
const LONGEST_PATH = process.platform === 'linux' ? 107 : 103;

/** The folder of a home that holds its socket and the locks of its starts. */
export function controlFolder(home: string): string {
  return join(home, 'app-server-control');
}

/** Where the server of a home listens, and its proxies look for it. */
export function controlSocket(home: string): string {
  return join(controlFolder(home), 'app-server-control.sock');
}

/**
 * Makes room for a socket: what a server that died has left is removed.
 *
 * @throws {StartError} when somebody listens there, the file is something else, or the path is too long for a socket
 */
export async function clearSocketPath(path: string): Promise<void> {
  if (Buffer.byteLength(path) > LONGEST_PATH) {
    throw new StartError(`${path} is too long for a socket: it may have ${LONGEST_PATH} bytes. Name a shorter path.`);
  }
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new StartError(`${path} cannot be looked at: ${error.message}`, { cause: error });
  });
  if (!found) return;
  if (!found.isSocket()) throw new StartError(`${path} exists and is no socket; remove it, or name another path.`);
  if (await isListening(path)) throw addressInUse(path);
  await rm(path, { force: true });
}

/** Binds so that nobody but the owner can ever connect, not even before a mode could be changed. */
export function bindOwnerOnly(server: Server, place: object): void {
  const before = process.umask(OWNER_ONLY);
  try {
    server.listen(place);
  } finally {
    process.umask(before);
  }
}

export function addressInUse(address: string, cause?: unknown): StartError {
  return new StartError(`The address is in use: another server listens at ${address}.`, { cause });
}

async function isListening(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (NOBODY.has(code)) return false;
    // A listener whose queue is full is one too.
    if (code === 'EAGAIN') return true;
    throw new StartError(`${path} cannot be used: ${message}`, { cause: error });
  } finally {
    socket.destroy();
  }
}
