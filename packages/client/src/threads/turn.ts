/** One turn as a handle: its events, its end, and what can be done meanwhile. */
import type { ServerNotification, Turn, UserInput } from '@app-server/schema/experimental';
import type { Connection } from '../connection.js';
import type { RequestOptions } from '../request-options.js';
import { EventQueue, type Lag } from '../events/event-queue.js';
import type { AnyNotification } from '../events/notifications.js';
import { IdleDeadline } from './idle-deadline.js';
import type { TurnResult } from './turn-result.js';
import { TurnTracker } from './turn-tracker.js';

export interface TurnHandleOptions extends RequestOptions {
  /** Milliseconds without any event of the thread after which the turn is given up; 0 waits for ever. */
  idleDeadline: number;
  /** Events that may wait for a slow reader before deltas are left out; 0 when nobody reads them. */
  bufferedEvents: number;
  /** The turn that is known to run already. */
  running?: string | undefined;
}

/**
 * A running turn. Read its events with `for await`; `result` settles when it has ended.
 *
 * An aborted signal, an idle deadline and the end of the connection reject `result` at once; the first two also ask
 * the server to interrupt the turn.
 */
export class TurnHandle<E = ServerNotification> implements AsyncIterable<E | Lag> {
  /** The turn that is followed, once the server has said which. */
  readonly id: Promise<string>;
  /** How the turn ended; rejects when that cannot be known. */
  readonly result: Promise<TurnResult>;
  readonly #connection: Connection;
  readonly #threadId: string;
  readonly #options: TurnHandleOptions;
  readonly #tracker: TurnTracker;
  readonly #events: EventQueue<unknown>;
  readonly #idle: IdleDeadline;
  readonly #unfollow: () => void;
  #unclose: () => void = () => {};
  #resolveId: (id: string) => void = () => {};
  #resolve: (result: TurnResult) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #ended = false;

  /**
   * Sends the request; everything that could be missed is listened to before.
   *
   * @param prepare done before the request is sent; an error of it is the turn's
   */
  constructor(
    connection: Connection,
    params: TurnParams,
    options: TurnHandleOptions,
    prepare: () => Promise<void> | undefined,
  ) {
    this.#connection = connection;
    this.#threadId = params.threadId;
    this.#options = options;
    this.#tracker = new TurnTracker(params.input, options.running);
    this.#events = new EventQueue<unknown>(options.bufferedEvents, { droppable: isDelta });
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.id = new Promise((resolve, reject) => {
      this.#resolveId = resolve;
      this.result.then(({ turnId }) => resolve(turnId), reject);
    });
    // Who only reads the events finds the error there.
    this.result.catch(() => {});
    this.id.catch(() => {});
    this.#unfollow = connection.threads.follow(params.threadId, (event) => this.#event(event));
    this.#idle = new IdleDeadline(
      options.idleDeadline,
      () => connection.serverRequests.isWaiting(params.threadId),
      (idleMs) => this.#expire(idleMs),
    );
    this.#unclose = connection.onClosed((cause) => this.#fail(cause));
    if (options.signal?.aborted) this.#fail(options.signal.reason);
    else void this.#start(params, prepare);
  }

  [Symbol.asyncIterator](): AsyncIterator<E | Lag, undefined> {
    return this.#events as AsyncIterator<E | Lag, undefined>;
  }

  /** Adds input to the turn while it runs. */
  async steer(input: string | UserInput | readonly UserInput[]): Promise<void> {
    const expectedTurnId = await this.id;
    const params = { threadId: this.#threadId, input: userInput(input), expectedTurnId };
    await this.#connection.request('turn/steer', params);
  }

  /** Ends the turn; resolves when the server has stopped it, or when it is over anyway. */
  async interrupt(): Promise<void> {
    const turnId = await this.id;
    if (this.#tracker.result) return;
    await this.#connection.request('turn/interrupt', { threadId: this.#threadId, turnId });
  }

  async #start(params: TurnParams, prepare: () => Promise<void> | undefined): Promise<void> {
    // The answer is needed also after an abort, to know which turn to interrupt.
    const { signal, deadline } = this.#options;
    signal?.addEventListener('abort', this.#abort, { once: true });
    try {
      await prepare();
      if (this.#ended) return this.#unfollow();
      await this.#connection.request('turn/start', params, deadline === undefined ? {} : { deadline }, (answer) => {
        this.#deliver(this.#tracker.answered((answer as { turn: Turn }).turn.id));
      });
    } catch (error) {
      this.#fail(error);
      this.#unfollow();
    }
  }

  readonly #abort = (): void => this.#giveUp(this.#options.signal?.reason);

  #expire(idleMs: number): void {
    const { idleDeadline } = this.#options;
    const details = { phase: 'turn', method: 'turn/start', elapsedMs: idleMs };
    this.#giveUp(this.#connection.late(`Nothing happened in the turn for ${idleDeadline} ms.`, details));
  }

  /** Lets go at once, and has the turn interrupted as soon as it is known which one that is. */
  #giveUp(error: unknown): void {
    if (this.#ended) return;
    this.#fail(error);
    this.#interruptAbandoned();
  }

  #interruptAbandoned(): void {
    const { turnId, result } = this.#tracker;
    if (turnId === undefined) return;
    this.#unfollow();
    if (result) return;
    const params = { threadId: this.#threadId, turnId };
    this.#connection
      .request('turn/interrupt', params)
      .catch((error: unknown) =>
        this.#connection.diagnose('background-failed', 'A turn that was given up could not be interrupted.', error),
      );
  }

  #event(event: AnyNotification): void {
    this.#idle.touch();
    this.#deliver(this.#tracker.event(event));
  }

  #deliver(events: readonly AnyNotification[]): void {
    if (this.#ended) return this.#interruptAbandoned();
    if (this.#options.bufferedEvents > 0) for (const event of events) this.#events.push(event);
    const { result, turnId } = this.#tracker;
    if (turnId !== undefined) this.#resolveId(turnId);
    if (!result) return;
    this.#release();
    this.#unfollow();
    this.#resolve(result);
    this.#events.end();
  }

  /** The thread is followed on until it is known which turn was given up. */
  #fail(error: unknown): void {
    if (this.#ended) return;
    this.#release();
    this.#reject(error);
    this.#events.end(error);
  }

  #release(): void {
    this.#ended = true;
    this.#unclose();
    this.#idle.stop();
    this.#options.signal?.removeEventListener('abort', this.#abort);
  }
}

export interface TurnParams {
  threadId: string;
  input: readonly UserInput[];
}

/** Input as the protocol has it. */
export function userInput(input: string | UserInput | readonly UserInput[]): readonly UserInput[] {
  if (typeof input === 'string') return [{ type: 'text', text: input, text_elements: [] }];
  return Array.isArray(input) ? (input as readonly UserInput[]) : [input as UserInput];
}

/** Pieces of what comes as a whole later; a slow reader can do without them. */
function isDelta(event: unknown): boolean {
  return /[dD]elta$|\/progress$/.test((event as AnyNotification).method);
}
