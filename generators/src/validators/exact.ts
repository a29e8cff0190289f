/** Schemas of what this release writes, and nothing else: every key, no unknown one. */
import { type JsonSchema, refName } from '@app-server/protocol';

type Definitions = Record<string, JsonSchema>;

/** `inbound` asks for every key a writer writes, `outbound` for those that readers cannot do without. */
export type Sense = 'inbound' | 'outbound';

/** Name of the outbound schema of a type whose two senses differ. */
export const OUTBOUND = '.outbound';

/**
 * Spells out types that are put together of several parts, so that each object has all its keys in one place. What may
 * stand under other keys is their `additionalProperties`; without it there are none.
 */
export function flatten(definitions: Definitions): Definitions {
  return mapValues(definitions, flat);

  function flat(schema: JsonSchema): JsonSchema {
    const parts = mapParts(schema, flat);
    const { allOf, oneOf, properties, required = [], 'x-additional': rest, additionalProperties, ...others } = parts;
    if (allOf && allOf.length > 1) return { ...others, ...allOf.map(target).reduce(join) };
    if (oneOf && properties) {
      const { type, ...notes } = others;
      const shared = { type: type ?? 'object', properties, required };
      return { ...notes, oneOf: oneOf.map((arm) => join(shared, target(arm))) };
    }
    const values = typeof additionalProperties === 'object' ? additionalProperties : rest;
    const { 'x-additional': _, additionalProperties: __, ...declared } = parts;
    return { ...declared, ...(values && { additionalProperties: values }) };
  }

  function target(schema: JsonSchema): JsonSchema {
    const name = refName(schema);
    return name === undefined ? schema : flat(definitions[name] ?? {});
  }
}

function join(first: JsonSchema, second: JsonSchema): JsonSchema {
  return {
    ...first,
    ...second,
    properties: { ...first.properties, ...second.properties },
    required: [...(first.required ?? []), ...(second.required ?? [])],
  };
}

/** The exact schemas of flattened definitions in both senses; a type that is the same in both has one. */
export function exactDefinitions(definitions: Definitions): Definitions {
  const differing = typesThatDiffer(definitions);
  const inbound = mapValues(definitions, (schema) => exact(schema, 'inbound'));
  const outbound = Object.entries(definitions)
    .filter(([name]) => differing.has(name))
    .map(([name, schema]) => [name + OUTBOUND, redirect(exact(schema, 'outbound'), differing)] as const);
  return { ...inbound, ...Object.fromEntries(outbound) };
}

function exact(schema: JsonSchema, sense: Sense): JsonSchema {
  const parts = canonical(mapParts(schema, (part) => exact(part, sense)));
  if (![schema.type].flat().includes('object')) return parts;
  const { properties = {}, required = [], additionalProperties = false } = parts;
  const written = Object.keys(properties).filter(
    (key) => required.includes(key) || (sense === 'inbound' && properties[key]?.['x-written'] === 'always'),
  );
  return {
    ...parts,
    ...(written.length > 0 && { required: written }),
    additionalProperties,
  };
}

/** Without the legacy spellings that are part of the schema. */
function canonical(schema: JsonSchema): JsonSchema {
  const { 'x-coercion': coercion, enum: values, oneOf } = schema;
  if (coercion?.kind === 'values' && values) {
    return { ...schema, enum: values.filter((value) => !Object.hasOwn(coercion.canonical, value as string)) };
  }
  if (coercion?.kind !== 'tags' || !oneOf) return schema;
  const tagIn = (arm: JsonSchema) => arm.properties?.[coercion.tag]?.const as string;
  return { ...schema, oneOf: oneOf.filter((arm) => !Object.hasOwn(coercion.canonical, tagIn(arm))) };
}

/** Types that are written with keys readers do without, and types that contain such types. */
function typesThatDiffer(definitions: Definitions): Set<string> {
  const texts = Object.entries(definitions).map(([name, schema]) => [name, JSON.stringify(schema)] as const);
  const differing = new Set(texts.filter(([, text]) => text.includes('"x-written":"always"')).map(([name]) => name));
  for (let known = -1; known < differing.size;) {
    known = differing.size;
    for (const [name, text] of texts) {
      const targets = [...text.matchAll(/"#\/definitions\/([^"]+)"/g)].map(([, target]) => target as string);
      if (targets.some((target) => differing.has(target))) differing.add(name);
    }
  }
  return differing;
}

function redirect(schema: JsonSchema, differing: ReadonlySet<string>): JsonSchema {
  const name = refName(schema);
  if (name !== undefined) return differing.has(name) ? { $ref: `#/definitions/${name}${OUTBOUND}` } : schema;
  return mapParts(schema, (part) => redirect(part, differing));
}

/** A copy whose direct parts are mapped. */
function mapParts(schema: JsonSchema, map: (part: JsonSchema) => JsonSchema): JsonSchema {
  const { properties, items, additionalProperties, 'x-additional': rest, anyOf, oneOf, allOf } = schema;
  return {
    ...schema,
    ...(properties && { properties: mapValues(properties, map) }),
    ...(items && { items: map(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: map(additionalProperties) }),
    ...(rest && { 'x-additional': map(rest) }),
    ...(anyOf && { anyOf: anyOf.map(map) }),
    ...(oneOf && { oneOf: oneOf.map(map) }),
    ...(allOf && { allOf: allOf.map(map) }),
  };
}

function mapValues<T>(values: Record<string, T>, map: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
