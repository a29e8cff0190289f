import type { SandboxPolicy } from '@app-server/schema/experimental';
import type { FileSystemSandboxEntry, FileSystemSpecialPath, PermissionProfile } from '@app-server/schema/rollout';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalProfile, sameProfile } from './canonical-profile.js';
import { policyOfProfile, profileOfPolicy } from './permission-profile.js';
import { readProfile } from './stored-profile.js';
import { instancesOf } from './test-instances.js';
import { reread } from './test-support.js';

const PLACES = { roots: ['/p'], tmpdir: '/var/tmp' };

describe('PERM-04: policies and profiles', () => {
  it.each<[SandboxPolicy, string]>([
    [{ type: 'dangerFullAccess' }, 'disabled'],
    [{ type: 'externalSandbox', networkAccess: 'enabled' }, 'external'],
    [{ type: 'readOnly', networkAccess: false }, 'managed'],
  ])('%j is enforced by: %s', (policy, type) => {
    expect(profileOfPolicy(policy)).toMatchObject({ type });
  });

  it('every policy survives', () => {
    fc.assert(
      fc.property(instancesOf<SandboxPolicy>('SandboxPolicy'), (policy) => {
        const profile = readProfile(reread(profileOfPolicy(policy)));
        expect(profile).toEqual(profileOfPolicy(policy));
        expect(policyOfProfile(profile as PermissionProfile, '/p')).toEqual(policy);
      }),
    );
  });

  it('the working directory of other files is a path', () => {
    const profile = managed([
      entry(special('root'), 'read'),
      at('/p', 'write'),
      at('/q', 'write'),
      at('/p/.git', 'read'),
    ]);
    expect(policyOfProfile(profile, '/p')).toEqual({
      type: 'workspaceWrite',
      writableRoots: ['/q'],
      networkAccess: false,
      excludeTmpdirEnvVar: true,
      excludeSlashTmp: true,
    });
    expect(policyOfProfile(profile, '/elsewhere')).toBeUndefined();
  });

  it('PERM-03: full access within a sandbox is not the same as no sandbox, unless nothing is limited', () => {
    const unrestricted = { type: 'managed', file_system: { type: 'unrestricted' } } as const;
    expect(policyOfProfile({ ...unrestricted, network: 'restricted' }, '/p')).toBeUndefined();
    expect(policyOfProfile({ ...unrestricted, network: 'enabled' }, '/p')).toEqual({ type: 'dangerFullAccess' });
  });

  const root = entry(special('root'), 'write');
  it.each<[string, FileSystemSandboxEntry[]]>([
    ['writing everywhere but in a folder', [root, at('/p/.git', 'read')]],
    ['writing everywhere but where it is denied', [root, at('/p', 'deny')]],
    ['reading in places only', [at('/p', 'read')]],
    ['denied patterns', [entry(special('root'), 'read'), entry({ type: 'glob_pattern', pattern: '**/*.env' }, 'deny')]],
    ['writing in places that are not known', [entry(special('root'), 'read'), entry(special('minimal'), 'write')]],
    [
      'a folder in a workspace that is only read',
      [entry(special('root'), 'read'), at('/p', 'write'), at('/p/a', 'read')],
    ],
  ])('PERM-09: no policy says: %s', (_, entries) => {
    expect(policyOfProfile({ ...managed(entries), network: 'enabled' }, '/p')).toBeUndefined();
  });
});

describe('profiles of files', () => {
  it('PERM-05: without a tag are enforced by the server', () => {
    const value = { network: { enabled: true }, file_system: { read: ['/r'], write: ['/w'], glob_scan_max_depth: 3 } };
    expect(readProfile(value)).toEqual({
      type: 'managed',
      file_system: { type: 'restricted', entries: [at('/r', 'read'), at('/w', 'write')], glob_scan_max_depth: 3 },
      network: 'enabled',
    });
    expect(readProfile({ network: null, file_system: null })).toEqual(managed([]));
  });

  it('PERM-14: have another name for the project', () => {
    const stored = managed([
      entry({ type: 'special', value: { kind: 'current_working_directory' } as never }, 'write'),
    ]);
    expect(readProfile(reread(stored))).toEqual(managed([entry(special('project_roots'), 'write')]));
  });

  it('PERM-14: keep places that are not known', () => {
    const stored = managed([entry({ type: 'special', value: { kind: 'of_tomorrow', subpath: 'a' } as never }, 'read')]);
    const value: FileSystemSpecialPath = { kind: 'unknown', path: 'of_tomorrow', subpath: 'a' };
    expect(readProfile(reread(stored))).toEqual(managed([entry({ type: 'special', value }, 'read')]));
  });

  it('PERM-15: spell denial as none, and what is not known denies', () => {
    const stored = managed([at('/a', 'none' as never), at('/b', 'of_tomorrow' as never)]);
    expect(readProfile(stored)).toEqual(managed([at('/a', 'deny'), at('/b', 'deny')]));
  });

  it('PERM-07: keep how deep patterns are looked for', () => {
    const profile: PermissionProfile = {
      type: 'managed',
      file_system: { type: 'restricted', entries: [], glob_scan_max_depth: 2 },
      network: 'restricted',
    };
    expect(readProfile(reread(profile))).toEqual(profile);
  });

  it('are told from what is none', () => {
    for (const value of [null, 'x', [], {}, { type: 'of_tomorrow' }]) expect(readProfile(value)).toBeUndefined();
    expect(readProfile({ type: 'disabled' })).toEqual({ type: 'disabled' });
    expect(readProfile({ type: 'external' })).toEqual({ type: 'external', network: 'restricted' });
  });
});

