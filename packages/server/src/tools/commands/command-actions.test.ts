import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandActions } from './command-actions.js';

const CWD = '/work/space';

/** In short: what is done, and to what. */
function told(script: string): string[] {
  return commandActions(script, CWD).map((action) => {
    switch (action.type) {
      case 'read':
        return `read ${action.name}`;
      case 'listFiles':
        return `list ${action.path}`;
      case 'search':
        return `search ${action.query} in ${action.path}`;
      case 'unknown':
        return 'unknown';
    }
  });
}

describe('on the wire', () => {
  it.each([
    ['cat a.txt', [{ type: 'read', command: 'cat a.txt', name: 'a.txt', path: '/work/space/a.txt' }]],
    ['ls -la dir', [{ type: 'listFiles', command: 'ls -la dir', path: 'dir' }]],
    ['ls', [{ type: 'listFiles', command: 'ls', path: null }]],
    ['rg -n hello .', [{ type: 'search', command: 'rg -n hello .', query: 'hello', path: '.' }]],
    ['rg', [{ type: 'search', command: 'rg', query: null, path: null }]],
    ['echo A', [{ type: 'unknown', command: 'echo A' }]],
    ['echo hi; echo err >&2', [{ type: 'unknown', command: 'echo hi; echo err >&2' }]],
    ['for i in 1; do echo $i; done', [{ type: 'unknown', command: 'for i in 1; do echo $i; done' }]],
    ['cat "my file"', [{ type: 'read', command: "cat 'my file'", name: 'my file', path: '/work/space/my file' }]],
    ['cat f | sed -n 1,5p', [{ type: 'read', command: 'cat f | sed -n 1,5p', name: 'f', path: '/work/space/f' }]],
    [
      'cd a && cat ../b/x | head -n 3; rg --files | grep "y z"',
      [
        { type: 'read', command: 'cat ../b/x', name: 'x', path: '/work/space/b/x' },
        { type: 'listFiles', command: 'rg --files', path: null },
        { type: 'search', command: "grep 'y z'", query: 'y z', path: null },
      ],
    ],
  ])('%s', (script, expected) => {
    expect(commandActions(script, CWD)).toEqual(expected);
  });
});

it.each([
  ['cat a/b.txt', 'read b.txt'],
  ['cat -n a', 'read a'],
  ['cat -- -a', 'read -a'],
  ['bat --theme x a', 'read a'],
  ['less -p x a', 'read a'],
  ['nl -ba a', 'read a'],
  ['nl -b a x', 'read x'],
  ['head a', 'read a'],
  ['head -n 3 a', 'read a'],
  ['head -n3 a', 'read a'],
  ['head -3 a', 'read a'],
  ['tail -n +5 a', 'read a'],
  ['sed -n 1,5p a', 'read a'],
  ["sed -n -e '5,$p' a", 'read a'],
  ["awk '{print $1}' a", 'read a'],
  ['cat lib/src/', 'read lib'],
  ['cat src', 'read src'],
  ['cat /', 'read /'],
  ['ls a b', 'list a'],
  ['ls -I x dir', 'list dir'],
  ['ls x/node_modules', 'list x'],
  ['ls /', 'list /'],
  ['tree -L 2 a', 'list a'],
  ['du -d 1 a', 'list a'],
  ['rg --files -g "*.ts" a/b', 'list b'],
  ['find . -type f', 'list .'],
  ['find', 'list null'],
  ['fd', 'list null'],
  ['git ls-files --exclude x a', 'list a'],
  ['rg pat', 'search pat in null'],
  ['rg -g "*.ts" -A 3 pat src', 'search pat in src'],
  ['rg -e pat src', 'search pat in src'],
  ['rg --regexp=pat src', 'search pat in src'],
  ['rg -- -x src', 'search -x in src'],
  ['grep -R x .', 'search x in .'],
  ['grep -m 3 --include "*.ts" -r x src', 'search x in src'],
  ['find . -name "*.ts"', 'search *.ts in .'],
  ['find -name x', 'search x in null'],
  ['fd -t f x src', 'search x in src'],
  ['git grep -n x -- src', 'search x in src'],
])('%s is: %s', (script, expected) => {
  expect(told(script)).toEqual([expected]);
});

describe('several commands', () => {
  it.each([
    ['cat a && cat b', ['read a', 'read b']],
    ['ls; rg x; cat a', ['list null', 'search x in null', 'read a']],
    ['ls\ncat a # b', ['list null', 'read a']],
    ['cat a || true', ['read a']],
    ['echo --- && cat a', ['read a']],
    ['cat a | sort | uniq -c | wc -l', ['read a']],
    ['cat a | tr a b | cut -c 1 | column -t | tail -n 5', ['read a']],
    ["nl a | sed -n '1,3p'", ['read a']],
    ['find . -name x | xargs grep y', ['search x in .']],
    ['ls | cat', ['list null']],
    ['cat a && echo ---', ['unknown']],
    ['cat a && npm test', ['unknown']],
    ['ls && git status', ['unknown']],
    ['cat a | jq .', ['unknown']],
    ['head -n 3', ['unknown']],
    ['sort a', ['unknown']],
    ['cd a', ['unknown']],
    ['cd - && cat a', ['unknown']],
    ['', ['unknown']],
  ])('%j: %j', (script, expected) => {
    expect(told(script)).toEqual(expected);
  });

  it.each([
    'cat a > b',
    'cat a | tee b',
    'find . -delete',
    'find . -exec rm {} +',
    'fd x -x rm',
    'rg -l x | xargs rm',
    'ls | xargs sed -i s/a/b/',

    'sed -i s/a/b/ a',
    'sed -n "1w b" a',
    `awk '{print > "b"}' a`,
    `awk 'BEGIN { system("rm a") }' a`,
    'cat a | sort -o b',
    'ls | uniq - b',
    'git grep -O x',
    'tree -o b',
    'cat a b',
    'tail -f a',
    'cat $(rm a)',
  ])('%j is not passed off as reading', (script) => {
    expect(commandActions(script, CWD)).toEqual([{ type: 'unknown', command: script }]);
  });
});

describe('the path of what is read', () => {
  it.each([
    ['cat /abs/a', '/abs/a'],
    ['cd /abs && cat a', '/abs/a'],
    ['cd a && cd b && cat c', '/work/space/a/b/c'],
    ['cd "a b"; cat ./c', '/work/space/a b/c'],
    ['cat ~/a', join(homedir(), 'a')],
    ['cd && cat a', join(homedir(), 'a')],
  ])('%s: %s', (script, path) => {
    expect(commandActions(script, CWD)).toMatchObject([{ path }]);
  });
});
