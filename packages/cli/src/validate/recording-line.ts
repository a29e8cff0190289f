/** One line of a recording: a bare message, or a message with who sent it on which connection. */
import type { Fault } from '@app-server/schema/experimental/validators';

export type Side = 'client' | 'server';

export type RecordingLine =
  /** Blank lines, and remarks of the recorder. */
  | { kind: 'skip' }
  /** Bare messages do not say who sent them. */
  | { kind: 'message'; from?: Side; conn: string; message: unknown }
  /** The line, or the text it recorded, is no message. */
  | { kind: 'fault'; from?: Side; conn: string; fault: Fault };

const SENDERS: Record<string, Side> = { c2s: 'client', s2c: 'server' };
const EXCERPT = 60;

export function parseRecordingLine(text: string): RecordingLine {
  if (text.trim() === '') return { kind: 'skip' };
  const line = parse(text);
  if (!line.ok) return { kind: 'fault', conn: '', fault: notJson(text) };
  if (!isRecord(line.value) || !('dir' in line.value)) return { kind: 'message', conn: '', message: line.value };
  return unwrap(line.value);
}

function unwrap(line: Record<string, unknown>): RecordingLine {
  const { dir, conn: name, raw } = line;
  if (dir === 'meta') return { kind: 'skip' };
  const from = typeof dir === 'string' && Object.hasOwn(SENDERS, dir) ? SENDERS[dir] : undefined;
  const conn = typeof name === 'string' || typeof name === 'number' ? String(name) : '';
  if (from === undefined) {
    const fault = { path: '/dir', expected: '"c2s", "s2c" or "meta"', got: excerpt(JSON.stringify(dir)) };
    return { kind: 'fault', conn, fault };
  }
  if (typeof raw === 'string') {
    const sent = parse(raw);
    if (sent.ok) return { kind: 'message', from, conn, message: sent.value };
    if (!('msg' in line)) return { kind: 'fault', from, conn, fault: notJson(raw) };
  }
  if ('msg' in line) return { kind: 'message', from, conn, message: line.msg };
  return { kind: 'fault', from, conn, fault: { path: '', expected: 'a member "msg" or "raw"', got: 'neither' } };
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function notJson(text: string): Fault {
  return { path: '', expected: 'one JSON value', got: `not JSON: ${excerpt(JSON.stringify(text))}` };
}

function excerpt(text: string): string {
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
