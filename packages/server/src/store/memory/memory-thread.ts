/** One thread in memory: its lines, and what they amount to. */
import type { RolloutLine } from '@app-server/schema/rollout';
import { searchTextOf } from '../../history/search-text.js';
import { type MetaLine, type NewThread, threadOf } from '../session-meta.js';
import { snippetOf } from '../snippet.js';
import { type Span, ThreadDigest } from '../thread-digest.js';
import type { StoredThread, ThreadPatch } from '../thread-store.js';
import { applyTurns, type TurnState, type TurnTable } from '../turn-table.js';

export interface MemoryTurn {
  readonly id: string;
  readonly start: number;
  end: number;
  state: TurnState;
  error: object | null;
  /** Lines behind its end. */
  readonly late: Span[];
}

export class MemoryThread {
  readonly meta: MetaLine;
  readonly lines: RolloutLine[] = [];
  readonly turns = new MemoryTurns();
  archived = false;
  compactedAt: number | null = null;
  #thread: NewThread;
  #digest = new ThreadDigest();

  constructor(meta: MetaLine, sessionId: string | undefined) {
    this.meta = meta;
    this.#thread = threadOf(meta, sessionId);
  }

  get thread(): StoredThread {
    return { ...this.#thread, path: null, archived: this.archived };
  }

  append(lines: readonly RolloutLine[]): void {
    // Stored is what was said then: later changes of the caller's objects are none of its business.
    const copies = structuredClone(lines);
    const digest = new ThreadDigest(this.#digest.state);
    const attached = digest.state.turn !== null;
    for (const [index, line] of copies.entries()) {
      const start = this.lines.length + index;
      digest.take(line, { start, end: start + 1 });
    }
    this.lines.push(...copies);
    const marks = { attached, compactedAt: this.compactedAt };
    this.compactedAt = applyTurns(this.turns, digest.turns, marks, this.lines.length);
    this.#thread = {
      ...this.#thread,
      updatedAt: digest.updatedAt || this.#thread.updatedAt,
      preview: this.#thread.preview || (digest.preview ?? ''),
      model: digest.model ?? this.#thread.model,
      usage: digest.usage ?? this.#thread.usage,
    };
    this.#digest = digest;
  }

  update(patch: ThreadPatch): void {
    const changes = Object.entries(patch).filter(([, value]) => value !== undefined);
    this.#thread = { ...this.#thread, ...structuredClone(Object.fromEntries(changes)) };
  }

  snippet(term: string): string | undefined {
    for (const line of this.lines) {
      const snippet = snippetOf(searchTextOf(line) ?? '', term);
      if (snippet !== undefined) return snippet;
    }
    const { name, preview } = this.#thread;
    return snippetOf(name ?? '', term) ?? snippetOf(preview, term);
  }

  linesOf({ start, end, late }: MemoryTurn): RolloutLine[] {
    return [{ start, end }, ...late].flatMap((span) => this.lines.slice(span.start, span.end));
  }
}

class MemoryTurns implements TurnTable {
  readonly all: MemoryTurn[] = [];

  add(id: string, start: number, state: TurnState): void {
    this.all.push({ id, start, end: start, state, error: null, late: [] });
  }

  extendLast(end: number): void {
    const last = this.all.at(-1);
    if (last) last.end = end;
  }

  abandonLast(): void {
    const last = this.all.at(-1);
    if (last?.state === 'open') last.state = 'interrupted';
  }

  end(turnId: string, state: TurnState, error: object | null): void {
    const turn = this.#find(turnId);
    if (turn) Object.assign(turn, { state, error });
  }

  addLate(turnId: string, span: Span): void {
    this.#find(turnId)?.late.push(span);
  }

  dropLast(count: number): number | undefined {
    if (!(count >= 1)) return undefined;
    return this.all.splice(-Math.floor(count))[0]?.start;
  }

  #find(turnId: string): MemoryTurn | undefined {
    return this.all.findLast(({ id }) => id === turnId);
  }
}
