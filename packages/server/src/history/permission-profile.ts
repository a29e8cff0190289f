/** Permission profiles of files, and what they are in the older form of sandbox policies. */
import type { SandboxPolicy } from '@app-server/schema/experimental';
import type {
  FileSystemAccessMode,
  FileSystemPath,
  FileSystemSandboxEntry,
  NetworkSandboxPolicy,
  PermissionProfile,
} from '@app-server/schema/rollout';

const ROOT = special({ kind: 'root' });
const PROJECT = special({ kind: 'project_roots', subpath: null });
const TMPDIR = special({ kind: 'tmpdir' });
const SLASH_TMP = special({ kind: 'slash_tmp' });

/** Folders of a project that stay read-only where the rest of it may be written. */
const PROTECTED = ['.git', '.agents', '.codex'];

/** Who limits commands, and how, where a policy is in force. */
export function profileOfPolicy(policy: SandboxPolicy): PermissionProfile {
  switch (policy.type) {
    case 'dangerFullAccess':
      return { type: 'disabled' };
    case 'externalSandbox':
      return { type: 'external', network: policy.networkAccess };
    case 'readOnly':
      return managed([entry(ROOT, 'read')], policy.networkAccess);
    case 'workspaceWrite': {
      const { excludeSlashTmp, excludeTmpdirEnvVar, writableRoots, networkAccess } = policy;
      const temporary = [...(excludeSlashTmp ? [] : [SLASH_TMP]), ...(excludeTmpdirEnvVar ? [] : [TMPDIR])];
      const roots = writableRoots.map((path): FileSystemPath => ({ type: 'path', path }));
      const kept = PROTECTED.map((subpath) => special({ kind: 'project_roots', subpath }));
      return managed(
        [
          entry(ROOT, 'read'),
          ...[PROJECT, ...temporary, ...roots].map((path) => entry(path, 'write')),
          ...kept.map((path) => entry(path, 'read')),
        ],
        networkAccess,
      );
    }
  }
}

/**
 * The policy that says the same; undefined where none does, as for limits on reading, or writing everywhere but in some
 * folders. What is undefined must not be taken for full access.
 *
 * @param cwd working directory at the time
 */
export function policyOfProfile(profile: PermissionProfile, cwd: string): SandboxPolicy | undefined {
  if (profile.type === 'disabled') return { type: 'dangerFullAccess' };
  if (profile.type === 'external') return { type: 'externalSandbox', networkAccess: profile.network };
  const networkAccess = profile.network === 'enabled';
  if (profile.file_system.type === 'unrestricted') return networkAccess ? { type: 'dangerFullAccess' } : undefined;
  return policyOfEntries(profile.file_system.entries, networkAccess, cwd);
}

function policyOfEntries(
  entries: readonly FileSystemSandboxEntry[],
  networkAccess: boolean,
  cwd: string,
): SandboxPolicy | undefined {
  if (entries.some(({ access, path }) => access === 'deny' || path.type === 'glob_pattern')) return undefined;
  const written = entries.filter(({ access }) => access === 'write').map(({ path }) => path);
  const read = entries.filter(({ access }) => access === 'read').map(({ path }) => path);
  if (written.some((path) => isSpecial(path, 'root'))) {
    const everywhere = read.every((path) => isSpecial(path, 'root'));
    return everywhere && networkAccess ? { type: 'dangerFullAccess' } : undefined;
  }
  const readsAll = read.some((path) => isSpecial(path, 'root'));
  if (!readsAll) return undefined;
  if (written.length === 0) return { type: 'readOnly', networkAccess };
  if (!read.every((path) => isSpecial(path, 'root') || isProtected(path))) return undefined;
  return workspaceOf(written, networkAccess, cwd);
}

/** The working directory is a symbol in our files, and its path in others. */
function workspaceOf(
  written: readonly FileSystemPath[],
  networkAccess: boolean,
  cwd: string,
): SandboxPolicy | undefined {
  const symbolic = written.some(isProject);
  const paths = written.flatMap((path) => (path.type === 'path' ? [path.path] : []));
  if (!symbolic && !paths.includes(cwd)) return undefined;
  const known = (path: FileSystemPath) =>
    path.type === 'path' || isProject(path) || isSpecial(path, 'tmpdir') || isSpecial(path, 'slash_tmp');
  if (!written.every(known)) return undefined;
  return {
    type: 'workspaceWrite',
    writableRoots: symbolic ? paths : paths.filter((path) => path !== cwd),
    networkAccess,
    excludeTmpdirEnvVar: !written.some((path) => isSpecial(path, 'tmpdir')),
    excludeSlashTmp: !written.some((path) => isSpecial(path, 'slash_tmp')),
  };
}

function isProtected(path: FileSystemPath): boolean {
  if (path.type === 'path') return PROTECTED.some((name) => path.path.endsWith(`/${name}`));
  return path.type === 'special' && path.value.kind === 'project_roots' && PROTECTED.includes(path.value.subpath ?? '');
}

function isProject(path: FileSystemPath): boolean {
  return path.type === 'special' && path.value.kind === 'project_roots' && path.value.subpath === null;
}

function isSpecial(path: FileSystemPath, kind: 'root' | 'tmpdir' | 'slash_tmp'): boolean {
  return path.type === 'special' && path.value.kind === kind;
}

function managed(entries: FileSystemSandboxEntry[], networkAccess: boolean): PermissionProfile {
  const network: NetworkSandboxPolicy = networkAccess ? 'enabled' : 'restricted';
  return { type: 'managed', file_system: { type: 'restricted', entries }, network };
}

function entry(path: FileSystemPath, access: FileSystemAccessMode): FileSystemSandboxEntry {
  return { path, access };
}

function special(value: Extract<FileSystemPath, { type: 'special' }>['value']): FileSystemPath {
  return { type: 'special', value };
}
