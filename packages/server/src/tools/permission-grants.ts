/** What was granted of what was asked for. */
import type {
  AdditionalFileSystemPermissions,
  AdditionalPermissionProfile,
  GrantedPermissionProfile,
  RequestPermissionProfile,
} from '@app-server/schema/experimental';

/** Nothing is granted that was not asked for. */
export function intersection(
  asked: RequestPermissionProfile,
  { network, fileSystem }: GrantedPermissionProfile,
): AdditionalPermissionProfile {
  const mayUseNetwork = asked.network?.enabled === true && network?.enabled === true;
  return {
    network: mayUseNetwork ? { enabled: true } : null,
    fileSystem: asked.fileSystem && fileSystem ? commonFiles(asked.fileSystem, fileSystem) : null,
  };
}

function commonFiles(
  asked: AdditionalFileSystemPermissions,
  granted: AdditionalFileSystemPermissions,
): AdditionalFileSystemPermissions {
  const depth = granted.globScanMaxDepth ?? asked.globScanMaxDepth;
  return {
    read: common(asked.read, granted.read),
    write: common(asked.write, granted.write),
    ...(asked.entries && { entries: common(asked.entries, granted.entries ?? []) ?? [] }),
    ...(depth !== undefined && { globScanMaxDepth: depth }),
  };
}

function common<T>(asked: readonly T[] | null, granted: readonly T[] | null): T[] | null {
  if (!asked || !granted) return null;
  const known = new Set(granted.map((entry) => JSON.stringify(entry)));
  return asked.filter((entry) => known.has(JSON.stringify(entry)));
}
