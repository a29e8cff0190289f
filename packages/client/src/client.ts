/** A client with everything that goes beyond single requests. */
import type { InitializeResponse } from '@app-server/schema';
import { callsByName } from './calls.js';
import { ClientCore } from './client-core.js';
import type { Connection } from './connection.js';
import type { RequestOptions } from './request-options.js';
import type { Surface } from './surfaces.js';
import { forkThread, resumeThread, startThread } from './threads/open-thread.js';
import type { Thread } from './threads/thread.js';

/**
 * A connected client. Beside its methods it has every request by name, such as `client.thread.start(params)` or
 * `client.fs.readFile(params)`.
 */
export type Client<S extends Surface> = ThreadClient<S> & S['calls'];

export class ThreadClient<S extends Surface> extends ClientCore<S> {
  constructor(connection: Connection, server: InitializeResponse) {
    super(connection, server);
    Object.assign(
      this,
      callsByName((method, params, options) => connection.request(method, params, options)),
    );
  }

  /**
   * Starts a thread.
   *
   * @throws {PolicyMismatch} when the server does not work under the sandbox, approval policy, reviewer, model or
   * permissions that were asked for
   */
  startThread(params?: S['threadStart'], options?: RequestOptions): Promise<Thread<S>> {
    return startThread(this, params, options);
  }

  /**
   * Loads a stored thread, or joins one that is loaded. With `experimentalApi` its turns are left out unless
   * `excludeTurns: false` asks for them: read them page by page with `thread.turns()`.
   *
   * @throws {PolicyMismatch} also when the thread is loaded already: then the policy it works under stays in force
   */
  resumeThread(params: S['threadResume'], options?: RequestOptions): Promise<Thread<S>> {
    return resumeThread(this, params, options);
  }

  /** Copies a stored thread into a new one; turns as with `resumeThread`. */
  forkThread(params: S['threadFork'], options?: RequestOptions): Promise<Thread<S>> {
    return forkThread(this, params, options);
  }
}
