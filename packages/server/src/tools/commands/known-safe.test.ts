import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isKnownSafe } from './known-safe.js';

const SAFE = [
  'ls',
  'ls -la dir',
  'cat a.txt "b c"',
  'cat *.ts',
  'pwd',
  'head -n 3 a',
  'tail -n +5 a',
  'wc -l',
  'nl -ba a',

  'cd x && ls',
  'ls; cat a',
  'ls || true',
  'cat a | head -n 3 | wc -l',
  'ls\ncat a',
  'echo a # b',
  '/bin/ls',
  '/usr/bin/cat a',

  'rg -n pat src',
  'rg --files -g "*.ts"',
  'grep -R x .',
  'grep -rn -e x *',
  'find . -name "*.ts" -type f',
  'find src/* -print0',

  'sed -n 5p',
  'sed -n 1,5p a b',
  'sort -u -k2 -t : a',
  'sort -rn',
  'uniq',
  'uniq -c a',
  'base64 -d a',
  'diff -u a b',

  'git status',
  'git status --short',
  'git log --oneline -n 3',
  'git diff --stat HEAD~1 -- src',
  'git show HEAD:a.txt',

  'git --no-pager log',
  'git branch',
  'git branch -a -vv',
  'git branch --show-current',
  'git branch --format="%(refname)"',
  'bash -lc "ls && cat a"',
  `sh -c "bash -c 'ls'"`,
];

const NOT_SAFE = [
  '',
  'touch a',
  'rm a',
  'npm test',
  'node -e 1',
  'python3 -c 1',
  './cat a',
  'bin/ls',
  '/tmp/ls',
  'lsx',
  'LS',

  'ls > a',
  'cat < a',
  'ls &',
  'echo $(ls)',
  'echo $HOME',
  'A=1 ls',
  'ls 2>&1',
  '(ls)',
  '! ls',
  'time ls',
  'if ls; then ls; fi',

  'ls && touch a',
  'touch a; ls',
  'ls || rm a',
  'cat a | tee b',
  'ls\nrm a',
  'cat a | xargs rm',
  'eval ls',
  'exec ls',
  'env ls',
  'find . -delete',
  'find . -exec rm {} +',
  'find . -execdir ls ";"',
  'find . -ok ls ";"',
  'find . -okdir ls ";"',

  'find . -fprint a',
  'find . -fprint0 a',
  'find . -fprintf a b',
  'find . -fls a',
  'find *',
  'find . -name *',
  'find . "-delete"',
  'find . -d"elete"',
  String.raw`find . \-delete`,
  'find . {-delete,-print}',
  'find -*',

  'rg --pre x y',
  'rg --pre=x y',
  'rg --hostname-bin x y',
  'rg --hostname-bin=x y',
  'rg -z x',
  'rg -nz x',
  'rg --search-zip x',
  'rg x *',

  'sed -i s/a/b/ a',
  'sed s/a/b/ a',
  'sed -n w a',
  'sed -n 1w',
  'sed -n "1p;w x" a',
  'sed -n 1,2p -i a',
  'sed -n 1p *',
  'sed 1p a',

  'sort -o a b',
  'sort -ro a b',
  'sort --output=a b',
  'sort --out a',
  'sort --compress-program=x a',
  'sort -T x',
  'sort *',
  'uniq a b',
  'uniq *',
  'uniq a*',
  'base64 -o a b',
  'base64 --output=a b',
  'base64 -Do a b',

  'git',
  'git push',
  'git commit',
  'git checkout a',
  'git stash',
  'git -c a.b=c status',
  'git -C x status',
  'git -p log',

  'git --git-dir=x log',
  'git --exec-path=x status',
  'git --paginate log',
  'git diff --output=a',
  'git log --output a',
  'git diff --outp a',
  'git diff --ext-diff',
  'git diff --ext',
  'git log -p --textconv',
  'git log --show-signature',
  'git show *',

  'git branch a',
  'git branch -d a',
  'git branch -D a',
  'git branch -m a',
  'git branch --list -D a',
  'git branch --edit-description',
  'git branch -u a',
  'git branch --set-upstream-to=a',
  'git branch --unset-upstream',
  'git branch -f a',

  'bash',
  'bash a.sh',
  'bash -c "touch a"',
  'bash -c ls a',
  'bash -x -c ls',
  'bash -c *',
  'zsh -c ls',
  `bash -c "bash -c 'rm a'"`,
];

describe('a script', () => {
  it.each(SAFE)('%j only reads', (script) => {
    expect(isKnownSafe(script)).toBe(true);
  });

  it.each(NOT_SAFE)('%j may do more', (script) => {
    expect(isKnownSafe(script)).toBe(false);
  });

  it('is not looked into for ever', () => {
    let script = 'ls';
    for (let depth = 0; depth < 3; depth += 1) {
      expect(isKnownSafe(script)).toBe(true);
      script = `bash -c ${JSON.stringify(script)}`;
    }
    expect(isKnownSafe(`bash -c ${JSON.stringify(script)}`)).toBe(false);
  });
});

it.skipIf(process.platform !== 'linux')('what only reads leaves a folder as it was', () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'safe-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  fs.mkdirSync(join(folder, 'dir'));
  for (const name of ['a', 'a.txt', 'b', 'b c', 'x.ts', '-delete', '-i', '--output=made']) {
    fs.writeFileSync(join(folder, name), 'x\n');
  }
  const look = () =>
    fs
      .readdirSync(folder)
      .map((name) => [name, fs.statSync(join(folder, name)).mtimeMs, fs.statSync(join(folder, name)).size]);
  const before = look();
  for (const script of SAFE) spawnSync('/bin/bash', ['-c', script], { cwd: folder, stdio: 'ignore' });
  expect(look()).toEqual(before);
});
