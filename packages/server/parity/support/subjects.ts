/** What is announced, gathered by what it is about, so that order and contents can be compared in spite of chance. */
import { type Message, type Transcript, exchangesOf } from './messages.js';

type Params = Record<string, unknown>;

/** The members that name what a message is about; what carries none is about the connection. */
export const SUBJECT_NAMES = ['processId', 'processHandle', 'watchId', 'sessionId'];

/** Comes as often as it happens to, in no order among its like; what it amounts to is compared. */
export const REPEATED = new Set([
  'command/exec/outputDelta',
  'fs/changed',
  'fuzzyFileSearch/sessionCompleted',
  'fuzzyFileSearch/sessionUpdated',
  'process/outputDelta',
]);

/** Answers that stand in a definite order with what is announced; others race with the work of a child process. */
const ORDERED = new Set([
  'command/exec',
  'command/exec/terminate',
  'fs/unwatch',
  'fs/watch',
  'fuzzyFileSearch/sessionStart',
  'fuzzyFileSearch/sessionUpdate',
  'initialize',
  'process/kill',
  'process/spawn',
  'windowsSandbox/setupStart',
]);

export interface Subject {
  name: string;
  /** Methods of announcements and answers as they followed each other; repetitions are one. */
  order: string[];
  /** What its announcements amount to, by method. */
  amounts: Map<string, unknown[]>;
}

/** @param isIncluded tells which announcements take part */
export function subjectsOf(transcript: Transcript, isIncluded: (method: string) => boolean): Map<string, Subject> {
  const subjects = new Map<string, Subject>();
  const subjectOf = (conn: string, params: Params): Subject => {
    const name =
      SUBJECT_NAMES.flatMap((key) => (typeof params[key] === 'string' ? [`${key} ${params[key]}`] : []))[0] ?? '';
    const key = `${conn} ${name}`;
    const subject = subjects.get(key) ?? { name, order: [], amounts: new Map<string, unknown[]>() };
    subjects.set(key, subject);
    return subject;
  };
  const asked = new Map(
    exchangesOf(transcript).flatMap((exchange) => exchange.answers.map((answer) => [answer, exchange] as const)),
  );
  for (const { conn, from, message } of transcript) {
    if (from !== 'server' || !message) continue;
    const exchange = asked.get(message);
    if (exchange && ORDERED.has(exchange.method) && message.result !== undefined) {
      append(subjectOf(conn, paramsOf(exchange.request)), `answer to ${exchange.method}`);
    } else if (message.method !== undefined && message.id === undefined && isIncluded(message.method)) {
      const subject = subjectOf(conn, paramsOf(message));
      append(subject, message.method);
      gather(subject.amounts, message.method, paramsOf(message));
    }
  }
  for (const subject of subjects.values()) subject.order = settled(subject.order);
  return subjects;
}

function paramsOf({ params }: Message): Params {
  return params !== null && typeof params === 'object' ? (params as Params) : {};
}

function append({ order }: Subject, what: string): void {
  order.push(what);
}

/** Runs of what repeats itself become sets. */
function settled(order: readonly string[]): string[] {
  const result: string[] = [];
  let run = new Set<string>();
  for (const what of [...order, undefined]) {
    if (what !== undefined && REPEATED.has(what)) {
      run.add(what);
      continue;
    }
    result.push(...[...run].sort());
    run = new Set();
    if (what !== undefined) result.push(what);
  }
  return result;
}

/** Output becomes one text for each stream, changes one list of paths, results the last for each query. */
function gather(amounts: Subject['amounts'], method: string, params: Params): void {
  if (method.endsWith('/outputDelta')) {
    const stream = String(params['stream']);
    const key = `${method} ${stream}`;
    const [before] = (amounts.get(key) ?? []) as [Params?];
    const texts = [before?.['deltaBase64'] ?? '', params['deltaBase64']] as string[];
    const chunks = texts.map((text) => Buffer.from(text, 'base64'));
    const capReached = Boolean(before?.['capReached']) || params['capReached'];
    amounts.set(key, [{ ...params, deltaBase64: Buffer.concat(chunks).toString('base64'), capReached }]);
  } else if (method === 'fs/changed') {
    const [before] = (amounts.get(method) ?? []) as [Params?];
    const changed = [before?.['changedPaths'], params['changedPaths']].flatMap((paths) => (paths ?? []) as string[]);
    amounts.set(method, [{ ...params, changedPaths: [...new Set(changed)] }]);
  } else if (method === 'fuzzyFileSearch/sessionUpdated') {
    amounts.set(`${method} ${JSON.stringify(params['query'])}`, [params]);
  } else if (REPEATED.has(method)) {
    amounts.set(method, [params]);
  } else {
    amounts.set(method, [...(amounts.get(method) ?? []), params]);
  }
}
