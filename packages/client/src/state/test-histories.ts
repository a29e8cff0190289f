/** For tests: threads as a server might tell them, and as it might store them. */
import type { ThreadItem, Turn } from '@app-server/schema/experimental';
import fc from 'fast-check';
import { itemKey } from './thread-state.js';

export interface Told {
  method: string;
  params: { threadId: string; turnId?: string; itemId?: string };
}

export interface ToldItem {
  final: ThreadItem;
  events: Told[];
}

export interface History {
  threadId: string;
  /** Everything told, in an order a server might use. */
  events: Told[];
  /** The turns with their final items, in the order in which the items began. */
  turns: Turn[];
}

const chunk = fc.string({ maxLength: 4 });

interface Plan {
  kind: 'userMessage' | 'agentMessage' | 'commandExecution' | 'reasoning' | 'invented';
  chunks: string[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom('userMessage', 'agentMessage', 'commandExecution', 'reasoning', 'invented'),
  chunks: fc.array(chunk, { maxLength: 4 }),
});

/** Turns one after the other, the items of each interleaved at will; commands may end after their turn. */
export function histories(threadId: string): fc.Arbitrary<History> {
  const turn = fc.record({
    plans: fc.array(plan, { maxLength: 5 }),
    picks: fc.array(fc.nat(), { maxLength: 60 }),
    status: fc.constantFrom('completed', 'failed', 'interrupted'),
  });
  return fc.array(turn, { maxLength: 4 }).map((turns) => {
    const told = turns.map(({ plans, picks, status }, index) => {
      const turn = bareTurn(`${threadId}-turn-${index}`, status, index);
      const items = plans.map((each, at) => toldItem(threadId, turn.id, `${turn.id}-i${at}`, each));
      const events = interleave(
        items.map((each) => each.events),
        picks,
      );
      const order = events.filter(({ method }) => method === 'item/started').map(({ params }) => itemOf(params));
      const finals = order.map((started) => items.find(({ final }) => itemKey(final) === itemKey(started))!.final);
      return { turn: { ...turn, items: finals }, events: framed(threadId, turn, events) };
    });
    return { threadId, events: told.flatMap(({ events }) => events), turns: told.map(({ turn }) => turn) };
  });
}

/** Inserts events a second time, each at some place behind the first; deltas are left alone. */
export function withRepeats(events: readonly Told[], repeats: readonly [number, number][]): Told[] {
  const result = [...events];
  for (const [which, gap] of repeats) {
    const at = which % Math.max(1, result.length);
    const event = result[at];
    if (event && /\/(started|completed)$/.test(event.method))
      result.splice(at + 1 + (gap % (result.length - at)), 0, event);
  }
  return result;
}

/** Mixes sequences, each of which keeps its order. */
export function interleave<T>(sequences: readonly (readonly T[])[], picks: readonly number[]): T[] {
  const rest = sequences.map((sequence) => [...sequence]);
  const mixed: T[] = [];
  for (let step = 0; ; step += 1) {
    const open = rest.filter((sequence) => sequence.length > 0);
    const next = open[(picks[step] ?? 0) % Math.max(1, open.length)];
    if (!next) return mixed;
    mixed.push(next.shift()!);
  }
}

/** What a server that stores little hands out of a turn: other ids, no commands, no failures. */
export function stored(turns: readonly Turn[]): Turn[] {
  let count = 0;
  return turns.map((turn) => ({
    ...turn,
    items: turn.items.flatMap((item) =>
      item.type === 'commandExecution' ? [] : [{ ...item, id: `item-${(count += 1)}` }],
    ),
    itemsView: 'full',
    status: turn.status === 'failed' ? 'completed' : turn.status,
    error: null,
  }));
}

function bareTurn(id: string, status: Turn['status'], index: number): Turn {
  const error = status === 'failed' ? { message: 'broken', codexErrorInfo: null, additionalDetails: null } : null;
  const times = { startedAt: 100 + index, completedAt: 101 + index, durationMs: 900 };
  return { id, items: [], itemsView: 'notLoaded', status, error, ...times };
}

/** The frame of a turn around its events; what runs on comes behind the end. */
function framed(threadId: string, turn: Turn, events: Told[]): Told[] {
  const running: Turn = { ...turn, status: 'inProgress', error: null, completedAt: null, durationMs: null };
  const isLate = ({ method, params }: Told) =>
    method === 'item/completed' && (params as { item?: ThreadItem }).item?.type === 'commandExecution';
  return [
    { method: 'turn/started', params: { threadId, turn: running } as Told['params'] },
    ...events.filter((event) => !isLate(event)),
    { method: 'turn/completed', params: { threadId, turn } as Told['params'] },
    ...events.filter(isLate),
  ];
}

function itemOf(params: object): ThreadItem {
  return (params as { item: ThreadItem }).item;
}

function toldItem(threadId: string, turnId: string, id: string, { kind, chunks }: Plan): ToldItem {
  const { first, deltas, final } = shapes(id, kind, chunks);
  const where = { threadId, turnId };
  return {
    final,
    events: [
      { method: 'item/started', params: { ...where, item: first, startedAtMs: 1 } as Told['params'] },
      ...deltas.map(({ method, ...more }) => ({ method, params: { ...where, itemId: id, ...more } })),
      { method: 'item/completed', params: { ...where, item: final, completedAtMs: 2 } as Told['params'] },
    ],
  };
}

interface Shapes {
  first: ThreadItem;
  deltas: { method: string; delta: string; summaryIndex?: number }[];
  final: ThreadItem;
}

function shapes(id: string, kind: Plan['kind'], chunks: string[]): Shapes {
  const text = chunks.join('');
  const deltas = (method: string) => chunks.map((delta) => ({ method, delta }));
  switch (kind) {
    case 'agentMessage': {
      const item = { type: kind, id, phase: null, memoryCitation: null };
      return { first: { ...item, text: '' }, deltas: deltas('item/agentMessage/delta'), final: { ...item, text } };
    }
    case 'commandExecution': {
      const item = { type: kind, id, command: 'ls', cwd: '/', processId: null, source: 'agent', commandActions: [] };
      const open = { status: 'inProgress', aggregatedOutput: null, exitCode: null, durationMs: null };
      const done = { status: 'completed', aggregatedOutput: text || null, exitCode: 0, durationMs: 5 };
      return {
        first: { ...item, ...open } as ThreadItem,
        deltas: deltas('item/commandExecution/outputDelta'),
        final: { ...item, ...done } as ThreadItem,
      };
    }
    case 'reasoning':
      return {
        first: { type: kind, id, summary: [], content: [] },
        deltas: chunks.map((delta, summaryIndex) => ({
          method: 'item/reasoning/summaryTextDelta',
          delta,
          summaryIndex,
        })),
        final: { type: kind, id, summary: chunks, content: [] },
      };
    case 'userMessage': {
      const item: ThreadItem = { type: kind, id, content: [{ type: 'text', text, text_elements: [] }] };
      return { first: item, deltas: [], final: item };
    }
    case 'invented': {
      const item = { type: kind, id, anything: chunks } as unknown as ThreadItem;
      return { first: item, deltas: [], final: item };
    }
  }
}
