/** A turn at work: what it tells, asks, and waits for. */
import type { ThreadItem, Turn, UserInput } from '@app-server/schema/experimental';
import type { FakeThread, Running } from '../threads/fake-thread.js';
import { textOf } from '../../scenario/words.js';
import type { World } from '../world.js';
import type { Answer } from './server-requests.js';
import { TurnOver } from './turn-over.js';
import { EMPTY_USAGE, addUsage, fullUsage } from '../../scenario/usage.js';

const CONTEXT_WINDOW = 258_400;

export class RunningTurn implements Running {
  readonly world: World;
  readonly thread: FakeThread;
  readonly turn: Turn;
  readonly input: UserInput[];
  readonly #startedMs: number;
  readonly #steered: UserInput[][] = [];
  #wake: () => void = () => {};
  #end: (over: TurnOver) => void = () => {};
  readonly #over: Promise<never>;
  #ended = false;

  constructor(world: World, thread: FakeThread, input: UserInput[]) {
    this.world = world;
    this.thread = thread;
    this.input = input;
    this.#startedMs = world.sequence.now();
    this.turn = {
      id: world.sequence.uuid(),
      items: [],
      itemsView: 'full',
      status: 'inProgress',
      error: null,
      startedAt: Math.floor(this.#startedMs / 1000),
      completedAt: null,
      durationMs: null,
    };
    this.#over = new Promise((_resolve, reject) => {
      this.#end = reject;
    });
    this.#over.catch(() => {});
    thread.running = this;
    thread.turns.push(this.turn);
    thread.preview ||= textOf(input);
  }

  get id(): string {
    return this.turn.id;
  }

  /** `threadId` and `turnId`, as most messages of a turn begin. */
  get place(): { threadId: string; turnId: string } {
    return { threadId: this.thread.id, turnId: this.id };
  }

  interrupt(): void {
    this.finish(new TurnOver('interrupted'));
  }

  abandon(): void {
    this.#ended = true;
    this.#end(new TurnOver('interrupted'));
  }

  steer(input: UserInput[]): void {
    this.#steered.push(input);
    this.#wake();
  }

  /** Waits, unless the turn ends before. */
  until<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#over]);
  }

  /** Waits for a steer. */
  async untilSteered(): Promise<void> {
    if (this.#steered.length === 0) {
      await this.until(
        new Promise<void>((resolve) => {
          this.#wake = resolve;
        }),
      );
    }
    this.takeSteered();
  }

  notify(method: string, params: object = {}): void {
    if (!this.#ended) this.thread.emit(method, { ...this.place, ...params });
  }

  startItem(item: ThreadItem): void {
    this.thread.emit('item/started', { item, ...this.place, startedAtMs: this.world.sequence.now() });
  }

  completeItem(item: ThreadItem): void {
    this.turn.items.push(item);
    this.thread.emit('item/completed', { item, ...this.place, completedAtMs: this.world.sequence.now() });
  }

  /** Asks the client, and shows meanwhile that the thread waits for it. */
  async ask(
    method: string,
    params: object,
    waiting: 'waitingOnApproval' | 'waitingOnUserInput' | undefined,
  ): Promise<Answer> {
    if (waiting) this.world.setStatus(this.thread, { type: 'active', activeFlags: [waiting] });
    const { id, answer } = this.world.requests.ask(this.thread, method, { ...this.place, ...params });
    const answered = await this.until(answer);
    if (waiting) {
      this.thread.emit('serverRequest/resolved', { threadId: this.thread.id, requestId: id });
      this.world.setStatus(this.thread, { type: 'active', activeFlags: [] });
    }
    return answered;
  }

  /** Tells what a reply of the model has cost. */
  reportUsage(usage = fullUsage({ inputTokens: 120, cachedInputTokens: 20, outputTokens: 30 })): void {
    const total = addUsage(this.thread.usage?.total ?? EMPTY_USAGE, usage);
    this.thread.usage = { total, last: usage, modelContextWindow: CONTEXT_WINDOW };
    this.thread.emitUsage(this.id);
    const none = { primary: null, secondary: null, credits: null, planType: null, rateLimitReachedType: null };
    this.thread.emit('account/rateLimits/updated', { rateLimits: { limitId: 'codex', limitName: null, ...none } });
  }

  /** Says that the turn runs, and with which input. */
  begin(): void {
    this.world.setStatus(this.thread, { type: 'active', activeFlags: [] });
    this.thread.emit('turn/started', { threadId: this.thread.id, turn: this.#summary() });
    this.#sayUser(this.input);
  }

  #sayUser(content: UserInput[]): void {
    if (content.length === 0) return;
    const written = content.map((piece) =>
      piece.type === 'text' ? { ...piece, text_elements: piece.text_elements ?? [] } : piece,
    );
    const item: ThreadItem = { type: 'userMessage', id: this.world.sequence.uuid(), content: written };
    this.startItem(item);
    this.completeItem(item);
  }

  /** Shows what was steered; the model sees it with its next reply. */
  takeSteered(): void {
    for (const input of this.#steered.splice(0)) this.#sayUser(input);
  }

  /** Ends the turn; a second end changes nothing. */
  finish({ status, error }: TurnOver): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#end(new TurnOver(status));
    const now = this.world.sequence.now();
    Object.assign(this.turn, {
      status,
      error,
      completedAt: Math.floor(now / 1000),
      durationMs: now - this.#startedMs,
    });
    this.thread.running = undefined;
    this.thread.updatedAt = Math.floor(now / 1000);
    this.world.setStatus(this.thread, { type: status === 'failed' ? 'systemError' : 'idle' });
    if (error) this.thread.emit('error', { error, willRetry: false, ...this.place });
    this.thread.emit('turn/completed', { threadId: this.thread.id, turn: this.#summary() });
    for (const requestId of this.world.requests.drop(this.thread)) {
      this.thread.emit('serverRequest/resolved', { threadId: this.thread.id, requestId });
    }
  }

  /** The turn as events write it: without items. */
  #summary(): Turn {
    return { ...this.turn, items: [], itemsView: 'notLoaded' };
  }
}
