import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { RawClient } from '../../../test/raw-client.js';
import { clientOf, testServer } from '../../core/test-support.js';
import { git as gitFamily } from './git.js';

let client: RawClient;
let dir: string;
let cwd: string;

function git(...args: string[]): string {
  const config = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...config, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function commit(text: string): string {
  fs.writeFileSync(join(cwd, 'file'), text);
  git('add', 'file');
  git('commit', '-qm', text);
  return git('rev-parse', 'HEAD');
}

function push(branch: string): void {
  git('push', '-q', 'origin', `HEAD:${branch}`);
}

beforeEach(async () => {
  dir = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'git-')));
  onTestFinished(() => fs.rmSync(dir, { recursive: true, force: true }));
  cwd = dir;
  git('init', '-q', '-b', 'main', 'work');
  git('init', '-q', '--bare', 'remote');
  cwd = join(dir, 'work');
  git('remote', 'add', 'origin', join(dir, 'remote'));
  client = await clientOf(testServer({}, { families: [gitFamily()] }));
});

function difference(place = cwd) {
  return client.result<{ sha: string; diff: string }>('gitDiffToRemote', { cwd: place });
}

describe('gitDiffToRemote', () => {
  it('is empty where everything was pushed', async () => {
    const sha = commit('one\n');
    push('main');
    expect(await difference()).toEqual({ sha, diff: '' });
  });

  it('shows what was committed, changed and added since, and not what is ignored', async () => {
    const sha = commit('one\n');
    push('main');
    commit('one\ntwo\n');
    fs.appendFileSync(join(cwd, 'file'), 'three\n');
    fs.mkdirSync(join(cwd, 'sub'));
    for (const [name, text] of Object.entries({ '.gitignore': 'ignored\n', ignored: 'x\n', 'sub/*new': 'x\n' }))
      fs.writeFileSync(join(cwd, name), text);
    fs.writeFileSync(join(cwd, 'bytes'), new Uint8Array([0, 1]));
    git('init', '-q', 'inner');
    const { sha: base, diff } = await difference(join(cwd, 'sub'));
    expect(base).toBe(sha);
    expect(diff.match(/^diff --git a\/(.*) b\//gm)).toEqual(
      ['.gitignore', 'bytes', 'file', 'sub/*new'].map((name) => `diff --git a/${name} b/`),
    );
    expect(diff).toContain(' one\n+two\n+three\n');
    expect(diff).toContain('GIT binary patch');
  });

  it('applies to the commit that it names', async () => {
    commit('one\n');
    push('main');
    commit('two\n');
    fs.writeFileSync(join(cwd, 'new'), 'new\n');
    const { sha, diff } = await difference();
    git('worktree', 'add', '-q', join(dir, 'other'), sha);
    execFileSync('git', ['apply', '--index'], { cwd: join(dir, 'other'), input: diff });
    expect(fs.readFileSync(join(dir, 'other', 'file'), 'utf8')).toBe('two\n');
    expect(fs.readFileSync(join(dir, 'other', 'new'), 'utf8')).toBe('new\n');
  });

  it('leaves the index as it was', async () => {
    commit('one\n');
    push('main');
    fs.writeFileSync(join(cwd, 'new'), 'new\n');
    await difference();
    expect(git('status', '--porcelain')).toBe('?? new');
  });

  it('starts from the nearest commit that any branch of the remote has', async () => {
    commit('one\n');
    push('main');
    const near = commit('two\n');
    push('near');
    git('checkout', '-q', '-b', 'mine');
    commit('three\n');
    expect((await difference()).sha).toBe(near);
    git('checkout', '-q', '--detach');
    expect((await difference()).sha).toBe(near);
  });

  it('is refused outside of a repository, and where nothing was pushed', async () => {
    const refusal = async (place: string) => (await client.call('gitDiffToRemote', { cwd: place })).error;
    const unpushed = { code: -32600, data: { kind: 'wrongState', what: 'repository' } };
    expect(await refusal(cwd)).toMatchObject(unpushed);
    commit('one\n');
    expect(await refusal(cwd)).toMatchObject(unpushed);
    const none = { code: -32600, data: { kind: 'notFound', what: 'repository' } };
    for (const place of [dir, join(dir, 'none'), join(cwd, 'file')]) expect(await refusal(place)).toMatchObject(none);
  });
});
