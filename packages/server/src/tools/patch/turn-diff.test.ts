import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyPatch } from './apply-patch.js';
import { PatchError } from './patch-error.js';
import { type Files, contentsOf, plan, testFolder } from './test-support.js';
import { TurnDiff } from './turn-diff.js';

const NONE = '0'.repeat(40);

/** A turn in which patches are applied. */
function turnIn(folder: string): { diff: TurnDiff; patch: (...lines: string[]) => Promise<string> } {
  const diff = new TurnDiff(folder);
  return {
    diff,
    patch: async (...lines) => {
      const planned = await plan(folder, ...lines);
      await applyPatch(planned);
      await diff.note(planned);
      return diff.text();
    },
  };
}

describe('a patch', () => {
  it('that adds files is shown as git shows it', async () => {
    const { diff, patch } = turnIn(testFolder());
    expect(diff.text()).toBe('');
    const text = await patch('*** Add File: b/one.txt', '+line one', '+line two', '*** Add File: a.txt');
    expect(text).toBe(
      [
        'diff --git a/a.txt b/a.txt',
        'new file mode 100644',
        `index ${NONE}..e69de29bb2d1d6434b8b29ae775ad8c2e48c5391`,
        'diff --git a/b/one.txt b/b/one.txt',
        'new file mode 100644',
        `index ${NONE}..e5c5c5583f49a34e86ce622b59363df99e09d4c6`,
        '--- /dev/null',
        '+++ b/b/one.txt',
        '@@ -0,0 +1,2 @@',
        '+line one',
        '+line two',
        '',
      ].join('\n'),
    );
  });

  it('that deletes a file shows its mode and all it had', async () => {
    const folder = testFolder({ 'run.sh': 'a\nb' });
    fs.chmodSync(join(folder, 'run.sh'), 0o755);
    expect(await turnIn(folder).patch('*** Delete File: run.sh')).toBe(
      [
        'diff --git a/run.sh b/run.sh',
        'deleted file mode 100755',
        `index 0a207c060e61f3b88eaee0a8cd0696f46fb155eb..${NONE}`,
        '--- a/run.sh',
        '+++ /dev/null',
        '@@ -1,2 +0,0 @@',
        '-a',
        '-b',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
  });

  it('that moves a file shows both names', async () => {
    const { patch } = turnIn(testFolder({ 'a.txt': 'x\ny\n' }));
    expect(await patch('*** Update File: a.txt', '*** Move to: moved/a2.txt', ' x', '-y', '+Y')).toBe(
      [
        'diff --git a/a.txt b/moved/a2.txt',
        'index b77b4eb1d946f923f61785536da9ca5af6909f06..7061c57fdb74676eefe47308270c70c835121efd',
        '--- a/a.txt',
        '+++ b/moved/a2.txt',
        '@@ -1,2 +1,2 @@',
        ' x',
        '-y',
        '+Y',
        '',
      ].join('\n'),
    );
    expect(await patch('*** Update File: moved/a2.txt', ' x', '-Y', '+y')).toBe(
      [
        'diff --git a/a.txt b/moved/a2.txt',
        'similarity index 100%',
        'rename from a.txt',
        'rename to moved/a2.txt',
        '',
      ].join('\n'),
    );
    expect(await patch('*** Update File: moved/a2.txt', '*** Move to: a.txt', ' x')).toBe('');
  });

  it('outside of the root is shown with its whole path', async () => {
    const [folder, outside] = [testFolder(), testFolder()];
    const text = await turnIn(folder).patch(`*** Add File: ${outside}/a`, '+x');
    expect(text).toContain(`+++ b/${outside}/a\n`);
  });

  it('by way of a link is shown where the file is', async () => {
    const folder = testFolder({ 'real/file': 'x\n' });
    fs.symlinkSync('real', join(folder, 'link'));
    const text = await turnIn(join(folder, 'link')).patch(`*** Update File: ${folder}/link/file`, '-x', '+y');
    expect(text).toContain('--- a/file\n+++ b/file\n');
  });

  it('of bytes that are no text says only that they differ', async () => {
    const { patch } = turnIn(testFolder({ old: Buffer.from([0xff, 0xfe]), other: Buffer.from([0xff]) }));
    const text = await patch('*** Add File: old', '+text', '*** Delete File: other');
    expect(text).toContain('\nBinary files a/old and b/old differ\n');
    expect(text).toContain('\nBinary files a/other and /dev/null differ\n');
    expect(text).not.toContain('@@');
  });

  it('of a link into a file shows one going and one coming', async () => {
    const folder = testFolder({ a: 'x\n' });
    fs.symlinkSync('a', join(folder, 'link'));
    const text = await turnIn(folder).patch('*** Delete File: link', '*** Add File: link', '+y');
    expect(text).toMatch(/deleted file mode 120000\n[^]*-a\n\\ No newline[^]*new file mode 100644\n[^]*\+y\n$/);
  });
});

describe('several patches', () => {
  it('amount to one diff from the first state', async () => {
    const { patch } = turnIn(testFolder({ a: '1\n2\n3\n' }));
    await patch('*** Update File: a', '-1', '+one');
    const text = await patch('*** Update File: a', '-3', '+three', '*** Add File: b', '+b');
    expect(text.match(/^diff/gm)).toHaveLength(2);
    expect(text).toContain('@@ -1,3 +1,3 @@\n-1\n+one\n 2\n-3\n+three\n');
  });

  it.each([
    ['a change and its reversal', ['*** Update File: a', '-1', '+one'], ['*** Update File: a', '-one', '+1']],
    ['what is added and deleted', ['*** Add File: b', '+b'], ['*** Delete File: b']],
    ['what is deleted and added', ['*** Delete File: a'], ['*** Add File: a', '+1', '+2']],
    [
      'what is moved and moved back',
      ['*** Update File: a', '*** Move to: b', ' 1'],
      ['*** Update File: b', '*** Move to: a', ' 1'],
    ],
  ])('%s are nothing', async (_, first, second) => {
    const { patch } = turnIn(testFolder({ a: '1\n2\n' }));
    expect(await patch(...first)).not.toBe('');
    expect(await patch(...second)).toBe('');
  });

  it('what is added and moved is new', async () => {
    const { patch } = turnIn(testFolder());
    await patch('*** Add File: a', '+1');
    const text = await patch('*** Update File: a', '*** Move to: b', '-1', '+2');
    expect(text).toMatch(/^diff --git a\/b b\/b\nnew file mode 100644\n/);
  });

  it('what is moved over another file is one going and one changed', async () => {
    const { patch } = turnIn(testFolder({ a: '1\n', b: '2\n' }));
    const text = await patch('*** Update File: a', '*** Move to: b', ' 1');
    expect(text.match(/^(diff|deleted|new).*/gm)).toEqual([
      'diff --git a/a b/a',
      'deleted file mode 100644',
      'diff --git a/b b/b',
    ]);
  });

  it('edits by others between them are part of it', async () => {
    const folder = testFolder({ a: '1\n2\n3\n' });
    const { patch } = turnIn(folder);
    await patch('*** Update File: a', '-1', '+one');
    fs.writeFileSync(join(folder, 'a'), 'one\n2\n3\nfour\n');
    expect(await patch('*** Update File: a', '-3', '+three')).toContain('-3\n+three\n+four\n');
  });
});

/** Without folders that hold nothing, which git knows nothing of. */
function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(contentsOf(folder)).filter(([, content]) => content !== 'an empty folder'));
}

