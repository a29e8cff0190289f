/** How fast a server with a long memory is: listing, searching, paging, resuming and starting, against the reference. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../row.js';
import { ourLaunch, referenceLaunch } from '../server/launch.js';
import { Arena } from './arena.js';
import { deltas } from './deltas.js';
import { listing } from './listing.js';
import { longThreads } from './long-threads.js';
import { searching } from './searching.js';

export async function benchThreads(rounds: number): Promise<Result[]> {
  const reference = await referenceLaunch().catch((error: Error) => error);
  if (reference instanceof Error) {
    const skipped = `the reference cannot be installed (${reference.message.split('\n')[0]})`;
    return [{ bench: 'threads', name: 'all', skipped }];
  }
  const folder = mkdtempSync(join(tmpdir(), 'app-server-bench-'));
  const arena = new Arena(folder, { ours: ourLaunch(), reference }, rounds);
  try {
    return [
      ...(await deltas(arena)),
      ...(await longThreads(arena)),
      ...(await searching(arena)),
      ...(await listing(arena)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
