/** Our types and the reference's are assignable to each other. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSurface, registry } from '@app-server/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceTypescriptTree, typescript } from '../src/index.js';
import { type Difference, TYPESCRIPT_NAMES, differencesOf } from './differences.js';
import { listFiles, stableTypescriptFiles, typeOf } from './reference-files.js';
import { type Reference, reference } from './reference.js';
import { type TypePair, compareTypes, writeText } from './type-checks.js';
import { respell, withoutParts } from './typescript-text.js';

describe.each(['experimental', 'stable'] as const)('TypeScript, %s', (stability) => {
  const differences = differencesOf(stability, 'ts');
  let release: Reference;
  let files: string[];
  let root: string;

  beforeAll(async () => {
    release = await reference();
    const all =
      stability === 'stable' ? await stableTypescriptFiles(release) : await listFiles(release.trees.ts.experimental);
    files = all.filter((file) => !file.endsWith('index.ts') && !file.startsWith('serde_json/'));
    root = await mkdtemp(join(tmpdir(), 'app-server-types-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('declares mutually assignable types', async () => {
    const folder = join(root, 'types');
    await writeSides(folder, differences);
    console.info(`${stability}: ${files.length} types`);
    expect(await compareTypes(folder, ourTypes())).toEqual([]);
    expect(files.length).toBeGreaterThan(450);
  });

  it('lists no difference that is none', async () => {
    const folder = join(root, 'whole');
    await writeSides(folder, []);
    const found = new Set((await compareTypes(folder, ourTypes())).map((text) => text.split(':')[0]));
    expect(differences.map(({ type }) => type).filter((type) => !found.has(type))).toEqual([]);
  });

  it('declares the same types in the tree of the reference', async () => {
    const folder = join(root, 'tree');
    await writeReference(folder, differences);
    for (const [file, text] of await referenceTypescriptTree(stability)) {
      await writeText(join(folder, 'ours', file), withoutParts(respell(text), differences, 'ours', typeOf(file)));
    }
    const pairs = files.map((file) => pairOf(file, `import('./ours/${file.slice(0, -3)}').${typeOf(file)}`));
    expect(await compareTypes(folder, pairs)).toEqual([]);
  });

  function ourTypes(): TypePair[] {
    return files.map((file) => {
      const name = typeOf(file);
      return pairOf(file, `import('./ours/types').${file.startsWith('v2/') ? name : (TYPESCRIPT_NAMES[name] ?? name)}`);
    });
  }

  async function writeSides(folder: string, without: Difference[]): Promise<void> {
    await writeReference(folder, without);
    const ours = await typescript(buildSurface(registry, stability));
    await writeText(join(folder, 'ours/types.ts'), withoutParts(ours.get('types.ts') ?? '', without, 'ours'));
  }

  async function writeReference(folder: string, without: Difference[]): Promise<void> {
    const source = release.trees.ts[stability];
    for (const file of await listFiles(source)) {
      const text = respell(await readFile(join(source, file), 'utf8'));
      await writeText(join(folder, 'reference', file), withoutParts(text, without, 'reference', typeOf(file)));
    }
  }
});

function pairOf(file: string, ours: string): TypePair {
  const name = typeOf(file);
  return { name, ours, reference: `import('./reference/${file.slice(0, -3)}').${name}` };
}
