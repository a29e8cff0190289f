/** What is announced, gathered by what it is about, so that order and contents can be compared in spite of chance. */
import { LIFE_LANE, type Told, WARNING_LANE, labelOf, lanesOf, toolsOf, withoutAccounting } from './lanes.js';
import { type Exchange, type Message, type Transcript, exchangesOf } from './messages.js';
import { type Amounts, gather } from './amounts.js';

type Params = Record<string, unknown>;

/** The members that name what a message is about; what carries none is about the connection. */
export const SUBJECT_NAMES = ['processId', 'processHandle', 'watchId', 'sessionId'];

/** Comes as often as it happens to, in no order among its like; what it amounts to is compared. */
export const REPEATED = new Set([
  'account/rateLimits/updated',
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
  orders: Map<string, string[]>;
  /** What its announcements amount to, by method. */
  amounts: Amounts;
}

/** @param isIncluded tells which announcements take part */
export function subjectsOf(transcript: Transcript, isIncluded: (method: string) => boolean): Map<string, Subject> {
  const subjects = new Map<string, Subject>();
  const threads = new Map<Subject, Told[]>();
  const subjectOf = (conn: string, name: string): Subject => {
    const key = `${conn} ${name}`;
    const subject = subjects.get(key) ?? { name, orders: new Map(), amounts: new Map<string, unknown[]>() };
    subjects.set(key, subject);
    return subject;
  };
  const tell = (conn: string, thread: string, told: Told) => {
    const subject = subjectOf(conn, thread);
    threads.set(subject, [...(threads.get(subject) ?? []), told]);
  };
  const asked = new Map(
    exchangesOf(transcript).flatMap((exchange) => exchange.answers.map((answer) => [answer, exchange] as const)),
  );
  for (const { conn, from, message } of transcript) {
    if (from !== 'server' || !message) continue;
    const exchange = asked.get(message);
    if (exchange) {
      const thread = threadOfAnswer(exchange, message);
      if (message.result === undefined) continue;
      if (ORDERED.has(exchange.method)) {
        append(subjectOf(conn, nameOf(paramsOf(exchange.request))), `answer to ${exchange.method}`);
      } else if (thread !== undefined) tell(conn, thread, { method: exchange.method, kind: 'answered', message });
    } else if (message.method !== undefined && isIncluded(message.method)) {
      const params = paramsOf(message);
      const thread = threadOf(params);
      const kind = message.id === undefined ? 'announced' : 'asked';
      const subject = subjectOf(conn, thread ?? nameOf(params, message.method));
      if (thread !== undefined) tell(conn, thread, { method: message.method, kind, message });
      else append(subject, message.method, message.method === 'configWarning' ? WARNING_LANE : LIFE_LANE);
      gather(subject.amounts, message.method, params);
    }
  }
  for (const subject of subjects.values()) {
    for (const [lane, order] of subject.orders) subject.orders.set(lane, settled(order));
  }
  for (const [subject, told] of threads) arrange(subject, withoutAccounting(told));
  return subjects;
}

/** Every lane of a thread in its order. */
function arrange({ orders }: Subject, told: readonly Told[]): void {
  const tools = toolsOf(told);
  const started = new Set(told.flatMap(({ method, message }) => (method === 'turn/started' ? turnOf(message) : [])));
  for (const one of told) {
    // Input for a turn that runs already gets an answer as if there were a turn of its own.
    if (one.kind === 'answered' && one.method === 'turn/start' && !started.has(turnOf(one.message))) continue;
    const label = labelOf(one);
    for (const lane of lanesOf(one, tools)) {
      const order = orders.get(lane) ?? [];
      orders.set(lane, order);
      if (!isDelta(label) || order.at(-1) !== label) order.push(label);
    }
  }
}

function isDelta(label: string): boolean {
  return /\/\w*[dD]elta$|\/patchUpdated$/.test(label);
}

function turnOf({ params, result }: Message): string | undefined {
  return ((params ?? result ?? {}) as { turn?: { id: string } }).turn?.id;
}

function threadOf({ threadId, thread }: Params): string | undefined {
  const id = threadId ?? (thread as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}

/** A thread that comes into being by the request is what its answer is about. */
function threadOfAnswer({ method, request }: Exchange, { result }: Message): string | undefined {
  if (!/^(?:thread|turn|review)\//.test(method)) return undefined;
  const { reviewThreadId, thread } = (result ?? {}) as { reviewThreadId?: string; thread?: { id: string } };
  return reviewThreadId ?? thread?.id ?? threadOf(paramsOf(request));
}

function nameOf(params: Params, method?: string): string {
  const names = SUBJECT_NAMES.flatMap((key) => (typeof params[key] === 'string' ? [`${key} ${params[key]}`] : []));
  // Told beside everything else, after each answer of a model.
  return names[0] ?? (method === 'account/rateLimits/updated' ? method : '');
}

function paramsOf({ params }: Message): Params {
  return params !== null && typeof params === 'object' ? (params as Params) : {};
}

function append({ orders }: Subject, what: string, lane = LIFE_LANE): void {
  orders.set(lane, [...(orders.get(lane) ?? []), what]);
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
