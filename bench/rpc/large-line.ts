/**
 * Reads an answer of any size, from the standard input or, told its size, out of chunks of its own; prints what that took,
 * in time and in memory, as JSON.
 */
import { Readable } from 'node:stream';
import { Peer } from '@app-server/rpc';
import { streamTransport } from '@app-server/rpc/node';

export interface LargeLine {
  /** From the request to its answer. */
  ms: number;
  /** Growth of the resident memory, at its peak. */
  bytes: number;
}

const CHUNK = Buffer.alloc(64 * 1024, 'x');

const size = Number(process.argv[2] ?? 0);
const input = size > 0 ? Readable.from(chunks(size)) : process.stdin;
const peer = new Peer(streamTransport(input, process.stderr, { maxFrameBytes: 2 ** 29 }));
await peer.open();
const before = process.memoryUsage.rss();
const start = performance.now();
await peer.request('large');
const ms = performance.now() - start;
const bytes = process.resourceUsage().maxRSS * 1024 - before;
process.stdout.write(JSON.stringify({ ms, bytes } satisfies LargeLine));
await peer.close();

function* chunks(bytes: number): Generator<Buffer> {
  yield Buffer.from('{"id":0,"result":"');
  for (let sent = 0; sent < bytes; sent += CHUNK.length) yield CHUNK;
  yield Buffer.from('"}\n');
}
