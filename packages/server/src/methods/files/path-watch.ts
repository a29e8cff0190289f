/** One watched path: what happens to it, and, while it is a directory, to its direct children. */
import { type FSWatcher, type Stats, statSync, watch } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isAbsence } from './failures.js';
import { isDraft } from './write-file.js';

/** Changes are gathered for this long, counted from the first, and then reported together. */
const GATHERING_MS = 200;

interface Anchor {
  place: string;
  /** Tells a directory from a later one of the same name. */
  identity: string;
  watcher: FSWatcher;
}

type Listener = (event: string, name: string) => void;

/**
 * Listens at the nearest directory above the path, so that the path may be replaced, removed or not there yet, and at
 * the path itself while it is there. Reports sorted absolute paths.
 *
 * With the watcher of Node: @parcel/watcher would watch everything below a directory.
 */
export class PathWatch {
  readonly #path: string;
  readonly #report: (paths: string[]) => void;
  readonly #changed = new Set<string>();
  #above: Anchor | undefined;
  #itself: Anchor | undefined;
  #present = false;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** Throws what the system says where it cannot watch, for example because too much is watched already. */
  constructor(path: string, report: (paths: string[]) => void) {
    this.#path = path;
    this.#report = report;
    try {
      this.#settle();
    } catch (cause) {
      this.close();
      throw cause;
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#above?.watcher.close();
    this.#itself?.watcher.close();
  }

  /** Listens where it should by now. */
  #settle(): void {
    this.#above = this.#listenAbove();
    const facts = look(this.#path);
    this.#present = facts !== undefined;
    const listener: Listener = facts?.isDirectory()
      ? (event, name) => this.#noticeChild(event, name)
      : () => this.#gather(this.#path);
    this.#itself = this.#listen(this.#itself, this.#path, facts, listener);
  }

  #listenAbove(): Anchor | undefined {
    for (;;) {
      const place = nearestDirectory(dirname(this.#path));
      const onTheWay = join(place, stepsBelow(place, this.#path)[0] ?? '');
      const anchor = this.#listen(this.#above, place, look(place), (_, name) => this.#noticeAbove(place, name));
      // Between the look and the start of listening, the next directory may have appeared.
      if (onTheWay === this.#path || !look(onTheWay)?.isDirectory()) return anchor;
      this.#above = anchor;
    }
  }

  /** The anchor as it was where that still stands, and none where there is nothing. */
  #listen(anchor: Anchor | undefined, place: string, facts: Stats | undefined, listener: Listener): Anchor | undefined {
    const identity = facts && `${facts.dev}:${facts.ino}`;
    if (anchor?.place === place && anchor.identity === identity) return anchor;
    anchor?.watcher.close();
    if (!identity) return undefined;
    try {
      const watcher = watch(place, (event, name) => {
        if (!this.#closed && name !== null && !isDraft(name)) listener(event, name);
      });
      watcher.on('error', () => watcher.close());
      return { place, identity, watcher };
    } catch (cause) {
      if (isAbsence(cause)) return undefined;
      throw cause;
    }
  }

  /** A directory announces its own end under its own name. */
  #noticeAbove(place: string, name: string): void {
    const [next, ...further] = stepsBelow(place, this.#path);
    if (name !== next && name !== basename(place)) return;
    if (name === next && further.length === 0) this.#gather(this.#path);
    this.#resettle();
  }

  /** The directory announces itself, too, under its own name: that is noticed above. */
  #noticeChild(event: string, name: string): void {
    const child = join(this.#path, name);
    const isItself = name === basename(this.#path) && !look(child) && !(event === 'rename' && look(this.#path));
    if (!isItself) this.#gather(child);
  }

  #resettle(): void {
    const before = this.#present;
    try {
      this.#settle();
    } catch {
      // The client cannot be told why; it is told to look for itself.
      this.#gather(this.#path);
    }
    if (this.#present !== before) this.#gather(this.#path);
  }

  #gather(path: string): void {
    this.#changed.add(path);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const paths = [...this.#changed].sort();
      this.#changed.clear();
      this.#report(paths);
    }, GATHERING_MS);
  }
}

/** Nothing, also where the system does not let us look. */
function look(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function nearestDirectory(path: string): string {
  const parent = dirname(path);
  return parent === path || look(path)?.isDirectory() ? path : nearestDirectory(parent);
}

function stepsBelow(place: string, path: string): string[] {
  return relative(place, path).split(sep);
}
