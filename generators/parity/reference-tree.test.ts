/** The trees we write in the layout of the reference tool can take the place of its own. */
import { MESSAGE_UNIONS } from '@app-server/protocol';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonSchema } from '@app-server/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tree, referenceJsonTree, referenceTypescriptTree, writeTree } from '../src/index.js';
import { type Comparison, addTo, compareVerdicts } from './compare.js';
import { typeErrors } from './compile.js';
import { ADDED_FILES, ADDED_TO_BUNDLES, differencesOf } from './differences.js';
import * as files from './reference-files.js';
import { type Reference, reference } from './reference.js';
import { Schemas, flatten, withoutParts } from './schemas.js';

const INSTANCES = 60;
/** Unions over all methods have many arms. */
const INSTANCES_OF_UNION = 4_000;

const unions = new Set(Object.values(MESSAGE_UNIONS));

describe.each(['experimental', 'stable'] as const)('the reference tree, %s', (stability) => {
  const added = ADDED_FILES[stability];
  const differences = differencesOf(stability, 'json');
  const json = referenceJsonTree(stability);
  let typescript: Tree;
  let release: Reference;

  beforeAll(async () => {
    release = await reference();
    typescript = await referenceTypescriptTree(stability);
  });

  it('has the same JSON Schema files', async () => {
    const expected =
      stability === 'stable'
        ? [...(await files.stableJsonFiles(release)), files.BUNDLE, files.BUNDLE_V2]
        : await files.listFiles(release.trees.json.experimental);
    expect(expected.filter((file) => added.json.includes(file))).toEqual([]);
    expect([...json.keys()].sort()).toEqual([...expected, ...added.json].sort());
  });

  it('has the same TypeScript files', async () => {
    const expected =
      stability === 'stable'
        ? await files.stableTypescriptFiles(release)
        : await files.listFiles(release.trees.ts.experimental);
    expect(expected.filter((file) => added.ts.includes(file))).toEqual([]);
    expect([...typescript.keys()].sort()).toEqual([...expected, ...added.ts].sort());
  });

  it('has JSON Schema files that accept exactly what those of the reference accept', async () => {
    const total: Comparison = { instances: 0, accepted: 0, differences: [] };
    const compared = [...json.keys()].filter((file) => !file.endsWith('.schemas.json') && !added.json.includes(file));
    for (const file of compared) {
      const name = files.typeOf(file);
      const whole = {
        ours: flatten(JSON.parse(json.get(file) ?? '') as JsonSchema),
        reference: flatten(await files.readDocument(join(release.trees.json[stability], file))),
      };
      const sides = {
        ours: new Schemas(withoutParts(whole.ours, differences, 'ours')),
        reference: new Schemas(withoutParts(whole.reference, differences, 'reference')),
      };
      const instances = unions.has(name) ? INSTANCES_OF_UNION : INSTANCES;
      addTo(
        total,
        compareVerdicts(sides, [{ ours: name, reference: name }], () => instances),
      );
    }
    console.info(`${stability}: ${compared.length} files, ${total.instances} instances, ${total.accepted} accepted`);
    expect(total.differences).toEqual([]);
    expect(compared.length).toBeGreaterThan(230);
  });

  it('has bundles with the same heads and namespaces', async () => {
    const reached = new Set((await files.stableJsonFiles(release)).map(files.typeOf));
    for (const file of [files.BUNDLE, files.BUNDLE_V2]) {
      const { definitions: ours = {}, ...head } = JSON.parse(json.get(file) ?? '') as JsonSchema & Bundle;
      const document = await files.readDocument(join(release.trees.json[stability], file));
      const { definitions: theirs = {}, ...theirHead } = document;
      expect(head).toEqual(theirHead);
      const schemas = new Schemas(withoutParts(flatten(document), differences, 'reference'));
      const present = new Set(schemas.names);
      const kept = stability === 'stable' ? schemas.reach([...reached].filter((name) => present.has(name))) : present;
      const expected = (names: string[], extra: string[]) =>
        [...names.filter((name) => name === 'v2' || kept.has(name)), ...extra].sort();
      const { root, v2 } = ADDED_TO_BUNDLES[stability];
      if (file === files.BUNDLE) {
        expect(Object.keys(ours).sort()).toEqual(expected(Object.keys(theirs), root));
        expect(Object.keys(ours.v2 ?? {}).sort()).toEqual(expected(Object.keys(theirs.v2 ?? {}), v2));
      } else {
        expect(Object.keys(ours).sort()).toEqual(expected(Object.keys(theirs), v2));
      }
    }
  });

  it('has bundles without dangling references', () => {
    for (const file of [files.BUNDLE, files.BUNDLE_V2]) {
      const text = json.get(file) ?? '';
      const document = JSON.parse(text) as { definitions: Record<string, Record<string, unknown>> };
      const targets = new Set([...text.matchAll(/"#\/definitions\/([^"]+)"/g)].map((match) => match[1] as string));
      const isThere = (path: string) => {
        const [first = '', second] = path.split('/');
        return second === undefined ? first in document.definitions : second in (document.definitions[first] ?? {});
      };
      expect([...targets].filter((path) => !isThere(path))).toEqual([]);
      expect(targets.size).toBeGreaterThan(300);
    }
  });

  describe('TypeScript files', () => {
    let root: string;
    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'app-server-tree-'));
      await writeTree(root, typescript);
    });
    afterAll(() => rm(root, { recursive: true, force: true }));

    it.each(['nodenext', 'bundler'] as const)('compile under %s', (resolution) => {
      expect(
        typeErrors(
          [...typescript.keys()].map((file) => join(root, file)),
          resolution,
        ),
      ).toEqual([]);
    });
  });
});

interface Bundle {
  definitions?: Record<string, JsonSchema> & { v2?: Record<string, JsonSchema> };
}
