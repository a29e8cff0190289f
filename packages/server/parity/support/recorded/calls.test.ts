/** Calls of tools are written back from the items that they became. */
import { describe, expect, test } from 'vitest';
import { type Change, before, commandCall, patchCall } from './calls.js';

const PLAIN = { cwd: '/ws', reason: undefined, rule: undefined, yieldMs: undefined, isTalkedTo: undefined };

describe('commands', () => {
  test.each<[string, Parameters<typeof commandCall>[0], Partial<typeof PLAIN> | object, object]>([
    ['of a shell', { command: "/bin/bash -lc 'echo hi'" }, {}, { shell: 'echo hi', args: {} }],
    ['that are no script', { command: 'git status' }, {}, { shell: 'git status', args: {} }],
    ['elsewhere', { command: 'ls', cwd: '/ws/sub' }, {}, { shell: 'ls', args: { workdir: '/ws/sub' } }],
    ['at home', { command: 'ls', cwd: '/ws' }, {}, { shell: 'ls', args: {} }],
    [
      'with a reason',
      { command: 'ls' },
      { reason: 'why' },
      { shell: 'ls', args: { sandbox_permissions: 'require_escalated', justification: 'why' } },
    ],
    ['that went on', { command: 'ls' }, { yieldMs: 300 }, { shell: 'ls', args: { yield_time_ms: 300 } }],
    ['that were written to', { command: 'cat' }, { isTalkedTo: true }, { shell: 'cat', args: { tty: true } }],
    [
      'with a rule of the model',
      { command: "/bin/bash -lc 'git push origin'" },
      { rule: ['git', 'push'] },
      { shell: 'git push origin', args: { prefix_rule: ['git', 'push'] } },
    ],
    [
      'with the rule that is offered anyway',
      { command: "/bin/bash -lc 'git push'" },
      { rule: ['git', 'push'] },
      { shell: 'git push', args: {} },
    ],
  ])('%s', (_, item, situation, call) => {
    expect(commandCall(item, { ...PLAIN, ...situation })).toEqual(call);
  });
});

describe('patches', () => {
  const update: Change = {
    path: '/ws/a.txt',
    kind: { type: 'update', move_path: '/ws/b.txt' },
    diff: '@@ -2,2 +2,2 @@\n two\n-three\n+drei\n\n\nMoved to: /ws/b.txt',
  };

  test('name files as seen from where the thread works', () => {
    const changes: Change[] = [
      { path: '/ws/new.txt', kind: { type: 'add' }, diff: 'one\ntwo\n' },
      { path: '/elsewhere/gone.txt', kind: { type: 'delete' }, diff: 'old\n' },
      update,
    ];
    expect(patchCall({ changes }, '/ws')).toEqual({
      patch: [
        '*** Begin Patch',
        '*** Add File: new.txt',
        '+one',
        '+two',
        '*** Delete File: /elsewhere/gone.txt',
        '*** Update File: a.txt',
        '*** Move to: b.txt',
        '@@',
        ' two',
        '-three',
        '+drei',
        '*** End Patch',
        '',
      ].join('\n'),
    });
  });

  test('tell what was there before', () => {
    expect(before(update)).toBe('line 1\ntwo\nthree\n');
    expect(before({ path: '/x', kind: { type: 'delete' }, diff: 'old\n' })).toBe('old\n');
    expect(before({ path: '/x', kind: { type: 'add' }, diff: 'new\n' })).toBeUndefined();
  });
});
