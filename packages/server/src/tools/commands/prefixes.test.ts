import { describe, expect, it } from 'vitest';
import { matchesPrefix, prefixOf } from './prefixes.js';

function inShell(script: string): string[] {
  return ['/bin/bash', '-lc', script];
}

describe('prefixOf', () => {
  it.each<[string, string[]]>([
    ['touch a', ['touch', 'a']],
    ["npm run 'my test'", ['npm', 'run', 'my test']],
    ['cd x && cat a && npm test; touch b', ['npm', 'test']],
  ])('offers of %j the first command that is not known to read', (script, expected) => {
    expect(prefixOf(inShell(script))).toEqual(expected);
  });

  it.each(['echo a; echo b >&2', 'touch $A', 'ls'])(
    'offers the whole of %j, as no part can be asked about',
    (script) => {
      expect(prefixOf(inShell(script))).toEqual(inShell(script));
    },
  );

  it('takes what the model wishes, where it says enough and is a beginning', () => {
    expect(prefixOf(inShell('touch a && touch b'), ['touch'])).toEqual(['touch']);
    expect(prefixOf(inShell('git push origin'), ['git', 'push'])).toEqual(['git', 'push']);
    expect(prefixOf(inShell('python3 a.py'), ['python3', 'a.py'])).toEqual(['python3', 'a.py']);
    for (const [script, wish] of [
      ['touch a', ['cp']],
      ['touch a && cp a b', ['touch']],
      ['git push', ['git']],
      ['python3 -c 1', ['python3', '-c']],
      ['sudo -u root ls', ['sudo', '-u', 'root']],
      ['/usr/bin/env touch', ['/usr/bin/env']],
      ['touch $A', ['touch']],
      ['touch a', []],
    ] satisfies [string, string[]][]) {
      expect(prefixOf(inShell(script), wish)).toEqual(prefixOf(inShell(script)));
    }
  });

  it('knows commands without a shell', () => {
    expect(prefixOf(['touch', 'a b'])).toEqual(['touch', 'a b']);
  });
});

describe('matchesPrefix', () => {
  it.each<[string, string[][]]>([
    ['touch a', [['touch']]],
    ['touch a b', [['touch', 'a']]],
    ['cd x && touch a | cat', [['touch']]],
    ['touch a; npm test', [['npm', 'test'], ['touch']]],
    ['echo a >&2', [inShell('echo a >&2')]],
  ])('%j may run', (script, prefixes) => {
    expect(matchesPrefix(inShell(script), prefixes)).toBe(true);
  });

  it.each<[string, string[][]]>([
    ['touch a', []],
    ['touch a', [[]]],
    ['touch', [['touch', 'a']]],
    ['touched a', [['touch']]],
    ['touch a; rm b', [['touch']]],
    ['touch a > b', [['touch']]],
    ['touch $(rm b)', [['touch']]],
    ['A=1 touch a', [['touch']]],
    ['touch a &', [['touch']]],
    ['ls', [['touch']]],
    ['echo a >&2', [inShell('echo b >&2')]],
  ])('%j has to be asked for', (script, prefixes) => {
    expect(matchesPrefix(inShell(script), prefixes)).toBe(false);
  });
});
