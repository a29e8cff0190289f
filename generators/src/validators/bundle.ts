/** Makes plain JavaScript of the files that run beside the generated code. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const RUNTIME = new URL('./runtime/', import.meta.url);

/** A file of the runtime with what it imports, as one ECMAScript module. */
export async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, RUNTIME))],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
