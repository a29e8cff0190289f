/** Turns that no client followed, as far as a recorded session shows them afterwards. */
import type { Happening } from '../recording.js';
import type { RecordedAnswer } from './recorded-answer.js';

interface Item {
  type: string;
  text?: string;
  content?: { text?: string }[];
}

interface Turn {
  id: string;
  items: Item[];
  itemsView?: string;
}

interface Result {
  turn?: Turn;
  thread?: { turns?: Turn[] };
  data?: unknown;
}

/** @param heard turns that were told of while they ran */
export function unheardAnswers(happenings: readonly Happening[], heard: ReadonlySet<string>): RecordedAnswer[] {
  const started = new Map<string, number>();
  const found = new Map<string, RecordedAnswer>();
  for (const [index, happening] of happenings.entries()) {
    const result = 'entry' in happening ? (happening.entry.message?.result as Result | null | undefined) : undefined;
    if (result?.turn) started.set(result.turn.id, index);
    for (const { id, items } of turnsIn(result)) {
      const first = started.get(id);
      if (first === undefined || heard.has(id) || found.has(id)) continue;
      found.set(id, answerOf({ threadId: '', turnId: id, told: [], first, last: index }, items));
    }
  }
  return [...found.values()];
}

function turnsIn(result: Result | null | undefined): Turn[] {
  const turns: unknown[] = [...(result?.thread?.turns ?? []), ...(Array.isArray(result?.data) ? result.data : [])];
  return turns.filter((turn): turn is Turn => Array.isArray((turn as Partial<Turn> | null)?.items));
}

/** All that it said, at once. */
function answerOf(turn: RecordedAnswer['turn'], items: readonly Item[]): RecordedAnswer {
  const user = items.findLast(({ type }) => type === 'userMessage');
  const text = user?.content?.flatMap(({ text }) => text ?? []).join(' ') ?? '';
  const messages = items.filter(({ type }) => type === 'agentMessage');
  const parts = messages.map(({ text = '' }) => ({ part: { say: text }, at: [turn.first] }));
  return { turn, text, parts, end: { kind: 'completed', usage: undefined, at: turn.first } };
}
