/** A server that plays a scenario. */
import type { Transport } from '@app-server/rpc';
import type { ServerConnection } from './transports/connection.js';
import { type StandardStreams, listen } from './transports/listen.js';
import type { Listener } from '../transports/listener.js';
import { memoryConnection } from './transports/memory-connection.js';
import { type ConnectionHost, FakeConnection } from './fake-connection.js';
import { FaultPlan } from './faults/fault-plan.js';
import type { Copy } from './faults/faulty-transport.js';
import { Replies } from './replies.js';
import { defineScenario, loadScenario } from '../scenario/load.js';
import type { Scenario } from '../scenario/scenario-types.js';
import { World } from './world.js';

/** Milliseconds that a connection has to end in order. */
const GOODBYE_MS = 1000;

export interface FakeServerOptions {
  /** What the fault `kill` does after all connections are gone; nothing by default. */
  onKill?: () => void;
}

/**
 * Starts a server that plays a scenario, in this process; nothing listens yet.
 *
 * @param scenario the scenario, or the path of its YAML or JSON file; by default every turn is a short conversation
 * @throws {ScenarioError} when the scenario cannot be played
 * @example
 * await using server = fakeServer({ turns: [{ steps: [{ say: 'Hello!' }] }] });
 * const client = await connect(server.connect(), { clientInfo: { name: 'test', version: '1' } });
 */
export function fakeServer(scenario: Scenario | string = {}, options: FakeServerOptions = {}): FakeServer {
  return new FakeServer(typeof scenario === 'string' ? loadScenario(scenario) : defineScenario(scenario), options);
}

export class FakeServer {
  readonly #host: ConnectionHost;
  readonly #connections: FakeConnection[] = [];
  readonly #listeners: Listener[] = [];
  readonly #open = new Set<FakeConnection>();
  readonly #copies: { after: string; copy: Copy }[] = [];

  constructor(scenario: Scenario, { onKill }: FakeServerOptions = {}) {
    const world = new World(scenario);
    this.#host = {
      world,
      replies: new Replies(scenario.replies),
      info: scenario.server ?? {},
      faults: new FaultPlan(scenario.faults),
      answered: (id, answer) => world.requests.answer(id, answer),
      repeatAfter: (after, copy) => void this.#copies.push({ after, copy }),
      copiesAfter: (method) => this.#takeCopies(method),
      kill: () => {
        this.#destroy();
        onKill?.();
      },
    };
  }

  /** What arrived so far: for each connection, in the order they came, its messages. Texts are what was no JSON. */
  get received(): readonly (readonly unknown[])[] {
    return this.#connections.map(({ received }) => received);
  }

  /** Connects in memory; returns the end of the client, which opens it. */
  connect(): Transport {
    const [client, connection] = memoryConnection();
    void this.#accept(connection);
    return client;
  }

  /**
   * Listens at `stdio://`, `ws://127.0.0.1:PORT` or `unix:///PATH`, as often as it is asked to.
   *
   * @returns the address for clients, with the port that was picked, and for `stdio://` the end of the connection
   * @throws {TypeError} when the address cannot be read, or leads beyond this machine
   */
  async listen(address: string, streams?: StandardStreams): Promise<{ url: string; ended: Promise<void> }> {
    let ended: Promise<void> = Promise.resolve();
    const listener = await listen(
      address,
      (connection) => {
        ended = this.#accept(connection);
      },
      streams,
    );
    this.#listeners.push(listener);
    return { url: listener.url, ended };
  }

  /** Says goodbye to every connection, and stops listening. */
  async close(): Promise<void> {
    this.#host.world.close();
    await Promise.all([...this.#open].map(sayGoodbye));
    await Promise.all(this.#listeners.splice(0).map((listener) => listener.close()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #accept(connection: ServerConnection): Promise<void> {
    const accepted = new FakeConnection(connection, this.#host);
    this.#connections.push(accepted);
    this.#open.add(accepted);
    return accepted.open().then(
      () => void this.#open.delete(accepted),
      // A connection that ended before it was open has told nobody anything.
      () => void this.#open.delete(accepted),
    );
  }

  /** Copies that are due; an answered request is not asked again. */
  #takeCopies(method: string): Copy[] {
    const due = this.#copies.filter(({ after }) => after === method);
    for (const copy of due) this.#copies.splice(this.#copies.indexOf(copy), 1);
    const { requests } = this.#host.world;
    return due.map(({ copy }) => copy).filter(({ request }) => request === undefined || requests.isOpen(request));
  }

  #destroy(): void {
    this.#host.world.close();
    for (const connection of this.#open) connection.destroy();
    for (const listener of this.#listeners.splice(0)) void listener.close();
  }
}

/** Closes a connection; one whose other side does not react is torn down. */
async function sayGoodbye(connection: FakeConnection): Promise<void> {
  const timer = setTimeout(() => connection.destroy(), GOODBYE_MS);
  await connection.close();
  clearTimeout(timer);
}
