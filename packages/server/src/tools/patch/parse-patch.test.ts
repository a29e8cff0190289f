import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from './changes.js';
import { parsePartialPatch, parsePatch } from './parse-patch.js';
import type { Patch, PatchOperation } from './patch.js';
import { PatchError } from './patch-error.js';
import { patchOf } from './test-support.js';

function refusal(text: string): PatchError {
  try {
    parsePatch(text);
  } catch (error) {
    if (error instanceof PatchError) return error;
    throw error;
  }
  throw new Error('the patch was read');
}

const EVERYTHING = patchOf(
  '*** Add File: a/new file.txt',
  '+one',
  '+',
  '+ two',
  '*** Delete File: old.txt',
  '*** Update File: src/code.ts',
  '*** Move to: src/moved.ts',
  '@@ class A',
  '@@   method() {',
  ' context',
  '',
  '-removed',
  '+added',
  '@@',
  '-last',
  '*** End of File',
);

describe('parsePatch', () => {
  it('reads all that a patch can say', () => {
    const context = (text: string) => ({ kind: 'context', text });
    const removed = (text: string) => ({ kind: 'remove', text });
    const added = (text: string) => ({ kind: 'add', text });
    expect(parsePatch(EVERYTHING).operations).toEqual([
      { kind: 'add', path: 'a/new file.txt', line: 2, content: 'one\n\n two\n' },
      { kind: 'delete', path: 'old.txt', line: 6 },
      {
        kind: 'update',
        path: 'src/code.ts',
        line: 7,
        moveTo: 'src/moved.ts',
        hunks: [
          {
            line: 9,
            anchors: ['class A', '  method() {'],
            lines: [context('context'), context(''), removed('removed'), added('added')],
            endOfFile: false,
          },
          { line: 15, anchors: [], lines: [removed('last')], endOfFile: true },
        ],
      },
    ]);
  });

  const PLAIN = patchOf('*** Add File: a', '+x');

  it.each([
    ['blanks around it', `\n\n  ${PLAIN}\n\n`],
    ['a heredoc', `<<EOF\n${PLAIN}EOF\n`],
    ['a quoted heredoc', `<<'PATCH'\n${PLAIN}PATCH`],
    ['the command in front', `apply_patch <<"EOF"\n${PLAIN}\nEOF\n`],
    ['a heredoc that does not close', `<<EOF\n${PLAIN}`],
    ['the line ends of Windows', PLAIN.replaceAll('\n', '\r\n')],
    ['blanks around its own lines', '*** Begin Patch \n  *** Add File: a \n+x\n *** End Patch '],
    ['no newline at its end', PLAIN.trimEnd()],
  ])('reads one with %s', (_, text) => {
    expect(parsePatch(text).operations).toMatchObject([{ kind: 'add', path: 'a', content: 'x\n' }]);
  });

  it('lets the first hunk start without @@', () => {
    const [update] = parsePatch(patchOf('*** Update File: a', '', '-x', '+y', '', '@@', '-z')).operations;
    expect(update).toMatchObject({ hunks: [{ line: 4, lines: [{}, {}, { text: '' }] }, { lines: [{ text: 'z' }] }] });
  });

  it.each([
    ['nothing', '', 1, '"*** Begin Patch", got ""'],
    ['something else', 'diff --git a/a b/a', 1, '"*** Begin Patch", got "diff --git a/a b/a"'],
    ['its first line alone', '*** Begin Patch', 1, '"*** End Patch"'],
    ['no end', '*** Begin Patch\n*** Add File: a\n+x', 3, '"*** End Patch", got "+x"'],
    ['something behind its end', `${PLAIN}more`, 5, '"*** End Patch", got "more"'],
  ])('says what is missing of %s', (_, text, line, message) => {
    expect(refusal(text)).toMatchObject({ line });
    expect(refusal(text).message).toContain(message);
  });

  it.each([
    ['an unknown instruction', ['*** Rename File: a'], { line: 2 }, 'got "*** Rename File: a"'],
    ['no path', ['*** Add File:'], { line: 2 }, 'path'],
    ['a path with a zero byte', ['*** Add File: a\0b'], { line: 2 }, 'path'],
    ['content without +', ['*** Add File: a', '+x', 'y'], { line: 4 }, 'got "y"'],
    ['an update without hunks', ['*** Update File: a', '*** Add File: b'], { line: 2, path: 'a' }, 'no hunks'],
    ['a move without hunks', ['*** Update File: a', '*** Move to: b'], { line: 2, path: 'a' }, 'no hunks'],
    ['a hunk without lines', ['*** Update File: a', '-x', '@@ y'], { line: 4, path: 'a', hunk: 2 }, 'hunk 2 of a'],
    ['a line of no kind', ['*** Update File: a', '@@', '-x', 'y'], { line: 5, path: 'a', hunk: 1 }, 'got "y"'],
    ['a line of no kind first', ['*** Update File: a', 'y'], { line: 3, path: 'a', hunk: 1 }, '" " (context)'],
    ['a bad @@', ['*** Update File: a', '@@x', '-x'], { line: 3, path: 'a', hunk: 1 }, '"@@"'],
    [
      'lines behind the end of the file',
      ['*** Update File: a', '-x', '*** End of File', '-y'],
      { line: 5, path: 'a', hunk: 1 },
      '"@@" or the next file',
    ],
    ['nothing to do', [], {}, 'changes nothing'],
  ])('refuses %s, and says where', (_, lines, place, message) => {
    const error = refusal(patchOf(...lines));
    expect(error).toMatchObject(place);
    expect(error.message).toContain(message);
  });
});

