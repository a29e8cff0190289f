import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changesOf } from './changes.js';
import { parsePartialPatch } from './parse-patch.js';
import { PatchError } from './patch-error.js';
import { contentsOf, patchOf, plan, testFolder } from './test-support.js';

const UPDATE = { type: 'update', move_path: null };

async function refusal(folder: string, ...lines: string[]): Promise<PatchError> {
  const before = contentsOf(folder);
  const error = await plan(folder, ...lines).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PatchError);
  expect(contentsOf(folder)).toEqual(before);
  return error as PatchError;
}

describe('changes as clients see them', () => {
  it('an added file has its content, a deleted one what it had, an updated one a diff', async () => {
    const folder = testFolder({ 'old.txt': 'a\nb', 'code.txt': '1\n2\n3\n4\n5\n6\n' });
    const planned = await plan(
      folder,
      ['*** Update File: code.txt', ' 1', '-2', '+two', '@@', ' 5', '+5.5', ' 6'],
      '*** Delete File: old.txt',
      ['*** Add File: new/a.txt', '+line one', '+line two'],
    );
    expect(changesOf(planned)).toEqual([
      {
        path: join(folder, 'code.txt'),
        kind: UPDATE,
        diff: '@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n@@ -5,2 +5,3 @@\n 5\n+5.5\n 6\n',
      },
      { path: join(folder, 'new/a.txt'), kind: { type: 'add' }, diff: 'line one\nline two\n' },
      { path: join(folder, 'old.txt'), kind: { type: 'delete' }, diff: 'a\nb' },
    ]);
    expect(planned.paths.toSorted()).toEqual(['code.txt', 'new/a.txt', 'old.txt'].map((name) => join(folder, name)));
    expect(contentsOf(folder)).toEqual({ 'old.txt': 'a\nb', 'code.txt': '1\n2\n3\n4\n5\n6\n' });
  });

  it('a moved file says where it goes', async () => {
    const folder = testFolder({ a: 'x\ny\n' });
    const planned = await plan(folder, '*** Update File: a', '*** Move to: moved/b', ' x', '-y', '+Y');
    const target = join(folder, 'moved/b');
    expect(changesOf(planned)).toEqual([
      {
        path: join(folder, 'a'),
        kind: { type: 'update', move_path: target },
        diff: `@@ -1,2 +1,2 @@\n x\n-y\n+Y\n\n\nMoved to: ${target}`,
      },
    ]);
    expect(planned.paths.toSorted()).toEqual([join(folder, 'a'), target]);
  });

  it('a file that is moved onto itself is updated', async () => {
    const folder = testFolder({ a: 'x\n' });
    const planned = await plan(folder, '*** Update File: a', '*** Move to: ./a', '-x', '+y');
    expect(changesOf(planned)).toMatchObject([{ kind: UPDATE, diff: '@@ -1 +1 @@\n-x\n+y\n' }]);
  });

  it.each([
    ['another one', ['*** Add File: a', '+y']],
    ['the same one', ['*** Add File: a', '+x']],
    ['bytes', ['*** Add File: bytes', '+y']],
    ['a link', ['*** Add File: link', '+y']],
    ['one that is updated above', ['*** Update File: a', '-x', '+z', '*** Add File: a', '+y']],
    ['one that is deleted above', ['*** Delete File: a', '*** Add File: a', '+y']],
    ['another one, and updated', ['*** Add File: a', '+z', '*** Update File: a', '-z', '+y']],
  ])('a file that is added over %s is added, with its whole content', async (_, lines) => {
    const folder = testFolder({ a: 'x\n', bytes: Buffer.from([0xff]) });
    fs.symlinkSync('a', join(folder, 'link'));
    const content = lines.includes('+x') ? 'x\n' : 'y\n';
    expect(changesOf(await plan(folder, ...lines))).toMatchObject([{ kind: { type: 'add' }, diff: content }]);
  });

  it('a file that is added over another one and then deleted or moved is what becomes of the other one', async () => {
    const folder = testFolder({ a: 'x\n' });
    const added = ['*** Add File: a', '+y'];
    expect(changesOf(await plan(folder, ...added, '*** Delete File: a'))).toMatchObject([
      { kind: { type: 'delete' }, diff: 'x\n' },
    ]);
    expect(changesOf(await plan(folder, ...added, '*** Update File: a', '*** Move to: b', '-y', '+z'))).toMatchObject([
      { path: join(folder, 'a'), kind: { type: 'update', move_path: join(folder, 'b') } },
    ]);
  });

  it('several operations on a file are one change', async () => {
    const folder = testFolder({ a: '1\n2\n3\n', b: 'b\n' });
    const planned = await plan(
      folder,
      ['*** Update File: a', '-1', '+one'],
      ['*** Update File: a', '-3', '+three'],
      ['*** Add File: c', '+1'],
      ['*** Update File: c', '-1', '+one'],
      ['*** Add File: d', '+1'],
      '*** Delete File: d',
      '*** Delete File: b',
      ['*** Add File: b', '+B'],
      ['*** Update File: a', '*** Move to: e', ' 2'],
      ['*** Update File: e', '-2', '+two'],
    );
    expect(changesOf(planned).map(({ path, diff }) => [path.slice(folder.length + 1), diff])).toEqual([
      ['a', `@@ -1,3 +1,3 @@\n-1\n-2\n-3\n+one\n+two\n+three\n\n\nMoved to: ${join(folder, 'e')}`],
      ['b', 'B\n'],
      ['c', 'one\n'],
    ]);
  });

  it('a patch that is still written shows its hunks', () => {
    const lines = ['*** Update File: b', '*** Move to: c', '@@ f()', '@@ {', ' x', '-y', '+z', '@@', '-q'];
    const changes = changesOf(parsePartialPatch(patchOf(...lines, '*** Add File: a', '+1', '*** Delete File: d')));
    expect(changes).toEqual([
      { path: 'a', kind: { type: 'add' }, diff: '1\n' },
      {
        path: 'b',
        kind: { type: 'update', move_path: 'c' },
        diff: '@@ f()\n@@ {\n x\n-y\n+z\n@@\n-q\n\n\nMoved to: c',
      },
      { path: 'd', kind: { type: 'delete' }, diff: '' },
    ]);
  });
});

