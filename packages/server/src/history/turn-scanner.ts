/** Knows where turns begin and end in the lines of a session file. */
import type { RolloutLine } from '@app-server/schema/rollout';
import { lineKind } from './line-kind.js';
import { fields, text } from './loose.js';

export type Boundary =
  | {
      kind: 'began';
      turnId: string;
      /**
       * True for a turn that no line opened and none will close, as in very old files: completed when anything follows.
       * An explicit turn that is open when another begins was interrupted.
       */
      implicit: boolean;
    }
  | {
      kind: 'ended';
      turnId: string;
      status: 'completed' | 'interrupted' | 'failed';
      /** Payload of the `error` line of a failed turn. */
      error: object | null;
    }
  | { kind: 'rolledBack'; turns: number };

/** What a scanner has to know to go on where another stopped; survives JSON. */
export interface ScannerState {
  readonly current: string | null;
  readonly implicit: boolean;
  /** Lines so far; ids of implicit turns come from their place. */
  readonly lines: number;
  readonly error: object | null;
  /** Turns that were open when another began, and have not ended: somebody else may be at work in them. */
  readonly left?: readonly string[];
}

/** How many of them are remembered. */
const MOST_LEFT = 8;

/** Both spellings of the events around a turn. */
const BEGIN = new Set(['task_started', 'turn_started']);
const COMPLETE = new Set(['task_complete', 'turn_complete']);

/** Events that open a turn when none is open; those that name their turn do not. */
const OPENERS = new Set([
  'user_message',
  'agent_message',
  'agent_reasoning',
  'context_compacted',
  'entered_review_mode',
]);

/** Errors that say that a request was refused, and leave the turn as it was. */
const HARMLESS = new Set(['thread_rollback_failed', 'active_turn_not_steerable']);

const BOUNDARIES = new Set([...BEGIN, ...COMPLETE, ...OPENERS, 'turn_aborted', 'thread_rolled_back', 'error']);

/** False when a line, not yet parsed, is certainly none that a scanner has to see. */
export function isBoundary(raw: string): boolean {
  const kind = lineKind(raw);
  if (!kind) return true;
  return kind.type === 'event_msg' && (kind.payload === undefined || BOUNDARIES.has(kind.payload));
}

/** The turn that a line names; a line may come late, when its turn has ended and others have begun. */
export function turnOf(line: RolloutLine): string | undefined {
  if (line.type !== 'event_msg' && line.type !== 'turn_context') return undefined;
  return text(fields(line.payload).turn_id) || undefined;
}

export class TurnScanner {
  #current: string | undefined;
  #implicit: boolean;
  #lines: number;
  #error: object | null;
  #left: readonly string[];

  constructor(from?: ScannerState) {
    this.#current = from?.current ?? undefined;
    this.#implicit = from?.implicit ?? false;
    this.#lines = from?.lines ?? 0;
    this.#error = from?.error ?? null;
    this.#left = from?.left ?? [];
  }

  /** Turn that is open. */
  get current(): string | undefined {
    return this.#current;
  }

  get state(): ScannerState {
    const left = this.#left.length > 0 && { left: this.#left };
    const current = this.#current ?? null;
    return { current, implicit: this.#implicit, lines: this.#lines, error: this.#error, ...left };
  }

  /** Counts a line that need not be seen, see `isBoundary`; without it ids of implicit turns are not those of the reference. */
  skip(): void {
    this.#lines += 1;
  }

  push(line: RolloutLine): Boundary | undefined {
    const boundary = this.#look(line);
    this.#lines += 1;
    return boundary;
  }

  #look(line: RolloutLine): Boundary | undefined {
    if (line.type !== 'event_msg') return undefined;
    const event = fields(line.payload);
    const type = text(event.type);
    if (BEGIN.has(type)) return this.#begin(text(event.turn_id) || this.#makeId(), false);
    if (COMPLETE.has(type)) return this.#end(text(event.turn_id), this.#error ? 'failed' : 'completed');
    if (type === 'turn_aborted') return this.#end(text(event.turn_id), 'interrupted');
    if (type === 'thread_rolled_back') return this.#rollBack(event.num_turns);
    if (type === 'error') this.#note(event);
    if (this.#opens(type, event)) return this.#begin(this.#makeId(), true);
    return undefined;
  }

  #opens(type: string, event: Readonly<Record<string, unknown>>): boolean {
    if (!OPENERS.has(type)) return false;
    if (this.#current !== undefined) return this.#implicit && type === 'user_message';
    return !(type === 'agent_message' && text(event.message) === '');
  }

  #begin(turnId: string, implicit: boolean): Boundary {
    if (this.#current !== undefined && !this.#implicit) this.#left = [...this.#left, this.#current].slice(-MOST_LEFT);
    this.#current = turnId;
    this.#implicit = implicit;
    this.#error = null;
    return { kind: 'began', turnId, implicit };
  }

  /** An end that names no open turn is taken for that of the open one. */
  #end(named: string, status: 'completed' | 'interrupted' | 'failed'): Boundary | undefined {
    const error = status === 'failed' ? this.#error : null;
    if (named !== this.#current && this.#left.includes(named)) {
      this.#left = this.#left.filter((id) => id !== named);
      this.#error = null;
      return { kind: 'ended', turnId: named, status, error };
    }
    const turnId = this.#current ?? named;
    if (turnId === '') return undefined;
    this.#close();
    return { kind: 'ended', turnId, status, error };
  }

  #rollBack(turns: unknown): Boundary {
    this.#close();
    this.#left = [];
    return { kind: 'rolledBack', turns: typeof turns === 'number' ? turns : 0 };
  }

  #note(event: Readonly<Record<string, unknown>>): void {
    const info = event.codex_error_info;
    const name = typeof info === 'string' ? info : (Object.keys(fields(info))[0] ?? '');
    if (this.#current !== undefined && !HARMLESS.has(name)) this.#error = event;
  }

  #close(): void {
    this.#current = undefined;
    this.#implicit = false;
    this.#error = null;
  }

  /** As the reference makes them, from the place in the file. */
  #makeId(): string {
    return `rollout-${this.#lines}`;
  }
}
