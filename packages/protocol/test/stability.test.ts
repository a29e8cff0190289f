import { describe, expect, it } from 'vitest';
import type { JsonSchema, Surface } from '../src/index.js';
import { type Definitions, isRecord, reach, surfaces } from './surfaces.js';

/** Types that are on a surface although no method refers to them. */
const ROOTS = [
  'ClientRequest',
  'ServerRequest',
  'ServerNotification',
  'ClientNotification',
  'JSONRPCMessage',
  'ErrorData',
];

/** Takes away everything that is marked: properties, then arms; an arm that is left alone replaces its union. */
function withoutMarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarked);
  if (!isRecord(value)) return value;
  const { properties, required, anyOf, oneOf, ...others } = value as JsonSchema;
  const rest = Object.fromEntries(Object.entries(others).map(([key, part]) => [key, withoutMarked(part)]));
  const shown = Object.entries(properties ?? {}).filter(([, property]) => property['x-experimental'] === undefined);
  const kept = required?.filter((key) => shown.some(([name]) => name === key)) ?? [];
  const object = {
    ...(shown.length > 0 && { properties: Object.fromEntries(shown.map(([key, part]) => [key, withoutMarked(part)])) }),
    ...(kept.length > 0 && { required: kept }),
  };
  return { ...arms(anyOf, 'anyOf'), ...arms(oneOf, 'oneOf'), ...object, ...rest };
}

function arms(all: JsonSchema[] | undefined, keyword: 'anyOf' | 'oneOf'): object {
  if (all === undefined) return {};
  const shown = all.filter((arm) => arm['x-experimental'] === undefined).map(withoutMarked);
  return shown.length === 1 && all.length > 1 ? (shown[0] as object) : { [keyword]: shown };
}

function stablePartOf({ definitions, methods }: Surface): Pick<Surface, 'methods' | 'definitions'> {
  const kept = methods.filter(({ descriptor }) => descriptor === undefined);
  const cleaned = Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => {
      const { 'x-experimental': _, ...unmarked } = schema;
      return [name, withoutMarked(unmarked) as JsonSchema];
    }),
  );
  const reached = reach(cleaned, [
    ...ROOTS,
    ...kept.flatMap(({ params, result }) => [params ?? [], result ?? []].flat()),
  ]);
  const definitionsLeft: Definitions = Object.fromEntries(
    Object.entries(cleaned).filter(([name]) => reached.has(name)),
  );
  return { methods: kept, definitions: definitionsLeft };
}

describe('GEN-01: the two surfaces', () => {
  const { stable, experimental } = surfaces;

  it('shows nothing experimental on the stable surface', () => {
    expect(JSON.stringify(stable)).not.toContain('x-experimental');
    expect(stable.methods.filter(({ stability, descriptor }) => stability !== 'stable' || descriptor)).toEqual([]);
  });

  it('differs by the declared marks and by nothing else', () => {
    const left = stablePartOf(experimental);
    expect(left.methods).toEqual(stable.methods);
    expect(Object.keys(left.definitions).sort()).toEqual(Object.keys(stable.definitions).sort());
    expect(left.definitions).toEqual(stable.definitions);
  });

  it('marks a type exactly when stable connections never see it', () => {
    const marked = Object.keys(experimental.definitions).filter(
      (name) => experimental.definitions[name]?.['x-experimental'] !== undefined,
    );
    const unstable = Object.keys(experimental.definitions).filter((name) => !(name in stable.definitions));
    expect(marked.sort()).toEqual(unstable.sort());
    expect(marked.length).toBeGreaterThan(90);
  });

  it('marks a type with a descriptor that some method, member or arm declares', () => {
    const declared = new Set(experimental.methods.flatMap(({ descriptor }) => descriptor ?? []));
    const visitParts = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(visitParts);
      if (!isRecord(value)) return;
      for (const [key, part] of Object.entries(value)) {
        if (key === 'x-experimental') declared.add(part as string);
        else visitParts(part);
      }
    };
    for (const schema of Object.values(experimental.definitions)) Object.values(schema).forEach(visitParts);
    const strange = Object.entries(experimental.definitions).filter(
      ([, schema]) => schema['x-experimental'] !== undefined && !declared.has(schema['x-experimental']),
    );
    expect(strange.map(([name]) => name)).toEqual([]);
  });
});
