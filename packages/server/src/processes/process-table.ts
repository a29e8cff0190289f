/** The programs of all connections, each under the name its client gave it. */
import type { Connection } from '../core/methods.js';
import { notFound, alreadyExists } from '../core/faults.js';
import type { Child } from './child.js';
import { RunningProcess, type Terms } from './running-process.js';

const STARTING = 'starting';

/** What a program is filed under; those that nobody refers to have a symbol of their own. */
export type ProcessName = string | symbol;

type Slots = Map<ProcessName, RunningProcess | typeof STARTING>;

export class ProcessTable {
  readonly #connections = new Map<Connection, Slots>();

  /** Starts a program for a connection; it ends with it. The name is free again once the outcome is there. */
  async start(
    connection: Connection,
    name: ProcessName,
    launch: () => Promise<Child>,
    terms: Terms,
  ): Promise<RunningProcess> {
    const slots = this.#slotsOf(connection);
    if (typeof name === 'string' && slots.has(name)) {
      throw alreadyExists('process', name, `${label(name)} still runs: wait for its end, or choose another name.`);
    }
    slots.set(name, STARTING);
    try {
      const running = new RunningProcess(await launch(), terms);
      slots.set(name, running);
      void running.outcome.then(() => slots.delete(name));
      if (this.#connections.get(connection) !== slots) running.abandon();
      return running;
    } catch (error) {
      slots.delete(name);
      throw error;
    }
  }

  find(connection: Connection, name: string): RunningProcess {
    const running = this.#connections.get(connection)?.get(name);
    if (running === undefined || running === STARTING) {
      throw notFound('process', name, `No program ${label(name)} runs for this connection.`);
    }
    return running;
  }

  /** Ends everything; resolves when it has. */
  async close(): Promise<void> {
    await Promise.all([...this.#connections.keys()].map((connection) => this.#end(connection)));
  }

  #slotsOf(connection: Connection): Slots {
    let slots = this.#connections.get(connection);
    if (!slots) {
      slots = new Map();
      this.#connections.set(connection, slots);
      connection.onClosed(() => void this.#end(connection));
    }
    return slots;
  }

  async #end(connection: Connection): Promise<void> {
    const slots = this.#connections.get(connection);
    this.#connections.delete(connection);
    const running = [...(slots?.values() ?? [])].filter((slot) => slot !== STARTING);
    for (const program of running) program.abandon();
    await Promise.all(running.map((program) => program.outcome));
  }
}

function label(name: ProcessName): string {
  return typeof name === 'string' ? JSON.stringify(name) : 'the program';
}
