import { buildSurface, registry } from '@app-server/protocol';
import { describe, expect, it } from 'vitest';
import { planCoercions } from '../plans.js';
import type { Fault } from './api.js';
import { coerce, shorten } from './coerce.js';

const plans = planCoercions(buildSurface(registry, 'experimental').definitions);

/** What a value of a type becomes, and what is wrong with it. */
function become(type: string, value: unknown): { value: unknown; faults: Fault[] } {
  const faults: Fault[] = [];
  const before = structuredClone(value);
  const coerced = coerce({ ref: type }, plans, value, faults);
  expect(value, 'the input').toEqual(before);
  return { value: coerced, faults };
}

describe('legacy spellings', () => {
  it.each([
    ['APR-01', 'ApprovalsReviewer', 'guardian_subagent', 'auto_review'],
    ['APR-01', 'ApprovalsReviewer', 'user', 'user'],
    ['PERM-15', 'FileSystemAccessMode', 'none', 'deny'],
    ['PERM-14', 'FileSystemSpecialPath', { kind: 'current_working_directory' }, { kind: 'project_roots' }],
    ['THR-05', 'ThreadResumeParams', { threadId: 't', path: '' }, { threadId: 't', path: null }],
    ['THR-05', 'ThreadForkParams', { threadId: 't', path: '' }, { threadId: 't', path: null }],
    ['PERM-02', 'SandboxPolicy', { type: 'readOnly', access: { type: 'fullAccess' } }, { type: 'readOnly' }],
    [
      'PERM-02',
      'SandboxPolicy',
      { type: 'workspaceWrite', readOnlyAccess: { type: 'fullAccess' } },
      { type: 'workspaceWrite' },
    ],
    [
      'APR-01',
      'TurnStartParams',
      { threadId: 't', input: [], approvalsReviewer: 'guardian_subagent' },
      { threadId: 't', input: [], approvalsReviewer: 'auto_review' },
    ],
    [
      'APR-01',
      'ConfigRequirements',
      { allowedApprovalsReviewers: ['user', 'guardian_subagent'] },
      { allowedApprovalsReviewers: ['user', 'auto_review'] },
    ],
    [
      'PERM-14',
      'FileSystemPath',
      { type: 'special', value: { kind: 'current_working_directory' } },
      { type: 'special', value: { kind: 'project_roots' } },
    ],
    [
      'PERM-15',
      'PermissionsRequestApprovalResponse',
      { permissions: { fileSystem: { entries: [{ path: { type: 'glob_pattern', pattern: '*' }, access: 'none' }] } } },
      { permissions: { fileSystem: { entries: [{ path: { type: 'glob_pattern', pattern: '*' }, access: 'deny' }] } } },
    ],
  ])('%s: %s takes %j for %j', (_, type, legacy, canonical) => {
    expect(become(type, legacy)).toEqual({ value: canonical, faults: [] });
  });

  it.each([
    ['readOnly', 'access'],
    ['workspaceWrite', 'readOnlyAccess'],
  ])('PERM-02: restricted reads of %s are refused, never widened', (type, key) => {
    const { faults } = become('TurnStartParams', {
      threadId: 't',
      input: [],
      sandboxPolicy: { type, [key]: { type: 'restricted', readableRoots: [] } },
    });
    expect(faults).toEqual([
      expect.objectContaining({ path: `/sandboxPolicy/${key}`, expected: expect.stringContaining(key) as string }),
    ]);
  });

  it.each([
    ['another arm', { type: 'externalSandbox', access: { type: 'restricted' } }],
    ['another key', { type: 'workspaceWrite', access: { type: 'restricted' } }],
  ])('PERM-02: %s keeps what it does not know', (_, policy) => {
    expect(become('SandboxPolicy', policy)).toEqual({ value: policy, faults: [] });
  });

  it('leaves strings alone where they only look like legacy ones', () => {
    const params = { threadId: '', model: '', input: [{ type: 'text', text: 'guardian_subagent' }], cwd: 'none' };
    expect(become('TurnStartParams', params).value).toBe(params);
  });

  it('copies along the way to a change, and nothing else', () => {
    const input = [{ type: 'text', text: 'x' }];
    const params = { threadId: 't', input, approvalsReviewer: 'guardian_subagent' };
    const { value } = become('TurnStartParams', params);
    expect(value).not.toBe(params);
    expect((value as typeof params).input).toBe(input);
  });

  it.each([null, 5, true, 'x', [], [null], {}, { approvalsReviewer: 7 }, { sandboxPolicy: null }])(
    'leaves %j to the validators',
    (value) => {
      expect(become('TurnStartParams', value)).toEqual({ value, faults: [] });
    },
  );

  it.each([
    { type: 'readOnly', access: 7 },
    { type: 'readOnly', access: 'fullAccess' },
  ])('refuses a legacy key of the wrong shape: %j', (policy) => {
    expect(become('SandboxPolicy', policy).faults).toHaveLength(1);
  });

  it('are searched for in types that may hold them, and nowhere else', () => {
    expect(Object.keys(plans).length).toBeGreaterThan(20);
    for (const name of ['TurnStartParams', 'ThreadStartResponse', 'ThreadSettings', 'ConfigReadResponse']) {
      expect(plans).toHaveProperty(name);
    }
    for (const name of ['ThreadListParams', 'FsReadFileParams', 'Turn']) expect(plans).not.toHaveProperty(name);
  });
});

describe('values in faults', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['text', '"text"'],
    [{ a: 1 }, '{"a":1}'],
  ])('%j are shown as %s', (value, shown) => {
    expect(shorten(value)).toBe(shown);
  });

  it('are cut where they are long', () => {
    expect(shorten('x'.repeat(1000)).length).toBeLessThanOrEqual(60);
  });
});
