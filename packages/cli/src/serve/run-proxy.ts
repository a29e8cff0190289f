/** Joins standard streams to the socket of a running server, byte by byte: who is behind them speaks WebSocket. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { controlSocket } from '@app-server/server/transports';
import { EXIT, reasonOf } from '../errors.js';
import { serverHome } from './home.js';

/** Milliseconds without a byte that the server has after the input has ended. */
const GOODBYE_MS = 1000;

export interface ProxyOptions {
  /** The socket; that of the server's home by default. */
  sock?: string;
}

interface Streams {
  in: Readable;
  out: Writable;
  err: Writable;
}

/** @returns the exit code: 1 when no server listens there, or the connection breaks */
export async function runProxy({ sock }: ProxyOptions, io: Streams): Promise<number> {
  const path = sock ?? controlSocket(serverHome());
  const socket = connect(path);
  try {
    await once(socket, 'connect');
  } catch (error) {
    io.err.write(
      `error: No server can be reached at ${path}: ${reasonOf(error)}. Start one: app-server serve --listen unix://\n`,
    );
    return EXIT.faults;
  }
  io.in.pipe(socket);
  io.in.once('end', () => socket.setTimeout(GOODBYE_MS, () => socket.destroy()));
  socket.pipe(io.out, { end: false });
  try {
    await once(socket, 'close');
    return EXIT.ok;
  } catch (error) {
    io.err.write(`error: The connection to ${path} broke: ${reasonOf(error)}.\n`);
    return EXIT.faults;
  } finally {
    io.in.unpipe(socket);
  }
}
