/** A server process, and connections to it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Contestant } from './contestant.js';
import type { Places } from './places.js';

export type Listen = 'stdio' | 'ws' | 'unix';

/** Where texts go and come from. */
export interface Link {
  send(text: string): void;
  close(): void;
}

const START_MS = 20_000;
const END_MS = 3_000;

export class RunningServer {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #exited: Promise<unknown>;
  /** Where it listens; nothing over stdio. */
  #address: string | undefined;
  /** What it wrote for people. */
  stderr = '';

  /** @param options after `--listen`, such as those of authentication */
  static async start(
    contestant: Contestant,
    places: Places,
    listen: Listen,
    options: readonly string[] = [],
  ): Promise<RunningServer> {
    const socket = join(places.root, 's.sock');
    const url = { stdio: 'stdio://', ws: 'ws://127.0.0.1:0', unix: `unix://${socket}` }[listen];
    const server = new RunningServer(contestant, places, ['--listen', url, ...options]);
    try {
      await server.#listen(listen, socket);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  private constructor({ program, args, homeVariable, path }: Contestant, places: Places, options: readonly string[]) {
    const { root, home, workspace } = places;
    // The reference puts no helpers of its own in a home below the folder for temporary files.
    const env = { PATH: path, TERM: 'xterm-256color', HOME: join(home, '..'), TMPDIR: join(root, 'tmp') };
    // A process group of its own: signals for it must not reach whoever runs this.
    const spawning = { cwd: workspace, detached: true, env: { ...env, [homeVariable]: home } };
    this.#child = spawn(program, [...args, ...options], spawning);
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.#child.stdin.on('error', () => {
      // It ended before it read everything.
    });
    this.#exited = once(this.#child, 'exit');
  }

  /** Exit code, signal, or undefined while it runs. */
  get ended(): number | string | undefined {
    return this.#child.exitCode ?? this.#child.signalCode ?? undefined;
  }

  /** For plain HTTP. */
  get httpUrl(): string {
    return (this.#address ?? '').replace(/^ws:/, 'http:');
  }

  /** A connection; over stdio there is just one. */
  async connect(receive: (text: string) => void): Promise<Link> {
    if (this.#address === undefined) {
      createInterface({ input: this.#child.stdout, crlfDelay: Number.POSITIVE_INFINITY }).on('line', receive);
      return {
        send: (text) => this.#child.stdin.write(`${text}\n`),
        close: () => this.#child.stdin.end(),
      };
    }
    const socket = new WebSocket(this.#address, { perMessageDeflate: false });
    socket.on('message', (data) => receive((data as Buffer).toString('utf8')));
    await once(socket, 'open');
    return { send: (text) => socket.send(text), close: () => socket.close() };
  }

  /** Ends it as its owner would, so that it can end what it started. */
  async stop(): Promise<void> {
    if (this.ended === undefined) {
      this.#child.stdin.end();
      if (this.#address !== undefined) this.#child.kill('SIGTERM');
      const timer = setTimeout(() => this.#child.kill('SIGKILL'), END_MS);
      await this.#exited;
      clearTimeout(timer);
    }
    this.#endGroup();
  }

  /** The command of the reference is a script: the server that it has started may outlive it. */
  #endGroup(): void {
    try {
      if (this.#child.pid !== undefined) process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      // Nobody is left.
    }
  }

  async #listen(listen: Listen, socket: string): Promise<void> {
    if (listen === 'stdio') return;
    const find = async () => {
      if (listen === 'ws') return /ws:\/\/[\d.]+:[1-9]\d*/.exec(this.stderr)?.[0];
      return (await stat(socket).catch(() => undefined)) && `ws+unix:${socket}:/`;
    };
    const deadline = Date.now() + START_MS;
    while ((this.#address = await find()) === undefined) {
      if (this.ended !== undefined || Date.now() > deadline) throw new Error(`It does not listen:\n${this.stderr}`);
      await sleep(20);
    }
  }
}
