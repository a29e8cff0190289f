/** The changes of a patch as clients see them: one for each file, however many operations it takes. */
import type { FileUpdateChange } from '@app-server/schema/experimental';
import { type FileState, textOf } from './file-state.js';
import { unifiedDiff } from './unified-diff.js';

/** As many unchanged lines as the diff of an item shows around a change. */
const CONTEXT = 1;

interface Change {
  readonly path: string;
  /** Where the file is by now. */
  now: string;
  readonly before: FileState;
  after: FileState;
  /** Told whole, as what is new is told, be there a file already or not. */
  isAdded: boolean;
}

interface Note {
  /** Where the file goes, if it is moved. */
  target?: string;
  /** It is written whole. */
  isAdded?: boolean;
}

export class ChangeList {
  #changes: Change[] = [];

  note(path: string, before: FileState, after: FileState, { target = path, isAdded = false }: Note = {}): void {
    const known = this.#changes.find(({ now }) => now === path);
    const change = known ?? { path, now: path, before, after, isAdded };
    if (target !== path) this.#changes = this.#changes.filter(({ now }) => now !== target);
    if (!known) this.#changes.push(change);
    change.now = target;
    change.after = after;
    change.isAdded ||= isAdded;
  }

  async print(): Promise<FileUpdateChange[]> {
    const printed = await Promise.all(this.#changes.map(print));
    return byPath(printed.filter((change) => change !== undefined));
  }
}

export function byPath(changes: readonly FileUpdateChange[]): FileUpdateChange[] {
  return changes.toSorted((one, other) => (one.path < other.path ? -1 : Number(one.path > other.path)));
}

/** An update; the last line tells people where the file has gone. */
export function updateOf(path: string, movePath: string | undefined, diff: string): FileUpdateChange {
  if (movePath === undefined) return { path, kind: { type: 'update', move_path: null }, diff };
  return { path, kind: { type: 'update', move_path: movePath }, diff: `${diff}\n\nMoved to: ${movePath}` };
}

async function print({ path, now, before, after, isAdded }: Change): Promise<FileUpdateChange | undefined> {
  if (!before && !after) return undefined;
  if (!after) return { path, kind: { type: 'delete' }, diff: (before && textOf(before)) ?? '' };
  const text = textOf(after) ?? '';
  const old = before && textOf(before);
  if (old === undefined || (isAdded && now === path)) return { path: now, kind: { type: 'add' }, diff: text };
  return updateOf(path, now === path ? undefined : now, await unifiedDiff(old, text, CONTEXT));
}
