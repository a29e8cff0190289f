/** What the benchmarks of threads share: homes that are made and removed, and rows that are made of what was measured. */
import { join } from 'node:path';
import { median, ratio } from '../measure.js';
import type { Row } from '../row.js';
import type { Launch } from '../server/launch.js';
import { type Both, Homes } from './homes.js';
import type { Content } from './session-files.js';

export const PEER = 'the reference';

export class Arena {
  readonly rounds: number;
  readonly #folder: string;
  readonly #launches: Both<Launch>;
  #made = 0;

  constructor(folder: string, launches: Both<Launch>, rounds: number) {
    this.#folder = folder;
    this.#launches = launches;
    this.rounds = rounds;
  }

  /** Lets something be done with homes that hold some threads. */
  async with<T>(content: Content, work: (homes: Homes) => Promise<T>, config?: string): Promise<T> {
    const homes = new Homes(join(this.#folder, String((this.#made += 1))), this.#launches, content, config);
    try {
      return await work(homes);
    } finally {
      homes.remove();
    }
  }

  /** Takes turns at some measurements, so many times each a round, after one of each that does not count. */
  async rotate<K extends string>(
    measurements: Record<K, { times: number; time: () => Promise<number> }>,
  ): Promise<Record<K, number[]>> {
    const names = Object.keys(measurements) as K[];
    const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
    for (const name of names) await measurements[name].time();
    for (let round = 0; round < this.rounds; round += 1) {
      for (const name of names) {
        const { times, time } = measurements[name];
        for (let nth = 0; nth < times; nth += 1) samples[name].push(await time());
      }
    }
    return samples;
  }
}

/** As many threads, each of so many turns. */
export function threadsOf(threads: number, turns: number): Content {
  return Array.from({ length: threads }, () => turns);
}

/** Ours as a share of what the reference takes. */
export function against({ ours, reference }: Both<readonly number[]>, name: string, budget: number): Row {
  return { ...compared(name, median(ours), median(reference), budget), peerName: PEER };
}

/** How much more ours takes of something large than of something small. */
export function growth(large: readonly number[], small: readonly number[], name: string, budget: number): Row {
  return { ...compared(name, median(large), median(small), budget), peerName: 'ours' };
}

function compared(name: string, ours: number, peer: number, budget: number): Row {
  return { bench: 'threads', name, figure: 'ratio', unit: 'ms', ours, peer, value: ratio(ours, peer), budget };
}

export function count(number: number): string {
  return number.toLocaleString('en-US');
}
