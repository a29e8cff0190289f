import { applyPatch } from 'diff';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unifiedDiff } from './unified-diff.js';

it.each([
  ['one line of three', 'a\nb\nc\n', 'a\nx\nc\n', '@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n'],
  ['a new file of one line', '', 'a\n', '@@ -0,0 +1 @@\n+a\n'],
  ['a file that is emptied', 'a\nb\n', '', '@@ -1,2 +0,0 @@\n-a\n-b\n'],
  ['a missing newline', 'a\nb', 'a\nB\n', '@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+B\n'],
  ['carriage returns', 'a\r\n', 'b\r\n', '@@ -1 +1 @@\n-a\r\n+b\r\n'],
  ['no change', 'a\n', 'a\n', ''],
])('shows %s', async (_, before, after, diff) => {
  expect(await unifiedDiff(before, after, 1)).toBe(diff);
});

it('keeps distant changes apart', async () => {
  const text = (first: string, last: string) => `${first}\n1\n2\n3\n4\n5\n6\n7\n8\n${last}\n`;
  const diff = await unifiedDiff(text('a', 'z'), text('A', 'Z'), 1);
  expect(diff).toBe('@@ -1,2 +1,2 @@\n-a\n+A\n 1\n@@ -9,2 +9,2 @@\n 8\n-z\n+Z\n');
});

function numbered(name: string, from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => `${name} ${from + index}\n`).join('');
}

it('replaces what is too different to be compared line by line', async () => {
  const before = numbered('same', 0, 5) + numbered('old', 0, 4000) + numbered('same', 5, 10);
  const after = numbered('same', 0, 5) + numbered('new', 0, 3000) + numbered('same', 5, 10);
  const diff = await unifiedDiff(before, after, 3);
  expect(diff).toMatch(/^@@ -3,4006 \+3,3006 @@\n same 2\n same 3\n same 4\n-old 0\n/);
  expect(diff).toMatch(/\n\+new 2999\n same 5\n same 6\n same 7\n$/);
  expect(applyPatch(before, `--- a\n+++ b\n${diff}`)).toBe(after);
  const shorter = await unifiedDiff(numbered('old', 0, 4000), numbered('new', 0, 2000).slice(0, -1), 3);
  expect(shorter).toMatch(/^@@ -1,4000 \+1,2000 @@\n/);
  expect(shorter).toMatch(/\n\+new 1999\n\\ No newline at end of file\n$/);
});

it('gives the second text when it is applied to the first', async () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', '', '-', '+', ' ', '\\', 'c\r'), { maxLength: 12 })
    .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`));
  await fc.assert(
    fc.asyncProperty(text, text, fc.integer({ min: 1, max: 4 }), async (before, after, context) => {
      const diff = await unifiedDiff(before, after, context);
      const applied =
        diff === '' ? before : applyPatch(before, `--- a\n+++ b\n${diff}`, { autoConvertLineEndings: false });
      expect(applied).toBe(after);
    }),
  );
});
