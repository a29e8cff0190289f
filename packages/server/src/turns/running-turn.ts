/** A turn at work: its items, what it tells and keeps, and how it ends. */
import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type {
  ServerNotifications,
  ThreadItem,
  Turn,
  TurnError,
  TurnStatus,
  UserInput,
} from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import { placeOf } from '../core/logger.js';
import { linesOfItem } from '../history/item-lines.js';
import { turnEndedLine, turnFailedLine, turnStartedLine } from '../history/turn-lines.js';
import { isOutOfService } from '../store/out-of-service.js';
import { newId } from '../threads/ids.js';
import { type LiveThread, seconds } from '../threads/live-thread.js';
import type { EffectiveSettings } from '../threads/thread-settings-state.js';
import type { TurnAtWork, TurnKind } from '../threads/turn-at-work.js';
import { ServerQuestions } from './server-questions.js';
import { SideWork } from './side-work.js';
import { SteeredInput } from './steered-input.js';
import { TurnFailure } from './turn-failure.js';
import { TurnItems } from './turn-items.js';
import { type TurnOptions, settingsOfTurn } from './turn-options.js';

/** What a turn does between its start and its end. */
export type TurnWork = (turn: RunningTurn) => Promise<void>;

/** How a turn ends. */
export interface TurnEnding {
  readonly status: TurnStatus;
  readonly error: TurnError | null;
}

type EndStep = (ending: TurnEnding) => void | Promise<void>;

type Params<K extends keyof ServerNotifications> = ServerNotifications[K]['params'];
/** What remains of params that begin with the place. */
type Rest<K extends keyof ServerNotifications> = Omit<Params<K>, 'threadId' | 'turnId'>;
type Placed = {
  [K in keyof ServerNotifications]: Params<K> extends { threadId: string; turnId: string } ? K : never;
}[keyof ServerNotifications];

export class RunningTurn implements TurnAtWork {
  /** The turn that runs in a thread. */
  static of(thread: LiveThread): RunningTurn | undefined {
    return thread.turn instanceof RunningTurn ? thread.turn : undefined;
  }

  readonly thread: LiveThread;
  readonly id: string;
  readonly kind: TurnKind;
  /** As they were when it was started: what is changed meanwhile is for the next one. */
  readonly settings: EffectiveSettings;
  readonly outputSchema: unknown;
  readonly hasEnvironment: boolean;
  readonly questions: ServerQuestions;
  readonly steered = new SteeredInput();
  clientMetadata: Readonly<Record<string, string>>;
  /** Text of the last message of the agent. */
  lastMessage: string | null = null;
  readonly #input: readonly UserInput[];
  readonly #items = new TurnItems();
  /** What it belongs to, for whoever watches what happens on whose behalf. */
  readonly #origin = new AsyncResource('RunningTurn');
  readonly #abort = new AbortController();
  readonly #afterReply: (() => void | Promise<void>)[] = [];
  readonly #endings: EndStep[] = [];
  readonly #beside = new SideWork();
  /** Resolves when its end was told. */
  readonly whenEnded: Promise<void>;
  #told!: () => void;
  /** Resolves when its work has come to an end. */
  readonly #worked: Promise<void>;
  #leave!: () => void;
  #startedMs = Date.now();
  #status: TurnStatus = 'inProgress';
  #error: TurnError | null = null;
  #completedMs: number | null = null;
  #working: Promise<void> | undefined;
  #ended: Promise<void> | undefined;
  #stopped = false;
  #announced = false;

