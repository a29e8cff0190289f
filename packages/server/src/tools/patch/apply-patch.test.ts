import fc from 'fast-check';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyPatch } from './apply-patch.js';
import { PatchError } from './patch-error.js';
import { type Files, apply, contentsOf, plan, testFolder, writeFiles } from './test-support.js';

function modeOf(path: string): string {
  return (fs.statSync(path).mode & 0o7777).toString(8);
}

describe('a patch that fits', () => {
  it('adds, deletes, updates and moves files, and makes their folders', async () => {
    const folder = testFolder({ a: '1\n2\n', b: 'b\n', c: 'c\n', d: 'old\n' });
    await apply(
      folder,
      ['*** Add File: new/deep/file', '+x', '+'],
      '*** Add File: empty',
      ['*** Update File: a', '-2', '+two'],
      '*** Delete File: b',
      ['*** Update File: c', '*** Move to: moved/c', '-c', '+C'],
      ['*** Add File: d', '+new'],
    );
    expect(contentsOf(folder)).toEqual({
      'new/deep/file': 'x\n\n',
      empty: '',
      a: '1\ntwo\n',
      'moved/c': 'C\n',
      d: 'new\n',
    });
  });

  it('keeps the mode of a file', async () => {
    const folder = testFolder({ script: 'a\n', plain: 'a\n', over: 'a\n' });
    fs.chmodSync(join(folder, 'script'), 0o751);
    fs.chmodSync(join(folder, 'over'), 0o600);
    fs.chmodSync(join(folder, 'plain'), 0o666);
    await apply(
      folder,
      ['*** Update File: script', '-a', '+b'],
      ['*** Update File: plain', '-a', '+b'],
      ['*** Add File: over', '+b'],
    );
    await apply(folder, '*** Update File: script', '*** Move to: moved', '-b', '+c');
    expect(['moved', 'plain', 'over'].map((name) => modeOf(join(folder, name)))).toEqual(['751', '666', '600']);
  });

  it('writes through a link, and removes one without what it leads to', async () => {
    const folder = testFolder({ 'real/file': 'a\n' });
    fs.symlinkSync('real/file', join(folder, 'link'));
    fs.symlinkSync('real/later', join(folder, 'dangling'));
    await apply(folder, '*** Update File: link', '-a', '+b', '*** Add File: dangling', '+c');
    expect(contentsOf(folder)).toEqual({
      'real/file': 'b\n',
      'real/later': 'c\n',
      link: '-> real/file',
      dangling: '-> real/later',
    });
    await apply(folder, '*** Delete File: link', '*** Add File: link', '+d', '*** Delete File: dangling');
    expect(contentsOf(folder)).toEqual({ 'real/file': 'b\n', 'real/later': 'c\n', link: 'd\n' });
  });

  it('turns a file into a folder', async () => {
    const folder = testFolder({ a: 'x\n' });
    await apply(folder, '*** Delete File: a', '*** Add File: a/b', '+y');
    expect(contentsOf(folder)).toEqual({ 'a/b': 'y\n' });
  });

  it('does nothing where nothing changes', async () => {
    const folder = testFolder({ a: 'x\n' });
    const before = fs.statSync(join(folder, 'a'));
    await apply(folder, '*** Update File: a', ' x', '*** Add File: b', '+1', '*** Delete File: b');
    expect(fs.statSync(join(folder, 'a'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(contentsOf(folder)).toEqual({ a: 'x\n' });
  });
});

describe('a patch that cannot be applied', () => {
  it.each([
    ['a folder is in the way of a file', 'z', (path: string) => fs.mkdirSync(path)],
    ['a file is in the way of a folder', 'sub', (path: string) => fs.writeFileSync(path, 'in the way')],
  ])('leaves everything as it was when %s', async (_, name, obstruct) => {
    const folder = testFolder({ a: 'a\n', b: 'b\n' });
    const planned = await plan(
      folder,
      ['*** Update File: a', '-a', '+A'],
      '*** Delete File: b',
      ['*** Add File: new/x', '+1'],
      ['*** Add File: z', '+1'],
      ['*** Add File: sub/y', '+1'],
    );
    obstruct(join(folder, name));
    const before = contentsOf(folder);
    await expect(applyPatch(planned)).rejects.toThrow(PatchError);
    expect(contentsOf(folder)).toEqual(before);
  });

  it('puts back what was written before the step that failed', async () => {
    const folder = testFolder({ a: 'a\n', b: 'b\n' });
    const inode = fs.statSync(join(folder, 'a')).ino;
    const long = 'n'.repeat(300);
    const error = await apply(
      folder,
      ['*** Update File: a', '-a', '+A'],
      ['*** Update File: b', '*** Move to: moved/b', '-b', '+B'],
      ['*** Add File: one/two/c', '+c'],
      [`*** Add File: made/${long}/d`, '+d'],
    ).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PatchError);
    expect((error as PatchError).message).toContain('not applied: ENAMETOOLONG');
    expect((error as PatchError).message).not.toContain('put back');
    expect(contentsOf(folder)).toEqual({ a: 'a\n', b: 'b\n' });
    expect(fs.statSync(join(folder, 'a')).ino).toBe(inode);
  });

  it.each([
    ['was edited', (path: string) => fs.appendFileSync(path, 'more\n')],
    ['is gone', (path: string) => fs.rmSync(path)],
    ['has another mode', (path: string) => fs.chmodSync(path, 0o700)],
    [
      'is a link now',
      (path: string) => {
        fs.renameSync(path, `${path}.real`);
        fs.symlinkSync(`${path}.real`, path);
      },
    ],
  ])('is refused when a file %s since it was planned', async (_, change) => {
    const folder = testFolder({ a: 'a\n' });
    const planned = await plan(folder, '*** Add File: b', '+b', '*** Update File: a', '-a', '+A');
    change(join(folder, 'a'));
    const before = contentsOf(folder);
    await expect(applyPatch(planned)).rejects.toThrow('has changed since');
    expect(contentsOf(folder)).toEqual(before);
  });

  it('is refused when a folder has become a link to another place', async () => {
    const [folder, outside] = [testFolder({ 'dir/a': 'a\n' }), testFolder({ a: 'a\n' })];
    const planned = await plan(folder, '*** Update File: dir/a', '-a', '+A');
    fs.renameSync(join(folder, 'dir'), join(folder, 'was'));
    fs.symlinkSync(outside, join(folder, 'dir'));
    await expect(applyPatch(planned)).rejects.toThrow('has changed since');
    expect(contentsOf(outside)).toEqual({ a: 'a\n' });
  });

  it.skipIf(process.getuid?.() === 0)('does not replace what may not be written', async () => {
    const folder = testFolder({ a: 'a\n', b: 'b\n' });
    fs.chmodSync(join(folder, 'b'), 0o444);
    const lines = ['*** Update File: a', '-a', '+A', '*** Update File: b', '-b', '+B'];
    await expect(apply(folder, ...lines)).rejects.toThrow('EACCES');
    expect(contentsOf(folder)).toEqual({ a: 'a\n', b: 'b\n' });
  });

  it('changes no byte, whatever the patch', async () => {
    const name = fc.constantFrom('a', 'b', 'dir/c', 'dir', 'new', 'a/below');
    const text = fc.constantFrom('', 'x', 'y', ' x', 'z');
    const hunk = fc
      .array(fc.tuple(fc.constantFrom(' ', '-', '+'), text), { minLength: 1, maxLength: 3 })
      .map((lines) => ['@@', ...lines.map((parts) => parts.join(''))]);
    const operation = fc.oneof(
      fc.tuple(name, text).map(([path, line]) => [`*** Add File: ${path}`, `+${line}`]),
      name.map((path) => [`*** Delete File: ${path}`]),
      fc.tuple(name, hunk).map(([path, lines]) => [`*** Update File: ${path}`, ...lines]),
      fc
        .tuple(name, name, hunk)
        .map(([path, to, lines]) => [`*** Update File: ${path}`, `*** Move to: ${to}`, ...lines]),
    );
    const files: Files = { a: 'x\ny\n', b: 'z', 'dir/c': Buffer.from([0xff, 0x0a]) };
    const folder = testFolder(files);
    const before = contentsOf(folder);
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 4 }), async (operations) => {
        try {
          await apply(folder, ...operations.flat());
          for (const entry of fs.readdirSync(folder)) fs.rmSync(join(folder, entry), { recursive: true });
          writeFiles(folder, files);
        } catch (error) {
          expect(error).toBeInstanceOf(PatchError);
          expect(contentsOf(folder)).toEqual(before);
        }
      }),
      { numRuns: 300 },
    );
  });
});
