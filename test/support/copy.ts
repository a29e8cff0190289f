/** A copy of the repository that a test may change. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, symlink } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { ROOT } from './repository.js';
import { workspaces } from './workspaces.js';

const PARTS = ['package.json', 'tsconfig.base.json', 'packages', 'generators', 'schema-fixtures'];
const LEFT_OUT = new Set(['node_modules', 'dist', 'messages', '.turbo']);

/** Copies the sources and links what is installed; packages of ours resolve to the copy. */
export async function copyRepository(target: string): Promise<void> {
  const filter = (path: string) => !LEFT_OUT.has(basename(path));
  await Promise.all(PARTS.map((part) => cp(join(ROOT, part), join(target, part), { recursive: true, filter })));
  const modules = join(target, 'node_modules');
  await mkdir(join(modules, '@app-server'), { recursive: true });
  const installed = await readdir(join(ROOT, 'node_modules'));
  const linked = installed.filter((name) => name !== '@app-server' && !(name.startsWith('.') && name !== '.bin'));
  await Promise.all(linked.map((name) => symlink(join(ROOT, 'node_modules', name), join(modules, name))));
  await Promise.all(
    workspaces().map(async ({ folder, manifest }) => {
      if (!existsSync(join(target, folder))) return;
      await symlink(join(target, folder), join(modules, ...manifest.name.split('/')), 'dir');
      const own = join(ROOT, folder, 'node_modules');
      if (existsSync(own)) await symlink(own, join(target, folder, 'node_modules'), 'dir');
    }),
  );
}

/** A fingerprint of every file of the copy, by path. */
export async function fingerprints(root: string): Promise<Map<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(root, path).split(sep).includes('node_modules'));
  const pairs = files.map(async (path) => {
    const hash = createHash('sha256').update(await readFile(path));
    return [relative(root, path).split(sep).join('/'), hash.digest('hex')] as const;
  });
  return new Map(await Promise.all(pairs));
}

/** Paths that are new, gone or different, in order. */
export function changedPaths(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}