describe('what git makes of it', () => {
  const files: Files = { a: '1\n2\n3\n4\n5\n6\n7\n8\n9\n', b: 'x\ny', 'dir/c d': 'one\n\n' };
  const name = fc.constantFrom('a', 'b', 'dir/c d', 'new/e', 'f');
  const line = fc.constantFrom('1', '2', '9', 'x', 'y', 'one', '');

  const patch = fc.oneof(
    fc.tuple(name, line).map(([path, text]) => [`*** Add File: ${path}`, `+${text}`]),
    name.map((path) => [`*** Delete File: ${path}`]),
    fc.tuple(name, line, line).map(([path, old, now]) => [`*** Update File: ${path}`, '@@', `-${old}`, `+${now}`]),
    fc
      .tuple(name, name, line, line)
      .map(([path, to, old, now]) => [`*** Update File: ${path}`, `*** Move to: ${to}`, '@@', `-${old}`, `+${now}`]),
    fc.tuple(name, name).map(([path, to]) => [`*** Update File: ${path}`, `*** Move to: ${to}`, '@@', '+more']),
  );

  it('is the last state from the first, whatever the patches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(patch, { minLength: 1, maxLength: 8 }), async (patches) => {
        const [folder, copy] = [testFolder(files), testFolder(files)];
        fs.chmodSync(join(folder, 'a'), 0o755);
        fs.chmodSync(join(copy, 'a'), 0o755);
        const turn = turnIn(folder);
        for (const lines of patches) {
          // Those that do not fit the state change nothing.
          await turn.patch(...lines).catch((error: unknown) => expect(error).toBeInstanceOf(PatchError));
        }
        const text = turn.diff.text();
        if (text !== '')
          execFileSync('git', ['apply', '--whitespace=nowarn'], { cwd: copy, input: text, stdio: 'pipe' });
        expect(filesOf(copy)).toEqual(filesOf(folder));
      }),
      { numRuns: 60 },
    );
  });

  it('names blobs as git does', async () => {
    const folder = testFolder(files);
    const text = await turnIn(folder).patch('*** Update File: a', '-5', '+five', '*** Add File: f', '+\u00E9');
    const names = ['a', 'f'].map((file) =>
      execFileSync('git', ['hash-object', file], { cwd: folder, encoding: 'utf8' }),
    );
    expect([...text.matchAll(/^index \w+\.\.(\w+)$/gm)].map(([, blob]) => `${blob}\n`)).toEqual(names);
  });
});
