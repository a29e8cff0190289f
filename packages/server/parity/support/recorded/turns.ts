/** The turns of a recorded session: what was told about each, in order. */
import type { Message } from '../messages.js';
import type { Happening } from '../recording.js';

/** A message of the server, and where it stands in the recording. */
export interface Told {
  index: number;
  /** Milliseconds since the start of the recording. */
  t: number;
  message: Message;
}

export interface RecordedTurn {
  threadId: string;
  turnId: string;
  /** Every message about it, whichever client it was sent to. */
  told: Told[];
  /** Where the recording first and last speaks of it. */
  first: number;
  last: number;
}

interface About {
  threadId?: unknown;
  turnId?: unknown;
  turn?: { id?: unknown };
}

export function recordedTurns(happenings: readonly Happening[]): RecordedTurn[] {
  const turns = new Map<string, RecordedTurn>();
  const copies = new Copies();
  for (const [index, happening] of happenings.entries()) {
    if (!('entry' in happening) || happening.entry.from !== 'server') continue;
    const { conn, message } = happening.entry;
    const { threadId, turnId, turn } = (message?.params ?? {}) as About;
    const id = turnId ?? turn?.id;
    if (!message || typeof threadId !== 'string' || typeof id !== 'string') continue;
    const key = `${threadId} ${id}`;
    const found = turns.get(key) ?? { threadId, turnId: id, told: [], first: index, last: index };
    turns.set(key, found);
    found.last = index;
    if (copies.isFirst(conn, message)) found.told.push({ index, t: happening.t, message });
  }
  return [...turns.values()];
}

/** The same message goes to every client that follows the thread. */
class Copies {
  readonly #counts = new Map<string, Map<string, number>>();

  isFirst(conn: string, { method, params }: Message): boolean {
    const key = `${method} ${JSON.stringify(params)}`;
    const counts = this.#counts.get(key) ?? new Map<string, number>();
    this.#counts.set(key, counts);
    const most = Math.max(0, ...counts.values());
    const count = (counts.get(conn) ?? 0) + 1;
    counts.set(conn, count);
    return count > most;
  }
}
