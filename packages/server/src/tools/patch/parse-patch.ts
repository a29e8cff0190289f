/** The text of a patch: what stands around it, and as much of it as has been written so far. */
import type { Patch } from './patch.js';
import { PatchError } from './patch-error.js';
import { PatchReader } from './patch-reader.js';

const BEGIN = '*** Begin Patch';
const END = '*** End Patch';
/** A shell's way of passing a text, with or without the command that takes it. */
const HEREDOC = /^(?:apply_patch\s*)?<<-?\s*(["']?)(\w+)\1$/;

/** @throws PatchError that says which line is wrong and what was expected */
export function parsePatch(text: string): Patch {
  const lines = linesOf(text);
  const { first, end } = envelopeOf(lines);
  if (lines[first]?.trim() !== BEGIN) throw outside(first, BEGIN, lines[first]);
  if (end === first || lines[end]?.trim() !== END) throw outside(end, END, lines[end]);
  const reader = new PatchReader();
  for (let at = first + 1; at < end; at += 1) reader.push(lines[at] ?? '', at + 1);
  const operations = reader.finish();
  if (operations.length === 0) throw new PatchError('the patch changes nothing: there is no file in it');
  return { operations };
}

/** Only whole lines count, so that what is returned for a longer text continues what was returned for a shorter one. */
export function parsePartialPatch(text: string): Patch {
  const lines = linesOf(text.slice(0, text.lastIndexOf('\n') + 1)).slice(0, -1);
  const first = lines.findIndex(isFilled);
  const begin = HEREDOC.test(lines[first]?.trim() ?? '') ? first + 1 : first;
  const reader = new PatchReader();
  if (lines[begin]?.trim() !== BEGIN) return { operations: [] };
  for (const [at, line] of lines.entries()) {
    if (at <= begin) continue;
    if (line.trimEnd() === END) break;
    try {
      reader.push(line, at + 1);
    } catch (error) {
      // The whole text will be refused for it; a preview shows what came before.
      if (error instanceof PatchError) break;
      throw error;
    }
  }
  return { operations: reader.operations };
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

/** Where the first and the last line are, leaving out empty lines and a heredoc around them. */
function envelopeOf(lines: readonly string[]): { first: number; end: number } {
  const first = Math.max(lines.findIndex(isFilled), 0);
  const end = lastFilled(lines, lines.length);
  const heredoc = HEREDOC.exec(lines[first]?.trim() ?? '');
  if (!heredoc) return { first, end };
  return { first: first + 1, end: lines[end]?.trim() === heredoc[2] ? lastFilled(lines, end) : end };
}

function lastFilled(lines: readonly string[], before: number): number {
  return Math.max(lines.slice(0, before).findLastIndex(isFilled), 0);
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

function outside(at: number, expected: string, got: string | undefined): PatchError {
  const line = at + 1;
  return new PatchError(`line ${line} of the patch: expected "${expected}", got "${got ?? ''}"`, { line });
}
