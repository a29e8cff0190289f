/** What the hunks of a patch make of a text. */
import { findLines } from './find-lines.js';
import type { Hunk, HunkLine } from './patch.js';
import { PatchError } from './patch-error.js';

interface Replacement {
  readonly start: number;
  /** How many lines are taken out there. */
  readonly length: number;
  readonly lines: readonly string[];
}

/** A hunk, and where it stands in the patch. */
interface Place {
  readonly path: string;
  readonly hunk: number;
  readonly line: number;
}

/**
 * Lines that a hunk names without changing them keep the bytes they have in the file, and new ones end as its lines do.
 * A text that is not empty ends with a newline afterwards.
 *
 * @param path for the errors
 */
export function editLines(text: string, hunks: readonly Hunk[], path: string): string {
  const newline = newlineOf(text);
  const lines = text.split(newline);
  if (lines.at(-1) === '') lines.pop();
  const replacements: Replacement[] = [];
  let from = 0;
  for (const [index, hunk] of hunks.entries()) {
    const place = { path, hunk: index + 1, line: hunk.line };
    from = followAnchors(lines, hunk, from, place);
    const replacement = locate(lines, hunk, from, place);
    replacements.push(replacement);
    // What is added to the end does not keep later hunks from lines before it.
    if (replacement.start < lines.length) from = replacement.start + replacement.length;
  }
  const edited = rebuild(lines, replacements);
  return edited.map((line) => line + newline).join('');
}

/** Mixed endings count as plain ones, so that nothing is rewritten that no hunk changes. */
function newlineOf(text: string): string {
  return text.includes('\n') && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n';
}

function followAnchors(lines: readonly string[], { anchors }: Hunk, from: number, place: Place): number {
  return anchors.reduce((start, anchor) => {
    const at = findLines(lines, [anchor], start);
    if (at !== undefined) return at + 1;
    throw refusal(place, `there is no line "${anchor}" ${after(start)}, which "@@" names`);
  }, from);
}

function locate(lines: readonly string[], hunk: Hunk, from: number, place: Place): Replacement {
  const old = hunk.lines.filter(({ kind }) => kind !== 'add').map(({ text }) => text);
  if (old.length === 0) {
    const start = hunk.anchors.length > 0 && !hunk.endOfFile ? from : lines.length;
    return { start, length: 0, lines: hunk.lines.map(({ text }) => text) };
  }
  const found = (wanted: readonly string[]) =>
    findLines(lines, wanted, hunk.endOfFile ? Math.max(from, lines.length - wanted.length) : from);
  const start = found(old);
  if (start !== undefined) return replacement(lines, hunk.lines, start);
  // An empty line at the end is often one of the patch, not of the file.
  const shorter = old.at(-1) === '' && old.length > 1 ? found(old.slice(0, -1)) : undefined;
  if (shorter !== undefined) return replacement(lines, withoutLastEmpty(hunk.lines), shorter);
  throw refusal(place, whyNotFound(lines, old, from, hunk.endOfFile));
}

function replacement(lines: readonly string[], hunkLines: readonly HunkLine[], start: number): Replacement {
  let at = start;
  const now: string[] = [];
  for (const { kind, text } of hunkLines) {
    if (kind === 'add') now.push(text);
    else if (kind === 'context') now.push(lines[at++] ?? text);
    else at += 1;
  }
  return { start, length: at - start, lines: now };
}

/** The last line is not looked for; what the hunk puts in its place stays, unless that is an empty line at its end. */
function withoutLastEmpty(hunkLines: readonly HunkLine[]): HunkLine[] {
  const last = hunkLines.findLastIndex(({ kind }) => kind !== 'add');
  const left = hunkLines.flatMap((line, at): HunkLine[] => {
    if (at !== last) return [line];
    return line.kind === 'context' ? [{ kind: 'add', text: '' }] : [];
  });
  return left.at(-1)?.kind === 'add' && left.at(-1)?.text === '' ? left.slice(0, -1) : left;
}

function rebuild(lines: readonly string[], replacements: readonly Replacement[]): string[] {
  const pieces: (readonly string[])[] = [];
  let at = 0;
  for (const { start, length, lines: now } of replacements.toSorted((one, other) => one.start - other.start)) {
    pieces.push(lines.slice(at, start), now);
    at = start + length;
  }
  return [...pieces, lines.slice(at)].flat();
}

function refusal(place: Place, reason: string): PatchError {
  return new PatchError(
    `hunk ${place.hunk} of ${place.path} (line ${place.line} of the patch) does not fit: ${reason}`,
    place,
  );
}

function whyNotFound(lines: readonly string[], old: readonly string[], from: number, endOfFile: boolean): string {
  const earlier = findLines(lines, old, 0);
  if (endOfFile && earlier !== undefined) {
    return `its lines are at line ${earlier + 1}, not at the end of the file as "*** End of File" says`;
  }
  if (earlier !== undefined) return `its lines are at line ${earlier + 1}, before the hunk or the "@@" line above them`;
  const { at, length } = nearest(lines, old, from);
  const expected = old[length] ?? '';
  if (length === 0) return `there is no line "${expected}" ${after(from)}`;
  const got = lines[at + length];
  const instead = got === undefined ? 'the file ends' : `line ${at + length + 1} of the file is "${got}"`;
  return `expected "${expected}", but ${instead}`;
}

/** Where most of its first lines are. */
function nearest(lines: readonly string[], old: readonly string[], from: number): { at: number; length: number } {
  let best = { at: from, length: 0 };
  for (let at = from; at < lines.length; at += 1) {
    let length = 0;
    while (length < old.length && lines[at + length]?.trim() === old[length]?.trim()) length += 1;
    if (length > best.length) best = { at, length };
  }
  return best;
}

function after(from: number): string {
  return from === 0 ? 'in the file' : `behind line ${from} of the file`;
}
