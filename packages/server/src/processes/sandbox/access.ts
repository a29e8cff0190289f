/** What a sandbox lets a program do. */
import { resolve } from 'node:path';
import type { SandboxPolicy } from '@app-server/schema/experimental';
import { notFound } from '../../core/faults.js';

/** Everything may be read. */
export interface Access {
  /** Directories below which files may be written; absolute. */
  writable: readonly string[];
  network: boolean;
}

/** What stays as it is in a directory that may be written: what changes it could run commands outside later. */
export const PROTECTED: readonly string[] = ['.git', '.codex', '.agents'];

export const READ_ONLY: SandboxPolicy = { type: 'readOnly', networkAccess: false };

const PROFILES: Readonly<Record<string, SandboxPolicy>> = {
  ':read-only': READ_ONLY,
  ':workspace': {
    type: 'workspaceWrite',
    writableRoots: [],
    networkAccess: false,
    excludeTmpdirEnvVar: false,
    excludeSlashTmp: false,
  },
  ':danger-full-access': { type: 'dangerFullAccess' },
};

/** The policy that a permission profile stands for. */
export function profilePolicy(id: string): SandboxPolicy {
  const policy = Object.hasOwn(PROFILES, id) ? PROFILES[id] : undefined;
  if (policy) return policy;
  const known = Object.keys(PROFILES).join(', ');
  throw notFound('permissionProfile', id, `There is no permission profile ${JSON.stringify(id)}; there are ${known}.`);
}

/** What a policy allows a program in `cwd`; undefined for everything. */
export function accessOf(policy: SandboxPolicy, cwd: string, { TMPDIR }: NodeJS.ProcessEnv): Access | undefined {
  switch (policy.type) {
    case 'dangerFullAccess':
    case 'externalSandbox':
      return undefined;
    case 'readOnly':
      return { writable: [], network: policy.networkAccess };
    case 'workspaceWrite': {
      const { writableRoots, excludeSlashTmp, excludeTmpdirEnvVar, networkAccess } = policy;
      const writable = [cwd, ...writableRoots];
      if (!excludeSlashTmp) writable.push('/tmp');
      if (!excludeTmpdirEnvVar && TMPDIR) writable.push(resolve(TMPDIR));
      return { writable, network: networkAccess };
    }
  }
}
