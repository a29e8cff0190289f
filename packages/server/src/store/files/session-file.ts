/** Looks into session files that may be anybody's: which thread they hold, and what their lines amount to. */
import { readSync } from 'node:fs';
import { readLine } from '../lines.js';
import { isSessionMeta, type MetaLine } from '../session-meta.js';
import { HEAD_LENGTH, type ThreadDigest } from '../thread-digest.js';
import { type RawLine, rawLines } from './read-lines.js';

/** Lines among which the one is that says which session a file holds. */
const META_WITHIN = 10;
/** Its id comes early in it. */
const ID_WITHIN = 512;
const LF = 10;

const start = Buffer.alloc(ID_WITHIN);
const pair = Buffer.alloc(2);

/** Undefined for files that hold no session. */
export function readMeta(fd: number, size: number): MetaLine | undefined {
  let seen = 0;
  for (const { bytes } of rawLines(fd, 0, size)) {
    const line = readLine(bytes.toString());
    if (isSessionMeta(line)) return line;
    seen += 1;
    if (seen === META_WITHIN) return undefined;
  }
}

/** Whether a file holds this thread, whatever its name says. */
export function holds(fd: number, size: number, id: string): boolean {
  const read = readSync(fd, start, 0, ID_WITHIN, 0);
  const head = start.toString('latin1', 0, read);
  if (head.includes('"type":"session_meta"') && head.includes(`"id":${JSON.stringify(id)}`)) return true;
  return readMeta(fd, size)?.payload.id === id;
}

/** False when a file has changed in what was read of it, as far as its lines tell: another one begins there now. */
export function goesOnAt(fd: number, offset: number): boolean {
  if (offset === 0) return true;
  const read = readSync(fd, pair, 0, 2, offset - 1);
  return pair[0] === LF || read < 2 || pair[1] === LF;
}

export interface DigestedPart {
  /** Behind the last line that was read. */
  readonly end: number;
  readonly more: boolean;
}

/** Feeds some lines of a file to a digest, up to about a number of bytes. */
export function digestPart(fd: number, from: number, size: number, digest: ThreadDigest, budget: number): DigestedPart {
  let end = from;
  for (const raw of rawLines(fd, from, size)) {
    if (!feed(digest, raw)) break;
    end = raw.end;
    if (end - from >= budget) return { end, more: end < size };
  }
  return { end, more: false };
}

/** False for a last line that is not whole: it may still be, once the rest of it is written. */
function feed(digest: ThreadDigest, { bytes, start, end }: RawLine): boolean {
  const terminated = end - start > bytes.length;
  const head = bytes.toString('latin1', 0, HEAD_LENGTH);
  const look = terminated ? digest.look(head) : 'take';
  if (look === 'skip') digest.skip(head);
  if (look === 'hold') digest.hold(bytes.toString());
  if (look !== 'take') return true;
  const line = readLine(bytes.toString());
  if (line) digest.take(line, { start, end });
  return terminated || line !== undefined;
}
