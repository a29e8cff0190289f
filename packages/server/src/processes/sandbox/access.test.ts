import type { SandboxPolicy } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import { accessOf, profilePolicy } from './access.js';

const WORKSPACE: Extract<SandboxPolicy, { type: 'workspaceWrite' }> = {
  type: 'workspaceWrite',
  writableRoots: ['/data'],
  networkAccess: false,
  excludeTmpdirEnvVar: false,
  excludeSlashTmp: false,
};
const ENV = { TMPDIR: '/scratch/' };

describe('accessOf', () => {
  it('lets a read-only program write nothing', () => {
    expect(accessOf({ type: 'readOnly', networkAccess: true }, '/repo', ENV)).toEqual({ writable: [], network: true });
  });

  it.each([
    ['the working directory, listed roots and temporary directories', {}, ['/repo', '/data', '/tmp', '/scratch']],
    ['not /tmp', { excludeSlashTmp: true }, ['/repo', '/data', '/scratch']],
    ['not TMPDIR', { excludeTmpdirEnvVar: true }, ['/repo', '/data', '/tmp']],
  ])('CMD-08: lets a workspace program write %s', (_name, change, writable) => {
    expect(accessOf({ ...WORKSPACE, ...change }, '/repo', ENV)).toEqual({ writable, network: false });
  });

  it('does not take an empty TMPDIR for a directory', () => {
    const access = accessOf({ ...WORKSPACE, excludeSlashTmp: true }, '/repo', { TMPDIR: '' });
    expect(access?.writable).toEqual(['/repo', '/data']);
  });

  it('confines nothing that asks for no sandbox, or has one around it', () => {
    const policies: SandboxPolicy[] = [
      { type: 'dangerFullAccess' },
      { type: 'externalSandbox', networkAccess: 'restricted' },
    ];
    expect(policies.map((policy) => accessOf(policy, '/', ENV))).toEqual([undefined, undefined]);
  });
});

describe('profilePolicy', () => {
  it('CMD-07: knows the built-in profiles', () => {
    const types = [':read-only', ':workspace', ':danger-full-access'].map((id) => profilePolicy(id).type);
    expect(types).toEqual(['readOnly', 'workspaceWrite', 'dangerFullAccess']);
  });

  it.each(['nope', '', 'constructor'])('CMD-07: refuses %j', (id) => {
    expect(() => profilePolicy(id)).toThrow(
      expect.objectContaining({ code: -32600, data: { kind: 'notFound', what: 'permissionProfile', id } }),
    );
  });
});
