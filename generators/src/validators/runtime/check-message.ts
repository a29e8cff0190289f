/** Checks one parsed message against a surface. */
import type { Checker, Fault, MessageKind, Recognized, Side, Verdict } from './api.js';
import { coerce, shorten } from './coerce.js';
import type { Definitions } from './describe.js';
import { explain } from './explain.js';
import { MethodIndex } from './method-index.js';
import { nearest } from './nearest.js';
import { isObject } from './scalars.js';
import type { Carried, MethodEntry, Tables } from './tables.js';

type Message = Record<string, unknown>;

export function createChecker(tables: Tables): Checker {
  const client = new MethodIndex(tables.calls.client);
  const server = new MethodIndex(tables.calls.server);
  let parsed: Definitions | undefined;
  const definitions = (): Definitions => (parsed ??= JSON.parse(tables.definitions) as Definitions);
  const callsOf = (from: Side): MethodIndex<MethodEntry> => (from === 'client' ? client : server);
  const askedBy = (from: Side): MethodIndex<MethodEntry> => (from === 'client' ? server : client);

  return {
    checkMessage: (message, { from, answers }) => accept(message, from, answers) ?? examine(message, from, answers),
    isKnownMethod: (method, from) => callsOf(from).get(method) !== undefined,
    canonicalMethod: (method, from) => callsOf(from).get(method)?.aliasOf ?? method,
  };

  /** Takes what fits as it is, which is nearly everything; the rest is examined. */
  function accept(message: unknown, from: Side, answers: string | undefined): Verdict | undefined {
    if (typeof message !== 'object' || message === null) return undefined;
    const { method } = message as Message;
    if (typeof method === 'string') return acceptCall(message as Message, method, from);
    return answers === undefined ? undefined : acceptResult(message as Message, from, answers);
  }

  function acceptCall(message: Message, method: string, from: Side): Verdict | undefined {
    const entry = callsOf(from).get(method);
    if (!entry?.params || entry.aliasOf !== undefined || message.trace !== undefined) return undefined;
    const { id } = message;
    const { kind } = entry;
    if (kind === 'request' ? !isId(id) : id !== undefined) return undefined;
    return fits(entry.params, message.params) ? { ok: true, kind, method, value: message } : undefined;
  }

  function acceptResult(message: Message, from: Side, answers: string): Verdict | undefined {
    const entry = askedBy(from).get(answers);
    const { method, error, id, result } = message;
    if (!entry?.result || method !== undefined || error !== undefined || !isId(id)) return undefined;
    return fits(entry.result, result) ? { ok: true, kind: 'response', method: answers, value: message } : undefined;
  }

  /** Whether a value is valid and holds no legacy spelling. */
  function fits({ validate, plan }: Carried, value: unknown): boolean {
    if (!validate(value)) return false;
    if (plan === undefined) return true;
    const faults: Fault[] = [];
    return coerce(plan, tables.plans, value, faults) === value && faults.length === 0;
  }

  function examine(message: unknown, from: Side, answers: string | undefined): Verdict {
    if (!isObject(message)) return refuse({}, [fault('', 'a request, a notification or a response', message)]);
    if (message.method !== undefined) return checkCall(message, from);
    if (message.error !== undefined && message.error !== null) return checkError(message, answers);
    if (message.result !== undefined) return checkResult(message, from, answers);
    return refuse({}, [fault('', 'a member "method", "result" or "error"', message)]);
  }

  function checkCall(message: Message, from: Side): Verdict {
    const { method, id, trace } = message;
    const kind = id === undefined ? 'notification' : 'request';
    if (typeof method !== 'string') return refuse({ kind }, [fault('/method', 'a string', method)]);
    const faults = kind === 'request' ? [...idFaults(id), ...traceFaults(trace)] : [];
    const entry = callsOf(from).get(method);
    if (faults.length > 0) return refuse({ kind, method }, faults);
    if (entry?.kind !== kind) return refuse({ kind, method }, [unknownMethod(method, kind, from)]);
    const canonical = entry.aliasOf === undefined ? message : { ...message, method: entry.aliasOf };
    if (entry.params) return checkCarried(canonical, 'params', entry.params, { kind, method });
    const { params } = message;
    if (kind === 'request' && params !== undefined && params !== null) {
      return refuse({ kind, method }, [fault('/params', 'nothing: the method takes no params', params)]);
    }
    return { ok: true, kind, method, value: canonical };
  }

  function checkResult(message: Message, from: Side, answers: string | undefined): Verdict {
    const recognized: Recognized = { kind: 'response', ...(answers !== undefined && { method: answers }) };
    const entry = answers === undefined ? undefined : askedBy(from).get(answers);
    const unasked = answers !== undefined && entry?.kind !== 'request';
    const faults = [
      ...idFaults(message.id),
      ...(unasked ? [fault('', 'an answer to a declared method', answers)] : []),
    ];
    if (faults.length > 0) return refuse(recognized, faults);
    if (entry?.result) return checkCarried(message, 'result', entry.result, recognized);
    return { ok: true, ...recognized, value: message };
  }

  function checkError(message: Message, answers: string | undefined): Verdict {
    const recognized: Recognized = { kind: 'error', ...(answers !== undefined && { method: answers }) };
    const faults = [...idFaults(message.id), ...carriedFaults(tables.error, message.error, '/error')];
    const data = isObject(message.error) ? message.error.data : undefined;
    if (isObject(data) && typeof data.kind === 'string' && knownKinds().includes(data.kind)) {
      faults.push(...carriedFaults(tables.errorData, data, '/error/data'));
    }
    return faults.length > 0 ? refuse(recognized, faults) : { ok: true, ...recognized, value: message };
  }

  function checkCarried(
    message: Message,
    member: 'params' | 'result',
    { type, validate, plan }: Carried,
    recognized: Recognized,
  ): Verdict {
    const faults: Fault[] = [];
    const value = plan ? coerce(plan, tables.plans, message[member], faults) : message[member];
    for (const found of faults) found.path = `/${member}${found.path}`;
    if (faults.length === 0 && !validate(value)) faults.push(...explain(definitions(), type, value, `/${member}`));
    if (faults.length > 0) return refuse(recognized, faults);
    return { ok: true, ...recognized, value: value === message[member] ? message : { ...message, [member]: value } };
  }

  function carriedFaults({ type, validate }: Carried, value: unknown, path: string): Fault[] {
    return validate(value) ? [] : explain(definitions(), type, value, path);
  }

  function unknownMethod(method: string, kind: MessageKind, from: Side): Fault {
    const known = [...callsOf(from).entries].filter(([, entry]) => entry.kind === kind).map(([name]) => name);
    const close = nearest(method, known);
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

function refuse(recognized: Partial<Recognized>, faults: Fault[]): Verdict {
  return { ok: false, ...recognized, faults };
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