describe('paths', () => {
  it('may be absolute, lead upwards, and have blanks', async () => {
    const folder = testFolder({ 'a b': 'x\n' });
    fs.mkdirSync(join(folder, 'sub'));
    const planned = await plan(join(folder, 'sub'), '*** Update File: ../a b', '-x', '+y', `*** Add File: ${folder}/c`);
    expect(planned.paths).toEqual([join(folder, 'a b'), join(folder, 'c')]);
  });

  it('are those that links lead to, so that nobody writes elsewhere by a link', async () => {
    const [outside, folder] = [testFolder({ file: 'x\n' }), testFolder()];
    fs.symlinkSync(outside, join(folder, 'dir'));
    fs.symlinkSync(join(outside, 'file'), join(folder, 'link'));
    fs.symlinkSync('dir/later/new', join(folder, 'dangling'));
    const update = ['-x', '+y'];
    expect((await plan(folder, '*** Update File: link', ...update)).paths).toEqual([join(outside, 'file')]);
    expect((await plan(folder, '*** Update File: dir/file', ...update)).paths).toEqual([join(outside, 'file')]);
    expect((await plan(folder, '*** Add File: dir/a/b')).paths).toEqual([join(outside, 'a/b')]);
    expect((await plan(folder, '*** Add File: dangling')).paths).toEqual([join(outside, 'later/new')]);
    expect((await plan(folder, '*** Update File: link', '*** Move to: here', ...update)).paths.toSorted()).toEqual(
      ['here', 'link'].map((name) => join(folder, name)),
    );
    const moved = await plan(folder, '*** Update File: dir/file', '*** Move to: dangling', ...update);
    expect(moved.paths.toSorted()).toEqual([join(outside, 'file'), join(outside, 'later/new')]);
  });

  it('name the link itself where it is deleted', async () => {
    const folder = testFolder({ file: 'x\n' });
    fs.symlinkSync('file', join(folder, 'link'));
    const planned = await plan(folder, '*** Delete File: link');
    expect(planned.paths).toEqual([join(folder, 'link')]);
    expect(changesOf(planned)).toEqual([{ path: join(folder, 'link'), kind: { type: 'delete' }, diff: 'file' }]);
  });
});

describe('a patch that does not fit the files', () => {
  it.each([
    ['update', 'what is missing', ['*** Update File: none', '-x'], { path: 'none', line: 2 }, '"*** Add File:"'],
    [
      'update',
      'what is deleted above',
      ['*** Delete File: a', '*** Update File: a', '-x'],
      { line: 3 },
      'does not exist',
    ],
    ['update', 'other lines', ['*** Update File: a', '-y'], { path: 'a', line: 3, hunk: 1 }, 'there is no line "y"'],
    ['update', 'bytes', ['*** Update File: bytes', '-y'], { path: 'bytes', line: 2 }, 'UTF-8'],
    ['update', 'a folder', ['*** Update File: dir', '-y'], { path: 'dir' }, 'dir is a folder'],
    ['delete', 'what is missing', ['*** Delete File: none'], { path: 'none', line: 2 }, 'does not exist'],
    ['delete', 'a folder', ['*** Delete File: dir'], { path: 'dir' }, 'dir is a folder'],
    ['add', 'a folder', ['*** Add File: dir', '+x'], { path: 'dir' }, 'dir is a folder'],
    ['move to', 'a folder', ['*** Update File: a', '*** Move to: dir', '-x'], { path: 'dir' }, 'dir is a folder'],
    ['add', 'an endless link', ['*** Add File: loop', '+x'], { path: 'loop', line: 2 }, 'loop'],
  ])('does not %s %s', async (_, __, lines, place, message) => {
    const folder = testFolder({ a: 'x\n', bytes: Buffer.from([0x78, 0x0a, 0xff]), 'dir/file': '' });
    fs.symlinkSync('loop', join(folder, 'loop'));
    const error = await refusal(folder, ...lines);
    expect(error).toMatchObject(place);
    expect(error.message).toContain(message);
  });
});
