/** Names for what every run calls by other ids: threads, turns and items in the order in which a client meets them. */
import { type Message, type Transcript, exchangesOf } from './messages.js';

export type Names = readonly (readonly [text: string | RegExp, name: string])[];

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Items that the mocked model streams; calls of tools keep their ids, as they may be told in any order. */
const STREAMED = /^item_\w+$/;

/** What differs from run to run by its form alone. */
const FORMS: Names = [
  [/\d{4}\/\d{2}\/\d{2}\/rollout-[\dT-]{19}-/g, '<date>/rollout-<time>-'],
  [/rollout-\d[\dT-]{18}-/g, 'rollout-<time>-'],
  [/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})/g, '<time>'],
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>'],
];

const COMMIT = /"sha":"([0-9a-f]{40})"/g;

interface Said {
  threadId?: unknown;
  turnId?: unknown;
  reviewThreadId?: unknown;
  thread?: { id?: unknown };
  turn?: { id?: unknown };
  item?: { id?: unknown; type?: string };
}

export function identitiesOf(transcript: Transcript): Names {
  const threads = threadsOf(transcript);
  const names = new Map([...threads].map((id, index) => [id, `<thread ${index + 1}>`]));
  const counts = new Map<string, number>();
  const name = (kind: string, thread: unknown, id: unknown) => {
    if (typeof id !== 'string' || !(UUID.test(id) || STREAMED.test(id)) || names.has(id)) return;
    const group = `${kind} of ${names.get(String(thread)) ?? 'nowhere'}`;
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    names.set(id, `<${kind} ${count}${group.slice(kind.length)}>`);
  };
  const asked = new Map(
    exchangesOf(transcript).flatMap(({ request, answers }) => answers.map((answer) => [answer, request])),
  );
  const lived = new Set(transcript.flatMap(({ from, message }) => (from === 'server' ? livingTurn(message) : [])));
  for (const { from, message } of transcript) {
    if (from !== 'server' || !message) continue;
    const said = saidBy(message);
    const thread = said.reviewThreadId ?? said.threadId ?? saidBy(asked.get(message)).threadId;
    name(lived.has(said.turn?.id) ? 'turn' : 'unlived turn', thread, said.turn?.id);
    name(said.item?.type ?? 'item', thread, said.item?.id);
  }
  return [...names, ...commitsOf(transcript), ...FORMS];
}

/** A turn that is answered for, has items or ends; the start of a review is told of one that is none of these. */
function livingTurn(message: Message | undefined): unknown[] {
  const { turn, turnId } = saidBy(message);
  return [...(message?.method === 'turn/started' ? [] : [turn?.id]), turnId];
}

/** The commits that threads are at. */
function commitsOf(transcript: Transcript): Names {
  const found = transcript.flatMap(({ raw }) => [...raw.matchAll(COMMIT)].map(([, sha = '']) => sha));
  return [...new Set(found)].map((sha, index) => [sha, `<commit ${index + 1}>`]);
}

/** Those that were asked for in the order of asking, then those that only were told of. */
function threadsOf(transcript: Transcript): Set<string> {
  const threads = new Set<string>();
  const add = (id: unknown) => typeof id === 'string' && UUID.test(id) && threads.add(id);
  for (const { answers } of exchangesOf(transcript)) {
    for (const answer of answers) {
      add(saidBy(answer).thread?.id);
      add(saidBy(answer).reviewThreadId);
    }
  }
  for (const { from, message } of transcript) {
    if (from === 'server' && message?.method !== undefined) add(saidBy(message).thread?.id ?? saidBy(message).threadId);
  }
  return threads;
}

function saidBy(message: Message | undefined): Said {
  const said = message?.params ?? message?.result;
  return said !== null && typeof said === 'object' ? said : {};
}
