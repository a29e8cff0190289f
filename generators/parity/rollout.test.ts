/** Our schema of session files and the reference's accept the same lines. */
import { join } from 'node:path';
import type { JsonSchema } from '@app-server/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { rolloutTree } from '../src/index.js';
import { type Pair, compareVerdicts } from './compare.js';
import { ROLLOUT_INLINED, ROLLOUT_NAMES } from './differences.js';
import { readDocument } from './reference-files.js';
import { reference } from './reference.js';
import { Schemas, flatten } from './schemas.js';

const INSTANCES = 400;
const INSTANCES_OF_LINE = 10_000;

describe('ROL-01: the schema of session files', () => {
  let ours: Schemas;
  let release: Schemas;

  beforeAll(async () => {
    const { internal } = await reference();
    ours = new Schemas(flatten(JSON.parse(rolloutTree().get('RolloutLine.json') ?? '') as JsonSchema));
    release = new Schemas(flatten(await readDocument(join(internal, 'RolloutLine.json'))));
  });

  it('names the same types', () => {
    const expected = release.names.filter((name) => !ROLLOUT_INLINED.includes(name)).map(ourName);
    expect(expected.filter((name) => !ours.names.includes(name))).toEqual([]);
    expect(ROLLOUT_INLINED.filter((name) => ours.names.includes(name))).toEqual([]);
    expect(Object.keys(ROLLOUT_NAMES).filter((name) => !release.names.includes(name))).toEqual([]);
  });

  it('accepts exactly what the reference accepts', () => {
    const pairs = release.names
      .filter((name) => !ROLLOUT_INLINED.includes(name))
      .map((name): Pair => ({ ours: ourName(name), reference: name }));
    const instancesOf = ({ ours: name }: Pair) => (name === 'RolloutLine' ? INSTANCES_OF_LINE : INSTANCES);
    const compared = compareVerdicts({ ours, reference: release }, pairs, instancesOf);
    const { instances, accepted } = compared;
    console.info(`rollout: ${pairs.length} definitions, ${instances} instances, ${accepted} of them accepted`);
    expect(compared.differences).toEqual([]);
    expect(pairs.length).toBeGreaterThan(130);
    expect(accepted).toBeGreaterThan(instances / 4);
  });
});

function ourName(name: string): string {
  return ROLLOUT_NAMES[name] ?? name;
}