  /** @throws {TypeError} when another one runs: a thread has one turn at a time */
  constructor(thread: LiveThread, options: TurnOptions = {}) {
    if (thread.turn) throw new TypeError(`The turn ${thread.turn.id} of ${thread.id} is not over.`);
    this.thread = thread;
    this.settings = settingsOfTurn(thread, options);
    this.id = options.id ?? newId();
    this.kind = options.kind ?? 'regular';
    this.#input = options.input ?? [];
    this.outputSchema = options.outputSchema ?? null;
    this.clientMetadata = options.clientMetadata ?? {};
    this.hasEnvironment = options.hasEnvironment ?? thread.facts.hasEnvironment;
    this.questions = new ServerQuestions(this);
    // Any number of commands and questions may wait for its end.
    setMaxListeners(0, this.signal);
    this.whenEnded = new Promise((resolve) => {
      this.#told = resolve;
    });
    this.#worked = new Promise((resolve) => {
      this.#leave = resolve;
    });
    thread.turn = this;
  }

  /** Unix milliseconds. */
  get startedAtMs(): number {
    return this.#startedMs;
  }

  /** Aborts when the turn is over before it is done. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Whether it goes on, and is not coming to its end already. */
  get isOpen(): boolean {
    return !this.signal.aborted;
  }

  /** Whether it was interrupted, and has not simply ended. */
  get wasStopped(): boolean {
    return this.#stopped;
  }

  get status(): TurnStatus {
    return this.#status;
  }

  /** What was said when it was started. */
  get input(): readonly UserInput[] {
    return this.#input;
  }

  /** `threadId` and `turnId`, as most messages of a turn have them. */
  get place(): { threadId: string; turnId: string } {
    return { threadId: this.thread.id, turnId: this.id };
  }

  /** Items that are done. */
  get done(): readonly ThreadItem[] {
    return this.#items.done;
  }

  /** Runs the turn to its end; never rejects. */
  run(work: TurnWork): Promise<void> {
    this.#working ??= this.#origin.runInAsyncScope(() => this.#work(work)).finally(this.#leave);
    return this.#working;
  }

  /** Something that runs beside the work of an open turn, which does not end before, and fails with it. */
  alongside(work: Promise<void>): void {
    this.#beside.add(work);
  }

  /** The model is asked: what came of what runs beside is known to it. */
  beginRequest(): void {
    this.#beside.takeNews();
  }

  /** Whether everything was heard, and nothing runs beside any more: then nothing can be steered into it. */
  async isThrough(): Promise<boolean> {
    while (this.steered.isEmpty && !this.#beside.isEmpty) {
      await Promise.race([this.steered.arrival(), this.#beside.next()]);
    }
    if (this.#beside.takeNews()) return false;
    if (this.steered.close()) return true;
    await this.steered.arrival();
    return false;
  }

  notify<K extends Placed>(method: K, params: Rest<K>): void {
    if (this.#announced) return;
    // Most are deltas: a second spread would take longer than all the rest of this.
    const { threadId, turnId } = this.place;
    this.thread.emit(method, { threadId, turnId, ...params });
  }

  /** Providers may call things in different replies alike; items of a turn are not. */
  freeItemId(id: string): string {
    return this.#items.freeId(id);
  }

  /** Shows an item that begins. */
  startItem(item: ThreadItem, startedAtMs = Date.now()): void {
    this.#items.start(item);
    this.thread.emit('item/started', { item, ...this.place, startedAtMs });
  }

  /** An open item as the deltas that were told have made it, for those who come in the middle. */
  growItem(item: ThreadItem): void {
    this.#items.grow(item);
  }

  /** Keeps and shows an item that is done; it may outlive its turn. */
  async completeItem(item: ThreadItem): Promise<void> {
    const completedAtMs = Date.now();
    const place = this.#items.placeOf(item);
    await this.thread.record(...linesOfItem(item, { ...this.place, completedAtMs, place }));
    this.#items.complete(item);
    this.thread.emit('item/completed', { item, ...this.place, completedAtMs });
  }

  /** Shows and keeps what the user said. */
  async sayUser(content: readonly UserInput[]): Promise<void> {
    if (content.length === 0) return;
    const item: ThreadItem = { type: 'userMessage', id: randomUUID(), content: [...content] };
    this.startItem(item);
    await this.completeItem(item);
  }

  /** A step that is taken behind each reply of the model, when what it cost has been told. */
  onReply(step: () => void | Promise<void>): void {
    this.#afterReply.push(step);
  }

  async afterReply(): Promise<void> {
    for (const step of this.#afterReply) await step();
  }

  /** A step that is taken when the turn ends, however it does, and before that is told. */
  atEnd(step: EndStep): void {
    this.#endings.push(step);
  }

  /** Stops the work and keeps that it was interrupted; `announceEnd` tells. Resolves when nothing of it runs any more. */
  async stop(): Promise<void> {
    if (this.#status !== 'inProgress') return this.#ended;
    this.#stopped = true;
    this.steered.drop();
    this.#abort.abort(new DOMException('The turn was interrupted.', 'AbortError'));
    await this.#worked;
    await this.#end('interrupted', null);
  }

  /** Tells that the turn has ended; once. */
  announceEnd(): void {
    if (this.#announced || this.#status === 'inProgress') return;
    this.#announced = true;
    const { thread } = this;
    thread.turnsEnded += 1;
    if (thread.turn === this) {
      thread.turn = undefined;
      thread.status.settle(this.#status === 'failed' ? 'systemError' : 'idle');
    }
    if (this.#error) thread.emit('error', { error: this.#error, willRetry: false, ...this.place });
    thread.emit('turn/completed', { threadId: thread.id, turn: this.describe('notLoaded') });
    this.questions.drop();
    this.#told();
    thread.services.turnEnded?.(this);
  }

  /** Stops and tells at once. */
  async interrupt(): Promise<void> {
    await this.stop();
    this.announceEnd();
  }

  /** The turn as it is written; with its items so far, finished and open, or without. */
  describe(itemsView: 'full' | 'notLoaded'): Turn {
    return {
      id: this.id,
      items: itemsView === 'full' ? this.#items.all : [],
      itemsView,
      status: this.#status,
      error: this.#error,
      startedAt: seconds(this.#startedMs),
      completedAt: this.#completedMs === null ? null : seconds(this.#completedMs),
      durationMs: this.#completedMs === null ? null : this.#completedMs - this.#startedMs,
    };
  }

  async #work(work: TurnWork): Promise<void> {
    try {
      await this.#begin();
      this.signal.throwIfAborted();
      await work(this);
      await this.#beside.settled();
      this.signal.throwIfAborted();
      this.#beside.check();
      if (!this.#stopped) await this.#end('completed', null);
    } catch (error) {
      // Whoever stopped it waits for this, and ends it.
      if (this.#stopped) return;
      if (TurnFailure.interrupts(error)) await this.#end('interrupted', null);
      else await this.#end('failed', this.#errorOf(error));
    }
    if (!this.#stopped) this.announceEnd();
  }

  async #begin(): Promise<void> {
    const { thread } = this;
    this.#startedMs = Date.now();
    thread.status.begin();
    thread.emit('turn/started', { threadId: thread.id, turn: this.describe('notLoaded') });
    const { mode } = this.settings.collaborationMode;
    thread.services.turnBegan?.(this);
    await thread.record(turnStartedLine({ turnId: this.id, startedAtMs: this.#startedMs, mode }));
  }

  #end(status: TurnStatus, error: TurnError | null): Promise<void> {
    this.#ended ??= this.#conclude(status, error);
    return this.#ended;
  }

  async #conclude(status: TurnStatus, error: TurnError | null): Promise<void> {
    this.#abort.abort(new DOMException('The turn is over.', 'AbortError'));
    await this.#beside.settled();
    for (const step of this.#endings) await this.#attempt(() => step({ status, error }));
    const { id: turnId, lastMessage } = this;
    this.#completedMs = Date.now();
    const times = { completedAtMs: this.#completedMs, durationMs: this.#completedMs - this.#startedMs };
    const lines = [turnEndedLine({ turnId, status, lastMessage, ...times })];
    if (error) lines.unshift(turnFailedLine(error));
    lines.unshift(...this.#unfinished());
    await this.#attempt(() => this.thread.record(...lines));
    this.#status = status;
    this.#error = error;
  }

  /** Keeps items that are not done as they are; a command that goes on is kept again when it ends. */
  #unfinished(): RolloutLine[] {
    const completedAtMs = Date.now();
    return this.#items.open.flatMap(({ item, place }) => linesOfItem(item, { ...this.place, completedAtMs, place }));
  }

  /** The end of a turn is told even where it cannot be kept. */
  async #attempt(step: () => void | Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      const facts = { ...this.place, ...placeOf(error) };
      this.thread.services.logger.error(facts, 'a step at the end of a turn failed');
    }
  }

  #errorOf(error: unknown): TurnError {
    if (error instanceof TurnFailure) return error.error;
    const facts = { ...this.place, ...placeOf(error) };
    this.thread.services.logger.error(facts, 'a turn failed within the server');
    const message = isOutOfService(error)
      ? `The turn cannot go on: ${(error as Error).message}`
      : 'The turn failed within the server.';
    return { message, codexErrorInfo: 'other', additionalDetails: null };
  }
}