describe('parsePartialPatch', () => {
  it('shows as much as is written, line by line', () => {
    const seen: PatchOperation[][] = [];
    for (let length = 0; length <= EVERYTHING.length; length += 1) {
      const { operations } = parsePartialPatch(EVERYTHING.slice(0, length));
      if (JSON.stringify(operations) !== JSON.stringify(seen.at(-1))) seen.push([...operations]);
    }
    expect(seen[0]).toEqual([]);
    expect(seen[1]).toEqual([{ kind: 'add', path: 'a/new file.txt', line: 2, content: '' }]);
    expect(seen[2]).toMatchObject([{ content: 'one\n' }]);
    expect(seen.at(-1)).toEqual(parsePatch(EVERYTHING).operations);
    // One for nothing, one for each line but the first and the last.
    expect(seen).toHaveLength(EVERYTHING.trimEnd().split('\n').length - 1);
  });

  it('stops before what cannot be read', () => {
    const { operations } = parsePartialPatch('*** Begin Patch\n*** Add File: a\n+x\n*** Nonsense\n*** Add File: b\n');
    expect(operations).toEqual([{ kind: 'add', path: 'a', line: 2, content: 'x\n' }]);
  });

  it('reads one in a heredoc', () => {
    expect(parsePartialPatch("<<'EOF'\n*** Begin Patch\n*** Delete File: a\n").operations).toHaveLength(1);
  });

  const line = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...EVERYTHING.split('\n'), '@@', '-x', '+y', ' z', '<<EOF', '\r') },
    fc.string(),
  );
  const text = fc.oneof(
    fc.array(line).map((lines) => lines.join('\n')),
    fc.array(line).map((lines) => patchOf(...lines)),
  );

  it('never throws, and only ever grows', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, one, other) => {
        const [shorter, longer] = [one, other].map((at) => at % (whole.length + 1)).sort((a, b) => a - b);
        const before = parsePartialPatch(whole.slice(0, shorter));
        const after = parsePartialPatch(whole.slice(0, longer));
        changesOf(before);
        expectGrowth(before, after);
      }),
    );
  });

  it('ends as the whole patch', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const whole = patchOf(...lines);
        let parsed: Patch | undefined;
        try {
          parsed = parsePatch(whole);
        } catch (error) {
          expect(error).toBeInstanceOf(PatchError);
        }
        const endsOnce = lines.every((written) => written.trim() !== '*** End Patch');
        if (parsed && endsOnce) expect(parsePartialPatch(whole)).toEqual(parsed);
      }),
    );
  });
});

/** Nothing that was shown is taken back. */
function expectGrowth({ operations: before }: Patch, { operations: after }: Patch): void {
  expect(after.length).toBeGreaterThanOrEqual(before.length);
  for (const [index, old] of before.entries()) {
    const now = after[index];
    if (index < before.length - 1) expect(now).toEqual(old);
    expect(now).toMatchObject({ kind: old.kind, path: old.path, line: old.line });
    if (old.kind === 'add' && now?.kind === 'add') expect(now.content.startsWith(old.content)).toBe(true);
    if (old.kind !== 'update' || now?.kind !== 'update') continue;
    if (old.moveTo !== undefined) expect(now.moveTo).toBe(old.moveTo);
    expect(now.hunks.length).toBeGreaterThanOrEqual(old.hunks.length);
    for (const [at, hunk] of old.hunks.entries()) {
      expect(now.hunks[at]?.anchors.slice(0, hunk.anchors.length)).toEqual(hunk.anchors);
      expect(now.hunks[at]?.lines.slice(0, hunk.lines.length)).toEqual(hunk.lines);
    }
  }
}
