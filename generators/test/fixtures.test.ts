import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Tree, compareTree, fixtureTree, referenceJsonTree, referenceTypescriptTree } from '../src/index.js';
import { validators } from '../src/validators/index.js';
import { surfaces } from './demo.js';

const FIXTURES = fileURLToPath(new URL('../../schema-fixtures', import.meta.url));
const FILES = ['calls.ts', 'index.ts', 'methods.ts', 'protocol.json', 'schema.json', 'types.ts'];

let tree: Tree;

beforeAll(async () => {
  tree = await fixtureTree();
});

describe('GEN-06: the committed files', () => {
  it('are generated for both surfaces, and for the files of sessions', () => {
    const surfaces = ['stable', 'experimental'].flatMap((name) => FILES.map((file) => `${name}/${file}`));
    const expected = [...surfaces, 'rollout/index.ts', 'rollout/schema.json'];
    expect([...tree.keys()].sort()).toEqual(expected.sort());
  });

  it('are what the declarations say; `npm run generate` writes them anew', async () => {
    expect(await compareTree(FIXTURES, tree)).toEqual({ missing: [], extra: [], changed: [] });
  });

  it('would be found out if one of them changed', async () => {
    const other = new Map([...tree, ['stable/types.ts', `${tree.get('stable/types.ts')}\n// changed`]]);
    const { changed } = await compareTree(FIXTURES, other);
    expect(changed.map(({ path }) => path)).toEqual(['stable/types.ts']);
  });

  it('say on their first line where they come from', () => {
    for (const [path, text] of tree) if (path.endsWith('.ts')) expect(text).toMatch(/^\/\/ Generated from /);
  });
});

describe('GEN-06: generating twice', () => {
  it('gives the same files, byte for byte', async () => {
    expect([...(await fixtureTree())]).toEqual([...tree]);
  });

  it('gives the same validators', async () => {
    expect([...(await validators(surfaces.stable))]).toEqual([...(await validators(surfaces.stable))]);
  });

  it('gives the same trees of the reference layout', async () => {
    expect([...referenceJsonTree('experimental')]).toEqual([...referenceJsonTree('experimental')]);
    const [first, second] = await Promise.all([referenceTypescriptTree('stable'), referenceTypescriptTree('stable')]);
    expect([...first]).toEqual([...second]);
  });
});

describe('the JSON Schema', () => {
  it.each(['stable', 'experimental'])('refers to nothing outside of itself: %s', (stability) => {
    const text = tree.get(`${stability}/schema.json`) ?? '';
    const { $schema, definitions } = JSON.parse(text) as { $schema: string; definitions: Record<string, object> };
    expect($schema).toBe('http://json-schema.org/draft-07/schema#');
    const targets = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map((match) => match[1] as string);
    expect(targets.length).toBeGreaterThan(500);
    const outside = targets.filter((target) => !(target.replace('#/definitions/', '') in definitions));
    expect(outside).toEqual([]);
    expect(text).not.toMatch(/x-coercion|tsType/);
  });
});
