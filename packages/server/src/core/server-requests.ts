/** Requests of the server: one counter for all connections, the first answer counts, and open ones can be asked again. */
import { RpcError } from '@app-server/rpc';
import type { Fault, ServerRequests as Declared } from '@app-server/schema/experimental';
import type { Connections } from './audience.js';
import { checker } from './checker.js';
import type { Connection } from './methods.js';
import type { Outcome, ServerRequestObserver } from './observation.js';

export type ServerMethod = keyof Declared;

/** How a request of the server ended. */
export type Settled<K extends ServerMethod> =
  | { kind: 'answered'; result: Declared[K]['result']; by: Connection }
  | { kind: 'refused'; error: RpcError; by: Connection }
  /** The answer is not of the declared form. */
  | { kind: 'malformed'; faults: readonly Fault[]; by: Connection }
  /** Nobody is there who could answer, or the answer is not needed any more. */
  | { kind: 'dropped' };

export interface AskOptions {
  /** The thread it belongs to: connections that follow it later are asked too, and all are told when it is over. */
  threadId?: string;
  /** Drops the request when it aborts. */
  signal?: AbortSignal;
  /** Whether it ends with `serverRequest/resolved`; only where it has a thread, and not for calls of tools. */
  announce?: boolean;
}

export interface PendingServerRequest {
  readonly id: number;
  readonly method: ServerMethod;
  readonly params: unknown;
  readonly threadId: string | undefined;
}

interface Open extends PendingServerRequest {
  readonly announce: boolean;
  readonly asked: Map<Connection, AbortController>;
  readonly settle: (settled: Settled<ServerMethod>) => void;
}

export class ServerRequests {
  readonly #connections: Connections;
  readonly #observer: ServerRequestObserver | undefined;
  readonly #open = new Map<number, Open>();
  #next = 0;

  constructor(connections: Connections, observer?: ServerRequestObserver) {
    this.#connections = connections;
    this.#observer = observer;
  }

  /** Asks chosen connections; the promise never rejects. */
  ask<K extends ServerMethod>(
    connections: Iterable<Connection>,
    method: K,
    params: Declared[K]['params'],
    { threadId, signal, announce = true }: AskOptions = {},
  ): { id: number; settled: Promise<Settled<K>> } {
    const id = this.#next;
    this.#next += 1;
    const settled = new Promise<Settled<K>>((settle) => {
      const answered = settle as Open['settle'];
      const open: Open = { id, method, params, threadId, announce, asked: new Map(), settle: answered };
      this.#open.set(id, open);
      for (const connection of connections) this.#deliver(open, connection, false);
      const drop = () => this.cancel(id);
      if (signal?.aborted) drop();
      signal?.addEventListener('abort', drop, { once: true });
      this.#dropUnlessAwaited(open);
    });
    return { id, settled };
  }

  /** What is open on a thread, in the order it was asked. */
  pendingFor(threadId: string): readonly PendingServerRequest[] {
    return [...this.#open.values()].filter((open) => open.threadId === threadId);
  }

  /** Asks a connection that has come to a thread what is open there, with the ids of the first time. */
  redeliver(threadId: string, connection: Connection): void {
    for (const open of this.#open.values()) {
      if (open.threadId === threadId) this.#deliver(open, connection, true);
    }
  }

  /** Ends a request that needs no answer any more; those who were asked are told, where it has a thread. */
  cancel(id: number): void {
    const open = this.#open.get(id);
    if (open) this.#close(open, { kind: 'dropped' });
  }

  /** Ends everything that is open. */
  close(): void {
    for (const id of this.#open.keys()) this.cancel(id);
  }

  #deliver(open: Open, connection: Connection, replayed: boolean): void {
    const { id, method, params, asked } = open;
    asked.get(connection)?.abort();
    const controller = new AbortController();
    asked.set(connection, controller);
    this.#observer?.request?.({ connectionId: connection.id, id, method, params, replayed });
    connection.ask(id, method, params, controller.signal).then(
      (result) => this.#answered(open, connection, { result }),
      (error: unknown) => {
        if (error instanceof RpcError) return this.#answered(open, connection, { error });
        // It has left, or was asked again.
        if (asked.get(connection) !== controller) return;
        asked.delete(connection);
        this.#dropUnlessAwaited(open);
      },
    );
  }

  #answered(open: Open, by: Connection, outcome: Outcome): void {
    if (this.#open.get(open.id) !== open) return;
    const { id, method } = open;
    this.#observer?.response?.({ connectionId: by.id, id, method, outcome });
    this.#close(open, settledBy(method, by, outcome));
  }

  #close(open: Open, settled: Settled<ServerMethod>): void {
    this.#open.delete(open.id);
    for (const controller of open.asked.values()) controller.abort();
    const { threadId, id: requestId } = open;
    if (threadId !== undefined && open.announce) {
      this.#connections.tellSubscribers(threadId, 'serverRequest/resolved', { threadId, requestId });
    }
    open.settle(settled);
  }

  /** Others may still come to a thread and answer; what has none is lost with the last one that was asked. */
  #dropUnlessAwaited(open: Open): void {
    if (open.threadId === undefined && open.asked.size === 0) this.cancel(open.id);
  }
}

function settledBy(method: ServerMethod, by: Connection, outcome: Outcome): Settled<ServerMethod> {
  if ('error' in outcome) return { kind: 'refused', error: outcome.error as RpcError, by };
  const message = { id: 0, result: outcome.result };
  const verdict = checker().checkMessage(message, { from: 'client', answers: method });
  if (!verdict.ok) return { kind: 'malformed', faults: verdict.faults, by };
  return { kind: 'answered', result: (verdict.value as { result: never }).result, by };
}
