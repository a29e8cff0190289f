/** Programs behind pipes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { type Child, type Program, killGroup } from './child.js';

/** What the end by a signal is reported as. */
const SIGNALLED = -1;

/** Starts a program; without `stdin` it reads an empty one. Rejects with the system's error when it does not start. */
export async function startPiped({ command, cwd, env }: Program, stdin: boolean): Promise<Child> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    cwd,
    env,
    // A process group of its own, so that all it starts can be ended with it.
    detached: true,
    stdio: [stdin ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  await once(child, 'spawn');
  return new PipeChild(child);
}

class PipeChild implements Child {
  readonly #child: ChildProcess;
  readonly #stdin: Writable | null;
  readonly outputs: { stdout: Readable; stderr: Readable };
  readonly exited: Promise<number>;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.#stdin = child.stdin;
    // Programs may end, or close it, without having read everything.
    this.#stdin?.on('error', () => {});
    this.outputs = { stdout: child.stdout as Readable, stderr: child.stderr as Readable };
    this.exited = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? SIGNALLED)));
  }

  async write(bytes: Buffer): Promise<void> {
    const stdin = this.#stdin;
    if (!stdin?.writable || stdin.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const settle = () => {
        stdin.off('drain', settle).off('close', settle);
        resolve();
      };
      stdin.on('drain', settle).on('close', settle);
    });
  }

  closeStdin(): void {
    this.#stdin?.end();
  }

  kill(): void {
    const { pid } = this.#child;
    if (pid === undefined || process.platform === 'win32') this.#child.kill('SIGKILL');
    else killGroup(pid);
  }
}
