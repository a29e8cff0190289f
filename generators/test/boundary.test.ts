/** The verdicts of the boundary against its walk: what is exact has nothing to be found in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundary } from '../src/validators/boundary.js';
import { coerce } from '../src/validators/runtime/coerce.js';
import { explain } from '../src/validators/runtime/explain.js';
import type { BoundaryTables, Exact } from '../src/validators/runtime/boundary-tables.js';
import type { Definitions } from '../src/validators/runtime/describe.js';
import { Shapes } from '../src/validators/runtime/shapes.js';
import { type Finding, Walk } from '../src/validators/runtime/walk.js';
import { writeTree } from '../src/index.js';
import { surfaces } from './demo.js';
import { sample } from './instances.js';
import { mutate } from './mutations.js';
import { Random } from './random.js';

const SEED = Number(process.env.SEED ?? 20_261_120);
const INSTANCES = 12_000;

let folder: string;
let tables: BoundaryTables;
let shapes: Shapes;
let inbound: Exact[];
let outbound: Exact[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boundary-'));
  const tree = await boundary(surfaces.experimental);
  await writeTree(folder, new Map([...tree, ['package.json', '{ "type": "module" }\n']]));
  ({ tables } = (await import(pathToFileURL(join(folder, 'tables.js')).href)) as { tables: BoundaryTables });
  shapes = new Shapes(JSON.parse(tables.definitions) as Definitions);
  const [asked, answered] = [[...tables.client.values()], [...tables.server.values()]];
  inbound = [...asked.flatMap(({ result }) => result ?? []), ...answered.flatMap(({ params }) => params ?? [])];
  outbound = [...asked.flatMap(({ params }) => params ?? []), ...answered.flatMap(({ result }) => result ?? [])];
});

afterAll(() => rm(folder, { recursive: true }));

/** Instances of types in turn: what writers of this release write, most with something changed. */
function* instances(carried: readonly Exact[], series: number) {
  const { definitions } = shapes;
  const random = new Random(SEED + series);
  const resolve = (ref: string) => definitions[ref.slice('#/definitions/'.length)] ?? true;
  for (let index = 0; index < INSTANCES; index += 1) {
    const { type, exact } = carried[index % carried.length] as Exact;
    let value = sample(definitions[type] ?? {}, resolve, random);
    if (random.chance(0.7)) value = new Walk(shapes).visit({ $ref: `#/definitions/${type}` }, value);
    for (let changes = random.below(3); changes > 0; changes -= 1) value = mutate(value, random);
    const note = `SEED=${SEED}, series ${series}, instance ${index} of ${type}: ${JSON.stringify(value)}`;
    yield { type, exact, value, note };
  }
}

function walk(type: string, value: unknown): { result: unknown; findings: Finding[] } {
  const visitor = new Walk(shapes);
  const canonical = coerce({ ref: type }, tables.plans, value, []);
  return { result: visitor.visit({ $ref: `#/definitions/${type}` }, canonical), findings: visitor.findings };
}

describe(`${INSTANCES} random instances`, () => {
  it('inbound: a value is exact when nothing is found in it and nothing has to be filled in', () => {
    let clean = 0;
    const slow = new Set<string>();
    for (const { type, exact, value, note } of instances(inbound, 0)) {
      const { result, findings } = walk(type, value);
      const isClean = findings.length === 0 && result === value;
      if (exact(value) && !isClean) expect.unreachable(note);
      if (isClean && !exact(value)) slow.add(type);
      if (isClean) clean += 1;
    }
    expect(clean).toBeGreaterThan(INSTANCES / 8);
    expect([...slow], 'types whose verdict sends exact values for a walk').toEqual([]);
  });

  it('outbound: a value is exact when nothing is found in it', () => {
    let clean = 0;
    for (const { type, exact, value, note } of instances(outbound, 1)) {
      const isClean = walk(type, value).findings.length === 0;
      const isCanonical = coerce({ ref: type }, tables.plans, value, []) === value;
      if (exact(value) ? !isClean : isClean && isCanonical) expect.unreachable(note);
      if (isClean) clean += 1;
    }
    expect(clean).toBeGreaterThan(INSTANCES / 8);
    expect(clean).toBeLessThan((INSTANCES * 7) / 8);
  });

  it('differ by unknown keys at most where the JSON Schema accepts them', () => {
    const { definitions } = surfaces.experimental;
    let accepted = 0;
    for (const { type, value, note } of instances(inbound, 2)) {
      if (explain(definitions, type, value).length > 0) continue;
      accepted += 1;
      const kinds = new Set(walk(type, value).findings.map(({ kind }) => kind));
      kinds.delete('unknown-field');
      if (kinds.size > 0) expect.unreachable(`${[...kinds].join()} in ${note}`);
    }
    expect(accepted).toBeGreaterThan(INSTANCES / 8);
  });
});
