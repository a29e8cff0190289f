/** Keeps a table of the turns of a thread as lines are added to it. */
import type { Span, TurnChange } from './thread-digest.js';

/** `open` until a line says how it ended, which the end of a process may prevent. */
export type TurnState = 'open' | 'completed' | 'interrupted' | 'failed';

/** The turns of one thread in order; rolled back ones are gone. */
export interface TurnTable {
  add(turnId: string, start: number, state: TurnState): void;
  /** Lines up to here belong to the last turn. */
  extendLast(end: number): void;
  /** The last turn, if it is still open, was left without an end. */
  abandonLast(): void;
  end(turnId: string, state: TurnState, error: object | null): void;
  addLate(turnId: string, span: Span): void;
  /** Where the first of the dropped turns began; undefined when there were none. */
  dropLast(count: number): number | undefined;
}

/** What is known of a thread beside its table. */
export interface TurnMarks {
  /** Whether lines that name no turn belong to the last one. */
  readonly attached: boolean;
  /** Where the latest line is that replaces all context before it. */
  readonly compactedAt: number | null;
}

/** Where the latest line is after that, if any, that replaces all context before it. */
export function applyTurns(
  table: TurnTable,
  changes: readonly TurnChange[],
  marks: TurnMarks,
  end: number,
): number | null {
  let { attached, compactedAt } = marks;
  for (const change of changes) {
    if (change.kind === 'began') {
      if (attached) table.extendLast(change.at);
      table.abandonLast();
      table.add(change.turnId, change.at, change.implicit ? 'completed' : 'open');
      attached = true;
    } else if (change.kind === 'ended') {
      table.end(change.turnId, change.status, change.error);
    } else if (change.kind === 'late') {
      table.addLate(change.turnId, change.span);
    } else if (change.kind === 'compacted') {
      compactedAt = change.at;
    } else {
      if (attached) table.extendLast(change.at);
      table.abandonLast();
      const from = table.dropLast(change.turns);
      // What a dropped turn has replaced is not known any more: the context has to be read from the start.
      if (compactedAt !== null && from !== undefined && from <= compactedAt) compactedAt = null;
      attached = false;
    }
  }
  if (attached) table.extendLast(end);
  return compactedAt;
}
