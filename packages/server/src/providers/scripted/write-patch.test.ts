import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePatch } from '../../tools/patch/parse-patch.js';
import { writePatch } from './write-patch.js';

function bodyOf(...changes: Parameters<typeof writePatch>[0]): string[] {
  const lines = writePatch(changes).split('\n');
  expect([lines[0], ...lines.slice(-2)]).toEqual(['*** Begin Patch', '*** End Patch', '']);
  return lines.slice(1, -2);
}

describe('a patch', () => {
  it('adds and deletes files', () => {
    expect(
      bodyOf(
        { path: 'a.txt', kind: { type: 'add' }, diff: 'one\n\ntwo' },
        { path: 'b.txt', kind: { type: 'delete' }, diff: 'gone\n' },
      ),
    ).toEqual(['*** Add File: a.txt', '+one', '+', '+two', '*** Delete File: b.txt']);
  });

  it('has the hunks of a unified diff, without numbers', () => {
    const diff = [
      '--- a/x.ts',
      '+++ b/x.ts',
      '@@ -1,3 +1,3 @@',
      ' keep',
      '-old',
      '+new',
      '',
      '@@ -9 +9 @@ function f() {',
      '--- looks like a header',
      '\\ No newline at end of file',
      '',
    ];
    const kind = { type: 'update', move_path: 'y.ts' } as const;
    expect(bodyOf({ path: 'x.ts', kind, diff: diff.join('\n') })).toEqual([
      '*** Update File: x.ts',
      '*** Move to: y.ts',
      '@@',
      ' keep',
      '-old',
      '+new',
      ' ',
      '@@',
      '--- looks like a header',
    ]);
  });

  it('takes lines without a header as one hunk', () => {
    const kind = { type: 'update', move_path: null } as const;
    expect(bodyOf({ path: 'x', kind, diff: '-old\n+new\n' })).toEqual(['*** Update File: x', '@@', '-old', '+new']);
  });

  it('is understood by the tool it is written for', () => {
    const line = fc.string().filter((text) => !/[\r\n]/.test(text));
    const lines = fc.array(line, { minLength: 1 });
    fc.assert(
      fc.property(lines, lines, (added, removed) => {
        const hunk = [...removed.map((text) => `-${text}`), ...added.map((text) => `+${text}`)];
        const { operations } = parsePatch(
          writePatch([
            { path: 'new.txt', kind: { type: 'add' }, diff: `${added.join('\n')}\n` },
            { path: 'old.txt', kind: { type: 'update', move_path: null }, diff: `@@ -1 +1 @@\n${hunk.join('\n')}\n` },
          ]),
        );
        expect(operations).toMatchObject([
          { kind: 'add', path: 'new.txt', content: `${added.join('\n')}\n` },
          { kind: 'update', path: 'old.txt', hunks: [{ lines: { length: hunk.length } }] },
        ]);
      }),
    );
  });
});
