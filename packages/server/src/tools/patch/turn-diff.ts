/** What the patches of a turn amount to, as one diff from how the files were when it started. */
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import type { FileState } from './file-state.js';
import { isSameBlob } from './git-blob.js';
import { type NamedFile, gitDiff } from './git-diff.js';
import type { PlannedPatch } from './plan-patch.js';

interface FileChange {
  readonly from: string;
  readonly to: string;
}

export class TurnDiff {
  readonly #root: string;
  readonly #first = new Map<string, FileState>();
  readonly #now = new Map<string, FileState>();
  /** Where files that were moved were at first, by where they are now. */
  readonly #origins = new Map<string, string>();
  #text = '';

  /** @param root the folder that names are relative to; what is outside is shown with its whole path */
  constructor(root: string) {
    this.#root = root;
  }

  /** Takes a patch into account that has been applied. */
  async note({ writes, moves }: PlannedPatch): Promise<void> {
    for (const { place, before, after } of writes) {
      if (!this.#first.has(place)) this.#first.set(place, before);
      this.#now.set(place, after);
    }
    for (const { from, to } of moves) this.#noteMove(from, to);
    const root = await realpath(this.#root).catch(() => this.#root);
    this.#text = (await Promise.all(this.#changes().map((change) => this.#print(change, root)))).join('');
  }

  /** As git writes it; empty when all files are as they were. */
  text(): string {
    return this.#text;
  }

  #noteMove(from: string, to: string): void {
    const origin = this.#origins.get(from) ?? from;
    this.#origins.delete(from);
    this.#origins.delete(to);
    if (![...this.#origins.values()].includes(origin)) this.#origins.set(to, origin);
  }

  #changes(): FileChange[] {
    const changes = [...this.#now.keys()].map((to) => ({ from: this.#movedFrom(to) ?? to, to }));
    const moved = new Set(changes.filter(({ from, to }) => from !== to).map(({ from }) => from));
    return changes
      .filter(({ from, to }) => from !== to || !(moved.has(to) || isSameBlob(this.#first.get(to), this.#now.get(to))))
      .sort((one, other) => (one.from < other.from ? -1 : 1));
  }

  /** A file that replaces another one, or whose old name is in use again, counts as new. */
  #movedFrom(to: string): string | undefined {
    const origin = this.#origins.get(to);
    if (origin === undefined || this.#first.get(to) || !this.#now.get(to)) return undefined;
    return this.#first.get(origin) && !this.#now.get(origin) ? origin : undefined;
  }

  #print({ from, to }: FileChange, root: string): Promise<string> {
    return gitDiff(named(from, this.#first.get(from), root), named(to, this.#now.get(to), root));
  }
}

function named(place: string, state: FileState, root: string): NamedFile | undefined {
  if (!state) return undefined;
  const path = relative(root, place);
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return { name: (isOutside ? place : path).replaceAll(sep, '/'), state };
}
