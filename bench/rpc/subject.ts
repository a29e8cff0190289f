/** What every contestant does: answer small requests, and send small notifications, over the pipes of a child. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** A way to move messages: a library, or none. */
export interface Subject {
  /** Starts the server program and connects to it. */
  connect(server: Command): Promise<Connection>;
  /** Is the server, on the standard streams of this process. */
  serve(): Promise<void> | void;
}

export interface Command {
  program: string;
  args: string[];
}

export interface Connection {
  /** Sends so many requests, with never more than `depth` unanswered, and waits for all answers. */
  exchange(count: number, depth: number): Promise<void>;
  /** Has the server send so many notifications, and waits for all of them. */
  listen(count: number): Promise<void>;
  close(): Promise<void> | void;
}

/** A request of the usual size, its answer, and the notification there are most of. */
export const ASK = {
  method: 'thread/turns/list',
  params: { threadId: '01a1fa19-acbf-7ea1-a7d8-15e60bb08bad', cursor: null, limit: 25, sortDirection: 'desc' as const },
  result: { data: [], nextCursor: null, backwardsCursor: '2026-11-20T17:56:17Z' },
};
export const TELL = {
  method: 'item/agentMessage/delta',
  params: {
    threadId: '01a1fa19-acbf-7ea1-a7d8-15e60bb08bad',
    turnId: '01a1fa19-acda-7470-81e7-e5408f755ffa',
    itemId: 'msg_90',
    delta: 'Hello from',
  },
};
/** Asks the server for notifications; they come before the answer. */
export const FLOOD = 'bench/flood';

/** Runs an exchange by promises, as programs do. */
export async function exchange(ask: () => Promise<unknown>, count: number, depth: number): Promise<void> {
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await ask();
    }
  };
  await Promise.all(Array.from({ length: depth }, lane));
}

/** Sends a flood, awaiting each notification, which is how a library says that there is no room. */
export async function flood(count: number, tell: () => Promise<void>): Promise<object> {
  for (let index = 0; index < count; index += 1) await tell();
  return {};
}

/** Counts what arrives. */
export class Counter {
  #left = 0;
  #done: () => void = () => {};

  hit(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#done();
  }

  expect(count: number): Promise<void> {
    this.#left = count;
    return new Promise((resolve) => {
      this.#done = resolve;
    });
  }
}

export function start({ program, args }: Command): ChildProcessByStdio<Writable, Readable, null> {
  return spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
}
