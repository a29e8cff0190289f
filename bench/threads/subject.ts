/** A server with a home of its own, asked one thing after the other; its answers are looked into after the clock has stopped. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Launch } from '../server/launch.js';

interface Message {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** Milliseconds without work of its own after which a server is at rest. */
const RESTED_MS = 1_500;
const LOOK_MS = 250;

export class Subject {
  readonly #child: ChildProcessWithoutNullStreams;
  #stderr = '';
  #receive: (data: Buffer) => void = () => {};
  #ids = 0;

  /** Resolves when it has answered `initialize`. */
  static async start({ program, args, homeVariable }: Launch, home: string): Promise<Subject> {
    const env = { PATH: process.env['PATH'], HOME: home, [homeVariable]: home };
    const subject = new Subject(spawn(program, args, { cwd: home, env }));
    const clientInfo = { name: 'bench', version: '0' };
    await subject.ask('initialize', { clientInfo, capabilities: { experimentalApi: true } });
    return subject;
  }

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
    child.stdout.on('data', (data: Buffer) => this.#receive(data));
  }

  /** The result, and milliseconds until all of the answer was there. An error of the server is one here. */
  async timed(method: string, params: object): Promise<{ result: unknown; time: number }> {
    const id = (this.#ids += 1);
    const lines = new Lines();
    let answer: Message | undefined;
    let end = 0;
    const answered = this.#until((data) => {
      end = performance.now();
      answer = lines.take(data).find((message) => message.id === id);
      return answer !== undefined;
    });
    const start = performance.now();
    this.#send(id, method, params);
    await answered;
    if (answer?.error) throw new Error(`${method}: ${answer.error.message}`);
    return { result: answer?.result, time: end - start };
  }

  async ask(method: string, params: object): Promise<unknown> {
    return (await this.timed(method, params)).result;
  }

  /** Milliseconds until a message came back that holds a text, and how many had come by then. */
  async stream(method: string, params: object, text: string): Promise<{ messages: number; time: number }> {
    const marker = Buffer.from(text);
    let messages = 0;
    let rest: Buffer = Buffer.alloc(0);
    let isThere = false;
    const finished = this.#until((data) => {
      messages += newlines(data);
      isThere ||= Buffer.concat([rest, data.subarray(0, marker.length)]).includes(marker) || data.includes(marker);
      rest = data.subarray(-marker.length);
      return isThere && data.at(-1) === NEWLINE;
    });
    const start = performance.now();
    this.#send((this.#ids += 1), method, params);
    await finished;
    return { messages, time: performance.now() - start };
  }

  /** Waits until it does nothing by itself any more, where Linux tells. */
  async rest(): Promise<void> {
    if (process.platform !== 'linux') return;
    let worked = this.#ticks;
    for (let rested = 0; rested < RESTED_MS; rested += LOOK_MS) {
      await sleep(LOOK_MS);
      const ticks = this.#ticks;
      // A tick or two are timers that find nothing to do.
      if (ticks - worked > 2) rested = 0;
      worked = ticks;
    }
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

  /** Processor time that it has used, in hundredths of a second. */
  get #ticks(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  }

  #send(id: number, method: string, params: object): void {
    this.#child.stdin.write(`${JSON.stringify({ id, method, params })}\n`);
  }

  #until(isDone: (data: Buffer) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`The server ended:\n${this.#stderr}`));
      this.#child.once('exit', ended);
      this.#receive = (data) => {
        if (!isDone(data)) return;
        this.#receive = () => {};
        this.#child.off('exit', ended);
        resolve();
      };
    });
  }
}

const NEWLINE = 10;

/** Makes messages of what comes in parts; a part without the end of a line is only kept. */
class Lines {
  #parts: Buffer[] = [];

  take(data: Buffer): Message[] {
    const end = data.lastIndexOf(NEWLINE);
    this.#parts.push(end < 0 ? data : data.subarray(0, end));
    if (end < 0) return [];
    const text = Buffer.concat(this.#parts).toString();
    this.#parts = [data.subarray(end + 1)];
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Message]));
  }
}

function newlines(data: Buffer): number {
  let lines = 0;
  for (let at = data.indexOf(NEWLINE); at >= 0; at = data.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}
