/** Ends a process together with everything it started. */
import { type ChildProcess, execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isGroupRunning } from './process-group.js';

const WINDOWS = process.platform === 'win32';
const POLL_MS = 20;

/** How long a process that ends waits for what it started to end on its own. */
const EXIT_GRACE_MS = 1_000;

/** Options of a process that can be ended with everything it started: on POSIX it leads a group of its own. */
export const TREE_OPTIONS = { detached: !WINDOWS, windowsHide: true } as const;

/** Trees that would outlive this process; one listener does for all of them. */
const alive = new Set<ProcessTree>();

export class ProcessTree {
  readonly #child: ChildProcess;
  readonly #pid: number;

  /** Of a process that was started with `TREE_OPTIONS`. */
  constructor(child: ChildProcess) {
    this.#child = child;
    this.#pid = child.pid as number;
    if (alive.size === 0) process.on('exit', endAll);
    alive.add(this);
  }

  /**
   * Asks the tree to end, and kills what is left of it after `graceMs`. Resolves when nothing is left, or was killed.
   * On POSIX processes that made themselves leaders of other groups are not reached, and on Windows those whose parent
   * has ended before.
   */
  async end(graceMs: number): Promise<void> {
    if (WINDOWS) await taskkill(this.#pid);
    else if (this.ask() && !(await this.#gone(graceMs))) this.#signal('SIGKILL');
    this.#forget();
  }

  /** Asks the tree to end, where processes can be asked; false when nobody is there. */
  ask(): boolean {
    return !WINDOWS && this.#signal('SIGTERM');
  }

  get isRunning(): boolean {
    return isGroupRunning(this.#pid);
  }

  /** Kills the tree at once. */
  kill(): void {
    this.#forget();
    if (!WINDOWS) this.#signal('SIGKILL');
    else if (this.#child.exitCode === null) execFileSync(TASKKILL, killArgs(this.#pid), { stdio: 'ignore' });
  }

  async #gone(withinMs: number): Promise<boolean> {
    for (const end = Date.now() + withinMs; Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      if (!this.isRunning) return true;
    }
    return false;
  }

  /** Reaches the group as long as anybody is in it, also when its leader has ended; false when nobody is. */
  #signal(signal: NodeJS.Signals): boolean {
    try {
      return process.kill(-this.#pid, signal);
    } catch (error) {
      // macOS answers EPERM for a group in which only zombies are left.
      if (['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
      throw error;
    }
  }

  #forget(): void {
    if (alive.delete(this) && alive.size === 0) process.off('exit', endAll);
  }
}

/**
 * A server that is killed at once leaves the commands that it runs in groups of their own, so it is asked first. This
 * process is ending and cannot wait but by standing still.
 */
function endAll(): void {
  const left = new Set<ProcessTree>();
  for (const tree of alive) {
    if (tree.ask()) left.add(tree);
    else tree.kill();
  }
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (const end = Date.now() + EXIT_GRACE_MS; left.size > 0 && Date.now() < end; Atomics.wait(pause, 0, 0, POLL_MS)) {
    for (const tree of left) if (!tree.isRunning) left.delete(tree);
  }
  for (const tree of left) tree.kill();
}

const TASKKILL = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');

function killArgs(pid: number): string[] {
  return ['/pid', String(pid), '/T', '/F'];
}

/** Fails when there is nothing to kill any more, which is what was wanted. */
function taskkill(pid: number): Promise<void> {
  return new Promise((resolve) => {
    execFile(TASKKILL, killArgs(pid), { windowsHide: true }, () => resolve());
  });
}
