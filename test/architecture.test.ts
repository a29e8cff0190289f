/** Who may import whom, and the habits of the house, read from the sources themselves: lint can be switched off, this cannot. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './support/repository.js';
import { type Source, findCycle, importsOf, packageOf, sources } from './support/sources.js';
import { workspaces } from './support/workspaces.js';

const SCOPE = '@app-server/';

/** The arrows: which packages of ours a package may import. `*` stands for all. */
const ARROWS: Record<string, string[]> = {
  '@app-server/protocol': [],
  '@app-server/rpc': [],
  '@app-server/schema': [],
  '@app-server/generators': ['@app-server/protocol'],
  '@app-server/client': ['@app-server/rpc', '@app-server/schema'],
  '@app-server/server': ['@app-server/rpc', '@app-server/schema'],
  '@app-server/cli': ['*'],
};

/** What consumers of the generated contract never touch. */
const CONTRACT_ONLY = /^@app-server\/(client|server)$/;

const QUIET = /^(packages\/(protocol|rpc|client|server)|generators)\/src\//;

const all = sources();
const product = all.filter((file) => file.product);
const packages = workspaces().filter(({ folder }) => !folder.startsWith('examples/'));

/** `path: what` for everything that a check finds in some files. */
function findings(files: readonly Source[], find: (file: Source) => readonly string[]): string[] {
  return files.flatMap((file) => find(file).map((found) => `${file.path}: ${found}`));
}

function bare(file: Source): string[] {
  return file.imports.filter(({ target }) => target === undefined).map(({ specifier }) => specifier);
}

function matches(pattern: RegExp) {
  return ({ text }: Source) => [...text.matchAll(pattern)].map(([found]) => found.trim());
}

