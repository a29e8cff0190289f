import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCommands } from './plain-commands.js';

function argvs(script: string): string[][] | undefined {
  return plainCommands(script)?.map(({ words }) => words.map(({ text }) => text));
}

describe('a plain script', () => {
  it.each<[string, string[][]]>([
    ['ls -la "a b"', [['ls', '-la', 'a b']]],
    [
      'cat a && cat b || cat c; cat d | cat\ncat e',
      ['a', 'b', 'c', 'd', '', 'e'].map((name) => ['cat', name].filter(Boolean)),
    ],
    [String.raw`a 'b"c' "d'e\"f" g\ h i"j"k`, [['a', 'b"c', `d'e"f`, 'g h', 'ijk']]],
    ['ls # all of them\n# and\ncat x # this', [['ls'], ['cat', 'x']]],
    ['ls \\\n  -l', [['ls', '-l']]],
    ['git show HEAD@{1} x=y {} ~/a é', [['git', 'show', 'HEAD@{1}', 'x=y', '{}', '~/a', 'é']]],
    [`echo '$HOME' "a!"`, [['echo', '$HOME', 'a!']]],
  ])('%j is read', (script, expected) => {
    expect(argvs(script)).toEqual(expected);
  });

  it('tells where the shell puts in names of files', () => {
    const [command] = plainCommands(`ls * a* [ab]c ''?x '*' "?" \\* a/b`) ?? [];
    expect(command?.words.map(({ wildcard }) => wildcard)).toEqual([
      'none',
      'first',
      'later',
      'first',
      'first',
      'none',
      'none',
      'none',
      'none',
    ]);
  });
});

it.each([
  '',
  ' \n',
  '# nothing',
  'ls &',
  'ls & cat',
  'ls |& cat',
  '! ls',
  'time ls',
  'A=1 ls',
  'A=1',
  'ls > a',
  'ls < a',
  'ls 2>&1',

  'ls <<< a',
  'ls <<E\na\nE',
  'ls $A',
  'ls "$A"',
  'ls ${A}',
  'ls $(pwd)',
  'ls `pwd`',
  'ls "`pwd`"',
  'ls $((1))',
  'ls <(pwd)',

  "ls $'a'",
  'ls $"a"',
  'ls {a,b}',
  'ls {1..3}',
  'ls !(a)',
  '(ls)',
  '{ ls; }',
  'if ls; then ls; fi',
  'for a in b; do ls; done',

  'f() { ls; }',
  '[[ -f a ]]',
  '[ -f a ]',
  '((1))',
  'export A=1',
  'coproc ls',
  "'ls' a",
  'l"s" a',
  'l* a',
  'ls &&',
  'ls;;cat',
  "ls 'a",
  'ls "a',
  'ls a\\\nb',
  'ls (a)',
  'ls \0',
  'ls a\rb',
  'ls \u00A0',
  'ls \u2028',
  'case',
  'ls a[$(pwd)]b',
])('%j is not plain', (script) => {
  expect(plainCommands(script)).toBeUndefined();
});

/** Tells of each command that is not found: what is plain has to be just that. */
const PRINT = `command_not_found_handle() { printf '%s\\0' "$#" "$@" >&3; return $STATUS; }
PATH=/nonexistent; HOME='~'; set -f
`;

function commandsOfBash(script: string, status: number): string[][] {
  const { output } = spawnSync('/bin/bash', ['--norc', '--noprofile', '-c', PRINT + script], {
    env: { STATUS: String(status), LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const words = String(output[3]).split('\0');
  const commands: string[][] = [];
  for (let at = 0; at < words.length - 1; at += Number(words[at]) + 1) {
    commands.push(words.slice(at + 1, at + 1 + Number(words[at])));
  }
  return commands;
}

describe('what bash makes of it', () => {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(' ', 'qa', 'qb', '-x', "'", '"', '\\', '\n') },
    fc.constantFrom(
      '&&',
      '||',
      ';',
      '|',
      '&',
      '#',
      '$',
      '`',
      '(',
      ')',
      '{',
      '}',
      '<',
      '>',
      '!',
      '=',
      '~',
      ',',
      '[',
      ']',
      '^',
      '%',
      ':',

      '$(qc)',
      '$q',
      '{qa,qb}',
      '*',
      '?',
      'é',
      '\t',
      '\r',
      '\u00A0',
      '\u0001',
      '..',
      '@',
      '+',
      '/',
      "$'",
      '\\\n',
      'if',
      'do',
    ),
  );

  it.skipIf(process.platform !== 'linux')('is the same commands with the same arguments', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(0, 1), (pieces, status) => {
        const script = `qx ${pieces.join('')}`;
        const expected = argvs(script);
        if (!expected) return;
        plain += 1;
        // Which of them run depends on how the ones before have ended; pipes run them in any order.
        const ran = commandsOfBash(script, status).map((argv) => JSON.stringify(argv));
        const known = expected.map((argv) => JSON.stringify(argv));
        expect(known).toEqual(expect.arrayContaining(ran));
        expect(ran).toContain(known[0]);
      }),
      { numRuns: 1500 },
    );
    expect(plain).toBeGreaterThan(20);
  });
});