describe('PERM-09: profiles that mean the same are equal', () => {
  it('in any order, and said twice', () => {
    const entries = fc.array(
      fc.record({
        path: fc
          .constantFrom('/', '/p', '/p/a', '/p/a/b', '/tmp', '/q/')
          .map((path) => ({ type: 'path' as const, path })),
        access: fc.constantFrom('read' as const, 'write' as const, 'deny' as const),
      }),
    );
    const shuffled = entries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const canonical = canonicalProfile(managed(one), PLACES);
        expect(canonicalProfile(managed(other), PLACES)).toEqual(canonical);
        expect(canonicalProfile(canonical, PLACES)).toEqual(canonical);
        for (const path of ['/', '/p', '/p/a', '/p/a/b', '/p/a/b/c', '/tmp/x', '/q', '/z']) {
          expect([path, accessOf(canonical, path)]).toEqual([path, accessOf(managed(one), path)]);
        }
      }),
    );
  });

  it('by name or by path', () => {
    const named = managed([
      entry(special('root'), 'read'),
      entry(special('project_roots'), 'write'),
      entry(special('slash_tmp'), 'write'),
      entry(special('tmpdir'), 'write'),
    ]);
    const spelled = managed([
      at('/tmp', 'write'),
      at('/p/', 'write'),
      at('/var/tmp', 'write'),
      at('/', 'read'),
      at('/p/a', 'write'),
    ]);
    expect(sameProfile(named, spelled, PLACES)).toBe(true);
    expect(sameProfile(named, spelled, { roots: ['/p', '/more'], tmpdir: '/var/tmp' })).toBe(false);
    expect(sameProfile(named, { ...spelled, network: 'enabled' }, PLACES)).toBe(false);
  });

  it('with patterns, whose depth counts only where there are some', () => {
    const glob = entry({ type: 'glob_pattern', pattern: '*.env' }, 'deny');
    const deep = (entries: FileSystemSandboxEntry[], glob_scan_max_depth: number): PermissionProfile => ({
      type: 'managed',
      file_system: { type: 'restricted', entries, glob_scan_max_depth },
      network: 'restricted',
    });
    expect(sameProfile(deep([glob, at('/p', 'read')], 1), deep([at('/p', 'read'), glob, glob], 1), PLACES)).toBe(true);
    expect(sameProfile(deep([glob], 1), deep([glob], 2), PLACES)).toBe(false);
    expect(sameProfile(deep([], 1), deep([], 2), PLACES)).toBe(true);
  });

  it('and no sandbox is not one that allows everything', () => {
    const everything = managed([entry(special('root'), 'write')]);
    expect(sameProfile({ type: 'disabled' }, { ...everything, network: 'enabled' }, PLACES)).toBe(false);
  });
});

/** What the entry of the innermost folder gives; the strongest where it has several. */
function accessOf(profile: PermissionProfile, path: string): string | undefined {
  if (profile.type !== 'managed' || profile.file_system.type !== 'restricted') return undefined;
  const { entries } = profile.file_system;
  for (let folder = path; ; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    const here = entries.filter(
      ({ path }) => path.type === 'path' && path.path.replace(/\/$/, '') === folder.replace(/\/$/, ''),
    );
    const access = (['deny', 'write', 'read'] as const).find((access) => here.some((entry) => entry.access === access));
    if (access || folder === '' || folder === '/') return access;
  }
}

function managed(entries: FileSystemSandboxEntry[]): Extract<PermissionProfile, { type: 'managed' }> {
  return { type: 'managed', file_system: { type: 'restricted', entries }, network: 'restricted' };
}

function entry(path: FileSystemSandboxEntry['path'], access: FileSystemSandboxEntry['access']): FileSystemSandboxEntry {
  return { path, access };
}

function at(path: string, access: FileSystemSandboxEntry['access']): FileSystemSandboxEntry {
  return { path: { type: 'path', path }, access };
}

function special(kind: 'root' | 'minimal' | 'tmpdir' | 'slash_tmp' | 'project_roots'): FileSystemSandboxEntry['path'] {
  return { type: 'special', value: kind === 'project_roots' ? { kind, subpath: null } : { kind } };
}
