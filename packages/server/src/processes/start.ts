/** Starts programs. */
import { ioFailure } from '../core/faults.js';
import type { Child, Program, TerminalSize } from './child.js';
import { startPiped } from './pipe-child.js';
import { startInTerminal } from './pty-child.js';

export interface StartOptions {
  /** Whether it may be written to; always with a terminal. */
  stdin: boolean;
  /** Gives it a terminal. */
  terminal?: TerminalSize | undefined;
}

/** @throws {RpcError} of kind `io`, when the program cannot be started */
export async function start(program: Program, { stdin, terminal }: StartOptions): Promise<Child> {
  try {
    return await (terminal ? startInTerminal(program, terminal) : startPiped(program, stdin));
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    // Node has codes of its own for what it does not even try.
    const errno = /^E[A-Z0-9]+$/.test(code) ? code : 'EINVAL';
    throw ioFailure({ code: errno }, failure(program, errno));
  }
}

function failure({ command: [name], cwd }: Program, errno: string): string {
  const hint = errno === 'ENOENT' ? ': one of them does not exist' : '';
  return `${JSON.stringify(name)} could not be started in ${cwd} (${errno})${hint}.`;
}
