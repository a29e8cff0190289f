/**
 * Finds the events of one turn among those of its thread, in whatever order the answer to `turn/start` and the events
 * arrive.
 *
 * While another turn is running, the server steers the input into it, and answers with the id of that turn, or, in other
 * releases, with one that never appears again. That shows when the running turn takes up a user message with this input, or is cut short after the
 * answer; the running turn is the one to follow then.
 */
import type { ThreadItem, ThreadTokenUsage, Turn, TurnError, UserInput } from '@app-server/schema/experimental';
import type { AnyNotification } from '../events/notifications.js';
import type { TurnResult } from './turn-result.js';

export class TurnTracker {
  readonly #input: readonly UserInput[];
  readonly #running: string | undefined;
  /** Id in the answer to `turn/start`. */
  #answered: string | undefined;
  #followed: string | undefined;
  #early: AnyNotification[] = [];
  readonly #items = new Map<string, ThreadItem>();
  #usage: ThreadTokenUsage | null = null;
  #result: TurnResult | undefined;

  /** @param running the turn that is known to run already */
  constructor(input: readonly UserInput[], running: string | undefined) {
    this.#input = input;
    this.#running = running;
  }

  /** The turn that is followed, once that is known. */
  get turnId(): string | undefined {
    return this.#followed;
  }

  /** How the turn ended, once it has. */
  get result(): TurnResult | undefined {
    return this.#result;
  }

  /** The server has answered; returns the events of the turn that came before. */
  answered(turnId: string): readonly AnyNotification[] {
    this.#answered = turnId;
    const began = this.#early.some((event) => turnOf(event) === turnId);
    if (began) return this.#follow(turnId);
    const taking = this.#early.find((event) => this.#takesInput(event));
    return taking ? this.#follow(turnOf(taking)) : [];
  }

  /** Something happened in the thread; returns what of it, and of what came before, belongs to the turn. */
  event(event: AnyNotification): readonly AnyNotification[] {
    if (this.#followed !== undefined) return this.#take(event) ? [event] : [];
    this.#early.push(event);
    const turnId = turnOf(event);
    if (this.#answered === undefined || turnId === undefined) return [];
    const meant = turnId === this.#answered || this.#takesInput(event) || isCutShort(event);
    return meant ? this.#follow(turnId) : [];
  }

  #follow(turnId: string | undefined): readonly AnyNotification[] {
    this.#followed = turnId;
    const early = this.#early;
    this.#early = [];
    return early.filter((event) => this.#take(event));
  }

  /** Notes what an event says about the turn; false when it is about another one. */
  #take({ method, params }: AnyNotification): boolean {
    if (this.#result) return false;
    const { turnId, turn, item, tokenUsage } = params as EventParams;
    const about = turnId ?? turn?.id;
    if (about !== undefined && about !== this.#followed) return false;
    if (item && (method === 'item/started' || method === 'item/completed')) this.#items.set(item.id, item);
    if (tokenUsage) this.#usage = tokenUsage;
    if (turn && method === 'turn/completed') this.#result = this.#resultOf(turn);
    return true;
  }

  #resultOf({ id, status, error, durationMs }: Turn): TurnResult {
    const items = [...this.#items.values()];
    const finalResponse = items.findLast((item) => item.type === 'agentMessage')?.text ?? '';
    const steered = id !== this.#answered || id === this.#running;
    const ended = { turnId: id, steered, items, finalResponse, usage: this.#usage, durationMs };
    if (status === 'completed' || status === 'interrupted') return { status, ...ended };
    return { status: 'failed', ...ended, error: error ?? unexplained(status) };
  }

  /** Whether a running turn takes up this input. */
  #takesInput({ method, params }: AnyNotification): boolean {
    const { item } = params as EventParams;
    return method === 'item/started' && item?.type === 'userMessage' && isSameInput(item.content, this.#input);
  }
}

interface EventParams {
  turnId?: string | null;
  turn?: Turn;
  item?: ThreadItem;
  tokenUsage?: ThreadTokenUsage;
}

function turnOf({ params }: AnyNotification): string | undefined {
  const { turnId, turn } = params as EventParams;
  return turnId ?? turn?.id;
}

/** A turn that ends otherwise than by completing does not take up what was steered into it. */
function isCutShort({ method, params }: AnyNotification): boolean {
  return method === 'turn/completed' && (params as EventParams).turn?.status !== 'completed';
}

/** A status of a newer server; what it means for the caller is unknown, so it is no success. */
function unexplained(status: string): TurnError {
  return { message: `The turn ended as ${status}.`, codexErrorInfo: null, additionalDetails: null };
}

/** Servers add members to what they were sent, so only those that were sent are compared. */
function isSameInput(found: readonly UserInput[], sent: readonly UserInput[]): boolean {
  if (found.length !== sent.length) return false;
  return sent.every((part, index) => Object.entries(part).every(([key, value]) => isSame(found[index], key, value)));
}

function isSame(found: UserInput | undefined, key: string, value: unknown): boolean {
  const other = (found as Record<string, unknown> | undefined)?.[key];
  return value === undefined || JSON.stringify(other) === JSON.stringify(value);
}
