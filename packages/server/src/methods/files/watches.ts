/** Who watches what: ids are the clients' own, and all of them end with their connection. */
import { alreadyExists } from '../../core/faults.js';
import type { Connection } from '../../core/methods.js';
import { PathWatch } from './path-watch.js';

export class Watches {
  readonly #byConnection = new Map<Connection, Map<string, PathWatch>>();

  add(connection: Connection, watchId: string, path: string): void {
    const mine = this.#of(connection);
    if (mine.has(watchId))
      throw alreadyExists(
        'watch',
        watchId,
        `the watch "${watchId}" exists; end it with fs/unwatch or choose another id`,
      );
    const report = (changedPaths: string[]) => void connection.notify('fs/changed', { watchId, changedPaths });
    mine.set(watchId, new PathWatch(path, report));
  }

  remove(connection: Connection, watchId: string): void {
    const mine = this.#byConnection.get(connection);
    mine?.get(watchId)?.close();
    mine?.delete(watchId);
  }

  close(): void {
    for (const connection of this.#byConnection.keys()) this.#drop(connection);
  }

  #of(connection: Connection): Map<string, PathWatch> {
    let mine = this.#byConnection.get(connection);
    if (!mine) {
      mine = new Map();
      this.#byConnection.set(connection, mine);
      connection.onClosed(() => this.#drop(connection));
    }
    return mine;
  }

  #drop(connection: Connection): void {
    for (const watch of this.#byConnection.get(connection)?.values() ?? []) watch.close();
    this.#byConnection.delete(connection);
  }
}
