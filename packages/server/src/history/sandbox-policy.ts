/** Sandboxes in the older form, as files spell it and as the wire does. */
import type { SandboxPolicy } from '@app-server/schema/experimental';
import type { SandboxPolicy as StoredPolicy } from '@app-server/schema/rollout';
import { fields, text, texts } from './loose.js';

export function storedPolicy(policy: SandboxPolicy): StoredPolicy {
  switch (policy.type) {
    case 'dangerFullAccess':
      return { type: 'danger-full-access' };
    case 'readOnly':
      return { type: 'read-only', network_access: policy.networkAccess };
    case 'externalSandbox':
      return { type: 'external-sandbox', network_access: policy.networkAccess };
    case 'workspaceWrite':
      return {
        type: 'workspace-write',
        writable_roots: policy.writableRoots,
        network_access: policy.networkAccess,
        exclude_tmpdir_env_var: policy.excludeTmpdirEnvVar,
        exclude_slash_tmp: policy.excludeSlashTmp,
      };
  }
}

/** Undefined for what this release does not know, and where reading was limited, which no policy can say any more. */
export function policyOf(value: unknown): SandboxPolicy | undefined {
  const policy = fields(value);
  const { network_access, access = policy.read_only_access } = policy;
  if (fields(access).type === 'restricted') return undefined;
  const networkAccess = network_access === true;
  // The oldest files have it as `mode`.
  switch (text(policy.type) || text(policy.mode)) {
    case 'danger-full-access':
      return { type: 'dangerFullAccess' };
    case 'read-only':
      return { type: 'readOnly', networkAccess };
    case 'external-sandbox':
      return { type: 'externalSandbox', networkAccess: network_access === 'enabled' ? 'enabled' : 'restricted' };
    case 'workspace-write':
      return {
        type: 'workspaceWrite',
        writableRoots: texts(policy.writable_roots),
        networkAccess,
        excludeTmpdirEnvVar: policy.exclude_tmpdir_env_var === true,
        excludeSlashTmp: policy.exclude_slash_tmp === true,
      };
    default:
      return undefined;
  }
}
