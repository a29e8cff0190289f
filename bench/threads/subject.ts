/** A server with threads in its home, asked one thing after the other. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Launch } from '../server/launch.js';

interface Message {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { message: string };
}

export class Subject {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #hear: (message: Message) => void = () => {};
  #ids = 0;

  static async start({ program, args, homeVariable }: Launch, home: string): Promise<Subject> {
    const env = { PATH: process.env['PATH'], HOME: home, [homeVariable]: home };
    const subject = new Subject(spawn(program, args, { cwd: home, env }));
    const clientInfo = { name: 'bench', version: '0' };
    await subject.ask('initialize', { clientInfo, capabilities: { experimentalApi: true } });
    return subject;
  }

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    child.stderr.resume();
    createInterface({ input: child.stdout }).on('line', (line) => this.#take(line));
  }

  /** The result; an error of the server is one here. */
  async ask(method: string, params: object): Promise<Record<string, unknown>> {
    const id = (this.#ids += 1);
    const answered = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.#child.stdin.write(`${JSON.stringify({ id, method, params })}\n`);
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  /** Milliseconds until the answer. */
  async time(method: string, params: object): Promise<number> {
    const start = performance.now();
    await this.ask(method, params);
    return performance.now() - start;
  }

  /** Resolves with the first message that fits. */
  until(fits: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      this.#hear = (message) => {
        if (fits(message)) resolve(message);
      };
    });
  }

  /** Resident bytes, where Linux tells. */
  get memory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  #take(line: string): void {
    // Deltas come by the thousand; they are counted without being parsed.
    const message = JSON.parse(line) as Message;
    this.#hear(message);
    if (message.method !== undefined || message.id === undefined) return;
    this.#waiting.get(message.id)?.(message);
    this.#waiting.delete(message.id);
  }
}
