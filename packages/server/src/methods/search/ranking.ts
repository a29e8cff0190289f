/** Paths, and which of them fit a text best. */
import { createRequire } from 'node:module';
import { setImmediate as breathe } from 'node:timers/promises';
import type { FuzzyFileSearchResult } from '@app-server/schema/experimental';
import type { KeyResult, SnapshotKey } from 'fuzzysort';
import type { FoundPath } from './walk.js';

/** Loaded with the first search: most servers start without one. */
const load = createRequire(import.meta.url);
const fuzzysort = (): typeof import('fuzzysort') => load('fuzzysort') as typeof import('fuzzysort');

const MOST_ROWS = 50;
/** Paths that are ranked in one go, some 10 ms; between two of them others get their turn. */
const CHUNK = 5_000;
/** The library scores from 0 to 1, the protocol in whole numbers. */
const SCALE = 1_000;
const PLAIN = /^[ -~]*$/;

export class Ranking {
  readonly #chunks: SnapshotKey<FoundPath>[] = [];
  #rest: FoundPath[] = [];

  add(found: readonly FoundPath[]): void {
    for (const path of found) {
      this.#rest.push(path);
      if (this.#rest.length === CHUNK) {
        this.#chunks.push(fuzzysort().snapshot(this.#rest, { key: 'path' }));
        this.#rest = [];
      }
    }
  }

  /** The best 50, best first, equals by their path. Upper and lower case are the same; words may come in any order. */
  async best(query: string, signal: AbortSignal): Promise<FuzzyFileSearchResult[]> {
    let best: KeyResult<FoundPath>[] = [];
    if (query.trim() === '') return [];
    for (const chunk of [...this.#chunks, fuzzysort().snapshot(this.#rest, { key: 'path' })]) {
      if (best.length > 0) await breathe();
      if (signal.aborted) return [];
      best = [...best, ...fuzzysort().go(query, chunk, { limit: MOST_ROWS, threshold: 0 })]
        .sort(byFit)
        .slice(0, MOST_ROWS);
    }
    return best.map(toRow);
  }
}

function byFit(one: KeyResult<FoundPath>, other: KeyResult<FoundPath>): number {
  return other.score - one.score || (one.obj.path < other.obj.path ? -1 : Number(one.obj.path > other.obj.path));
}

function toRow({ obj: { root, path, name, kind }, score, indexes }: KeyResult<FoundPath>): FuzzyFileSearchResult {
  const indices = toCharacters(path, indexes);
  return { root, path, match_type: kind, file_name: name, score: Math.round(score * SCALE), indices };
}

let characters: Intl.Segmenter | undefined;

/** Positions in characters as readers count them, from positions in UTF-16. */
function toCharacters(text: string, indexes: readonly number[]): number[] {
  if (PLAIN.test(text)) return [...indexes];
  // Making one takes milliseconds, so it is not made at start-up.
  characters ??= new Intl.Segmenter();
  const starts = Array.from(characters.segment(text), ({ index }) => index);
  return [...new Set(indexes.map((index) => starts.findLastIndex((start) => start <= index)))];
}
