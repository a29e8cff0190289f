/** The first start over many session files, and searches in them. */
import type { Row } from '../row.js';
import { type Arena, against, count, threadsOf } from './arena.js';
import { type Both, type Homes, NAMES } from './homes.js';
import { RARE_WORD } from './session-files.js';
import type { Subject } from './subject.js';

const THREADS = 10_000;

export function searching(arena: Arena): Promise<Row[]> {
  return arena.with(threadsOf(THREADS, 1), async (homes) => {
    const starts = await firstStarts(arena, homes);
    const searches = await homes.serve(({ ours, reference }) =>
      arena.rotate({
        ours: { times: 10, time: () => search(ours) },
        reference: { times: 1, time: () => search(reference) },
      }),
    );
    return [
      against(starts, `first start to the first page, ${count(THREADS)} unindexed threads`, 1 / 5),
      against(searches, `thread/search for a rare word in ${count(THREADS)}`, 1 / 50),
    ];
  });
}

async function firstStarts({ rounds }: Arena, homes: Homes): Promise<Both<number[]>> {
  const starts: Both<number[]> = { ours: [], reference: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of NAMES) {
      homes.forget();
      const start = performance.now();
      const server = await homes.start(name);
      await homes.firstPage(server);
      starts[name].push(performance.now() - start);
      await server.stop();
    }
  }
  return starts;
}

async function search(server: Subject): Promise<number> {
  const { result, time } = await server.timed('thread/search', { searchTerm: RARE_WORD });
  const { length } = (result as { data: unknown[] }).data;
  if (length !== 1) throw new Error(`The word of one thread was found in ${length}.`);
  return time;
}
