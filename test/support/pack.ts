/** Packages as the registry would hand them out: packed by npm. */
import { readFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT, succeed } from './repository.js';

interface Packed {
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

/** A folder that goes away with the running test. */
export function testFolder(label: string): string {
  const folder = temporaryFolder(label);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
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
  await succeed('mkdir', ['-p', target]);
  await succeed('tar', ['-xzf', file, '--strip-components=1', '-C', target]);
  return target;
}

export async function readManifest(folder: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
}
