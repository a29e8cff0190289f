/** Our schemas and the reference's accept the same values. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Stability, buildSurface, registry } from '@app-server/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../src/index.js';
import type { Definitions } from '../test/instances.js';
import { compareVerdicts } from './compare.js';
import { ADDED_DEFINITIONS, UNION_OF, WITHHELD_NOTIFICATIONS, differencesOf } from './differences.js';
import { type Reference, reference } from './reference.js';
import { Schemas, flatten, staleDifferences, withoutParts } from './schemas.js';

const BUNDLE = 'codex_app_server_protocol.schemas.json';
const INSTANCES = 300;
/** Unions over all methods have many arms. */
const INSTANCES_OF_UNION = 12_000;

const unions = new Set(Object.values(UNION_OF));

describe.each(['experimental', 'stable'] as const)('JSON Schema, %s', (stability) => {
  const differences = differencesOf(stability, 'json');
  let release: Reference;
  let whole: { ours: Definitions; reference: Definitions };
  let sides: { ours: Schemas; reference: Schemas };
  let shared: string[];

  beforeAll(async () => {
    release = await reference();
    whole = { ours: ourDefinitions(stability), reference: await referenceDefinitions(release, stability) };
    sides = {
      ours: new Schemas(withoutParts(whole.ours, differences, 'ours')),
      reference: new Schemas(withoutParts(whole.reference, differences, 'reference')),
    };
    shared = sides.reference.names.filter((name) => name in whole.ours);
  });

  it('lists no difference that is none', () => {
    expect(staleDifferences(differences, whole)).toEqual([]);
    expect(ADDED_DEFINITIONS[stability].filter((name) => name in whole.reference)).toEqual([]);
  });

  it('declares what the reference declares and stable or experimental connections can reach', async () => {
    const expected =
      stability === 'experimental'
        ? sides.reference.names
        : sides.reference.reach(await rootsOf(release.trees.json.stable, payloadsOfWithheld(whole.reference)));
    expect(sides.ours.names).toEqual([...new Set([...expected, ...ADDED_DEFINITIONS[stability]])].sort());
  });

  it('accepts exactly what the reference accepts', () => {
    const pairs = shared.map((name) => ({ ours: name, reference: name }));
    const instancesOf = ({ ours }: { ours: string }) => (unions.has(ours) ? INSTANCES_OF_UNION : INSTANCES);
    const { instances, accepted, differences } = compareVerdicts(sides, pairs, instancesOf);
    console.info(`${stability}: ${pairs.length} definitions, ${instances} instances, ${accepted} of them accepted`);
    expect(differences).toEqual([]);
    expect(pairs.length).toBeGreaterThan(450);
    expect(accepted).toBeGreaterThan(instances / 4);
    expect(accepted).toBeLessThan(instances * 0.75);
  });
});

function ourDefinitions(stability: Stability): Definitions {
  return (bundle(buildSurface(registry, stability)) as { definitions: Definitions }).definitions;
}

async function referenceDefinitions({ trees }: Reference, stability: Stability): Promise<Definitions> {
  const text = await readFile(join(trees.json[stability], BUNDLE), 'utf8');
  const { CodexAppServerProtocol: _root, ...definitions } = flatten(JSON.parse(text));
  return definitions;
}

/** Types with a file of their own: params, results, payloads and envelopes. */
async function rootsOf(folder: string, left: Set<string>): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schemas.json'))
    .map((file) => basename(file, '.json'))
    .filter((name) => !left.has(name));
}

function payloadsOfWithheld(definitions: Definitions): Set<string> {
  const union = definitions[UNION_OF.serverNotification];
  const arms = (typeof union === 'object' && union.oneOf) || [];
  const withheld = arms.filter(({ properties }) =>
    WITHHELD_NOTIFICATIONS.includes(properties?.method?.enum?.[0] as string),
  );
  return new Set(withheld.map(({ properties }) => properties?.params?.$ref?.split('/').pop() ?? ''));
}
