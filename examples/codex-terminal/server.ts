/** The server of this project as a process that listens, and that can be ended and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export class Server {
  readonly #child: ChildProcess;
  readonly url: string;

  /** @param command words of a command that takes `--listen` */
  static async start(command: string, env: NodeJS.ProcessEnv): Promise<Server> {
    const [program = '', ...args] = command.split(' ');
    const child = spawn(program, [...args, '--listen', 'ws://127.0.0.1:0'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own: what stands between the server and us, such as npx, is ended with it.
      detached: true,
    });
    await once(child, 'spawn');
    const told: string[] = [];
    for await (const line of createInterface(child.stderr)) {
      told.push(line);
      const url = /ws:\/\/[\d.]+:\d+/.exec(line)?.[0];
      if (url === undefined) continue;
      // What it has to say later is for whoever sits here.
      child.stderr.pipe(process.stderr);
      return new Server(child, url);
    }
    throw new Error(`The server does not listen:\n${told.join('\n')}`);
  }

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  async stop(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    process.kill(-pid, 'SIGTERM');
    await ended;
  }
}
