/** Threads of many turns: a page of them, and coming back to one. */
import { median } from '../measure.js';
import type { Row } from '../row.js';
import { type Arena, PEER, against, count, growth, threadsOf } from './arena.js';
import { type Both, NAMES } from './homes.js';
import type { Subject } from './subject.js';

const SHORT = 10;
const LONG = 10_000;
const LONGEST = 100_000;
const PAGE = 10;
const RESUME_BUDGET_MS = 20;

export async function longThreads(arena: Arena): Promise<Row[]> {
  return [...(await paging(arena)), await resuming(arena)];
}

function paging(arena: Arena): Promise<Row[]> {
  return arena.with([SHORT, LONGEST], (homes) =>
    homes.serve(async ({ ours, reference }) => {
      const [short, longest] = homes.ids;
      const samples = await arena.rotate({
        short: { times: 30, time: () => page(ours, short) },
        longest: { times: 30, time: () => page(ours, longest) },
        reference: { times: 1, time: () => page(reference, longest) },
      });
      const name = `thread/turns/list, a page of ${count(LONGEST)} turns`;
      return [
        growth(samples.longest, samples.short, `${name} against ${SHORT}`, 1.5),
        against({ ours: samples.longest, reference: samples.reference }, name, 1 / 100),
      ];
    }),
  );
}

async function page(server: Subject, threadId: string | undefined): Promise<number> {
  const { result, time } = await server.timed('thread/turns/list', { threadId, limit: PAGE });
  const { length } = (result as { data: unknown[] }).data;
  if (length !== PAGE) throw new Error(`A page of ${PAGE} turns holds ${length}.`);
  return time;
}

/** Each thread is resumed once: none is in memory before. */
function resuming(arena: Arena): Promise<Row> {
  return arena.with(threadsOf(1 + arena.rounds, LONG), (homes) =>
    homes.serve(async (servers) => {
      const samples: Both<number[]> = { ours: [], reference: [] };
      for (const threadId of homes.ids) {
        for (const name of NAMES) {
          const { time } = await servers[name].timed('thread/resume', { threadId, excludeTurns: true });
          samples[name].push(time);
        }
      }
      const [ours, peer] = [median(samples.ours), median(samples.reference)];
      const name = `thread/resume of ${count(LONG)} turns, without them`;
      const limits = { value: ours, budget: RESUME_BUDGET_MS };
      return { bench: 'threads', name, figure: 'time', unit: 'ms', ours, peer, peerName: PEER, ...limits };
    }),
  );
}
