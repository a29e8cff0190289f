/** Whether files may be written without asking. */
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type Access, PROTECTED } from '../processes/sandbox/access.js';

/** @param paths absolute, links followed */
export async function mayWrite({ writable }: Access, paths: readonly string[]): Promise<boolean> {
  const roots = await Promise.all(writable.map((root) => realpath(root).catch(() => root)));
  return paths.every((path) => isOpen(path, roots));
}

/** The innermost folder that may be written decides: what is protected in one above may be what was granted. */
function isOpen(path: string, roots: readonly string[]): boolean {
  const [root] = roots.filter((root) => isBelow(path, root)).sort((one, other) => other.length - one.length);
  return root !== undefined && !PROTECTED.some((name) => isBelow(path, join(root, name)));
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
