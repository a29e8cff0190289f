/** Lists of many threads, and what a server that has them keeps in memory. */
import type { Row } from '../row.js';
import { type Arena, PEER, against, count, growth, threadsOf } from './arena.js';
import type { Both } from './homes.js';
import type { Subject } from './subject.js';

const FEW = 1_000;
const MOST = 50_000;
/** As long as a page can be. */
const PAGE = 100;
/** All pages take the reference a minute. */
const PAGES_OF_REFERENCE = 20;
const MEMORY_BUDGET = 110 * 1024 * 1024;

interface Page {
  data: unknown[];
  nextCursor: string | null;
}

export function listing(arena: Arena): Promise<Row[]> {
  return arena.with(threadsOf(FEW, 1), (few) =>
    arena.with(threadsOf(MOST, 1), (most) =>
      few.serve((fewServed) =>
        most.serve(async (mostServed) => {
          const sizes = sizesOf(mostServed);
          const samples = await arena.rotate({
            ourFew: { times: 30, time: () => few.firstPage(fewServed.ours) },
            ourMost: { times: 30, time: () => most.firstPage(mostServed.ours) },
            theirFew: { times: 10, time: () => few.firstPage(fewServed.reference) },
            theirMost: { times: 5, time: () => most.firstPage(mostServed.reference) },
          });
          const pages = {
            ours: await pagesOf(mostServed.ours, MOST / PAGE),
            reference: await pagesOf(mostServed.reference, PAGES_OF_REFERENCE),
          };
          const { ourFew, ourMost, theirFew, theirMost } = samples;
          const name = (what: string, threads: number) => `thread/list, ${what} of ${count(threads)}`;
          return [
            against({ ours: ourFew, reference: theirFew }, name('first page', FEW), 1 / 40),
            against({ ours: ourMost, reference: theirMost }, name('first page', MOST), 1 / 40),
            growth(ourMost, ourFew, `${name('first page', MOST)} against ${count(FEW)}`, 2),
            against(pages, name(`each of all pages of ${PAGE}`, MOST), 1 / 40),
            ...sizes,
          ];
        }),
      ),
    ),
  );
}

/** What each page takes, from the first on. */
async function pagesOf(server: Subject, pages: number): Promise<number[]> {
  const times: number[] = [];
  let cursor: string | null = null;
  for (let page = 1; page <= pages; page += 1) {
    const { result, time } = await server.timed('thread/list', { limit: PAGE, cursor });
    const { data, nextCursor }: Page = result as Page;
    if (data.length !== PAGE) throw new Error(`Page ${page} of thread/list holds ${data.length} threads, not ${PAGE}.`);
    times.push(time);
    cursor = nextCursor;
  }
  return times;
}

function sizesOf({ ours, reference }: Both<Subject>): Row[] {
  if (process.platform !== 'linux') return [];
  const sizes = { ours: ours.memory, peer: reference.memory, peerName: PEER, value: ours.memory };
  const name = `resident memory, idle after reading in ${count(MOST)} threads`;
  return [{ bench: 'threads', name, figure: 'size', unit: 'B', ...sizes, budget: MEMORY_BUDGET }];
}
