/** How fast a server with a long memory is: listing, searching, paging, resuming and starting, against the reference. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median, ratio } from '../measure.js';
import type { Result, Row } from '../row.js';
import { type Launch, ourLaunch, referenceLaunch } from '../server/launch.js';
import { deltaModel } from './delta-model.js';
import { RARE_WORD, writeSessions } from './session-files.js';
import { Subject } from './subject.js';

const PEER = 'the reference';
const MEMORY_BUDGET = 110 * 1024 * 1024;
const RESUME_BUDGET_MS = 20;
const DELTAS = 20_000;

/** How many threads, and how many turns, the servers are given. */
const MANY = { few: 1_000, some: 10_000, most: 50_000, turns: [10, 1_000, 100_000] } as const;

export async function benchThreads(rounds: number): Promise<Result[]> {
  const reference = await referenceLaunch().catch((error: Error) => error);
  if (reference instanceof Error) {
    const skipped = `the reference cannot be installed (${reference.message.split('\n')[0]})`;
    return [{ bench: 'threads', name: 'all', skipped }];
  }
  const folder = mkdtempSync(join(tmpdir(), 'app-server-bench-'));
  try {
    const bench = new ThreadsBench(folder, { ours: ourLaunch(), reference }, rounds);
    return await bench.run();
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Both<T> {
  ours: T;
  reference: T;
}

class ThreadsBench {
  readonly #folder: string;
  readonly #launches: Both<Launch>;
  readonly #rounds: number;
  #homes = 0;

  constructor(folder: string, launches: Both<Launch>, rounds: number) {
    this.#folder = folder;
    this.#launches = launches;
    this.#rounds = rounds;
  }

  async run(): Promise<Result[]> {
    return [
      ...(await this.#listing()),
      ...(await this.#searchingAndStarting()),
      ...(await this.#paging()),
      await this.#resuming(),
      await this.#deltas(),
    ];
  }

  async #listing(): Promise<Row[]> {
    const rows: Row[] = [];
    const firstPages: number[] = [];
    for (const threads of [MANY.few, MANY.most]) {
      await this.#withBoth({ threads, turns: 1 }, async (servers) => {
        const list = (server: Subject) => server.time('thread/list', { limit: 25 });
        const samples = await this.#compare(servers, list, 10);
        firstPages.push(median(samples.ours));
        rows.push(this.#row(`thread/list, first page of ${threads.toLocaleString('en')}`, samples, 1 / 40));
        if (threads === MANY.most) rows.push(...(await this.#memory(servers)));
      });
    }
    const [few = 0, most = 0] = firstPages;
    const name = `thread/list, of ${MANY.most.toLocaleString('en')} against ${MANY.few.toLocaleString('en')}`;
    rows.push({ ...this.#shape(name), ours: most, peer: few, peerName: 'ours', value: ratio(most, few), budget: 2 });
    return rows;
  }

  async #memory({ ours, reference }: Both<Subject>): Promise<Row[]> {
    if (process.platform !== 'linux') return [];
    await sleep(2_000);
    const sizes = { ours: ours.memory, peer: reference.memory, peerName: PEER, value: ours.memory };
    const name = `resident memory, idle with ${MANY.most.toLocaleString('en')} threads`;
    return [{ bench: 'threads', name, figure: 'size', unit: 'B', ...sizes, budget: MEMORY_BUDGET }];
  }

  async #searchingAndStarting(): Promise<Row[]> {
    const starts: Both<number[]> = { ours: [], reference: [] };
    const rows: Row[] = [];
    const content = { threads: MANY.some, turns: 1 };
    await this.#withBoth(
      content,
      async (servers) => {
        const search = (server: Subject) => server.time('thread/search', { searchTerm: RARE_WORD });
        const samples = await this.#compare(servers, search, 3);
        rows.push(
          this.#row(`thread/search for a rare word, in ${content.threads.toLocaleString('en')}`, samples, 1 / 50),
        );
      },
      starts,
    );
    const name = `first start to the first page, ${content.threads.toLocaleString('en')} unindexed threads`;
    rows.push(this.#row(name, starts, 1 / 5));
    return rows;
  }

  /** A page of turns costs the same wherever it is; the reference reads the whole file for it. */
  async #paging(): Promise<Row[]> {
    const times = new Map<number, number>();
    let reference = 0;
    for (const turns of MANY.turns) {
      await this.#withBoth({ threads: 1, turns }, async (servers, [threadId]) => {
        const page = (server: Subject) => server.time('thread/turns/list', { threadId, limit: 25 });
        const samples = await this.#compare(servers, page, turns > 10_000 ? 3 : 10);
        times.set(turns, median(samples.ours));
        reference = median(samples.reference);
      });
    }
    const [least = 0, most = 0] = [times.get(10), times.get(100_000)];
    const name = 'thread/turns/list, a page of 100,000 turns';
    return [
      {
        ...this.#shape(`${name} against one of 10`),
        ours: most,
        peer: least,
        peerName: 'ours',
        value: ratio(most, least),
        budget: 1.5,
      },
      { ...this.#shape(name), ours: most, peer: reference, peerName: PEER, value: ratio(most, reference) },
    ];
  }

  async #resuming(): Promise<Row> {
    const samples: Both<number[]> = { ours: [], reference: [] };
    await this.#withBoth({ threads: this.#rounds, turns: MANY.some }, async (servers, ids) => {
      for (const threadId of ids) {
        const resume = (server: Subject) => server.time('thread/resume', { threadId, excludeTurns: true });
        for (const name of ['ours', 'reference'] as const) samples[name].push(await resume(servers[name]));
      }
    });
    const [ours, peer] = [median(samples.ours), median(samples.reference)];
    const name = `thread/resume of 10,000 turns without them: milliseconds`;
    return {
      bench: 'threads',
      name,
      figure: 'difference',
      unit: 'ms',
      ours,
      peer,
      peerName: PEER,
      value: ours,
      budget: RESUME_BUDGET_MS,
    };
  }

  async #deltas(): Promise<Row> {
    const model = await deltaModel(DELTAS);
    try {
      const samples: Both<number[]> = { ours: [], reference: [] };
      for (const name of ['ours', 'reference'] as const) {
        const home = this.#home(name);
        writeFileSync(join(home, 'config.toml'), model.config);
        const server = await Subject.start(this.#launches[name], home);
        try {
          for (let round = 0; round <= this.#rounds; round += 1) {
            const { thread } = (await server.ask('thread/start', {})) as { thread: { id: string } };
            const over = server.until(({ method }) => method === 'turn/completed');
            const start = performance.now();
            await server.ask('turn/start', { threadId: thread.id, input: [{ type: 'text', text: 'go' }] });
            await over;
            if (round > 0) samples[name].push((performance.now() - start) / DELTAS);
          }
        } finally {
          await server.stop();
        }
      }
      return this.#row('a delta of a message, from the model to the client', samples, 1 / 5);
    } finally {
      await model.close();
    }
  }

  /** Starts both over homes of equal content; the time to the first page is that of their first start. */
  async #withBoth(
    content: { threads: number; turns: number },
    measure: (servers: Both<Subject>, ids: string[]) => Promise<void>,
    starts?: Both<number[]>,
  ): Promise<void> {
    const servers: Partial<Both<Subject>> = {};
    let ids: string[] = [];
    try {
      for (const name of ['ours', 'reference'] as const) {
        const home = this.#home(name);
        ids = writeSessions(home, content);
        const start = performance.now();
        const server = (servers[name] = await Subject.start(this.#launches[name], home));
        await server.ask('thread/list', { limit: 25 });
        starts?.[name].push(performance.now() - start);
      }
      await measure(servers as Both<Subject>, ids);
    } finally {
      await Promise.all(Object.values(servers).map((server) => server.stop()));
    }
  }

  async #compare(
    servers: Both<Subject>,
    time: (server: Subject) => Promise<number>,
    times: number,
  ): Promise<Both<number[]>> {
    const samples: Both<number[]> = { ours: [], reference: [] };
    for (let round = 0; round <= this.#rounds * times; round += 1) {
      for (const name of ['ours', 'reference'] as const) {
        const taken = await time(servers[name]);
        if (round > 0) samples[name].push(taken);
      }
    }
    return samples;
  }

  #row(name: string, samples: Both<number[]>, budget: number): Row {
    const [ours, peer] = [median(samples.ours), median(samples.reference)];
    return { ...this.#shape(name), ours, peer, peerName: PEER, value: ratio(ours, peer), budget };
  }

  #shape(name: string): Pick<Row, 'bench' | 'name' | 'figure' | 'unit'> {
    return { bench: 'threads', name, figure: 'ratio', unit: 'ms' };
  }

  #home(name: string): string {
    const home = join(this.#folder, `${name}-${(this.#homes += 1)}`);
    mkdirSync(home, { recursive: true });
    return home;
  }
}
