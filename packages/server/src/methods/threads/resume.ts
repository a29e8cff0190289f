/** `thread/resume`: somebody comes to a thread, which may have to be brought into memory first. */
import type { ThreadResumeParams, ThreadResumeResponse } from '@app-server/schema/experimental';
import { invalidRequest, wrongState } from '../../core/faults.js';
import type { HandlerContext, Handlers } from '../../core/methods.js';
import { goalSnapshot } from '../../goals/goal-snapshot.js';
import type { StoredThread } from '../../store/thread-store.js';
import type { LiveThread } from '../../threads/live-thread.js';
import { checkPermissions } from '../../threads/resolve-settings.js';
import type { Services } from '../../threads/services.js';
import { continueFrom } from '../../threads/start-thread.js';
import { type ThreadDirectory, checkStaying } from '../../threads/thread-directory.js';
import { TurnHistory } from '../../threads/turn-history.js';
import { checkStored, findStored, isSameFile } from './find-thread.js';
import { adviceOn, follow, knownUsage, opened, originOf, replayUsage, warnOfDeprecated } from './opened.js';

export function resumeMethods(services: Services, directory: ThreadDirectory): Handlers {
  return {
    'thread/resume': async (params, context) => {
      checkPermissions(params);
      if (params.history?.length === 0) throw invalidRequest('history must not be empty.', '/params/history');
      const running = directory.find(params.threadId);
      if (running) await checkRunning(running, params);
      const coming = new Coming(services, directory, params, context);
      if (running) return coming.join(running);
      return params.history ? coming.remember(params.history) : coming.wake(await findStored(params, services));
    },
  };
}

/** A thread in memory is what it is: a request may say where it is kept, and nothing of what it was. */
async function checkRunning(thread: LiveThread, { history, path }: ThreadResumeParams): Promise<void> {
  checkStaying(thread);
  const { id, state } = thread;
  if (history) {
    throw wrongState('thread', 'loaded', `The thread ${id} cannot be resumed with a history while it is in memory.`);
  }
  if (path && !(state.path && (await isSameFile(path, state.path)))) {
    const message = `The thread ${id} is in memory and kept at ${state.path ?? 'no file'}, not at ${path}.`;
    throw wrongState('thread', 'loaded', message);
  }
  checkStored(thread);
}

/** One request to resume. */
class Coming {
  readonly #services: Services;
  readonly #directory: ThreadDirectory;
  readonly #params: ThreadResumeParams;
  readonly #context: HandlerContext;

  constructor(services: Services, directory: ThreadDirectory, params: ThreadResumeParams, context: HandlerContext) {
    this.#services = services;
    this.#directory = directory;
    this.#params = params;
    this.#context = context;
  }

  /** Joins those who follow a thread in memory; its settings stay as they are. */
  async join(thread: LiveThread): Promise<ThreadResumeResponse> {
    // It may be on its way to the store.
    await thread.flushed();
    const stored = await this.#services.store.find(thread.id);
    return this.#enter(thread, stored);
  }

  /** Brings a stored thread into memory. */
  async wake(stored: StoredThread): Promise<ThreadResumeResponse> {
    const there = this.#directory.find(stored.id);
    if (there) {
      checkStaying(there);
      return this.join(there);
    }
    const { thread, otherModel } = await this.#directory.load(stored, this.#params);
    this.#warn(thread, adviceOn(thread));
    if (otherModel) {
      const { recorded, current } = otherModel;
      this.#warn(
        thread,
        `This thread was recorded with ${recorded}, and ${current} may do worse on what it has begun.`,
      );
    }
    thread.status.announce();
    return this.#enter(thread, stored);
  }

  /** Makes a new thread of what a model has seen elsewhere. */
  async remember(history: NonNullable<ThreadResumeParams['history']>): Promise<ThreadResumeResponse> {
    const origin = originOf(this.#context.connection, this.#services);
    const thread = await this.#directory.start(this.#params, origin);
    await continueFrom(thread, history);
    thread.status.announce();
    return this.#enter(thread, undefined);
  }

  #warn({ id }: LiveThread, message: string | undefined): void {
    if (message !== undefined) void this.#context.connection.notify('warning', { threadId: id, message });
  }

  async #enter(thread: LiveThread, stored: StoredThread | undefined): Promise<ThreadResumeResponse> {
    const { connection, afterResponse } = this.#context;
    const { id } = thread;
    const isShown = stored !== undefined && this.#params.excludeTurns !== true;
    const tellGoal = await goalSnapshot(thread);
    // Read last: what happens from here on is told.
    const history = isShown ? await TurnHistory.read(thread.store, id, thread) : undefined;
    checkStaying(thread);
    warnOfDeprecated(connection, this.#params);
    follow(this.#context, thread);
    afterResponse(() => {
      replayUsage(connection, id, history && knownUsage(thread, history));
      tellGoal();
      this.#services.requests.redeliver(id, connection);
    });
    return opened(thread, history && (() => history.turns));
  }
}
