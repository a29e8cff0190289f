/** The hand-written TypeScript of this repository and what it imports. */
import { readFileSync, readdirSync } from 'node:fs';
import { posix, join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './repository.js';
import { workspaces } from './workspaces.js';

const LEFT_OUT =
  /(^|\/)(node_modules|dist|coverage|\.\w[^/]*)(\/|$)|^schema-fixtures\/(stable|experimental|rollout|models|messages)\//;

const TEST = /(\.test(-d)?|\/test-[\w-]+)\.ts$/;

export interface Import {
  specifier: string;
  /** For a relative import: the file it means, relative to the root. */
  target?: string;
}

export interface Source {
  /** Relative to the root, with forward slashes. */
  path: string;
  text: string;
  /** Name of the workspace it belongs to; the root has none. */
  workspace?: string;
  /** What runs in production: neither a test nor a tool of the tests. */
  product: boolean;
  imports: Import[];
}

/** Imports of every kind: static, of types, re-exports, dynamic, and those inside types. */
export function importsOf(path: string, text: string): Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    if (!fileName.startsWith('.')) return { specifier: fileName };
    const target = posix.join(posix.dirname(path), fileName).replace(/\.js$/, '.ts');
    return { specifier: fileName, target };
  });
}

/** The package that a bare specifier leads to; built-in modules have the prefix `node:`. */
export function packageOf(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}

export function sources(): Source[] {
  const owners = workspaces();
  const paths = readdirSync(ROOT, { recursive: false, withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return [entry.name];
    if (!entry.isDirectory() || LEFT_OUT.test(entry.name)) return [];
    const below = readdirSync(join(ROOT, entry.name), { recursive: true }) as string[];
    return below.map((path) => `${entry.name}/${path.replaceAll('\\', '/')}`);
  });
  return paths
    .filter((path) => /\.[cm]?tsx?$/.test(path) && !LEFT_OUT.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const owner = owners.find(({ folder }) => path.startsWith(`${folder}/`));
      const product = owner !== undefined && path.startsWith(`${owner.folder}/src/`) && !TEST.test(path);
      return { path, text, ...(owner && { workspace: owner.manifest.name }), product, imports: importsOf(path, text) };
    });
}

/** A ring of files that import each other, or nothing. */
export function findCycle(files: readonly Source[]): string[] | undefined {
  const edges = new Map(files.map(({ path, imports }) => [path, imports.flatMap(({ target }) => target ?? [])]));
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of edges.get(path) ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return undefined;
  };
  for (const path of edges.keys()) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return undefined;
}
