import { Ajv, type AnySchema } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../scenario.schema.json' with { type: 'json' };
import { DEMO } from '../testing/demo.js';
import { type Schema, checkShape } from './shape.js';
import type { Fault, Scenario } from './scenario-types.js';

/** The words of JSON Schema that the check knows, and those that say nothing about values. */
const KNOWN = new Set<string>([
  ...(['$ref', 'type', 'enum', 'const', 'oneOf', 'properties', 'required', 'additionalProperties', 'items'] as const),
  ...(['minItems', 'minimum', 'minLength', 'pattern', 'x-protocol'] as const),
  '$schema',
  '$id',
  'title',
  'description',
  'definitions',
]);

const FAULTS: Fault[] = [
  { fault: 'overload', method: 'thread/list', times: 2 },
  { fault: 'ignoreParameter', method: 'thread/start', parameter: 'sandbox' },
  { fault: 'set', method: 'thread/start', path: '/thread/status/type', value: 'dozing', times: 'always' },
  { fault: 'remove', method: 'thread/start', path: '/thread/sessionId', nth: 3 },
  { fault: 'reorder', method: 'turn/start', behind: 'turn/started' },
  { fault: 'duplicate', method: 'turn/started', after: 'initialize' },
  { fault: 'close', method: 'thread/list', when: 'after' },
];

const SAMPLE: Scenario = {
  ...DEMO,
  seed: 3,
  server: { codexHome: '/home' },
  threads: [{ id: '019b76da-ffff-7000-8000-000000000000', turns: [{ status: 'failed', items: [] }] }],
  replies: [
    ...(DEMO.replies ?? []),
    { method: 'config/read', error: { code: 1, message: 'x', data: 1 }, times: 'always' },
  ],
  faults: FAULTS,
};

const ajv = new Ajv({ strict: false });
const accepts = ajv.compile(schema as AnySchema);

function words(node: unknown, inMap = false): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((entry) => words(entry));
  return Object.entries(node).flatMap(([key, value]) => [
    ...(inMap ? [] : [key]),
    ...(key === 'const' || key === 'enum' || key === 'required'
      ? []
      : words(value, !inMap && /^(properties|definitions)$/.test(key))),
  ]);
}

/** Every place of a value, as the keys that lead to it. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => places(member, [...path, key]))];
}

function changed(
  value: unknown,
  [key, ...rest]: readonly string[],
  change: (parent: Record<string, unknown>, key: string) => void,
): void {
  if (key === undefined) return;
  const members = value as Record<string, unknown>;
  if (rest.length === 0) change(members, key);
  else changed(members[key], rest, change);
}

describe('the schema of scenarios', () => {
  it('uses only words that the check knows', () => {
    const used = [...new Set(words(schema))];
    expect(used.length).toBeGreaterThan(12);
    expect(used.filter((word) => !KNOWN.has(word))).toEqual([]);
  });

  it('is judged as a JSON Schema validator judges it, also after any change to a scenario', () => {
    const all = places(SAMPLE).filter((path) => path.length > 0);
    const values = [null, true, 0, -1, 1.5, '', 'always', 'x', '/x', [], [{}], {}, { say: 'x' }, { const: 1 }];
    expect(accepts(SAMPLE)).toBe(true);
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.oneof(
          fc.constantFrom(...values).map((value) => ({ kind: 'set' as const, value: value as unknown })),
          fc.constantFrom('remove' as const, 'rename' as const, 'add' as const).map((kind) => ({ kind, value: 1 })),
        ),
        (path, { kind, value }) => {
          const scenario = structuredClone(SAMPLE);
          changed(scenario, path, (parent, key) => {
            if (kind === 'add') parent.novelty = value;
            else {
              const old = parent[key];
              delete parent[key];
              if (kind === 'set') parent[key] = value;
              else if (kind === 'rename') parent[`${key}x`] = old;
            }
          });
          const whole: unknown = JSON.parse(JSON.stringify(scenario));
          const problems = checkShape(schema, whole, () => []);
          if (problems.length > 0) refused += 1;
          expect([problems.length === 0, whole]).toEqual([accepts(whole), whole]);
        },
      ),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(500);
  });

  it('is a schema that editors can load', () => {
    expect(ajv.validateSchema(schema as AnySchema)).toBe(true);
    expect((schema as Schema).properties).toHaveProperty('$schema');
  });
});
