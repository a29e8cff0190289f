/** The reference's server as a child process with a home of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Message {
  id?: string | number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

/** A message as it travelled, and of an answer the method it answers. */
export interface Travelled {
  from: 'client' | 'server';
  message: Message;
  answers?: string;
}

const ANSWER_MS = 30_000;

export class AppServerProcess {
  readonly home: string;
  readonly travelled: Travelled[] = [];
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<string | number, { method: string; settle: (message: Message) => void }>();
  readonly #exited: Promise<unknown>;
  #nextId = 1;

  /** Starts `codex app-server` over stdio; the connection still has to be initialized. */
  static async start(command: string): Promise<AppServerProcess> {
    return new AppServerProcess(command, await mkdtemp(join(tmpdir(), 'app-server-home-')));
  }

  private constructor(command: string, home: string) {
    this.home = home;
    this.#child = spawn(command, ['app-server'], {
      cwd: home,
      detached: true,
      env: { PATH: process.env.PATH, HOME: home, CODEX_HOME: home },
    });
    this.#child.stderr.resume();
    this.#exited = new Promise((resolve) => this.#child.once('exit', resolve));
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#receive(JSON.parse(line) as Message));
  }

  async initialize(experimentalApi: boolean): Promise<void> {
    await this.request('initialize', {
      clientInfo: { name: 'parity', title: null, version: '0.0.0' },
      capabilities: { experimentalApi, requestAttestation: false },
    });
    this.notify('initialized');
  }

  /** The answer, be it a result or an error. */
  request(method: string, params?: unknown): Promise<Message> {
    const id = this.#nextId++;
    const answer = new Promise<Message>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`"${method}" got no answer.`)), ANSWER_MS);
      const settle = (message: Message) => {
        clearTimeout(timer);
        resolve(message);
      };
      this.#waiting.set(id, { method, settle });
    });
    this.#send({ method, id, ...(params !== undefined && { params }) });
    return answer;
  }

  notify(method: string): void {
    this.#send({ method });
  }

  /** Ends the process and whatever it started, and removes its home. */
  async stop(): Promise<void> {
    try {
      process.kill(-(this.#child.pid as number), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    await this.#exited;
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  #send(message: Message): void {
    this.travelled.push({ from: 'client', message });
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  #receive(message: Message): void {
    const waiting = message.method === undefined ? this.#waiting.get(message.id ?? '') : undefined;
    this.travelled.push({ from: 'server', message, ...(waiting && { answers: waiting.method }) });
    if (!waiting) return;
    this.#waiting.delete(message.id ?? '');
    waiting.settle(message);
  }
}
