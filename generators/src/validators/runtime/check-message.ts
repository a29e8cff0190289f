/** Checks one parsed message against a surface. */
import type { Checker, Fault, MessageKind, Side, Verdict } from './api.js';
import { coerce, shorten } from './coerce.js';
import { type Definitions, explain, isObject } from './explain.js';
import { nearest } from './nearest.js';
import type { Carried, MethodEntry, Tables } from './tables.js';

type Message = Record<string, unknown>;

export function createChecker(tables: Tables): Checker {
  let parsed: Definitions | undefined;
  const definitions = (): Definitions => (parsed ??= JSON.parse(tables.definitions) as Definitions);
  const entryOf = (method: string, from: Side): MethodEntry | undefined =>
    tables.requests[from].get(method) ?? tables.notifications[from].get(method);

  return {
    checkMessage(message, { from, answers }) {
      if (!isObject(message))
        return { ok: false, faults: [fault('', 'a request, a notification or a response', message)] };
      if (message.method !== undefined) return checkCall(message, from);
      if (message.error !== undefined && message.error !== null) return checkError(message, answers);
      if (message.result !== undefined) return checkResult(message, from, answers);
      return { ok: false, faults: [fault('', 'a member "method", "result" or "error"', message)] };
    },
    isKnownMethod: (method, from) => entryOf(method, from) !== undefined,
    canonicalMethod: (method, from) => entryOf(method, from)?.method ?? method,
  };

  function checkCall(message: Message, from: Side): Verdict {
    const { method, id } = message;
    const kind = id === undefined ? 'notification' : 'request';
    if (typeof method !== 'string') return { ok: false, kind, faults: [fault('/method', 'a string', method)] };
    const table = kind === 'request' ? tables.requests[from] : tables.notifications[from];
    const entry = table.get(method);
    if (kind === 'request' && (!isId(id) || (message.trace !== undefined && !isTrace(message.trace)))) {
      return { ok: false, kind, method, faults: [...idFaults(id), ...traceFaults(message.trace)] };
    }
    if (entry === undefined) return { ok: false, kind, method, faults: [unknownMethod(method, kind, from)] };
    if (entry.params === undefined) {
      const isEmpty = message.params === undefined || message.params === null || entry.result === undefined;
      if (isEmpty) return { ok: true, kind, method, value: canonical(message, entry) };
      return {
        ok: false,
        kind,
        method,
        faults: [fault('/params', 'nothing: the method takes no params', message.params)],
      };
    }
    return checkCarried(message, 'params', entry.params, kind, method, entry);
  }

  function checkResult(message: Message, from: Side, answers: string | undefined): Verdict {
    const faults = idFaults(message.id);
    const entry =
      answers === undefined ? undefined : tables.requests[from === 'client' ? 'server' : 'client'].get(answers);
    if (answers !== undefined && entry === undefined) {
      faults.push(fault('', 'an answer to a declared method', answers));
    }
    if (faults.length > 0)
      return { ok: false, kind: 'response', ...(answers !== undefined && { method: answers }), faults };
    if (entry?.result === undefined) return { ok: true, kind: 'response', value: message };
    return checkCarried(message, 'result', entry.result, 'response', answers as string);
  }

  function checkError(message: Message, answers: string | undefined): Verdict {
    const recognized = { kind: 'error' as const, ...(answers !== undefined && { method: answers }) };
    const faults = [...idFaults(message.id), ...carriedFaults(tables.error, message.error, '/error')];
    const data = isObject(message.error) ? message.error.data : undefined;
    if (isObject(data) && typeof data.kind === 'string' && knownKinds().includes(data.kind)) {
      faults.push(...carriedFaults(tables.errorData, data, '/error/data'));
    }
    return faults.length > 0 ? { ok: false, ...recognized, faults } : { ok: true, ...recognized, value: message };
  }

  function checkCarried(
    message: Message,
    member: 'params' | 'result',
    carried: Carried,
    kind: MessageKind,
    method: string,
    entry?: MethodEntry,
  ): Verdict {
    let value = message[member];
    if (carried.plan) {
      const faults: Fault[] = [];
      value = coerce(carried.plan, tables.plans, value, `/${member}`, faults);
      if (faults.length > 0) return { ok: false, kind, method, faults };
    }
    if (!carried.validate(value)) {
      return { ok: false, kind, method, faults: explain(definitions(), carried.type, value, `/${member}`) };
    }
    const whole = value === message[member] ? message : { ...message, [member]: value };
    return { ok: true, kind, method, value: entry ? canonical(whole, entry) : whole };
  }

  function carriedFaults({ type, validate }: Carried, value: unknown, path: string): Fault[] {
    return validate(value) ? [] : explain(definitions(), type, value, path);
  }

  function unknownMethod(method: string, kind: MessageKind, from: Side): Fault {
    const table = kind === 'request' ? tables.requests[from] : tables.notifications[from];
    const close = nearest(method, [...table.keys()]);
    const hint = close === undefined ? '' : ` (did you mean "${close}"?)`;
    return fault('/method', `a ${kind} that a ${from} may send${hint}`, method);
  }

  function isTrace(trace: unknown): boolean {
    return trace === null || tables.trace.validate(trace);
  }

  function traceFaults(trace: unknown): Fault[] {
    return trace === undefined || isTrace(trace) ? [] : explain(definitions(), tables.trace.type, trace, '/trace');
  }

  /** Kinds of `error.data` that this protocol declares; others belong to other servers. */
  function knownKinds(): unknown[] {
    return (definitions()[tables.errorData.type]?.oneOf ?? []).map((arm) => arm.properties?.kind?.const);
  }
}

function canonical(message: Message, entry: MethodEntry): Message {
  return message.method === entry.method ? message : { ...message, method: entry.method };
}

function isId(id: unknown): boolean {
  return typeof id === 'string' || (typeof id === 'number' && Number.isInteger(id));
}

function idFaults(id: unknown): Fault[] {
  return isId(id) ? [] : [fault('/id', 'a string or an integer', id)];
}

function fault(path: string, expected: string, got: unknown): Fault {
  return { path, expected, got: shorten(got) };
}
