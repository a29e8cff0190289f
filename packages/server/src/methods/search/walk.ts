/** Everything below some directories, as far as the rules of their projects let it be seen. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FuzzyFileSearchMatchType } from '@app-server/schema/experimental';
import { type Rules, isIgnored, rulesAbove, rulesIn } from './ignore-rules.js';

/** Directories that are read at the same time. */
const ABREAST = 16;
/** Links can make a tree nearly endless; at this many paths a search is content with what it has. */
const MOST_PATHS = 1_000_000;

export interface FoundPath {
  /** The root as it was given. */
  readonly root: string;
  /** Relative to the root, with `/` between its parts. */
  readonly path: string;
  readonly name: string;
  readonly kind: FuzzyFileSearchMatchType;
}

interface Directory {
  readonly root: string;
  readonly place: string;
  /** The place without links, and those of the directories that lead to it: what they have in common is a loop. */
  readonly real: string;
  readonly above: readonly string[];
  readonly path: string;
  /** Those from above; its own are added when it is read. */
  readonly rules: Rules;
}

/**
 * Finds files and directories, hidden ones and those behind links included. A root inside another is walked once, as a
 * root of its own. What is missing or cannot be read is left out.
 */
export async function* walk(roots: readonly string[], signal: AbortSignal): AsyncGenerator<FoundPath[]> {
  const places = new Map(roots.map((root) => [resolve(root), root]));
  let waiting = await Promise.all([...places].map(([place, root]) => startAt(root, place)));
  let count = 0;
  while (waiting.length > 0 && count < MOST_PATHS && !signal.aborted) {
    const batch = await Promise.all(waiting.slice(0, ABREAST).map((directory) => readOne(directory, places)));
    const found = batch.flatMap((directory) => directory.found);
    count += found.length;
    yield found;
    waiting = [...batch.flatMap(({ deeper }) => deeper), ...waiting.slice(ABREAST)];
  }
}

async function startAt(root: string, place: string): Promise<Directory> {
  const [real, rules] = await Promise.all([realpath(place).catch(() => place), rulesAbove(place)]);
  return { root, place, real, above: [], path: '', rules };
}

async function readOne(
  directory: Directory,
  roots: ReadonlyMap<string, string>,
): Promise<{ found: FoundPath[]; deeper: Directory[] }> {
  const { root, place, real, path } = directory;
  const found: FoundPath[] = [];
  const deeper: Directory[] = [];
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  const rules = await rulesIn(place, new Set(entries.map(({ name }) => name)), directory.rules);
  const above = [...directory.above, real];
  for (const entry of entries) {
    const child = join(place, entry.name);
    const kind = await kindOf(entry, child);
    if (!kind || roots.has(child) || isIgnored(rules, child, kind === 'directory')) continue;
    const below = path === '' ? entry.name : `${path}/${entry.name}`;
    found.push({ root, path: below, name: entry.name, kind });
    if (kind !== 'directory') continue;
    const realChild = entry.isSymbolicLink() ? await realpath(child).catch(() => undefined) : join(real, entry.name);
    if (realChild === undefined || above.includes(realChild)) continue;
    deeper.push({ root, place: child, real: realChild, above, path: below, rules });
  }
  return { found, deeper };
}

/** What a link leads to; undefined for a link that leads nowhere. */
async function kindOf(entry: Dirent, place: string): Promise<FuzzyFileSearchMatchType | undefined> {
  const facts = entry.isSymbolicLink() ? await stat(place).catch(() => undefined) : entry;
  return facts && (facts.isDirectory() ? 'directory' : 'file');
}
