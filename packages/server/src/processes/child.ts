/** A program that runs, behind pipes or a terminal. */
import type { Readable } from 'node:stream';
import type { Environment } from './environment.js';

export interface TerminalSize {
  rows: number;
  cols: number;
}

export interface Program {
  /** The program and its arguments; nothing is passed through a shell. */
  command: readonly string[];
  /** An absolute path. */
  cwd: string;
  env: Environment;
}

export interface Child {
  /** A terminal has no stderr. */
  readonly outputs: { readonly stdout: Readable; readonly stderr?: Readable };
  /** The code the program left with, or the one that stands for its end by a signal. */
  readonly exited: Promise<number>;
  /** Resolves when the program has taken enough to be sent more; what it does not want to read is lost silently. */
  write(bytes: Buffer): Promise<void>;
  closeStdin(): void;
  /** Absent without a terminal. */
  resize?(size: TerminalSize): void;
  /** Ends the program and all it started in its process group, without giving them a chance to object. */
  kill(): void;
}

/** Ends a process group; false when nobody is in it. */
export function killGroup(leader: number): boolean {
  try {
    return process.kill(-leader, 'SIGKILL');
  } catch (error) {
    // macOS says EPERM of a group that only holds what nobody has waited for.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
    return false;
  }
}
