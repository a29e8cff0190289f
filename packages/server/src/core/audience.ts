/** All connections, and which threads each of them follows. */
import type { ServerNotifications } from '@app-server/schema/experimental';
import { contract } from './contract.js';
import type { Audience, Connection } from './methods.js';

type Params<K extends keyof ServerNotifications> = ServerNotifications[K]['params'];

const NOBODY: ReadonlySet<Connection> = new Set();

export class Connections implements Audience {
  readonly #all = new Set<Connection>();
  readonly #followers = new Map<string, Set<Connection>>();
  readonly #deserted: ((threadId: string) => void)[] = [];

  get all(): ReadonlySet<Connection> {
    return this.#all;
  }

  join(connection: Connection): void {
    this.#all.add(connection);
  }

  /** Forgets a connection, and what it followed. */
  leave(connection: Connection): void {
    this.#all.delete(connection);
    for (const threadId of this.#followers.keys()) this.unsubscribe(threadId, connection);
  }

  subscribe(threadId: string, connection: Connection): void {
    const followers = this.#followers.get(threadId);
    if (followers) followers.add(connection);
    else this.#followers.set(threadId, new Set([connection]));
  }

  unsubscribe(threadId: string, connection: Connection): void {
    const followers = this.#followers.get(threadId);
    followers?.delete(connection);
    if (followers?.size !== 0) return;
    this.#followers.delete(threadId);
    for (const listener of this.#deserted) listener(threadId);
  }

  onDeserted(listener: (threadId: string) => void): void {
    this.#deserted.push(listener);
  }

  subscribersOf(threadId: string): ReadonlySet<Connection> {
    return this.#followers.get(threadId) ?? NOBODY;
  }

  /** @throws {TypeError} when the notification is not declared to be for everybody */
  broadcast<K extends keyof ServerNotifications>(method: K, params: Params<K>): void {
    requireDelivery(method, 'all');
    for (const connection of this.#all) void connection.notify(method, params);
  }

  /**
   * Tells those who follow a thread.
   *
   * @throws {TypeError} when the notification is not declared to be for them
   */
  tellSubscribers<K extends keyof ServerNotifications>(threadId: string, method: K, params: Params<K>): void {
    requireDelivery(method, 'subscribers');
    for (const connection of this.subscribersOf(threadId)) void connection.notify(method, params);
  }
}

function requireDelivery(method: string, delivery: 'all' | 'subscribers'): void {
  const declared = contract().notifications.get(method)?.delivery;
  if (declared !== delivery) throw new TypeError(`${method} is declared for ${declared}, not for ${delivery}.`);
}
