/** What all connections of one fake server share. */
import type { ThreadStatus } from '@app-server/schema/experimental';
import type { Scenario } from '../scenario/scenario-types.js';
import type { FakeThread, Subscriber } from './threads/fake-thread.js';
import { Sequence } from './threads/sequence.js';
import { storedThreads } from './threads/stored-threads.js';
import { ServerRequests } from './turns/server-requests.js';
import { TurnScripts } from '../scenario/turn-scripts.js';

export class World {
  readonly sequence: Sequence;
  readonly threads: Map<string, FakeThread>;
  readonly scripts: TurnScripts;
  readonly requests = new ServerRequests();
  readonly connections = new Set<Subscriber>();

  constructor(scenario: Scenario) {
    this.sequence = new Sequence(scenario.seed ?? 0);
    this.threads = new Map(storedThreads(scenario.threads ?? [], this.sequence).map((thread) => [thread.id, thread]));
    this.scripts = new TurnScripts(scenario.turns);
  }

  /** Tells every initialized connection. */
  broadcast(method: string, params: unknown): void {
    for (const connection of this.connections) connection.notify(method, params);
  }

  setStatus(thread: FakeThread, status: ThreadStatus): void {
    thread.status = status;
    this.broadcast('thread/status/changed', { threadId: thread.id, status });
  }

  /** Forgets a connection; turns that it started go on. */
  leave(connection: Subscriber): void {
    this.connections.delete(connection);
    for (const thread of this.threads.values()) thread.subscribers.delete(connection);
  }

  /** Ends what runs. */
  close(): void {
    for (const thread of this.threads.values()) thread.running?.abandon();
  }
}
