import type { SandboxPolicy } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import {
  type Permissions,
  accessOfThread,
  activeProfileOf,
  isWritable,
  machineOf,
  permissionsOfMode,
  permissionsOfProfile,
  sandboxPolicyOf,
} from './permissions.js';

const SERVER = { home: '/home', env: { TMPDIR: '/scratch' } };
const MACHINE = machineOf(SERVER);
const HOME = { cwd: '/repo', runtimeWorkspaceRoots: ['/repo'] };
const PLAIN = { networkAccess: false, excludeTmpdirEnvVar: false, excludeSlashTmp: false };

function rootsOf(permissions: Permissions, place = HOME): readonly string[] | undefined {
  const policy = sandboxPolicyOf(permissions, place, MACHINE);
  return policy.type === 'workspaceWrite' ? policy.writableRoots : undefined;
}

describe('the policy that clients are told of', () => {
  it.each<[string, SandboxPolicy]>([
    [':read-only', { type: 'readOnly', networkAccess: false }],
    [':danger-full-access', { type: 'dangerFullAccess' }],
    [':workspace', { type: 'workspaceWrite', writableRoots: ['/home/memories'], ...PLAIN }],
  ])('PERM-01, PERM-12: %s', (id, policy) => {
    const permissions = permissionsOfProfile(id);
    expect(sandboxPolicyOf(permissions, HOME, MACHINE)).toEqual(policy);
    expect(activeProfileOf(permissions)).toEqual({ id, extends: null });
  });

  it('PERM-12: refuses profiles that are not there', () => {
    expect(() => permissionsOfProfile('nope')).toThrow(
      expect.objectContaining({ code: -32600, data: { kind: 'notFound', what: 'permissionProfile', id: 'nope' } }),
    );
  });

  it('PERM-11, PERM-18: a sandbox mode is no profile', () => {
    expect(activeProfileOf(permissionsOfMode('workspace-write'))).toBeNull();
    expect(activeProfileOf({ kind: 'policy', policy: { type: 'dangerFullAccess' } })).toBeNull();
  });

  it('PERM-16, PERM-17: roots of the thread are listed but for the working directory, which is taken for granted', () => {
    const place = { cwd: '/repo', runtimeWorkspaceRoots: ['/repo', '/data'] };
    expect(rootsOf(permissionsOfProfile(':workspace'), place)).toEqual(['/data', '/home/memories']);
  });

  it('PERM-16: all that can be written is listed where the working directory cannot', () => {
    const place = { cwd: '/repo', runtimeWorkspaceRoots: ['/data'] };
    const listed = ['/data', '/tmp', '/scratch', '/home/memories'];
    expect(rootsOf(permissionsOfProfile(':workspace'), place)).toEqual(listed);
  });

  it('PERM-04: a policy that was given stays as it is', () => {
    const policy: SandboxPolicy = { type: 'externalSandbox', networkAccess: 'enabled' };
    expect(sandboxPolicyOf({ kind: 'policy', policy }, HOME, MACHINE)).toBe(policy);
  });
});

describe('what commands may do', () => {
  const writable = (permissions: Permissions, place = HOME) =>
    accessOfThread({ permissions, ...place }, SERVER)?.writable;

  it('PERM-16, PERM-18: in a workspace, its roots; the working directory only as one of them', () => {
    const roots = { cwd: '/repo', runtimeWorkspaceRoots: ['/data'] };
    expect(writable(permissionsOfProfile(':workspace'))).toEqual(['/repo', '/tmp', '/scratch', '/home/memories']);
    expect(writable(permissionsOfProfile(':workspace'), roots)).toEqual([
      '/data',
      '/tmp',
      '/scratch',
      '/home/memories',
    ]);
  });

  it('PERM-18: under a policy, its folders and the roots of the thread', () => {
    const policy: SandboxPolicy = { type: 'workspaceWrite', writableRoots: ['/other'], ...PLAIN, networkAccess: true };
    const permissions: Permissions = { kind: 'policy', policy };
    const place = { cwd: '/repo', runtimeWorkspaceRoots: ['/repo', '/data'] };
    expect(accessOfThread({ permissions, ...place }, SERVER)).toEqual({
      writable: ['/repo', '/other', '/tmp', '/scratch', '/data'],
      network: true,
    });
  });

  it('PERM-19: nothing may be written that is read-only, whatever the roots', () => {
    const policy: SandboxPolicy = { type: 'readOnly', networkAccess: true };
    expect(writable(permissionsOfProfile(':read-only'))).toEqual([]);
    expect(writable({ kind: 'policy', policy })).toEqual([]);
  });

  it('anything without a sandbox', () => {
    expect(writable(permissionsOfMode('danger-full-access'))).toBeUndefined();
    expect(
      writable({ kind: 'policy', policy: { type: 'externalSandbox', networkAccess: 'restricted' } }),
    ).toBeUndefined();
  });

  it('options of a workspace count in all of its forms', () => {
    const options = { networkAccess: true, excludeTmpdirEnvVar: true, excludeSlashTmp: true };
    const permissions = permissionsOfMode('workspace-write', options);
    expect(writable(permissions)).toEqual(['/repo', '/home/memories']);
    expect(sandboxPolicyOf(permissions, HOME, MACHINE)).toMatchObject(options);
  });

  it('THR-14: whoever may write trusts the project', () => {
    const writes = ['read-only', 'workspace-write', 'danger-full-access'] as const;
    expect(writes.map((mode) => isWritable(permissionsOfMode(mode)))).toEqual([false, true, true]);
    expect(isWritable({ kind: 'policy', policy: { type: 'readOnly', networkAccess: false } })).toBe(false);
  });
});
