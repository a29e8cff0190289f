/** Collects from the lines of a thread what has to be known without reading them again. */
import type { RolloutLine } from '@app-server/schema/rollout';
import { lineKind } from '../history/line-kind.js';
import { fields, text } from '../history/loose.js';
import { userTextOf } from '../history/search-text.js';
import { type Boundary, isBoundary, type ScannerState, turnOf, TurnScanner } from '../history/turn-scanner.js';
import { readLine } from './lines.js';
import { millisecondsOf } from './session-meta.js';
import type { StoredUsage } from './thread-store.js';

/** Where a line is: bytes of a file, or numbers of lines. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What lines change about the turns of their thread, in order. */
export type TurnChange =
  | (Boundary & { readonly at: number })
  /** A line that replaces all context before it. */
  | { readonly kind: 'compacted'; readonly at: number }
  /** A line of a turn that others have followed. */
  | { readonly kind: 'late'; readonly turnId: string; readonly span: Span };

/** What a digest has to know to go on where another stopped; survives JSON. */
export interface DigestState {
  readonly scanner: ScannerState;
  /** The turn that lines belong to that name none; null where there is none, as after a rollback. */
  readonly turn: string | null;
  readonly hasPreview: boolean;
}

/** Characters of a line that tell whether it is wanted. */
export const HEAD_LENGTH = 400;

const TIME = /^\{"timestamp":"([^"]*)"/;
/** Limits alone, which are told of as well, say nothing of the thread. */
const NO_TOKENS = '"info":null';
const NAMES_TURN = /"turn_id":"([^"\\]+)"/;

export class ThreadDigest {
  readonly turns: TurnChange[] = [];
  preview: string | undefined;
  readonly #scanner: TurnScanner;
  /** Of the last line: its time, or its head, which has it. */
  #time = '';
  /** Only the last one of its kind counts, so that it is parsed when somebody asks. */
  #context: RolloutLine | string | undefined;
  #tokens: { readonly line: RolloutLine | string; readonly turnId: string | null } | undefined;
  #turn: string | null;
  #hasPreview: boolean;

  constructor(from?: DigestState) {
    this.#scanner = new TurnScanner(from?.scanner);
    this.#turn = from?.turn ?? null;
    this.#hasPreview = from?.hasPreview ?? false;
  }

  get state(): DigestState {
    return { scanner: this.#scanner.state, turn: this.#turn, hasPreview: this.#hasPreview };
  }

  /** Whether a line can be passed over, or held unread; `head` is its first `HEAD_LENGTH` characters. */
  look(head: string): 'take' | 'hold' | 'skip' {
    const kind = lineKind(head);
    if (!kind || kind.type === 'compacted' || isBoundary(head)) return 'take';
    if (kind.type !== 'event_msg' && kind.type !== 'turn_context') return 'skip';
    if (kind.payload === 'item_completed' && !this.#hasPreview) return 'take';
    const [, turn] = NAMES_TURN.exec(head) ?? [];
    if (turn !== undefined && turn !== this.#turn) return 'take';
    if (kind.type === 'turn_context') return 'hold';
    return kind.payload === 'token_count' && !head.includes(NO_TOKENS) ? 'hold' : 'skip';
  }

  /** Time of the last line in Unix milliseconds; 0 when it has none. */
  get updatedAt(): number {
    return millisecondsOf(TIME.exec(this.#time)?.[1] ?? this.#time);
  }

  get model(): string | undefined {
    const line = typeof this.#context === 'string' ? readLine(this.#context) : this.#context;
    return text(fields(line?.payload).model) || undefined;
  }

  get usage(): StoredUsage | undefined {
    const { line, turnId = null } = this.#tokens ?? {};
    const { info } = fields((typeof line === 'string' ? readLine(line) : line)?.payload);
    return typeof info === 'object' && info !== null ? { info, turnId } : undefined;
  }

  /** Passes over a line of which nothing is wanted but its time. */
  skip(head: string): void {
    this.#scanner.skip();
    this.#time = head;
  }

  hold(line: string): void {
    this.skip(line);
    if (lineKind(line)?.type === 'turn_context') this.#context = line;
    else this.#tokens = { line, turnId: this.#turn };
  }

  take(line: RolloutLine, span: Span): void {
    this.#time = text(line.timestamp);
    const boundary = this.#scanner.push(line);
    if (boundary) this.#cross(boundary, span.start);
    // An end belongs to its turn, even where another one has begun.
    if (boundary === undefined || boundary.kind === 'ended') this.#placeLate(line, span);
    if (line.type === 'turn_context') this.#context = line;
    else if (line.type === 'compacted') this.#compact(line.payload, span.start);
    else if (line.type === 'event_msg') this.#event(line);
  }

  #cross(boundary: Boundary, at: number): void {
    this.turns.push({ ...boundary, at });
    if (boundary.kind === 'began') this.#turn = boundary.turnId;
    else if (boundary.kind === 'rolledBack') this.#turn = null;
  }

  #placeLate(line: RolloutLine, span: Span): void {
    const turnId = turnOf(line);
    if (turnId === undefined || turnId === this.#turn) return;
    this.turns.push({ kind: 'late', turnId, span });
  }

  #compact(payload: unknown, at: number): void {
    if (Array.isArray(fields(payload).replacement_history)) this.turns.push({ kind: 'compacted', at });
  }

  #event(line: Extract<RolloutLine, { type: 'event_msg' }>): void {
    if (line.payload.type === 'token_count' && line.payload.info) this.#tokens = { line, turnId: this.#turn };
    if (this.#hasPreview) return;
    const preview = userTextOf(line);
    if (preview === undefined || preview === '') return;
    this.preview = preview;
    this.#hasPreview = true;
  }
}
