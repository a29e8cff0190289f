import { structuredPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editLines } from './edit-lines.js';
import { parsePatch } from './parse-patch.js';
import { PatchError } from './patch-error.js';
import { patchOf } from './test-support.js';

function edit(text: string, ...lines: string[]): string {
  const [update] = parsePatch(patchOf('*** Update File: f', ...lines)).operations;
  if (update?.kind !== 'update') throw new Error('not an update');
  return editLines(text, update.hunks, 'f');
}

const TWINS = 'class A\n  def x\n    1\nclass B\n  def x\n    1\n';

describe('where a hunk goes', () => {
  it.each([
    ['to the first place that fits', TWINS, ['@@', '   def x', '-    1', '+    2'], TWINS.replace('1', '2')],
    ['behind its anchor', TWINS, ['@@ class B', '   def x', '-    1', '+    2'], TWINS.replace(/1\n$/, '2\n')],
    ['behind anchor after anchor', TWINS, ['@@ class B', '@@ def x', '-    1'], TWINS.replace(/ {4}1\n$/, '')],
    ['behind the hunk before it', 'a\nb\na\n', ['@@', '-a', '+x', '@@', '-a', '+y'], 'x\nb\ny\n'],
    ['to the end of the file', TWINS, ['@@', '-    1', '+    2', '*** End of File'], TWINS.replace(/1\n$/, '2\n')],
    ['to the end, without lines to look for', 'a\n\n', ['+b'], 'a\n\nb\n'],
    ['behind its anchor, without lines to look for', TWINS, ['@@ class A', '+new'], TWINS.replace('A\n', 'A\nnew\n')],
    ['to the end in spite of an anchor', 'a\nb\n', ['@@ a', '+c', '*** End of File'], 'a\nb\nc\n'],
    ['to the end, and the next one before it', 'a\nb\n', ['@@', '+c', '@@', '-a', '+x'], 'x\nb\nc\n'],
    ['into an empty file', '', ['+a', '+b'], 'a\nb\n'],
    ['to an exact place rather than a loose one', ' a\na\n', ['-a', '+b'], ' a\nb\n'],
    ['to where blanks at line ends differ', 'a  \nb\n', [' a', '-b ', '+c'], 'a  \nc\n'],
    ['to where indentation differs', '\ta\n\tb\n', ['   a', '-b', '+\tc'], '\ta\n\tc\n'],
    [
      'to where typography differs',
      'a \u2014 \u201Cb\u201D\u00A0\u2019\nc\n',
      [` a - "b" '`, '-c'],
      'a \u2014 \u201Cb\u201D\u00A0\u2019\n',
    ],
    ['without an empty line that only the patch has', 'a\n', [' a', '+b', ''], 'a\nb\n'],
    ['without an empty line that is to be removed', 'a\nb\n', ['-a', '-', '+c', '+'], 'c\nb\n'],
    ['with an empty line among its own', 'a\nb\n', [' a', ' ', '+c'], 'a\n\nc\nb\n'],
  ])('%s', (_, text, lines, expected) => {
    expect(edit(text, ...lines)).toBe(expected);
  });
});

describe('the ends of lines', () => {
  it.each([
    ['a newline is put at the end', 'a\nb', ['-b', '+c'], 'a\nc\n'],
    ['an empty line at the end stays', 'a\n\n', ['-a', '+b'], 'b\n\n'],
    ['an empty line at the end is added', 'a\n', [' a', '+'], 'a\n\n'],
    ['nothing is left of nothing', 'a\n', ['-a'], ''],
    ['those of Windows stay', 'a\r\nb\r\nc', [' a', '-b', '+x'], 'a\r\nx\r\nc\r\n'],
    ['mixed ones stay as they are', 'a\r\nb\nc\r\n', [' a', '-b', '+x'], 'a\r\nx\nc\r\n'],
    ['a byte order mark stays', '\uFEFFa\nb\n', [' a', '-b'], '\uFEFFa\n'],
  ])('%s', (_, text, lines, expected) => {
    expect(edit(text, ...lines)).toBe(expected);
  });
});

describe('a hunk that does not fit', () => {
  it.each([
    ['an unknown line', ['-z'], 1, 'there is no line "z" in the file'],
    ['an unknown anchor', ['@@ z', '-a'], 1, 'there is no line "z" in the file, which "@@" names'],
    ['a line that is further up', ['-b', '@@', '-a'], 2, 'its lines are at line 1, before'],
    ['a line that was taken', ['-b', '@@', '-b'], 2, 'its lines are at line 2, before'],
    ['another line behind the first', [' a', '-c'], 1, 'expected "c", but line 2 of the file is "b"'],
    ['more than the file', [' c', '-d'], 1, 'expected "d", but the file ends'],
    ['lines that are not at the end', [' a', '-b', '*** End of File'], 1, 'not at the end of the file'],
    ['only an empty line, where there is none', ['@@', ' ', '+x'], 1, 'there is no line "" in the file'],
  ])('says of %s what was expected', (_, lines, hunk, reason) => {
    let error: unknown;
    try {
      edit('a\nb\nc\n', ...lines);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(PatchError);
    expect(error).toMatchObject({ path: 'f', hunk });
    expect((error as PatchError).message).toContain(reason);
    expect((error as PatchError).message).toContain(
      `hunk ${hunk} of f (line ${(error as PatchError).line} of the patch)`,
    );
  });
});

describe('a patch made from two texts', () => {
  const word = fc.constantFrom('', 'a', 'b', ' b', 'b ', '}', '@@', '*** x', '-', '+', '\u2014', '\t');
  const lines = fc.array(fc.oneof(word, fc.stringMatching(/^[^\n\r]{0,6}$/)), { maxLength: 24 });
  /** A context so wide that each hunk says where it is: the same lines may stand anywhere. */
  const WHOLE = 100;

  function madeFrom(old: string, now: string, context: number): string[] {
    const { hunks } = structuredPatch('', '', old, now, '', '', { context });
    return hunks.flatMap(({ lines: changed }) => ['@@', ...changed]);
  }

  it.each(['\n', '\r\n'])('gives the second one, with lines that end in %j', (newline) => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [old, now] = [before, after].map((text) => text.map((line) => `${line}\n`).join(''));
        if (old === now || old === undefined || now === undefined) return;
        const edited = edit(old.replaceAll('\n', newline), ...madeFrom(old, now, WHOLE));
        // A text without a newline does not say how its lines end.
        expect(edited).toBe(old === '' ? now : now.replaceAll('\n', newline));
      }),
    );
  });

  it('needs little context where lines differ', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), fc.nat(2), (changed, context) => {
        const text = (now: boolean) => changed.map((is, at) => `${now && is ? 'new' : 'line'} ${at}\n`).join('');
        if (text(false) === text(true)) return;
        expect(edit(text(false), ...madeFrom(text(false), text(true), context))).toBe(text(true));
      }),
    );
  });
});
