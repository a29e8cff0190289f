/** Builds what `@app-server/schema` publishes beside its committed files: declarations and validators, for both module systems. */
import { readFile, readdir, rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { type Stability, buildSurface, registry } from '@app-server/protocol';
import { type Format, type Plugin, build, transform } from 'esbuild';
import { STABILITIES } from './fixtures.js';
import { methodTraits } from './method-traits.js';
import { GENERATED, type Tree, writeTree } from './tree.js';
import { boundary } from './validators/boundary.js';
import { validators } from './validators/index.js';

/** Writes `dist/` below the folder of the committed fixtures, in place: others may be reading it. */
export async function buildSchema(fixtures: string): Promise<void> {
  const dist = join(fixtures, 'dist');
  await writeTree(join(dist, 'rollout'), await declarations(join(fixtures, 'rollout'), ['index']));
  await Promise.all(
    STABILITIES.map(async (stability) => {
      const target = join(dist, stability);
      await writeTree(target, await declarations(join(fixtures, stability), ['calls', 'index', 'methods', 'types']));
      await buildValidators(join(target, 'validators'), stability);
      if (stability === 'experimental') await buildForClients(target);
    }),
  );
}

/** The committed TypeScript as declaration files of both module systems. */
async function declarations(source: string, names: readonly string[]): Promise<Tree> {
  const tree: Tree = new Map([
    ['index.js', `${GENERATED}\nexport {};\n`],
    ['index.cjs', `${GENERATED}\n`],
  ]);
  for (const name of names) {
    const text = await readFile(join(source, `${name}.ts`), 'utf8');
    tree.set(`${name}.d.ts`, text);
    tree.set(`${name}.d.cts`, toCommonJs(text));
  }
  return tree;
}

/** What a client needs at run time; stable connections use the same, and say that they have not opted in. */
async function buildForClients(target: string): Promise<void> {
  const surface = buildSurface(registry, 'experimental');
  const published: Tree = new Map();
  for (const [path, text] of methodTraits(surface)) await addModule(published, path, text);
  const modules = await boundary(surface);
  await addModule(published, 'boundary.d.ts', modules.get('index.d.ts') ?? '');
  await writeTree(target, published);
  await bundle(modules, target, join(target, 'boundary'));
}

/** Adds a module or its declarations for both module systems. */
async function addModule(published: Tree, path: string, text: string): Promise<void> {
  published.set(path, text);
  if (path.endsWith('.d.ts')) published.set(path.replace(/\.ts$/, '.cts'), toCommonJs(text));
  else published.set(path.replace(/\.js$/, '.cjs'), (await transform(toCommonJs(text), { format: 'cjs' })).code);
}

async function buildValidators(target: string, stability: Stability): Promise<void> {
  const modules = await validators(buildSurface(registry, stability));
  const published: Tree = new Map();
  const bundled: Tree = new Map();
  for (const [path, text] of modules) {
    if (path.endsWith('.d.ts') || path.startsWith('types/') || path === 'formats.js') {
      await addModule(published, path, text);
    } else {
      bundled.set(path, text);
    }
  }
  await writeTree(target, published);
  await removeOthers(join(target, 'types'), published);
  await bundle(bundled, target, join(target, 'index'));
}

/** Removes modules of types that are no longer declared. */
async function removeOthers(folder: string, published: Tree): Promise<void> {
  const stale = (await readdir(folder)).filter((name) => !published.has(`types/${name}`));
  await Promise.all(stale.map((name) => rm(join(folder, name))));
}

/** Bundles the index with everything it needs, for both module systems; files that are only bundled are never written. */
async function bundle(files: Tree, target: string, outfile: string): Promise<void> {
  await Promise.all([
    bundleAs('esm', files, target, `${outfile}.js`),
    bundleAs('cjs', files, target, `${outfile}.cjs`),
  ]);
}

async function bundleAs(format: Format, files: Tree, target: string, outfile: string): Promise<void> {
  await build({
    stdin: { contents: files.get('index.js') ?? '', resolveDir: target, sourcefile: 'entry.js' },
    plugins: [fromMemory(files, target)],
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true,
    target: 'es2022',
    format,
    outfile,
  });
}

function fromMemory(files: Tree, target: string): Plugin {
  return {
    name: 'from-memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, importer, namespace }) => {
        const name = posix.join(namespace === 'memory' ? posix.dirname(importer) : '.', path);
        return files.has(name) ? { path: name, namespace: 'memory' } : undefined;
      });
      onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({
        contents: files.get(path) ?? '',
        resolveDir: target,
      }));
    },
  };
}

function toCommonJs(text: string): string {
  return text.replace(/(from '\.[^']*)\.js'/g, "$1.cjs'");
}
