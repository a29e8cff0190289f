/** Reads the lines between `*** Begin Patch` and `*** End Patch`, one by one. */
import type { Hunk, HunkLine, PatchOperation } from './patch.js';
import { PatchError } from './patch-error.js';

const ADD = '*** Add File:';
const DELETE = '*** Delete File:';
const UPDATE = '*** Update File:';
const MOVE = '*** Move to:';
const END_OF_FILE = '*** End of File';
const LINE_KINDS: Readonly<Record<string, HunkLine['kind']>> = { ' ': 'context', '-': 'remove', '+': 'add' };

interface OpenHunk extends Hunk {
  readonly anchors: string[];
  readonly lines: HunkLine[];
  endOfFile: boolean;
}

type OpenOperation =
  | { readonly kind: 'add'; readonly path: string; readonly line: number; content: string }
  | { readonly kind: 'delete'; readonly path: string; readonly line: number }
  | OpenUpdate;

interface OpenUpdate {
  readonly kind: 'update';
  readonly path: string;
  readonly line: number;
  moveTo: string | undefined;
  readonly hunks: OpenHunk[];
}

export class PatchReader {
  readonly #operations: OpenOperation[] = [];
  /** Takes the lines that follow. */
  #hunk: OpenHunk | undefined;

  /** What has been read so far; the last one may still grow. */
  get operations(): readonly PatchOperation[] {
    return this.#operations;
  }

  /** @param line its number in the patch, counted from 1 */
  push(text: string, line: number): void {
    const open = this.#operations.at(-1);
    if (open?.kind === 'add' && text.startsWith('+')) {
      open.content += `${text.slice(1)}\n`;
    } else if (open?.kind !== 'update' || !this.#continueUpdate(open, text, line)) {
      this.#operations.push(begin(text.trim(), line));
    }
  }

  /** No line follows: what is open has to be complete. */
  finish(): readonly PatchOperation[] {
    const open = this.#operations.at(-1);
    if (open?.kind === 'update') this.#endUpdate(open);
    return this.#operations;
  }

  /** False when the line begins another operation. */
  #continueUpdate(update: OpenUpdate, text: string, line: number): boolean {
    if (text.startsWith('@@')) {
      this.#anchor(update, text, line);
      return true;
    }
    if (text.startsWith('***')) return this.#instruct(update, text, line);
    if (!this.#hunk && text.trim() === '') return true;
    const read = readHunkLine(text);
    // Only the first hunk may do without `@@`.
    if (!read || (!this.#hunk && update.hunks.length > 0)) throw misplaced(update, text, line, this.#hunk);
    this.#hunk ??= openHunk(update, line);
    this.#hunk.lines.push(read);
    return true;
  }

  /** Several `@@` above one hunk lead to it step by step, such as a class and then a method. */
  #anchor(update: OpenUpdate, text: string, line: number): void {
    if (this.#hunk?.lines.length !== 0) this.#hunk = openHunk(update, line);
    const anchor = text.slice(2);
    if (anchor.trim() === '') return;
    if (!anchor.startsWith(' ')) throw badAnchor(update, text, line);
    this.#hunk.anchors.push(anchor.slice(1));
  }

  #instruct(update: OpenUpdate, text: string, line: number): boolean {
    if (text.startsWith(MOVE) && update.hunks.length === 0 && update.moveTo === undefined) {
      update.moveTo = pathIn(text, MOVE, line);
      return true;
    }
    if (text.trimEnd() === END_OF_FILE && this.#hunk && this.#hunk.lines.length > 0) {
      this.#hunk.endOfFile = true;
      this.#hunk = undefined;
      return true;
    }
    this.#endUpdate(update);
    return false;
  }

  #endUpdate(update: OpenUpdate): void {
    const { path, line, hunks } = update;
    if (hunks.length === 0) {
      throw new PatchError(`line ${line} of the patch: the update of ${path} has no hunks`, { line, path });
    }
    if (this.#hunk?.lines.length === 0) {
      const at = { line: this.#hunk.line, path, hunk: hunks.length };
      throw new PatchError(`line ${at.line} of the patch: hunk ${at.hunk} of ${path} has no lines`, at);
    }
    this.#hunk = undefined;
  }
}

function begin(text: string, line: number): OpenOperation {
  if (text.startsWith(ADD)) return { kind: 'add', path: pathIn(text, ADD, line), line, content: '' };
  if (text.startsWith(DELETE)) return { kind: 'delete', path: pathIn(text, DELETE, line), line };
  if (text.startsWith(UPDATE)) {
    return { kind: 'update', path: pathIn(text, UPDATE, line), line, moveTo: undefined, hunks: [] };
  }
  const expected = `"${ADD} <path>", "${DELETE} <path>", "${UPDATE} <path>" or "*** End Patch"`;
  throw new PatchError(`line ${line} of the patch: expected ${expected}, got "${text}"`, { line });
}

function pathIn(text: string, header: string, line: number): string {
  const path = text.slice(header.length).trim();
  if (path !== '' && !path.includes('\0')) return path;
  throw new PatchError(`line ${line} of the patch: expected the path of a file behind "${header}", got "${path}"`, {
    line,
  });
}

function openHunk(update: OpenUpdate, line: number): OpenHunk {
  const hunk: OpenHunk = { line, anchors: [], lines: [], endOfFile: false };
  update.hunks.push(hunk);
  return hunk;
}

/** Writers like to leave out the blank in front of an empty line of context. */
function readHunkLine(text: string): HunkLine | undefined {
  if (text === '') return { kind: 'context', text };
  const kind = LINE_KINDS[text.charAt(0)];
  return kind && { kind, text: text.slice(1) };
}

function badAnchor({ path, hunks }: OpenUpdate, text: string, line: number): PatchError {
  const at = { line, path, hunk: hunks.length };
  return new PatchError(
    `line ${line} of the patch, hunk ${at.hunk} of ${path}: expected "@@" or "@@ <a line of the file>", got "${text}"`,
    at,
  );
}

function misplaced({ path, hunks }: OpenUpdate, text: string, line: number, hunk: Hunk | undefined): PatchError {
  const at = { line, path, hunk: Math.max(hunks.length, 1) };
  const expected =
    hunk || hunks.length === 0
      ? 'a line that starts with " " (context), "-" (removed) or "+" (added)'
      : '"@@" or the next file, as this hunk has ended';
  return new PatchError(
    `line ${line} of the patch, hunk ${at.hunk} of ${path}: expected ${expected}, got "${text}"`,
    at,
  );
}
