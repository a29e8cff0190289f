/** A process that reads one large answer and a small one behind it, and prints what came of it as JSON. */
import { PassThrough, Readable } from 'node:stream';
import { LocalError } from '../src/errors.js';
import { Peer } from '../src/peer.js';
import { streamTransport } from '../src/transports/stdio.js';

export interface LargeLine {
  bytes: number;
  chunkBytes: number;
  maxFrameBytes: number;
}

export interface LargeLineRead {
  /** Length of the large result, or the failure. */
  large: number | string;
  small: unknown;
  /** Of the resident memory at its peak, in bytes. */
  growth: number;
}

function* chunks({ bytes, chunkBytes }: LargeLine): Generator<Buffer> {
  yield Buffer.from('{"id":0,"result":"');
  for (let left = bytes; left > 0; left -= chunkBytes) yield Buffer.alloc(Math.min(left, chunkBytes), 'x');
  yield Buffer.from('"}\n{"id":1,"result":"small"}\n');
}

const options = JSON.parse(process.argv[2] ?? '') as LargeLine;
const input = Readable.from(chunks(options), { objectMode: false });
const peer = new Peer(streamTransport(input, new PassThrough().resume(), options));
await peer.open();
const before = process.memoryUsage.rss();
const [large, small] = await Promise.all([
  peer.request('large').then(
    (result) => (result as string).length,
    (error: unknown) => (error instanceof LocalError ? `${error.code}: ${error.message}` : String(error)),
  ),
  peer.request('small'),
]);
const growth = process.resourceUsage().maxRSS * 1024 - before;
process.stdout.write(JSON.stringify({ large, small, growth } satisfies LargeLineRead));
await peer.close();
