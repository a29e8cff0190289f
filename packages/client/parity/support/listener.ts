/** A server that listens on a socket, as a process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Transport } from '@app-server/rpc';
import { connectUnixSocket, connectWebSocket } from '@app-server/rpc/node';
import type { CodexHome } from './codex-home.js';

const PATIENCE_MS = 20_000;

export class Listener {
  /** What comes after `--listen`. */
  readonly url: string;
  readonly #child: ChildProcess;

  /** @param token what every connection has to show; none by default */
  static async start(command: string, home: CodexHome, kind: 'ws' | 'unix'): Promise<Listener> {
    const socket = join(home.path, 'server.sock');
    const child = spawn(command, ['app-server', '--listen', kind === 'ws' ? 'ws://127.0.0.1:0' : `unix://${socket}`], {
      cwd: home.path,
      env: { ...process.env, ...home.env },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const url = kind === 'ws' ? await announcedUrl(child, signal) : await existing(socket, signal);
    child.stderr?.resume();
    return new Listener(child, url);
  }

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  connect(): Transport {
    return this.url.startsWith('ws:') ? connectWebSocket(this.url) : connectUnixSocket(this.url);
  }

  async stop(): Promise<void> {
    const exited = this.#child.exitCode === null && this.#child.signalCode === null && once(this.#child, 'exit');
    process.kill(-(this.#child.pid as number), 'SIGTERM');
    await exited;
  }
}

async function announcedUrl(child: ChildProcess, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: child.stderr as NodeJS.ReadableStream, signal });
  for await (const line of lines) {
    const url = /listening on: (ws:\S+)/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('The server did not say where it listens.');
}

async function existing(path: string, signal: AbortSignal): Promise<string> {
  while (!(await stat(path).catch(() => undefined))) await sleep(20, undefined, { signal });
  return path;
}
