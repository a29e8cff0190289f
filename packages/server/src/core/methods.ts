/** What answers requests: one handler for each method, gathered in families. */
import type { ClientRequests, ServerNotifications } from '@app-server/schema/experimental';

/** Answers by its return value; a thrown `RpcError` is the error that travels. Params are valid and canonical. */
export type Handler<K extends keyof ClientRequests> = (
  params: ClientRequests[K]['params'],
  context: HandlerContext,
) => ClientRequests[K]['result'] | Promise<ClientRequests[K]['result']>;

export type Handlers = { readonly [K in keyof ClientRequests]?: Handler<K> };

export interface HandlerContext {
  /** Who asks. */
  readonly connection: Connection;
  /** Aborts when the connection ends. */
  readonly signal: AbortSignal;
  /** Runs a step right behind the answer, and not at all when the answer is an error. */
  afterResponse(step: () => void): void;
  /** Lets the next request of the same scope begin, for a request that is only answered much later. */
  release(): void;
}

/** A client, as its handlers see it. */
export interface Connection {
  readonly id: string;
  /** Whether it opted in to everything experimental. */
  readonly experimental: boolean;
  /** Whether it can be asked for an attestation. */
  readonly attests: boolean;
  /** Name the client gave itself; undefined before it did. */
  readonly clientName: string | undefined;
  /** Announces something to this client alone, unless it does not want it; resolves when there is room for more. */
  notify<K extends keyof ServerNotifications>(method: K, params: ServerNotifications[K]['params']): Promise<void>;
  /** Asks the client under an id that others may be asked under too; `ServerRequests` does. */
  ask(id: number, method: string, params: unknown, signal: AbortSignal): Promise<unknown>;
  /** Calls once when the connection has ended; returns the function that prevents it. */
  onClosed(step: () => void): () => void;
}

/** All connections of a server, for what concerns more than the one that asks. */
export interface Audience {
  /** Tells every initialized connection, unless it does not want it. */
  broadcast<K extends keyof ServerNotifications>(method: K, params: ServerNotifications[K]['params']): void;
  /** Tells those who follow a thread. */
  tellSubscribers<K extends keyof ServerNotifications>(
    threadId: string,
    method: K,
    params: ServerNotifications[K]['params'],
  ): void;
  /** Lets a connection follow a thread; nothing changes when it does already. */
  subscribe(threadId: string, connection: Connection): void;
  unsubscribe(threadId: string, connection: Connection): void;
  subscribersOf(threadId: string): ReadonlySet<Connection>;
  /** Calls whenever the last follower of a thread has gone, by its wish or with its connection. */
  onDeserted(listener: (threadId: string) => void): void;
}

/** Methods that belong together, and what they share. */
export interface MethodFamily {
  readonly handlers: Handlers;
  /** Loads what its first request needs; called when a client has been greeted. */
  prepare?(): void;
  /** Lets go of what the family holds; called when the server ends. */
  close?(): void | Promise<void>;
}
