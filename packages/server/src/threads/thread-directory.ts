/** The threads in memory. They come in by starting, resuming or forking, and leave when nobody needs them any more. */
import type { ThreadForkParams, ThreadResumeParams, ThreadStartParams } from '@app-server/schema/experimental';
import { wrongState } from '../core/faults.js';
import { placeOf } from '../core/logger.js';
import type { StoredThread } from '../store/thread-store.js';
import { type ForkSource, forkThread } from './fork-thread.js';
import { checkThreadId, threadNotFound } from './ids.js';
import type { LiveThread } from './live-thread.js';
import { type LoadedThread, loadThread } from './load-thread.js';
import { ProjectTrust } from './project-trust.js';
import type { Services } from './services.js';
import { type Origin, startThread } from './start-thread.js';
import { UnloadTimers } from './unload-timers.js';

export interface DirectoryOptions {
  /** Milliseconds without subscribers and activity after which a thread leaves memory; 30 minutes. */
  idleMs?: number;
  /** Milliseconds that turns have to come to their end when the server does; one second. */
  closeMs?: number;
}

export class ThreadDirectory {
  readonly services: Services;
  readonly trust: ProjectTrust;
  readonly #threads = new Map<string, LiveThread>();
  readonly #loading = new Map<string, Promise<LoadedThread>>();
  readonly #timers: UnloadTimers;
  readonly #closeMs: number;

  constructor(services: Services, { idleMs = 30 * 60_000, closeMs = 1_000 }: DirectoryOptions = {}) {
    this.services = services;
    this.trust = new ProjectTrust(services);
    this.#closeMs = closeMs;
    this.#timers = new UnloadTimers(idleMs, (id) => this.#unloadIdle(id));
    services.audience.onDeserted((id) => {
      if (this.#threads.has(id)) this.#timers.arm(id);
    });
  }

  /** In the order in which the threads began. */
  get ids(): string[] {
    return [...this.#threads.keys()].sort();
  }

  /** Undefined when it is not in memory, or is no id at all. */
  find(id: string): LiveThread | undefined {
    return this.#threads.get(id.toLowerCase());
  }

  /** @throws {RpcError} when the id is none, or the thread is not in memory, or is leaving it */
  loaded(id: string): LiveThread {
    const thread = this.#threads.get(checkThreadId(id));
    if (!thread) throw threadNotFound(id);
    checkStaying(thread);
    return thread;
  }

  /** @throws {RpcError} when it cannot be as the params want it */
  async start(params: ThreadStartParams, origin: Origin): Promise<LiveThread> {
    return this.#add(await startThread(this, params, origin));
  }

  /** Brings a stored thread into memory. When it is on its way already, what that one was asked for counts. */
  async load(stored: StoredThread, params: Omit<ThreadResumeParams, 'threadId'> = {}): Promise<LoadedThread> {
    const there = this.#loading.get(stored.id);
    if (there) return there;
    const loading = loadThread(this, stored, params).then((loaded) => {
      this.#add(loaded.thread);
      return loaded;
    });
    this.#loading.set(stored.id, loading);
    return loading.finally(() => this.#loading.delete(stored.id));
  }

  /** A new thread with the history of another; a turn that runs there was interrupted here. */
  async fork(source: ForkSource, params: Omit<ThreadForkParams, 'threadId'>, origin: Origin): Promise<LiveThread> {
    return this.#add(await forkThread(this, source, params, origin));
  }

  /** Ends what runs of a thread, and lets it go. */
  async unload(thread: LiveThread): Promise<void> {
    const { id, services } = thread;
    thread.closing = true;
    try {
      await thread.turn?.interrupt();
      await services.terminals.clean(id);
      await thread.flushed();
    } finally {
      this.#threads.delete(id);
      this.#timers.disarm(id);
      for (const connection of services.audience.subscribersOf(id)) services.audience.unsubscribe(id, connection);
      thread.status.settle('notLoaded');
    }
  }

  /** Interrupts all turns, and keeps that they were; resolves soon, whether or not they stop. */
  async close(): Promise<void> {
    this.#timers.close();
    const ended = Promise.all([...this.#threads.values()].map((thread) => this.#end(thread)));
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#closeMs);
    });
    await Promise.race([ended, enough]);
    clearTimeout(timer);
  }

  #add(thread: LiveThread): LiveThread {
    this.#threads.set(thread.id, thread);
    this.#timers.arm(thread.id);
    return thread;
  }

  async #end(thread: LiveThread): Promise<void> {
    thread.closing = true;
    try {
      await thread.turn?.interrupt();
      await thread.flushed();
    } catch (error) {
      thread.services.logger.error({ threadId: thread.id, ...placeOf(error) }, 'a thread did not end in order');
    }
  }

  /** Lets a thread go that nobody follows and nothing runs in; it is looked at again later otherwise. */
  async #unloadIdle(id: string): Promise<number | undefined> {
    const thread = this.#threads.get(id);
    if (!thread || thread.closing || this.services.audience.subscribersOf(id).size > 0) return undefined;
    if (thread.turn) return Date.now();
    const { updatedAt } = thread.state;
    if (this.#timers.remaining(updatedAt) > 0) return updatedAt;
    try {
      await this.unload(thread);
    } catch (error) {
      this.services.logger.error({ threadId: id, ...placeOf(error) }, 'a thread did not leave in order');
    }
    this.services.audience.broadcast('thread/closed', { threadId: id });
    return undefined;
  }
}

/** @throws {RpcError} when the thread is leaving memory */
export function checkStaying({ id, closing }: LiveThread): void {
  if (!closing) return;
  throw wrongState('thread', 'closing', `The thread ${id} is closing; send the request again when it is closed.`);
}
