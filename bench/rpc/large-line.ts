/** Reads an answer of any size from the standard input; prints what that took, in time and in memory, as JSON. */
import { Peer } from '@app-server/rpc';
import { streamTransport } from '@app-server/rpc/node';

export interface LargeLine {
  ms: number;
  /** Growth of the resident memory, at its peak. */
  bytes: number;
}

const peer = new Peer(streamTransport(process.stdin, process.stderr, { maxFrameBytes: 2 ** 29 }));
await peer.open();
const before = process.memoryUsage.rss();
const start = performance.now();
await peer.request('large');
const ms = performance.now() - start;
const bytes = process.resourceUsage().maxRSS * 1024 - before;
process.stdout.write(JSON.stringify({ ms, bytes } satisfies LargeLine));
await peer.close();
