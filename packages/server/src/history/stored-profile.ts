/** Reads permission profiles of files of any age; what is written has today's form. */
import type {
  FileSystemAccessMode,
  FileSystemPath,
  FileSystemSandboxEntry,
  FileSystemSpecialPath,
  ManagedFileSystemPermissions,
  NetworkSandboxPolicy,
  PermissionProfile,
} from '@app-server/schema/rollout';
import { fields, list, numberOrNull, text, textOrNull, texts, wordOf } from './loose.js';

type Fields = Readonly<Record<string, unknown>>;

/** Undefined when it is none, in any form. */
export function readProfile(value: unknown): PermissionProfile | undefined {
  const profile = fields(value);
  switch (profile.type) {
    case 'disabled':
      return { type: 'disabled' };
    case 'external':
      return { type: 'external', network: networkOf(profile.network) };
    case 'managed':
      return {
        type: 'managed',
        file_system: filesOf(fields(profile.file_system)),
        network: networkOf(profile.network),
      };
    case undefined:
      return 'file_system' in profile || 'network' in profile ? untagged(profile) : undefined;
    default:
      return undefined;
  }
}

/** The form before profiles said who enforces them: always the server. */
function untagged({ file_system, network }: Fields): PermissionProfile {
  const enabled = network === 'enabled' || fields(network).enabled === true;
  return { type: 'managed', file_system: filesOf(fields(file_system)), network: enabled ? 'enabled' : 'restricted' };
}

function networkOf(value: unknown): NetworkSandboxPolicy {
  return value === 'enabled' ? 'enabled' : 'restricted';
}

function filesOf(files: Fields): ManagedFileSystemPermissions {
  if (files.type === 'unrestricted') return { type: 'unrestricted' };
  const depth = numberOrNull(files.glob_scan_max_depth);
  const entries = [
    ...list(files.entries).map((value) => entryOf(fields(value))),
    ...texts(files.read).map((path) => pathEntry(path, 'read')),
    ...texts(files.write).map((path) => pathEntry(path, 'write')),
  ];
  return { type: 'restricted', entries, ...(depth !== null && { glob_scan_max_depth: depth }) };
}

function pathEntry(path: string, access: FileSystemAccessMode): FileSystemSandboxEntry {
  return { path: { type: 'path', path }, access };
}

/** An access that is not known, `none` among them, gives none. */
function entryOf({ path, access }: Fields): FileSystemSandboxEntry {
  return { path: pathOf(fields(path)), access: wordOf(access, ['read', 'write']) ?? 'deny' };
}

function pathOf({ type, path, pattern, value }: Fields): FileSystemPath {
  if (type === 'glob_pattern') return { type, pattern: text(pattern) };
  if (type === 'special') return { type, value: specialOf(fields(value)) };
  return { type: 'path', path: text(path) };
}

function specialOf({ kind, path, subpath }: Fields): FileSystemSpecialPath {
  switch (kind) {
    case 'root':
    case 'minimal':
    case 'tmpdir':
    case 'slash_tmp':
      return { kind };
    case 'project_roots':
      return { kind, subpath: textOrNull(subpath) };
    case 'current_working_directory':
      return { kind: 'project_roots', subpath: null };
    default:
      return { kind: 'unknown', path: text(path) || text(kind), subpath: textOrNull(subpath) };
  }
}
