/** Bundles what is measured to plain JavaScript: no loader of this repository takes part in a measured process. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));

export const ROOT = join(HERE, '..');

export interface ProgramOptions {
  format?: 'esm' | 'cjs';
  /** Packages that stay imports; without a list, those that the published command leaves to its users. */
  external?: string[];
  /** Values of global constants. */
  define?: Record<string, unknown>;
}

/** Builds one program of this folder and returns the path of its JavaScript. */
export async function buildProgram(source: string, options: ProgramOptions = {}): Promise<string> {
  const { format = 'esm', external = await commandDependencies(), define = {} } = options;
  const outfile = join(HERE, 'dist', source.replace(/\.ts$/, format === 'esm' ? '.mjs' : '.cjs'));
  await build({
    entryPoints: [join(HERE, source)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format,
    external,
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
  });
  return outfile;
}

async function commandDependencies(): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(ROOT, 'packages/cli/package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(manifest.dependencies);
}
