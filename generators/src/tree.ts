/** A tree of generated files, kept in memory until it is written or compared. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { createTwoFilesPatch } from 'diff';

/** Text by path, with forward slashes, relative to the root of the tree. */
export type Tree = Map<string, string>;

export const GENERATED = '// Generated from the protocol declarations. Change those, then run `npm run generate`.';

/** Puts a tree below a folder of another one. */
export function below(folder: string, tree: Tree): Tree {
  return new Map([...tree].map(([path, text]) => [`${folder}/${path}`, text]));
}

export function merge(...trees: Tree[]): Tree {
  return new Map(trees.flatMap((tree) => [...tree]));
}

/** Writes the files whose text is new; the others keep their time stamps. Returns how many were written. */
export async function writeTree(root: string, tree: Tree): Promise<number> {
  const folders = new Set([...tree.keys()].map((path) => dirname(join(root, path))));
  await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
  const written = await Promise.all(
    [...tree].map(async ([path, text]) => {
      const file = join(root, path);
      if ((await readText(file)) === text) return 0;
      await writeFile(file, text);
      return 1;
    }),
  );
  return written.reduce((sum: number, one) => sum + one, 0);
}

/** How the files of some folders differ from a tree. */
export interface Drift {
  /** Generated, and not there. */
  missing: string[];
  /** There, and not generated. */
  extra: string[];
  /** There with another text; the patch leads from the file to what was generated. */
  changed: { path: string; patch: string }[];
}

export function hasDrift({ missing, extra, changed }: Drift): boolean {
  return missing.length + extra.length + changed.length > 0;
}

/** Compares file sets first, then contents; only files below the tree's own top folders count. */
export async function compareTree(root: string, tree: Tree): Promise<Drift> {
  const tops = new Set([...tree.keys()].map((path) => path.split('/')[0] as string));
  const present = new Set((await Promise.all([...tops].map((top) => listFiles(root, top)))).flat());
  const missing = [...tree.keys()].filter((path) => !present.has(path)).sort();
  const extra = [...present].filter((path) => !tree.has(path)).sort();
  const changed: Drift['changed'] = [];
  for (const [path, text] of tree) {
    if (!present.has(path)) continue;
    const found = await readText(join(root, path));
    if (found === text) continue;
    const patch = createTwoFilesPatch(`${path} (committed)`, `${path} (generated)`, found ?? '', text, '', '', {
      context: 3,
    });
    changed.push({ path, patch });
  }
  return { missing, extra, changed };
}

async function listFiles(root: string, top: string): Promise<string[]> {
  const entries = await readdir(join(root, top), { recursive: true, withFileTypes: true }).catch(ignoreAbsence);
  return (entries ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    );
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(ignoreAbsence);
}

function ignoreAbsence(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
