/** Commands of threads that run, also those that outlive their turn. */
import { randomInt } from 'node:crypto';
import type { RunningProcess } from '../../processes/running-process.js';
import type { OutputLog } from './output-log.js';

export interface Terminal {
  /** What the model and clients call it. */
  readonly processId: number;
  readonly itemId: string;
  readonly sandboxed: boolean;
  readonly process: RunningProcess;
  readonly output: OutputLog;
  /** Exit code, once it has ended and its item is complete; never rejects. */
  readonly ended: Promise<number>;
}

export class Terminals {
  readonly #threads = new Map<string, Map<number, Terminal>>();

  /** A number that no running command has. */
  newId(): number {
    const taken = new Set([...this.#threads.values()].flatMap((running) => [...running.keys()]));
    let id: number;
    do id = randomInt(1_000, 100_000);
    while (taken.has(id));
    return id;
  }

  add(threadId: string, terminal: Terminal): void {
    const running = this.#threads.get(threadId) ?? new Map<number, Terminal>();
    this.#threads.set(threadId, running.set(terminal.processId, terminal));
    void terminal.ended.finally(() => {
      running.delete(terminal.processId);
      if (running.size === 0 && this.#threads.get(threadId) === running) this.#threads.delete(threadId);
    });
  }

  find(threadId: string, processId: number): Terminal | undefined {
    return this.#threads.get(threadId)?.get(processId);
  }

  /** Ends what still runs of a thread; resolves when it has. */
  async clean(threadId: string): Promise<void> {
    const running = [...(this.#threads.get(threadId)?.values() ?? [])];
    for (const { process } of running) process.kill();
    await Promise.all(running.map(({ ended }) => ended));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads.keys()].map((threadId) => this.clean(threadId)));
  }
}
