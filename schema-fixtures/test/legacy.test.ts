import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckOptions, Checker } from '../../generators/src/validators/runtime/api.js';
import { faults, loadChecker } from './check.js';

let checker: Checker;

beforeAll(async () => {
  checker = await loadChecker('experimental');
});

/** The message as handlers see it; the one that was read must stay as it was. */
function canonical(message: object, options: CheckOptions = { from: 'client' }): unknown {
  const before = structuredClone(message);
  const verdict = checker.checkMessage(message, options);
  expect(faults(verdict)).toEqual([]);
  expect(message).toEqual(before);
  return verdict.ok ? verdict.value : undefined;
}

const turn = (params: object) => ({ id: 1, method: 'turn/start', params: { threadId: 't', input: [], ...params } });

describe('ARC-04: legacy spellings at the boundary', () => {
  it.each([
    ['readOnly', 'access'],
    ['workspaceWrite', 'readOnlyAccess'],
  ])('PERM-02: full access is dropped from %s.%s', (type, key) => {
    const legacy = turn({ sandboxPolicy: { type, [key]: { type: 'fullAccess' }, networkAccess: true } });
    expect(canonical(legacy)).toEqual(turn({ sandboxPolicy: { type, networkAccess: true } }));
  });

  it.each([
    ['readOnly', 'access'],
    ['workspaceWrite', 'readOnlyAccess'],
  ])('PERM-02: restricted access is refused in %s.%s, with the reason', (type, key) => {
    const legacy = turn({ sandboxPolicy: { type, [key]: { type: 'restricted', readableRoots: ['/'] } } });
    expect(faults(checker.checkMessage(legacy, { from: 'client' }))).toEqual([
      expect.stringMatching(new RegExp(`^/params/sandboxPolicy/${key} \\| no \`${key}\` other than full access`)),
    ]);
  });

  it('PERM-14: the current directory stands for the project roots', () => {
    const params = (kind: string) => ({
      id: 1,
      result: {
        permissions: {
          fileSystem: {
            read: null,
            write: null,
            entries: [{ path: { type: 'special', value: { kind } }, access: 'read' }],
          },
        },
      },
    });
    const options = { from: 'client', answers: 'item/permissions/requestApproval' } as const;
    expect(canonical(params('current_working_directory'), options)).toEqual(params('project_roots'));
  });

  it('PERM-15: none stands for deny', () => {
    const answer = (access: string) => ({
      id: 1,
      result: { permissions: { fileSystem: { entries: [{ path: { type: 'path', path: '/x' }, access }] } } },
    });
    const options = { from: 'client', answers: 'item/permissions/requestApproval' } as const;
    expect(canonical(answer('none'), options)).toEqual(answer('deny'));
  });

  it('APR-01: guardian_subagent stands for auto_review, wherever it comes from', () => {
    expect(canonical(turn({ approvalsReviewer: 'guardian_subagent' }))).toEqual(
      turn({ approvalsReviewer: 'auto_review' }),
    );
    expect(canonical(turn({ approvalsReviewer: 'user' }))).toEqual(turn({ approvalsReviewer: 'user' }));
    const refused = checker.checkMessage(turn({ approvalsReviewer: 'guardian' }), { from: 'client' });
    expect(faults(refused)).toEqual([expect.stringMatching(/^\/params\/approvalsReviewer \|/)]);
  });

  it.each(['thread/resume', 'thread/fork'])('THR-05: an empty path is none: %s', (method) => {
    const message = (path: string | null) => ({ id: 1, method, params: { threadId: 't', path } });
    expect(canonical(message(''))).toEqual(message(null));
    expect(canonical(message('/rollout'))).toEqual(message('/rollout'));
  });

  it.each(['turn/inject_items', 'turn/injet_items'])('THR-17, RPC-17: %s stands for thread/inject_items', (method) => {
    const params = { threadId: 't', items: [] };
    expect(canonical({ id: 1, method, params })).toEqual({ id: 1, method: 'thread/inject_items', params });
    expect(checker.canonicalMethod(method, 'client')).toBe('thread/inject_items');
    expect(checker.isKnownMethod(method, 'client')).toBe(true);
    expect(checker.isKnownMethod(method, 'server')).toBe(false);
    const verdict = checker.checkMessage({ id: 1, method, params: {} }, { from: 'client' });
    expect(verdict).toMatchObject({ ok: false, method });
  });

  it('leaves every other name as it is', () => {
    expect(checker.canonicalMethod('thread/start', 'client')).toBe('thread/start');
    expect(checker.canonicalMethod('no/such/method', 'client')).toBe('no/such/method');
  });

  it('copies what changes and nothing else', () => {
    const input = [{ type: 'text', text: 'x', text_elements: [] }];
    const message = {
      id: 1,
      method: 'turn/start',
      params: { threadId: 't', input, approvalsReviewer: 'guardian_subagent' },
    };
    const value = canonical(message) as typeof message;
    expect(value).not.toBe(message);
    expect(value.params).not.toBe(message.params);
    expect(value.params.input).toBe(input);
  });

  it('hands a message without any back as it is', () => {
    const message = turn({ approvalsReviewer: 'auto_review', sandboxPolicy: { type: 'dangerFullAccess' } });
    expect(canonical(message)).toBe(message);
  });

  it('PLG-17, SKL-01: keys of earlier releases do no harm', () => {
    const list = { id: 1, method: 'plugin/list', params: { cwds: ['/x'], forceRemoteSync: true } };
    expect(canonical(list)).toBe(list);
    const skills = { id: 1, method: 'skills/list', params: { perCwdExtraUserRoots: [] } };
    expect(canonical(skills)).toBe(skills);
  });

  it('PERM-12: a profile as an object is not a legacy spelling', () => {
    expect(
      checker.checkMessage(turn({ permissions: { type: 'profile', id: ':workspace' } }), { from: 'client' }).ok,
    ).toBe(false);
  });
});
