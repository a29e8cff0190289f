import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Tree, below, compareTree, hasDrift, merge, writeTree } from './tree.js';

const LONG_AGO = new Date('2001-02-03T04:05:06Z');

let root: string;
const tree: Tree = new Map([
  ['stable/a.txt', 'one\ntwo\nthree\n'],
  ['stable/deep/b.txt', 'b\n'],
  ['experimental/c.txt', 'c\n'],
]);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tree-'));
});

afterEach(() => rm(root, { recursive: true }));

describe('putting trees together', () => {
  it('puts one below a folder of another', () => {
    const whole = merge(below('x', new Map([['a', '1']])), new Map([['b', '2']]));
    expect([...whole]).toEqual([
      ['x/a', '1'],
      ['b', '2'],
    ]);
  });
});

describe('writing', () => {
  it('writes all files into an empty folder, and nothing the second time', async () => {
    expect(await writeTree(root, tree)).toBe(3);
    expect(await readFile(join(root, 'stable/deep/b.txt'), 'utf8')).toBe('b\n');
    expect(await writeTree(root, tree)).toBe(0);
  });

  it('leaves unchanged files alone, time stamps included', async () => {
    await writeTree(root, tree);
    for (const path of tree.keys()) await utimes(join(root, path), LONG_AGO, LONG_AGO);
    const changed = new Map([...tree, ['stable/a.txt', 'new\n']]);
    expect(await writeTree(root, changed)).toBe(1);
    expect((await stat(join(root, 'stable/deep/b.txt'))).mtime).toEqual(LONG_AGO);
    expect((await stat(join(root, 'stable/a.txt'))).mtime).not.toEqual(LONG_AGO);
    expect(await readFile(join(root, 'stable/a.txt'), 'utf8')).toBe('new\n');
  });
});

describe('GEN-06: comparing', () => {
  it('finds no drift in what was just written', async () => {
    await writeTree(root, tree);
    const drift = await compareTree(root, tree);
    expect(drift).toEqual({ missing: [], extra: [], changed: [] });
    expect(hasDrift(drift)).toBe(false);
  });

  it('finds everything missing where there is nothing', async () => {
    const drift = await compareTree(join(root, 'nowhere'), tree);
    expect(drift.missing).toEqual(['experimental/c.txt', 'stable/a.txt', 'stable/deep/b.txt']);
    expect(hasDrift(drift)).toBe(true);
  });

  it('finds files that nothing generates, and only below its own folders', async () => {
    await writeTree(root, tree);
    await mkdir(join(root, 'other'));
    await writeFile(join(root, 'other/d.txt'), 'd\n');
    await writeFile(join(root, 'readme.txt'), 'hand-written\n');
    await writeFile(join(root, 'stable/deep/e.txt'), 'e\n');
    const drift = await compareTree(root, tree);
    expect(drift).toEqual({ missing: [], extra: ['stable/deep/e.txt'], changed: [] });
    expect(hasDrift(drift)).toBe(true);
  });

  it('shows how a changed file leads to what was generated', async () => {
    await writeTree(root, tree);
    await writeFile(join(root, 'stable/a.txt'), 'one\n2\nthree\n');
    const { missing, extra, changed } = await compareTree(root, tree);
    expect([missing, extra]).toEqual([[], []]);
    expect(changed.map(({ path }) => path)).toEqual(['stable/a.txt']);
    expect(changed[0]?.patch).toMatch(/--- stable\/a\.txt[^\n]*committed/);
    expect(changed[0]?.patch).toMatch(/\+\+\+ stable\/a\.txt[^\n]*generated/);
    expect(changed[0]?.patch).toContain(' one\n-2\n+two\n three\n');
  });

  it('takes other line ends and a missing last newline for changes', async () => {
    await writeTree(root, tree);
    await writeFile(join(root, 'stable/a.txt'), 'one\r\ntwo\r\nthree\r\n');
    await writeFile(join(root, 'experimental/c.txt'), 'c');
    const { changed } = await compareTree(root, tree);
    expect(changed.map(({ path }) => path).sort()).toEqual(['experimental/c.txt', 'stable/a.txt']);
  });

  it('takes a file for missing where its folder is a file', async () => {
    await writeFile(join(root, 'stable'), '');
    const { missing } = await compareTree(root, tree);
    expect(missing).toContain('stable/a.txt');
  });
});
