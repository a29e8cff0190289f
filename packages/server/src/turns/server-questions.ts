/** What a turn asks of clients, and that the thread shows that it waits. */
import type { ServerRequests as Declared, ThreadActiveFlag } from '@app-server/schema/experimental';
import type { ServerMethod, Settled } from '../core/server-requests.js';
import type { LiveThread } from '../threads/live-thread.js';

export interface QuestionOptions {
  /** What the thread shows meanwhile; nothing by default. */
  waiting?: ThreadActiveFlag;
  /** Whether all are told when it is settled; true by default. */
  announce?: boolean;
}

/** A turn, as far as its questions know it. */
export interface Asking {
  readonly thread: LiveThread;
  readonly signal: AbortSignal;
}

export class ServerQuestions {
  readonly #turn: Asking;
  readonly #open = new Set<number>();

  constructor(turn: Asking) {
    this.#turn = turn;
  }

  /**
   * Asks all who follow the thread. The first answer counts; the turn's end is one too.
   *
   * @throws the reason of the signal when the turn ends meanwhile
   */
  async ask<K extends ServerMethod>(
    method: K,
    params: Declared[K]['params'],
    { waiting, announce = true }: QuestionOptions = {},
  ): Promise<Settled<K>> {
    const { thread, signal } = this.#turn;
    signal.throwIfAborted();
    const { requests, audience } = thread.services;
    const over = waiting ? thread.status.wait(waiting) : () => {};
    const followers = audience.subscribersOf(thread.id);
    const { id, settled } = requests.ask(followers, method, params, { threadId: thread.id, announce });
    this.#open.add(id);
    const ended = new Promise<never>((_, reject) => {
      const stop = () => reject(signal.reason as Error);
      signal.addEventListener('abort', stop, { once: true });
      void settled.then(() => signal.removeEventListener('abort', stop));
    });
    const answer = await Promise.race([settled, ended]);
    this.#open.delete(id);
    over();
    return answer;
  }

  /** Takes back what nobody has answered; those who were asked are told. */
  drop(): void {
    for (const id of this.#open) this.#turn.thread.services.requests.cancel(id);
    this.#open.clear();
  }
}
