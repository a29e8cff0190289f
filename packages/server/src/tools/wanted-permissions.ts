/** Permissions that a model asks for, as it writes them. */
import { resolve } from 'node:path';
import type { AdditionalFileSystemPermissions, FileSystemSandboxEntry } from '@app-server/schema/experimental';
import { ToolError } from './tool.js';

export interface WantedPermissions {
  network: { enabled: boolean } | null;
  fileSystem: AdditionalFileSystemPermissions | null;
}

/**
 * @param cwd where relative paths start
 * @throws {ToolError} when they name nothing, or what this server cannot grant
 */
export function wantedPermissions(value: unknown, cwd: string): WantedPermissions {
  const { network, file_system: files } = membersOf('permissions', value);
  const wanted = {
    network: isNothing(network) ? null : networkOf(network),
    fileSystem: isNothing(files) ? null : fileSystemOf(files, cwd),
  };
  if (!wanted.network && !wanted.fileSystem) throw new ToolError('permissions must name network or file_system.');
  return wanted;
}

function networkOf(value: unknown): { enabled: boolean } {
  const { enabled } = membersOf('network', value);
  if (typeof enabled !== 'boolean') throw new ToolError('network.enabled must be true or false.');
  return { enabled };
}

function fileSystemOf(value: unknown, cwd: string): AdditionalFileSystemPermissions {
  const { read, write, entries, glob_scan_max_depth: depth } = membersOf('file_system', value);
  return {
    read: isNothing(read) ? null : pathsOf('read', read, cwd),
    write: isNothing(write) ? null : pathsOf('write', write, cwd),
    ...(!isNothing(entries) && { entries: listOf('entries', entries).map((entry) => entryOf(entry, cwd)) }),
    ...(typeof depth === 'number' && Number.isInteger(depth) && depth > 0 && { globScanMaxDepth: depth }),
  };
}

function pathsOf(name: string, value: unknown, cwd: string): string[] {
  return listOf(name, value).map((path) => {
    if (typeof path !== 'string' || path === '') throw new ToolError(`${name} must be a list of paths.`);
    return resolve(cwd, path);
  });
}

/** Rules that cannot be kept are not granted. */
function entryOf(value: unknown, cwd: string): FileSystemSandboxEntry {
  const { path: place, access } = membersOf('an entry', value);
  const { type, path } = membersOf('the path of an entry', place);
  const isRule = type === 'path' && typeof path === 'string' && (access === 'read' || access === 'write');
  if (!isRule) throw new ToolError('An entry must give a path of type path, and access read or write.');
  return { path: { type: 'path', path: resolve(cwd, path) }, access };
}

function listOf(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw new ToolError(`${name} must be a list.`);
}

function membersOf(name: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ToolError(`${name} must be an object.`);
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
