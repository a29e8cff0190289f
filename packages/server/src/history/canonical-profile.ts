/** A form of permission profiles in which those that mean the same are equal, whatever the order of their entries. */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FileSystemAccessMode, FileSystemSandboxEntry, PermissionProfile } from '@app-server/schema/rollout';

/** What symbolic places stand for. */
export interface Places {
  /** Folders of the project, the working directory among them; absolute. */
  readonly roots: readonly string[];
  /** Value of `TMPDIR`; undefined when it is not set. */
  readonly tmpdir?: string | undefined;
}

/** Stronger accesses of one place come first. */
const STRENGTH: readonly FileSystemAccessMode[] = ['deny', 'write', 'read'];

/** Whether two profiles give the same access. */
export function sameProfile(a: PermissionProfile, b: PermissionProfile, places: Places): boolean {
  return isDeepStrictEqual(canonicalProfile(a, places), canonicalProfile(b, places));
}

/** Places are expanded, entries sorted, and those left out that change nothing. */
export function canonicalProfile(profile: PermissionProfile, places: Places): PermissionProfile {
  if (profile.type !== 'managed' || profile.file_system.type === 'unrestricted') return profile;
  const { entries, glob_scan_max_depth: depth } = profile.file_system;
  const expanded = entries.flatMap((entry) => expand(entry, places));
  const paths = withoutRepetition(expanded.filter(({ path }) => path.type === 'path'));
  const others = expanded.filter(({ path }) => path.type !== 'path').sort((a, b) => order(keyOf(a), keyOf(b)));
  const globs = others.some(({ path }) => path.type === 'glob_pattern');
  const file_system = {
    type: 'restricted' as const,
    entries: [...paths, ...unique(others)],
    ...(globs && depth != null && { glob_scan_max_depth: depth }),
  };
  return { type: 'managed', file_system, network: profile.network };
}

function expand(entry: FileSystemSandboxEntry, { roots, tmpdir }: Places): FileSystemSandboxEntry[] {
  const { path, access } = entry;
  if (path.type !== 'special') return [entry];
  const { value } = path;
  switch (value.kind) {
    case 'root':
      return [at('/')];
    case 'slash_tmp':
      return [at('/tmp')];
    case 'tmpdir':
      return tmpdir === undefined ? [] : [at(tmpdir)];
    case 'project_roots':
      return roots.map((root) => at(join(root, value.subpath ?? '')));
    default:
      return [entry];
  }

  function at(path: string): FileSystemSandboxEntry {
    return { path: { type: 'path', path }, access };
  }
}

/** The strongest access of each place, where it differs from what the folders above it give. */
function withoutRepetition(entries: readonly FileSystemSandboxEntry[]): FileSystemSandboxEntry[] {
  const strongest = new Map<string, FileSystemAccessMode>();
  for (const access of STRENGTH.toReversed()) {
    for (const entry of entries) {
      if (entry.access === access && entry.path.type === 'path') strongest.set(trimmed(entry.path.path), access);
    }
  }
  const given = new Map<string, FileSystemAccessMode>();
  // Sorted, a folder comes before what is in it.
  for (const [path, access] of [...strongest].sort(([a], [b]) => order(a, b))) {
    if (inherited(given, path) !== access) given.set(path, access);
  }
  return [...given].map(([path, access]) => ({ path: { type: 'path', path }, access }));
}

function inherited(given: ReadonlyMap<string, FileSystemAccessMode>, path: string): FileSystemAccessMode | undefined {
  for (let folder = parent(path); folder !== undefined; folder = parent(folder)) {
    const access = given.get(folder);
    if (access !== undefined) return access;
  }
  return undefined;
}

function parent(path: string): string | undefined {
  if (path === '/' || path === '') return undefined;
  const end = path.lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}

function trimmed(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function unique(sorted: readonly FileSystemSandboxEntry[]): FileSystemSandboxEntry[] {
  return sorted.filter((entry, index) => index === 0 || keyOf(entry) !== keyOf(sorted[index - 1] as typeof entry));
}

function keyOf({ path, access }: FileSystemSandboxEntry): string {
  return JSON.stringify([path, access]);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
