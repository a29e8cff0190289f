/** What holds for transports of a server only. */
import type { Readable, Writable } from 'node:stream';
import type { Transport, TransportOptions } from '@app-server/rpc';
import { streamTransport } from '@app-server/rpc/node';

/** A client that does not read is not read either, and one that does not say goodbye cannot hold up the end. */
export const SERVER_SIDE: TransportOptions = { pauseReading: 1024 * 1024, closeDeadline: 300 };

/** The client at the standard streams of this process. */
export function standardStreams(input: Readable, output: Writable): Transport {
  return streamTransport(input, output, SERVER_SIDE);
}
