/** What the commands of a thread may do, before it is known where the thread works. */
import { join, resolve } from 'node:path';
import type { ActivePermissionProfile, SandboxMode, SandboxPolicy } from '@app-server/schema/experimental';
import { type Access, accessOf, profilePolicy } from '../processes/sandbox/access.js';

type WorkspaceWrite = Extract<SandboxPolicy, { type: 'workspaceWrite' }>;

/** What a workspace allows beside its folders. */
export type WorkspaceOptions = Omit<WorkspaceWrite, 'type' | 'writableRoots'>;

/**
 * A policy that was given as it is, or a kind of one whose folders follow the thread. `profile` is the id of the
 * permission profile it comes from, if any.
 */
export type Permissions =
  | { readonly kind: 'policy'; readonly policy: SandboxPolicy }
  | { readonly kind: 'readOnly' | 'fullAccess'; readonly profile: string | null }
  | { readonly kind: 'workspace'; readonly profile: string | null; readonly options: WorkspaceOptions };

/** Where a thread works. */
export interface Workplace {
  readonly cwd: string;
  readonly runtimeWorkspaceRoots: readonly string[];
}

/** Folders of the machine that every workspace may write to. */
export interface Machine {
  /** Where memories are kept. */
  readonly memories: string;
  readonly tmpdir: string | undefined;
}

export const PLAIN_WORKSPACE: WorkspaceOptions = {
  networkAccess: false,
  excludeTmpdirEnvVar: false,
  excludeSlashTmp: false,
};

const MODES = {
  'read-only': 'readOnly',
  'workspace-write': 'workspace',
  'danger-full-access': 'fullAccess',
} as const satisfies Record<SandboxMode, Permissions['kind']>;

export function machineOf({ home, env }: { home: string; env: NodeJS.ProcessEnv }): Machine {
  return { memories: join(home, 'memories'), tmpdir: env.TMPDIR ? resolve(env.TMPDIR) : undefined };
}

/** What a sandbox mode stands for. */
export function permissionsOfMode(mode: SandboxMode, options = PLAIN_WORKSPACE): Permissions {
  const kind = MODES[mode];
  return kind === 'workspace' ? { kind, profile: null, options } : { kind, profile: null };
}

/**
 * What a permission profile stands for.
 *
 * @throws {RpcError} when there is no such profile
 */
export function permissionsOfProfile(id: string): Permissions {
  const { type } = profilePolicy(id);
  if (type === 'workspaceWrite') return { kind: 'workspace', profile: id, options: PLAIN_WORKSPACE };
  return { kind: type === 'readOnly' ? 'readOnly' : 'fullAccess', profile: id };
}

/** The policy in which clients are told of it. */
export function sandboxPolicyOf(permissions: Permissions, place: Workplace, machine: Machine): SandboxPolicy {
  switch (permissions.kind) {
    case 'policy':
      return permissions.policy;
    case 'readOnly':
      return { type: 'readOnly', networkAccess: false };
    case 'fullAccess':
      return { type: 'dangerFullAccess' };
    case 'workspace': {
      const { options } = permissions;
      return { type: 'workspaceWrite', writableRoots: listedRoots(options, place, machine), ...options };
    }
  }
}

export function activeProfileOf(permissions: Permissions): ActivePermissionProfile | null {
  if (permissions.kind === 'policy' || permissions.profile === null) return null;
  return { id: permissions.profile, extends: null };
}

/** What commands of the thread may do, wherever in it they run; undefined for everything. */
export function accessOfThread(
  { permissions, ...place }: Workplace & { readonly permissions: Permissions },
  { home, env }: { home: string; env: NodeJS.ProcessEnv },
): Access | undefined {
  const machine = machineOf({ home, env });
  if (permissions.kind === 'workspace') {
    const { options } = permissions;
    const { memories } = machine;
    const folders = [...place.runtimeWorkspaceRoots, ...temporaryFolders(options, machine), memories];
    return { writable: [...new Set(folders)], network: options.networkAccess };
  }
  const access = accessOf(sandboxPolicyOf(permissions, place, machine), place.cwd, env);
  if (!access || permissions.kind === 'readOnly' || access.writable.length === 0) return access;
  return { ...access, writable: [...new Set([...access.writable, ...place.runtimeWorkspaceRoots])] };
}

/** Whether the thread may change what is in its folders. */
export function isWritable(permissions: Permissions): boolean {
  if (permissions.kind === 'policy') return permissions.policy.type !== 'readOnly';
  return permissions.kind !== 'readOnly';
}

/** The form takes it for granted that the working directory can be written; where it cannot, all that can is listed. */
function listedRoots(options: WorkspaceOptions, { cwd, runtimeWorkspaceRoots }: Workplace, machine: Machine): string[] {
  const others = runtimeWorkspaceRoots.filter((root) => root !== cwd);
  const temporary = runtimeWorkspaceRoots.includes(cwd) ? [] : temporaryFolders(options, machine);
  return [...new Set([...others, ...temporary, machine.memories])];
}

function temporaryFolders({ excludeSlashTmp, excludeTmpdirEnvVar }: WorkspaceOptions, { tmpdir }: Machine): string[] {
  const folders = excludeSlashTmp ? [] : ['/tmp'];
  if (!excludeTmpdirEnvVar && tmpdir !== undefined) folders.push(tmpdir);
  return folders;
}
