/** The envelopes, as far as moving them needs to know them. The `jsonrpc` member is ignored, and never written. */

/** W3C trace context of a sender. */
export interface TraceContext {
  traceparent?: string | null;
  tracestate?: string | null;
}

/** An id as it is written on the wire: the JSON text of a string or of an integer of up to 64 bits. */
export type IdText = string;

/** What an answer answers: a safe integer as itself, as those of this side are, and anything else as its text. */
export type AnswerId = number | IdText;

export type Incoming =
  | { kind: 'request'; id: IdText; method: string; params: unknown; trace?: TraceContext }
  | { kind: 'notification'; method: string; params: unknown }
  | { kind: 'result'; id: AnswerId; result: unknown }
  | { kind: 'error'; id: AnswerId; error: { code: number; message: string; data?: unknown } }
  | { kind: 'malformed'; reason: string };

type Members = Record<string, unknown>;

/** Reads one message; what is no message is returned as such, with the reason. */
export function readMessage(text: string): Incoming {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: 'malformed', reason: `not JSON: ${(error as Error).message}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'malformed', reason: 'not an object' };
  }
  const message = value as Members;
  if (typeof message.method === 'string') return readCall(message, message.method, text);
  if (message.error !== undefined && message.error !== null) return readError(message, text);
  if (!('result' in message)) return { kind: 'malformed', reason: 'neither a method, nor a result, nor an error' };
  const id = answerId(message.id, text);
  return id === undefined ? noId(message.id) : { kind: 'result', id, result: message.result };
}

function readCall({ id: value, params, trace }: Members, method: string, text: string): Incoming {
  if (value === undefined) return { kind: 'notification', method, params };
  const id = idText(value, text);
  if (id === undefined) return noId(value);
  if (trace === undefined || trace === null) return { kind: 'request', id, method, params };
  if (typeof trace !== 'object') return { kind: 'malformed', reason: 'a trace that is no object' };
  return { kind: 'request', id, method, params, trace };
}

function readError({ id: value, error }: Members, text: string): Incoming {
  const id = answerId(value, text);
  if (id === undefined) return noId(value);
  const { code, message, data } = error as Members;
  if (typeof code !== 'number' || typeof message !== 'string') {
    return { kind: 'malformed', reason: 'an error without a code or a message' };
  }
  return { kind: 'error', id, error: { code, message, ...(data !== undefined && { data }) } };
}

function noId(value: unknown): Incoming {
  return { kind: 'malformed', reason: `an id that is neither a string nor an integer: ${JSON.stringify(value)}` };
}

function answerId(id: unknown, text: string): AnswerId | undefined {
  return Number.isSafeInteger(id) ? (id as number) : idText(id, text);
}

/** The id as it was written: parsing would change integers beyond 2^53. */
function idText(id: unknown, text: string): IdText | undefined {
  if (typeof id === 'string') return JSON.stringify(id);
  if (Number.isSafeInteger(id)) return String(id);
  return Number.isInteger(id) ? memberText(text, 'id') : undefined;
}

/** The text of a scalar member at the top of an object, found without parsing numbers. */
function memberText(text: string, key: string): string | undefined {
  let depth = 0;
  let found: string | undefined;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && token === `"${key}"`) {
      found = /^\s*:\s*(-?\d+)\s*[,}]/.exec(text.slice(index + token.length))?.[1] ?? found;
    }
  }
  return found;
}

export function requestText(id: number, method: string, params: unknown, trace: TraceContext | undefined): string {
  return JSON.stringify({ method, id, params, trace });
}

export function notificationText(method: string, params: unknown): string {
  return JSON.stringify({ method, params });
}

export function resultText(id: IdText, result: unknown): string {
  return `{"id":${id},"result":${JSON.stringify(result) ?? 'null'}}`;
}

export function errorText(id: IdText, error: { code: number; message: string; data?: unknown }): string {
  return `{"error":${JSON.stringify(error)},"id":${id}}`;
}
