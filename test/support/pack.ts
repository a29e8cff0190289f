/** Packages as the registry would hand them out: packed by npm. */
import { mkdir } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, succeed } from './repository.js';

export interface Packed {
  name: string;
  /** The tarball. */
  file: string;
  /** Paths inside the package. */
  files: string[];
}

/** A new folder outside the repository; the caller removes it. */
export function temporaryFolder(label: string): string {
  return mkdtempSync(join(tmpdir(), `app-server-${label}-`));
}

/** Packs the workspace in a folder of this repository into another folder. */
export async function pack(workspace: string, destination: string): Promise<Packed> {
  const from = join(ROOT, workspace);
  const output = await succeed('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', destination], {
    cwd: from,
  });
  const [packed] = JSON.parse(output) as { name: string; filename: string; files: { path: string }[] }[];
  if (packed === undefined) throw new Error(`npm packed nothing in ${from}.`);
  const files = packed.files.map(({ path }) => path);
  if (!files.some((path) => path.startsWith('dist/'))) {
    throw new Error(`${workspace} is not built, its package would be empty: run \`npm run build\` first.`);
  }
  return { name: packed.name, file: join(destination, packed.filename), files };
}

/** What `npm install` does with a tarball, without a registry. */
export async function unpack({ name, file }: Packed, modules: string): Promise<string> {
  const target = join(modules, ...name.split('/'));
  await mkdir(target, { recursive: true });
  await succeed('tar', ['-xzf', file, '--strip-components=1', '-C', target]);
  return target;
}
