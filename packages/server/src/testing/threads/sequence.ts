/** Ids and times that are the same in every run. */

/** 2026-01-01T00:00:00Z, in milliseconds. */
const START = 1_767_225_600_000;

export class Sequence {
  #time: number;
  #counts = new Map<string, number>();

  constructor(seed: number) {
    this.#time = START + seed * 1000;
  }

  /** Unix milliseconds; every look at the clock takes one. */
  now(): number {
    this.#time += 1;
    return this.#time;
  }

  /** Unix seconds. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** A UUID whose order is that of creation. */
  uuid(): string {
    const time = this.now().toString(16).padStart(12, '0');
    const count = this.count('uuid').toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count}`;
  }

  /** `prefix_1`, `prefix_2` … */
  id(prefix: string): string {
    return `${prefix}_${this.count(prefix)}`;
  }

  /** 1, 2 … for each name. */
  count(name: string): number {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count;
  }
}
