/** The file system as it will be when a patch is applied. Nothing is written. */
import { type FileState, readState } from './file-state.js';
import { realEntry, realTarget } from './real-path.js';

/** What becomes of one place. */
export interface FileWrite {
  /** Absolute; links are followed. */
  readonly place: string;
  readonly before: FileState;
  readonly after: FileState;
}

export interface Move {
  readonly from: string;
  readonly to: string;
}

export class Draft {
  readonly #writes = new Map<string, { before: FileState; after: FileState }>();
  readonly moves: Move[] = [];

  /** The place that is written under a name: the end of its links, unless they are gone by then. */
  async placeOf(name: string): Promise<string> {
    const entry = await realEntry(name);
    return this.#writes.has(entry) ? entry : realTarget(name);
  }

  /** @param path says in errors what was asked for */
  async read(place: string, path: string): Promise<FileState> {
    const known = this.#writes.get(place);
    if (known) return known.after;
    const before = await readState(place, path);
    this.#writes.set(place, { before, after: before });
    return before;
  }

  /** Only what was read is written. */
  write(place: string, after: FileState): void {
    const known = this.#writes.get(place);
    if (!known) throw new Error(`${place} was not read`);
    known.after = after;
  }

  move(from: string, to: string, after: FileState): void {
    this.write(from, undefined);
    this.write(to, after);
    this.moves.push({ from, to });
  }

  /** Without what was only read. */
  get writes(): FileWrite[] {
    const all = [...this.#writes].map(([place, states]) => ({ place, ...states }));
    return all.filter(({ before, after }) => before !== after);
  }
}
