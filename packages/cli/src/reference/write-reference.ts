/** Writes the file tree of one generator and says so in one line. */
import { resolve } from 'node:path';
import type { Tree } from '@app-server/generators';
import { UsageError, reasonOf } from '../errors.js';
import { type Console, plural, seconds } from '../output.js';

export interface SurfaceOptions {
  out: string;
  experimental?: true;
}

export function stabilityOf({ experimental }: SurfaceOptions): 'stable' | 'experimental' {
  return experimental ? 'experimental' : 'stable';
}

/** The summary goes to stderr: stdout stays empty for whoever pipes the command. */
export async function writeReference(
  out: string,
  generate: () => Tree | Promise<Tree>,
  { cwd, err }: Pick<Console, 'cwd' | 'err'>,
  afterwards?: (root: string, paths: string[]) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const { writeTree } = await import('@app-server/generators');
  const tree = await generate();
  const root = resolve(cwd, out);
  try {
    await writeTree(root, tree);
  } catch (cause) {
    throw new UsageError(`Cannot write to ${out}: ${reasonOf(cause)}. Give --out a folder that can be written.`, {
      cause,
    });
  }
  await afterwards?.(root, [...tree.keys()]);
  err.write(`${plural(tree.size, 'file')} in ${out} (${seconds(start)})\n`);
}
