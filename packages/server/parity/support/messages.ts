/** Messages as they travelled, of whichever server. */
export interface Message {
  id?: string | number | null;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

export interface Entry {
  /** Which connection of the session; '' where there is only one. */
  conn: string;
  from: 'client' | 'server';
  /** As it was on the wire. */
  raw: string;
  /** Undefined where the text is no JSON object. */
  message: Message | undefined;
}

export type Transcript = readonly Entry[];

export function entry(conn: string, from: Entry['from'], raw: string): Entry {
  return { conn, from, raw, message: parse(raw) };
}

function parse(raw: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface Exchange {
  conn: string;
  /** Position of the request in the transcript. */
  index: number;
  request: Message;
  /** The request as it was on the wire. */
  raw: string;
  method: string;
  /** In the order in which they came; one, if all is well. */
  answers: Message[];
}

/** What counts as a request: anything with a method and an id, however odd. */
function isRequest({ from, message }: Entry): boolean {
  return from === 'client' && message?.method !== undefined && message.id !== undefined;
}

function isAnswer({ from, message }: Entry): boolean {
  return from === 'server' && message !== undefined && message.method === undefined && message.id !== undefined;
}

/** Numbers beyond what JavaScript can tell apart keep the digits that were sent. */
function identity({ conn, raw, message }: Entry): string {
  const id = message?.id;
  const exact = typeof id === 'number' && !Number.isSafeInteger(id) ? /"id":\s*(-?\d+)/.exec(raw)?.[1] : undefined;
  return `${conn} ${exact ?? JSON.stringify(id)}`;
}

/** Pairs requests and answers; an id that was used again is answered in the order of asking. */
export function exchangesOf(transcript: Transcript): Exchange[] {
  const all: Exchange[] = [];
  const open = new Map<string, Exchange[]>();
  for (const [index, item] of transcript.entries()) {
    const { conn, raw, message } = item;
    if (message === undefined) continue;
    if (isRequest(item)) {
      const exchange = { conn, index, request: message, raw, method: String(message.method), answers: [] };
      all.push(exchange);
      open.set(identity(item), [...(open.get(identity(item)) ?? []), exchange]);
    } else if (isAnswer(item)) {
      const waiting = open.get(identity(item)) ?? [];
      (waiting.find(({ answers }) => answers.length === 0) ?? waiting.at(-1))?.answers.push(message);
    }
  }
  return all;
}

/** Answers to ids that nobody used. */
export function strayAnswers(transcript: Transcript): Entry[] {
  const asked = new Set(transcript.filter(isRequest).map(identity));
  return transcript.filter((item) => isAnswer(item) && !asked.has(identity(item)));
}
