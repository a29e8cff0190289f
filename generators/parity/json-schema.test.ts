/** Our schemas and the reference's accept the same values. */
import { type Stability, buildSurface, registry, MESSAGE_UNIONS } from '@app-server/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../src/index.js';
import type { Definitions } from '../test/instances.js';
import { compareVerdicts } from './compare.js';
import { ADDED_DEFINITIONS, differencesOf } from './differences.js';
import { referenceDefinitions, stableJsonFiles, typeOf } from './reference-files.js';
import { type Reference, reference } from './reference.js';
import { Schemas, staleDifferences, withoutParts } from './schemas.js';

const INSTANCES = 300;
/** Unions over all methods have many arms. */
const INSTANCES_OF_UNION = 12_000;

const unions = new Set(Object.values(MESSAGE_UNIONS));

describe.each(['experimental', 'stable'] as const)('JSON Schema, %s', (stability) => {
  const differences = differencesOf(stability, 'json');
  const added = ADDED_DEFINITIONS[stability];
  let release: Reference;
  let whole: { ours: Definitions; reference: Definitions };
  let sides: { ours: Schemas; reference: Schemas };

  beforeAll(async () => {
    release = await reference();
    whole = { ours: ourDefinitions(stability), reference: await referenceDefinitions(release, stability) };
    sides = {
      ours: new Schemas(withoutParts(whole.ours, differences, 'ours')),
      reference: new Schemas(withoutParts(whole.reference, differences, 'reference')),
    };
  });

  it('lists no difference that is none', () => {
    expect(staleDifferences(differences, whole)).toEqual([]);
    expect(added.filter((name) => name in whole.reference)).toEqual([]);
  });

  it('declares what the reference declares, and on the stable surface only what stable methods reach', async () => {
    const expected =
      stability === 'experimental'
        ? sides.reference.names
        : sides.reference.reach((await stableJsonFiles(release)).map(typeOf));
    expect(sides.ours.names).toEqual([...expected, ...added].sort());
  });

  it('accepts exactly what the reference accepts', () => {
    const shared = sides.ours.names.filter((name) => !added.includes(name));
    const pairs = shared.map((name) => ({ ours: name, reference: name }));
    const compared = compareVerdicts(sides, pairs, ({ ours }) => (unions.has(ours) ? INSTANCES_OF_UNION : INSTANCES));
    const { instances, accepted } = compared;
    console.info(`${stability}: ${pairs.length} definitions, ${instances} instances, ${accepted} of them accepted`);
    expect(compared.differences).toEqual([]);
    expect(pairs.length).toBeGreaterThan(450);
    expect(accepted).toBeGreaterThan(instances / 4);
    expect(accepted).toBeLessThan(instances * 0.75);
  });
});

function ourDefinitions(stability: Stability): Definitions {
  return (bundle(buildSurface(registry, stability)) as { definitions: Definitions }).definitions;
}
