/** All connections, and which threads each of them follows. */
import type { ServerNotifications } from '@app-server/schema/experimental';
import type { ClientConnection } from './client-connection.js';
import { NOTIFICATIONS } from './contract.js';
import type { Audience } from './methods.js';

type Params<K extends keyof ServerNotifications> = ServerNotifications[K]['params'];

const NOBODY: ReadonlySet<ClientConnection> = new Set();

export class Connections implements Audience {
  readonly #all = new Set<ClientConnection>();
  readonly #followers = new Map<string, Set<ClientConnection>>();

  get all(): ReadonlySet<ClientConnection> {
    return this.#all;
  }

  join(connection: ClientConnection): void {
    this.#all.add(connection);
  }

  /** Forgets a connection, and what it followed. */
  leave(connection: ClientConnection): void {
    this.#all.delete(connection);
    for (const threadId of this.#followers.keys()) this.unsubscribe(threadId, connection);
  }

  subscribe(threadId: string, connection: ClientConnection): void {
    const followers = this.#followers.get(threadId);
    if (followers) followers.add(connection);
    else this.#followers.set(threadId, new Set([connection]));
  }

  unsubscribe(threadId: string, connection: ClientConnection): void {
    const followers = this.#followers.get(threadId);
    followers?.delete(connection);
    if (followers?.size === 0) this.#followers.delete(threadId);
  }

  subscribersOf(threadId: string): ReadonlySet<ClientConnection> {
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
  const declared = NOTIFICATIONS.get(method)?.delivery;
  if (declared !== delivery) throw new TypeError(`${method} is declared for ${declared}, not for ${delivery}.`);
}
