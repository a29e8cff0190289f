/** A working tree, and the `git` that is asked about it. */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ioFailure } from '../../core/faults.js';

const TIMEOUT_MS = 30_000;
const MOST_OUTPUT = 256 * 1024 * 1024;
/** Asks nothing, takes no locks that others wait for, starts no monitor, speaks English. */
const QUIET = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
const OPTIONS = ['-c', 'core.fsmonitor=false', '--literal-pathspecs'];

const run = promisify(execFile);

/** What git prints, as text; undefined when it ran and said no. */
export type Git = (args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<string | undefined>;

export interface Repository {
  /** Top directory of the working tree. */
  readonly top: string;
  readonly git: Git;
}

/** The repository that a directory belongs to; undefined when there is none. */
export async function openRepository(directory: string, signal: AbortSignal): Promise<Repository | undefined> {
  const facts = await stat(directory).catch(() => undefined);
  if (!facts?.isDirectory()) return undefined;
  const top = (await gitIn(directory, signal)(['rev-parse', '--show-toplevel']))?.trimEnd();
  return top ? { top, git: gitIn(top, signal) } : undefined;
}

function gitIn(cwd: string, signal: AbortSignal): Git {
  return async (args, extra) => {
    const env = { ...process.env, ...QUIET, ...extra };
    try {
      const { stdout } = await run('git', [...OPTIONS, ...args], {
        cwd,
        signal,
        env,
        timeout: TIMEOUT_MS,
        maxBuffer: MOST_OUTPUT,
      });
      return stdout;
    } catch (cause) {
      const { code, killed, message } = cause as { code?: unknown; killed?: boolean; message: string };
      if (typeof code === 'number') return undefined;
      const reason = killed ? `took more than ${TIMEOUT_MS / 1000} s` : message;
      throw ioFailure(killed ? { code: 'ETIMEDOUT' } : cause, `git ${args[0]} did not finish: ${reason}`);
    }
  };
}
