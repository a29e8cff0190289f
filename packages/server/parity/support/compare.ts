/** Compares what two servers said to the same client. */
import { exactDeviations } from './exactly.js';
import { HISTORIES, kept } from './history-view.js';
import { type Names, identitiesOf } from './identities.js';
import { TURN_LANE, isLaneOfTool } from './lanes.js';
import { type Exchange, type Message, type Transcript, exchangesOf, strayAnswers } from './messages.js';
import { type Deviation, deviations } from './shape.js';
import { type Subject, subjectsOf } from './subjects.js';

/** What one session holds, and names in it that are of this run alone. */
export interface Side {
  transcript: Transcript;
  /** Texts that differ from run to run, and what to read instead; longer ones first. */
  names: Names;
}

export interface Finding extends Deviation {
  /** The request that was sent, shortened, or what was announced. */
  about: string;
}

export interface CompareOptions {
  /** Answered requests whose answers are not compared; by default, none. */
  isLeftOut?: (reference: Exchange, ours: Exchange) => boolean;
  /** Announcements that take part; by default, all. */
  isIncluded?: (method: string) => boolean;
}

/** What is said about threads is compared value by value, everything else by its form. */
const EXACT = /^(?:thread|turn|item|review|serverRequest|rawResponseItem)\//;

/** Where ours differs. Answers are compared one by one, announcements by what they are about. */
export function compare(expected: Side, actual: Side, options: CompareOptions = {}): Finding[] {
  const [reference, ours] = [expected, actual].map(identified) as [Side, Side];
  return [...compareAnswers(reference, ours, options), ...compareSubjects(reference, ours, options)];
}

function identified({ transcript, names }: Side): Side {
  return { transcript, names: [...names, ...identitiesOf(transcript)] };
}

function compareAnswers(reference: Side, ours: Side, { isLeftOut = () => false }: CompareOptions): Finding[] {
  const expected = exchangesOf(reference.transcript);
  const actual = exchangesOf(ours.transcript);
  const found = expected.flatMap((exchange, index): Finding[] => {
    const other = actual[index];
    const about = renamed(exchange.raw, reference).slice(0, 200);
    if (!other) return [{ about, at: 'request', reference: 'sent', ours: 'not sent' }];
    if (exchange.answers.length > 0 && isLeftOut(exchange, other)) return [];
    const deviations = compareExchange(renamed(exchange, reference), renamed(other, ours));
    return deviations.map((deviation) => ({ about, ...deviation }));
  });
  const stray = strayAnswers(ours.transcript).map(({ raw }) => {
    return { about: 'nothing that was asked', at: 'answer', reference: 'absent', ours: raw.slice(0, 120) };
  });
  return [...found, ...stray];
}

function compareExchange(expected: Exchange, actual: Exchange): Deviation[] {
  if (expected.answers.length !== actual.answers.length) {
    const [reference, ours] = [expected, actual].map(({ answers }) => `${answers.length}`) as [string, string];
    return [{ at: 'answers', reference, ours }];
  }
  return expected.answers.flatMap((answer, index) => {
    return compareAnswer(expected.method, answer, actual.answers[index] as Message);
  });
}

function compareAnswer(method: string, expected: Message, actual: Message): Deviation[] {
  const [reference, ours] = [expected, actual].map(outcomeOf) as [string, string];
  if (reference !== ours) {
    const say = ({ error }: Message, outcome: string) =>
      error ? `${outcome}: ${error.message.slice(0, 100)}` : outcome;
    return [{ at: 'outcome', reference: say(expected, reference), ours: say(actual, ours) }];
  }
  if (!expected.error || !actual.error) {
    const [one, other] = [expected.result, actual.result].map((result) =>
      HISTORIES.has(method) ? kept(result) : result,
    );
    return EXACT.test(method) ? exactDeviations(one, other, 'result') : deviations(one, other, 'result');
  }
  return deviations(expected.error.data, actual.error.data, 'error/data');
}

function outcomeOf({ error }: Message): string {
  return error ? `error ${error.code}` : 'result';
}

function compareSubjects(reference: Side, ours: Side, { isIncluded = () => true }: CompareOptions): Finding[] {
  const expected = subjectsOf(renamed(reference.transcript, reference), isIncluded);
  const actual = subjectsOf(renamed(ours.transcript, ours), isIncluded);
  return [...new Set([...expected.keys(), ...actual.keys()])].flatMap((key): Finding[] => {
    const [one, other] = [expected.get(key), actual.get(key)];
    const name = (one ?? other)?.name || 'connection';
    const order = compareOrders(name, one, other);
    const methods = new Set([...(one?.amounts.keys() ?? []), ...(other?.amounts.keys() ?? [])]);
    const contents = [...methods].flatMap((method) => {
      const [list, others] = [one?.amounts.get(method) ?? [], other?.amounts.get(method) ?? []];
      // What only one side has is a matter of order, told above.
      const both = list.slice(0, others.length);
      return both.flatMap((params, index) =>
        (EXACT.test(method) ? exactDeviations : deviations)(params, others[index], 'params').map((deviation) => ({
          about: `${method} of ${name}`,
          ...deviation,
        })),
      );
    });
    return [...order, ...contents];
  });
}

/** Lanes that hold others as well are told only where those go the same way. */
function compareOrders(name: string, one: Subject | undefined, other: Subject | undefined): Finding[] {
  const lanes = [...new Set([...(one?.orders.keys() ?? []), ...(other?.orders.keys() ?? [])])];
  const found = lanes.flatMap((at): Finding[] => {
    const [reference, ours] = [one, other].map((subject) => subject?.orders.get(at)?.join(', ') ?? '') as [
      string,
      string,
    ];
    return reference === ours ? [] : [{ about: name, at, reference, ours }];
  });
  return found.some(({ at }) => at === TURN_LANE) ? found.filter(({ at }) => !isLaneOfTool(at)) : found;
}

/** The same value with the names of its run replaced, in texts and in what texts encode. */
function renamed<T>(value: T, side: Side): T {
  const rename = (text: string) => side.names.reduce((result, [from, to]) => result.replaceAll(from, to), text);
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key.endsWith('Base64') ? recoded(value, rename) : rename(value);
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [rename(key), walk(member, key)]));
  };
  return walk(value, '') as T;
}

function recoded(base64: string, rename: (text: string) => string): string {
  const text = Buffer.from(base64, 'base64').toString('latin1');
  return rename(text) === text ? base64 : Buffer.from(rename(text), 'latin1').toString('base64');
}
