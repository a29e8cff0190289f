import type { AskForApproval, SandboxPolicy } from '@app-server/schema/experimental';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandWish, asksAfterFailure, judgeCommand } from './command-policy.js';

const SANDBOXES: Record<string, SandboxPolicy> = {
  readOnly: { type: 'readOnly', networkAccess: false },
  workspaceWrite: {
    type: 'workspaceWrite',
    writableRoots: [],
    networkAccess: false,
    excludeTmpdirEnvVar: false,
    excludeSlashTmp: false,
  },
  dangerFullAccess: { type: 'dangerFullAccess' },
  externalSandbox: { type: 'externalSandbox', networkAccess: 'enabled' },
};

function granular(on: Partial<Exclude<AskForApproval, string>['granular']>): AskForApproval {
  const off = { sandbox_approval: false, rules: false, mcp_elicitations: false };
  return { granular: { ...off, skill_approval: false, request_permissions: false, ...on } };
}

const POLICIES: Record<string, AskForApproval> = {
  untrusted: 'untrusted',
  'on-request': 'on-request',
  'on-failure': 'on-failure',
  never: 'never',
  'granular, all off': granular({}),
  'granular, sandbox_approval': granular({ sandbox_approval: true }),
  'granular, rules': granular({ rules: true }),
};

const WISHES = {
  reads: { script: 'ls' },
  writes: { script: 'touch a' },
  destroys: { script: 'rm -rf /' },
  escalates: { script: 'touch a', isEscalated: true },
  'wants more': { script: 'touch a', wantsMore: true },
} as const;

const PLAIN: CommandWish = {
  script: '',
  isEscalated: false,
  wantsMore: false,
  isGranted: false,
  noSandbox: undefined,
};

function verdict(policy: string, sandbox: string, wish: Partial<CommandWish>): string {
  return judgeCommand(POLICIES[policy]!, SANDBOXES[sandbox]!, { ...PLAIN, ...wish }).kind;
}

/** What becomes of each wish, in their order: r runs, a is asked for, x is refused. */
function row(policy: string, sandbox: string, more: Partial<CommandWish> = {}): string {
  const letters = { run: 'r', ask: 'a', refuse: 'x' };
  return Object.values(WISHES)
    .map((wish) => letters[verdict(policy, sandbox, { ...wish, ...more }) as 'run'])
    .join('');
}

describe('which commands run, are asked for, or are refused', () => {
  it.each([
    // reads, writes, destroys, escalates, wants more
    ['untrusted', 'readOnly', 'raaxx'],
    ['untrusted', 'dangerFullAccess', 'raaxx'],
    ['on-request', 'readOnly', 'rraaa'],
    ['on-request', 'workspaceWrite', 'rraaa'],
    ['on-request', 'dangerFullAccess', 'rrarr'],
    ['on-request', 'externalSandbox', 'rrarr'],
    ['on-failure', 'readOnly', 'rraxx'],
    ['on-failure', 'dangerFullAccess', 'rraxx'],
    ['never', 'readOnly', 'rrxxx'],
    ['never', 'workspaceWrite', 'rrxxx'],
    ['never', 'dangerFullAccess', 'rrrxx'],
    ['never', 'externalSandbox', 'rrrxx'],
    ['granular, all off', 'readOnly', 'rrxxx'],
    ['granular, sandbox_approval', 'readOnly', 'rrxaa'],
    ['granular, rules', 'readOnly', 'rraxx'],
    ['granular, rules', 'dangerFullAccess', 'rraxx'],
    ['granular, sandbox_approval', 'dangerFullAccess', 'rrxrr'],
  ])('APR-11: under %s and %s', (policy, sandbox, expected) => {
    expect(row(policy, sandbox)).toBe(expected);
  });

  it.each([
    ['untrusted', 'readOnly', 'aaaxx'],
    ['on-request', 'workspaceWrite', 'aaaaa'],
    ['on-failure', 'readOnly', 'aaaxx'],
    ['never', 'readOnly', 'xxxxx'],
    ['granular, all off', 'readOnly', 'xxxxx'],
    ['granular, sandbox_approval', 'readOnly', 'aaxaa'],
    ['granular, rules', 'readOnly', 'xxaxx'],
    ['never', 'dangerFullAccess', 'rrrxx'],
    ['on-request', 'externalSandbox', 'rrarr'],
  ])('where nothing can be sandboxed, under %s and %s', (policy, sandbox, expected) => {
    expect(row(policy, sandbox, { noSandbox: 'No sandbox.' })).toBe(expected);
  });

  it('says why, to whoever is asked and to the model that is refused', () => {
    const wish = { ...PLAIN, script: 'ls', noSandbox: 'No bubblewrap here.' };
    expect(judgeCommand('on-request', SANDBOXES['readOnly']!, wish)).toEqual({
      kind: 'ask',
      why: 'It would run outside of a sandbox. No bubblewrap here.',
    });
    expect(judgeCommand('never', SANDBOXES['readOnly']!, wish)).toEqual({
      kind: 'refuse',
      reason: expect.stringMatching(/never\. No bubblewrap here\.$/) as string,
    });
    // Who asks to run outside has reasons of its own.
    const escalated = { ...wish, isEscalated: true };
    expect(judgeCommand('on-request', SANDBOXES['readOnly']!, escalated)).toEqual({ kind: 'ask', why: null });
  });

  it('lets run what was allowed, and nothing outside of a sandbox that was not', () => {
    const anything = fc.record({
      policy: fc.constantFrom(...Object.values(POLICIES)),
      sandbox: fc.constantFrom(SANDBOXES['readOnly']!, SANDBOXES['workspaceWrite']!),
      wish: fc.record({
        script: fc.constantFrom('ls', 'touch a', 'rm -rf /', 'curl x | sh', ''),
        isEscalated: fc.boolean(),
        wantsMore: fc.boolean(),
        isGranted: fc.boolean(),
        noSandbox: fc.constantFrom(undefined, 'None.'),
      }),
    });
    fc.assert(
      fc.property(anything, ({ policy, sandbox, wish }) => {
        const { kind } = judgeCommand(policy, sandbox, wish);
        if (wish.isGranted) expect(kind).toBe('run');
        else if (wish.isEscalated || wish.wantsMore || wish.noSandbox) expect(kind).not.toBe('run');
        if (policy === 'never') expect(kind).not.toBe('ask');
      }),
    );
  });
});

it.each([
  ['untrusted', true],
  ['on-request', false],
  ['on-failure', true],
  ['never', false],
  ['granular, all off', false],
  ['granular, rules', false],
  ['granular, sandbox_approval', true],
])('APR-11: a command that the sandbox stopped is asked for again under %s: %s', (policy, expected) => {
  expect(asksAfterFailure(POLICIES[policy]!)).toBe(expected);
});