describe('the scan', () => {
  test('finds the sources of every workspace', () => {
    expect(product.length).toBeGreaterThan(100);
    expect(product.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
    const found = new Set(product.map(({ workspace }) => workspace));
    const expected = packages.map(({ manifest }) => manifest.name).filter((name) => name !== '@app-server/schema');
    expect([...found].sort()).toEqual(expected.sort());
  });

  test('sees every kind of import', () => {
    const text = `import a from 'a'; import type { B } from '@x/b/c'; export * from '../d.js'; import 'node:e';
      const f = await import('./f.js'); type G = import('g').G; export type { H } from 'h';`;
    expect(importsOf('packages/one/src/main.ts', text)).toEqual([
      { specifier: 'a' },
      { specifier: '@x/b/c' },
      { specifier: '../d.js', target: 'packages/one/d.ts' },
      { specifier: 'node:e' },
      { specifier: './f.js', target: 'packages/one/src/f.ts' },
      { specifier: 'g' },
      { specifier: 'h' },
    ]);
  });

  test('finds cycles', () => {
    const file = (path: string, ...targets: string[]): Source => ({
      path,
      text: '',
      product: true,
      imports: targets.map((target) => ({ specifier: `./${target}`, target })),
    });
    expect(findCycle([file('a', 'b', 'c'), file('b', 'c'), file('c')])).toBeUndefined();
    expect(findCycle([file('a', 'b'), file('b', 'c'), file('c', 'b')])).toEqual(['b', 'c', 'b']);
  });
});

describe('arrows', () => {
  test('every package has its arrows', () => {
    expect(packages.map(({ manifest }) => manifest.name).filter((name) => !(name in ARROWS))).toEqual([]);
  });

  test('packages import those of ours that they may', () => {
    const forbidden = ({ workspace = '' }: Source, name: string) =>
      name.startsWith(SCOPE) && ARROWS[workspace] && !ARROWS[workspace].some((to) => to === '*' || to === name);
    expect(
      findings(product, (file) =>
        bare(file)
          .map(packageOf)
          .filter((name) => forbidden(file, name)),
      ),
    ).toEqual([]);
  });

  test('package.json files promise the same arrows', () => {
    const wrong = packages.flatMap(({ manifest: { name, dependencies = {} } }) =>
      Object.keys(dependencies)
        .filter((other) => other.startsWith(SCOPE) && !ARROWS[name]?.some((to) => to === '*' || to === other))
        .map((other) => `${name} depends on ${other}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the protocol imports TypeBox alone, in one file', () => {
    const protocol = product.filter(({ workspace }) => workspace === '@app-server/protocol');
    expect(findings(protocol, bare)).not.toEqual([]);
    expect([...new Set(findings(protocol, bare))]).toEqual(['packages/protocol/src/define/typebox.ts: typebox']);
  });

  test('consumers of the contract do not know what it is generated from', () => {
    const consumers = all.filter(({ workspace }) => CONTRACT_ONLY.test(workspace ?? ''));
    const known = /^(typebox|@app-server\/(protocol|generators))$/;
    expect(findings(consumers, (file) => bare(file).filter((name) => known.test(packageOf(name))))).toEqual([]);
  });

  test('relative imports stay inside their workspace', () => {
    const roots = new Map(packages.map(({ folder, manifest }) => [manifest.name, `${folder}/`]));
    const leaves = ({ workspace, imports }: Source) =>
      imports
        .filter(({ target }) => target !== undefined && !target.startsWith(roots.get(workspace ?? '') ?? ''))
        .map(({ specifier }) => specifier);
    expect(findings(product, leaves)).toEqual([]);
  });

  test('every imported package is declared by the workspace that imports it', () => {
    const declared = new Map(
      packages.map(({ manifest }) => [
        manifest.name,
        new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })),
      ]),
    );
    const undeclared = (file: Source) =>
      bare(file).filter(
        (name) => !name.startsWith('node:') && !declared.get(file.workspace ?? '')?.has(packageOf(name)),
      );
    expect(findings(product, undeclared)).toEqual([]);
  });

  test.each(packages.map(({ manifest }) => manifest.name))('%s has no import cycle', (name) => {
    expect(findCycle(all.filter(({ workspace }) => workspace === name))).toBeUndefined();
  });
});

describe('habits', () => {
  test('files stay below 400 lines', () => {
    const long = ({ text }: Source) => [text.split('\n').length - 1].filter((count) => count >= 400).map(String);
    expect(findings(all, long)).toEqual([]);
  });

  test('file names are in kebab-case', () => {
    const name = /(^|\/)[a-z0-9]+(-[a-z0-9]+)*(\.(main|test|test-d|config|examples|d))*\.ts$/;
    expect(all.map(({ path }) => path).filter((path) => !name.test(path))).toEqual([]);
  });

  test('relative imports end in .js', () => {
    const others = ({ imports }: Source) =>
      imports
        .filter(({ target, specifier }) => target && !/\.(c?js|json)$/.test(specifier))
        .map(({ specifier }) => specifier);
    expect(findings(all, others)).toEqual([]);
  });

  test('only configuration files have a default export', () => {
    const files = all.filter(({ path }) => !path.endsWith('.config.ts'));
    expect(findings(files, matches(/^export (default\b|\{[^}]*\bas default\b).*/gm))).toEqual([]);
  });

  test('libraries do not write to the console', () => {
    const files = product.filter(({ path }) => QUIET.test(path));
    expect(files.length).toBeGreaterThan(80);
    expect(findings(files, matches(/\bconsole\.\w+/g))).toEqual([]);
  });

  // The braces keep the patterns from finding themselves.
  test('nothing is left for later or left out', () => {
    expect(findings(all, matches(/\bTO{1}DO\b.*|\bFIX{1}ME\b.*/g))).toEqual([]);
    const narrowed = /\b(?:test|it|describe|suite|bench)(?:\.\w+)*\.(?:only|skip|todo)\b/g;
    expect(findings(all, matches(narrowed))).toEqual([]);
  });

  test('lint is not switched off for product files', () => {
    expect(findings(product, matches(/\b(?:ox|es)lint-disable.*|@ts-(?:nocheck|ignore)\b.*/g))).toEqual([]);
    const config = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as { rules: Record<string, unknown> };
    for (const rule of ['import/no-cycle', 'import/no-default-export', 'max-lines', 'unicorn/filename-case']) {
      expect([rule, [config.rules[rule]].flat()[0]]).toEqual([rule, 'error']);
    }
  });
});
