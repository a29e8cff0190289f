/** A server under load: its process, and a wire that costs the measuring side as little as possible. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Launch } from './launch.js';

export type Kind = 'stdio' | 'ws';

const INITIALIZE = {
  id: 0,
  method: 'initialize',
  params: { clientInfo: { name: 'bench', version: '0' }, capabilities: { experimentalApi: true } },
};

const REFUSAL = Buffer.from('"code":-32001');
const NEWLINE = 10;

export class Contestant {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #home: string;
  #socket: WebSocket | undefined;
  #stderr = '';
  #receive: (data: Buffer, messages: number) => void = () => {};

  static async start(launch: Launch, folder: string, kind: Kind = 'stdio'): Promise<Contestant> {
    const contestant = new Contestant(launch, folder, kind);
    if (kind === 'ws') await contestant.#connect();
    const answered = contestant.until(() => true);
    contestant.#send([JSON.stringify(INITIALIZE)]);
    await answered;
    return contestant;
  }

  private constructor({ program, args, homeVariable, name }: Launch, folder: string, kind: Kind) {
    this.#home = join(folder, `${name}-${kind}`);
    mkdirSync(this.#home, { recursive: true });
    const listen = kind === 'ws' ? ['--listen', 'ws://127.0.0.1:0'] : [];
    this.#child = spawn(program, [...args, ...listen], {
      cwd: this.#home,
      env: { PATH: process.env['PATH'], HOME: this.#home, [homeVariable]: this.#home },
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
    this.#child.stdout.on('data', (data: Buffer) => this.#receive(data, count(data)));
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  /** Sends so many requests, so many at a time; returns how many were refused for want of room. */
  async exchange(total: number, depth: number, request: (id: number) => string): Promise<number> {
    let sent = 0;
    let refused = 0;
    const send = (count: number) => {
      const batch: string[] = [];
      for (; count > 0 && sent < total; count -= 1) batch.push(request((sent += 1)));
      if (batch.length > 0) this.#send(batch);
    };
    let received = 0;
    const finished = this.until((data, messages) => {
      received += messages;
      refused += occurrences(data, REFUSAL);
      send(messages);
      return received >= total;
    });
    send(depth);
    await finished;
    return refused;
  }

  /** Sends one request and waits until what comes back holds a text. */
  async ask(request: string, end: string): Promise<void> {
    const marker = Buffer.from(end);
    let rest = Buffer.alloc(0);
    const finished = this.until((data) => {
      const window = Buffer.concat([rest, data]);
      rest = window.subarray(-marker.length);
      return window.includes(marker);
    });
    this.#send([request]);
    await finished;
  }

  /** Waits until what is received satisfies a condition. */
  until(isDone: (data: Buffer, messages: number) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`The server ended:\n${this.#stderr}`));
      this.#child.once('exit', ended);
      this.#receive = (data, messages) => {
        if (!isDone(data, messages)) return;
        this.#receive = () => {};
        this.#child.off('exit', ended);
        resolve();
      };
    });
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#socket?.close();
    this.#child.kill('SIGKILL');
    await ended;
  }

  #send(requests: readonly string[]): void {
    if (this.#socket) for (const request of requests) this.#socket.send(request);
    else this.#child.stdin.write(`${requests.join('\n')}\n`);
  }

  async #connect(): Promise<void> {
    let url: string | undefined;
    while ((url = /ws:\/\/[\d.]+:[1-9]\d*/.exec(this.#stderr)?.[0]) === undefined) {
      if (this.#child.exitCode !== null) throw new Error(`The server ended:\n${this.#stderr}`);
      await sleep(10);
    }
    this.#socket = new WebSocket(url, { perMessageDeflate: false });
    this.#socket.on('message', (data) => this.#receive(data as Buffer, 1));
    await once(this.#socket, 'open');
  }
}

/** Lines, of which each is a message. */
function count(data: Buffer): number {
  let lines = 0;
  for (let at = data.indexOf(NEWLINE); at >= 0; at = data.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

function occurrences(data: Buffer, what: Buffer): number {
  let found = 0;
  for (let at = data.indexOf(what); at >= 0; at = data.indexOf(what, at + 1)) found += 1;
  return found;
}
