/** A thread as a handle: its state as it changes, and its turns. */
import type {
  SortDirection,
  ThreadReadResponse,
  ThreadStartResponse,
  Turn,
  UserInput,
} from '@app-server/schema/experimental';
import type { Connection } from '../connection.js';
import type { RequestOptions } from '../request-options.js';
import type { AnyNotification } from '../events/notifications.js';
import type { PolicyInForce } from '../policy/policy-echo.js';
import { settlePolicy } from '../policy/settle-policy.js';
import type { ExperimentalCaller } from '../handles/caller.js';
import { UnknownMethod } from '../server-errors.js';
import { items } from '../pages/pages.js';
import { reduceThread } from '../state/reduce.js';
import { type ThreadState, threadState } from '../state/thread-state.js';
import type { Surface } from '../surfaces.js';
import type { TurnResult } from './turn-result.js';
import { TurnHandle, userInput } from './turn.js';

/** What a turn may say beside its input; it stays in force for the turns after it, `outputSchema` apart. */
export type TurnOverrides<S extends Surface> = Omit<S['turnStart'], 'threadId' | 'input'>;

export type TurnOptions<S extends Surface> = TurnOverrides<S> &
  Pick<RequestOptions, 'signal' | 'deadline'> & {
    /** Milliseconds without any event after which the turn is given up; 10 minutes by default, 0 waits for ever. */
    idleDeadline?: number;
    /** Events that may wait for a slow reader of `stream`; 1,024 by default. Deltas are left out beyond. */
    bufferedEvents?: number;
  };

export interface TurnsOptions {
  sortDirection?: SortDirection;
  signal?: AbortSignal;
}

export type Input = string | UserInput | readonly UserInput[];

/** What a server answers when a thread becomes available. */
export type ThreadOpened = Omit<ThreadStartResponse, 'runtimeWorkspaceRoots'>;

export class Thread<S extends Surface> {
  readonly #connection: Connection;
  readonly #unfollow: () => void;
  #state: ThreadState;
  #settings: PolicyInForce;

  readonly id: string;

  /** The answer by which the thread became available: model, folder, policies. */
  readonly opened: ThreadOpened;

  /** @param early what happened in the thread before its id was known here */
  constructor(connection: Connection, opened: ThreadOpened, early: readonly AnyNotification[]) {
    this.#connection = connection;
    this.id = opened.thread.id;
    this.opened = opened;
    this.#settings = { ...opened, sandboxPolicy: opened.sandbox };
    this.#state = threadState(opened.thread);
    this.#unfollow = connection.threads.follow(this.id, (event) => this.#event(event));
    for (const event of early) this.#event(event);
  }

  /** The thread as far as it is known here: its turns and their items, growing with every event. A new object after each change. */
  get state(): ThreadState {
    return this.#state;
  }

  /**
   * Runs a turn to its end.
   *
   * @throws {LocalError} `deadline` or `closed` when its end cannot be known; the reason of an aborted signal
   * @throws {ServerError} when the server refuses the turn
   * @throws {PolicyMismatch} when the server does not take over a policy that was asked for; the turn is not started
   * @example
   * const turn = await thread.run('Explain this repository.');
   * if (turn.status === 'completed') show(turn.finalResponse);
   */
  run(input: Input, options?: TurnOptions<S>): Promise<TurnResult> {
    return this.#turn(input, options, 0).result;
  }

  /**
   * Runs a turn and gives its events as they come.
   *
   * While another turn is running, the server takes the input over into that turn; its events are given then, and the
   * result says `steered`.
   *
   * @example
   * for await (const event of thread.stream('Explain this repository.')) {
   *   if (event.method === 'item/agentMessage/delta') process.stdout.write(event.params.delta);
   * }
   */
  stream(input: Input, options?: TurnOptions<S>): TurnHandle<S['notification']> {
    return this.#turn(input, options, options?.bufferedEvents ?? 1024);
  }

  /**
   * The stored turns, newest first unless `sortDirection` says otherwise: read page by page as they are needed, or all
   * at once without `experimentalApi` and from servers that know no pages.
   */
  async *turns({ sortDirection = 'desc', signal }: TurnsOptions = {}): AsyncGenerator<Turn, void, undefined> {
    const options = { ...(signal && { signal }) };
    if (this.#connection.experimental) {
      const wanted = { threadId: this.id, sortDirection, itemsView: 'full' } as const;
      try {
        for await (const turn of items(this.#connection as ExperimentalCaller, 'thread/turns/list', wanted, options))
          yield turn;
        return;
      } catch (error) {
        if (!(error instanceof UnknownMethod)) throw error;
      }
    }
    const read = await this.#connection.request('thread/read', { threadId: this.id, includeTurns: true }, options);
    const { turns } = (read as ThreadReadResponse).thread;
    yield* sortDirection === 'desc' ? turns.toReversed() : turns;
  }

  /** Stops following the thread, here and on the server; it goes on there if a turn is running. */
  async close(): Promise<void> {
    this.#unfollow();
    await this.#connection.request('thread/unsubscribe', { threadId: this.id });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #turn(input: Input, options: TurnOptions<S> | undefined, bufferedEvents: number): TurnHandle<S['notification']> {
    const {
      signal,
      deadline,
      idleDeadline = IDLE_MS,
      bufferedEvents: _,
      ...overrides
    }: Partial<TurnOptions<S>> = options ?? {};
    const params = { ...overrides, threadId: this.id, input: userInput(input) };
    const handling = {
      idleDeadline,
      bufferedEvents,
      running: this.#state.turns.findLast(({ status }) => status === 'inProgress')?.id,
      ...(signal && { signal }),
      ...(deadline !== undefined && { deadline }),
    };
    const prepare = () => settlePolicy(this.#connection, this.id, overrides, () => this.#settings, deadline);
    return new TurnHandle(this.#connection, params, handling, prepare);
  }

  #event(event: AnyNotification): void {
    this.#state = reduceThread(this.#state, event);
    if (event.method !== 'thread/settings/updated') return;
    this.#settings = (event.params as { threadSettings: PolicyInForce }).threadSettings;
  }
}

const IDLE_MS = 10 * 60_000;
