/** Programs behind a terminal. */
import { closeSync, constants, openSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { IPty } from '@lydell/node-pty';
import { type Child, type Program, type TerminalSize, killGroup } from './child.js';
import { findProgram } from './find-program.js';
import { CHUNK_BYTES } from './limits.js';

/** What the end by a signal is reported as. */
const SIGNALLED = 1;

/** A new line, so that the end of file finds the line empty; then the end of file. */
const END_OF_FILE = '\n\x04';

/** Milliseconds between looks at whether a program has ended. */
const LOOK_MS = 20;

/** Variables that the terminal library sets by itself. */
const SET_BY_LIBRARY = ['TERM', 'PWD'];

/** Starts a program; rejects with the system's error when it does not start. */
export async function startInTerminal(program: Program, { rows, cols }: TerminalSize): Promise<Child> {
  const { cwd, env } = program;
  const [file, ...args] = await argv(program);
  // Servers that never run a terminal do not load the library.
  const { spawn } = await import('@lydell/node-pty');
  const terminal = spawn(file, args, { cwd, env: { ...env }, rows, cols, encoding: null });
  try {
    return new PtyChild(terminal);
  } catch (error) {
    killGroup(terminal.pid);
    throw error;
  }
}

/** The library does not notice when a program cannot be started, so that is found out before. */
async function argv({ command, cwd, env }: Program): Promise<[string, ...string[]]> {
  const [name = '', ...args] = command;
  if (!(await stat(cwd)).isDirectory()) throw systemError('ENOTDIR', `${cwd} is not a directory`);
  const file = await findProgram(name, cwd, env.PATH);
  if (file === undefined) throw systemError('ENOENT', `no such program: ${name}`);
  const unwanted = SET_BY_LIBRARY.filter((variable) => !(variable in env));
  if (unwanted.length === 0) return [file, ...args];
  return ['/usr/bin/env', ...unwanted.flatMap((variable) => ['-u', variable]), file, ...args];
}

function systemError(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}

class PtyChild implements Child {
  readonly #terminal: IPty;
  #ended = false;
  readonly outputs: { stdout: Readable };
  readonly exited: Promise<number>;

  constructor(terminal: IPty) {
    this.#terminal = terminal;
    this.outputs = { stdout: terminalOutput(terminal) };
    this.exited = new Promise((resolve) => {
      terminal.onExit(({ exitCode, signal }) => {
        this.#ended = true;
        resolve(signal ? SIGNALLED : exitCode);
      });
    });
  }

  async write(bytes: Buffer): Promise<void> {
    // The library passes bytes on as they are; only its types do not know.
    this.#terminal.write(bytes as unknown as string);
  }

  closeStdin(): void {
    this.#terminal.write(END_OF_FILE);
  }

  resize({ rows, cols }: TerminalSize): void {
    // There is no terminal any more; its number may be that of something else.
    if (!this.#ended) this.#terminal.resize(cols, rows);
  }

  kill(): void {
    const { pid } = this.#terminal;
    // Just after its start a program does not lead its group yet.
    if (!killGroup(pid) && !this.#ended && isAlive(pid)) process.kill(pid, 'SIGKILL');
  }
}

/**
 * What is written to a terminal. Nothing says how much is left in it when the last program lets go of it, and that is
 * lost; so it is held open here until the program has ended and nothing comes any more.
 */
function terminalOutput(terminal: IPty): Readable {
  const { ptsName } = terminal as IPty & { ptsName: string };
  const hold = openSync(ptsName, constants.O_RDONLY | constants.O_NOCTTY);
  let ended = false;
  let silent = false;
  let held = true;
  const letGo = () => {
    clearInterval(look);
    if (held) closeSync(hold);
    held = false;
  };
  const output = new Readable({ highWaterMark: CHUNK_BYTES, read: () => terminal.resume() });
  // Without an encoding these are bytes, whatever the types say.
  terminal.onData((data: string | Buffer) => {
    silent = false;
    // The little that is left after the end is read at once: the library does not wait long for it.
    if (!output.destroyed && !output.push(data) && !ended) terminal.pause();
  });
  const look = setInterval(() => {
    if (isAlive(terminal.pid)) return;
    if (ended && silent) return letGo();
    ended = true;
    silent = true;
    terminal.resume();
  }, LOOK_MS);
  terminal.onExit(() => {
    letGo();
    output.push(null);
  });
  return output;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
