/** Reads an answer of any size from the standard input; prints what that took, in time and in memory, as JSON. */
import { Peer } from '@app-server/rpc';
import { streamTransport } from '@app-server/rpc/node';

export interface LargeLine {
  /** Processor time: how long a pipe takes depends on what else runs. */
  ms: number;
  /** Growth of the resident memory, at its peak. */
  bytes: number;
}

const peer = new Peer(streamTransport(process.stdin, process.stderr, { maxFrameBytes: 2 ** 29 }));
await peer.open();
const before = process.memoryUsage.rss();
const start = process.cpuUsage();
await peer.request('large');
const { user, system } = process.cpuUsage(start);
const bytes = process.resourceUsage().maxRSS * 1024 - before;
process.stdout.write(JSON.stringify({ ms: (user + system) / 1000, bytes } satisfies LargeLine));
await peer.close();
