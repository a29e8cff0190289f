/** Builds what `@app-server/schema` publishes beside its committed files: declarations and validators, for both module systems. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Stability, buildSurface, registry } from '@app-server/protocol';
import { build, transform } from 'esbuild';
import { STABILITIES } from './fixtures.js';
import { GENERATED, type Tree, writeTree } from './tree.js';
import { validators } from './validators/index.js';

/** Writes `dist/` below the folder of the committed fixtures. */
export async function buildSchema(fixtures: string): Promise<void> {
  const dist = join(fixtures, 'dist');
  await rm(dist, { recursive: true, force: true });
  await Promise.all(
    STABILITIES.map(async (stability) => {
      const target = join(dist, stability);
      await writeTree(target, await declarations(join(fixtures, stability)));
      await buildValidators(join(target, 'validators'), stability);
    }),
  );
}

/** The committed TypeScript as declaration files of both module systems. */
async function declarations(source: string): Promise<Tree> {
  const tree: Tree = new Map([
    ['index.js', `${GENERATED}\nexport {};\n`],
    ['index.cjs', `${GENERATED}\n`],
  ]);
  for (const name of ['index', 'methods', 'types']) {
    const text = await readFile(join(source, `${name}.ts`), 'utf8');
    tree.set(`${name}.d.ts`, text);
    tree.set(`${name}.d.cts`, toCommonJs(text));
  }
  return tree;
}

async function buildValidators(target: string, stability: Stability): Promise<void> {
  const modules = await validators(buildSurface(registry, stability));
  const tree: Tree = new Map();
  for (const [path, text] of modules) {
    if (path.endsWith('.d.ts')) tree.set(path.replace(/\.ts$/, '.cts'), toCommonJs(text));
    else if (path.startsWith('types/') || path === 'formats.js') {
      const { code } = await transform(toCommonJs(text), { format: 'cjs' });
      tree.set(path.replace(/\.js$/, '.cjs'), code);
    }
  }
  await writeTree(target, new Map([...modules, ...tree]));
  const index = join(target, 'index.js');
  const bundled = { entryPoints: [index], bundle: true, minifySyntax: true, minifyWhitespace: true, target: 'es2022' };
  await build({ ...bundled, format: 'cjs', outfile: join(target, 'index.cjs') });
  await build({ ...bundled, format: 'esm', outfile: index, allowOverwrite: true });
  await Promise.all(['tables.js', 'check-message.js'].map((file) => rm(join(target, file))));
}

function toCommonJs(text: string): string {
  return text.replace(/(from '\.[^']*)\.js'/g, "$1.cjs'");
}
