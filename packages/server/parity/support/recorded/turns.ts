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
  const turns = new Map<string, { threadId: string; turnId: string; lanes: Map<string, Told[]> }>();
  for (const [index, happening] of happenings.entries()) {
    if (!('entry' in happening) || happening.entry.from !== 'server') continue;
    const { conn, message } = happening.entry;
    const { threadId, turnId, turn } = (message?.params ?? {}) as About;
    const id = turnId ?? turn?.id;
    if (!message || typeof threadId !== 'string' || typeof id !== 'string') continue;
    const key = `${threadId} ${id}`;
    const found = turns.get(key) ?? { threadId, turnId: id, lanes: new Map<string, Told[]>() };
    turns.set(key, found);
    found.lanes.set(conn, [...(found.lanes.get(conn) ?? []), { index, t: happening.t, message }]);
  }
  return [...turns.values()].map(({ threadId, turnId, lanes }) => {
    const indexes = [...lanes.values()].flat().map(({ index }) => index);
    const [first, last] = [Math.min(...indexes), Math.max(...indexes)];
    return { threadId, turnId, told: merged([...lanes.values()]), first, last };
  });
}

/** What the client was told that was told most, and whatever only others were told; each of them has an order of its own. */
function merged(lanes: Told[][]): Told[] {
  const [most = [], ...others] = lanes.toSorted((one, other) => other.length - one.length);
  const counts = countsOf(most);
  const more = others.flatMap((lane) => {
    const own = new Map<string, number>();
    return lane.filter((told) => {
      const key = keyOf(told);
      own.set(key, (own.get(key) ?? 0) + 1);
      const isNew = (own.get(key) ?? 0) > (counts.get(key) ?? 0);
      if (isNew) counts.set(key, own.get(key) ?? 0);
      return isNew;
    });
  });
  return [...most, ...more].sort((one, other) => one.index - other.index);
}

function countsOf(lane: readonly Told[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const told of lane) counts.set(keyOf(told), (counts.get(keyOf(told)) ?? 0) + 1);
  return counts;
}

/** The same message goes to every client that follows the thread. */
function keyOf({ message: { method, params } }: Told): string {
  return `${method} ${JSON.stringify(params)}`;
}
