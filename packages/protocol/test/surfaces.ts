/** Both surfaces, and ways to look into them. */
import { type JsonSchema, type Method, type Stability, type Surface, buildSurface, registry } from '../src/index.js';
import { refName } from '../src/surface/json-schema.js';

export const surfaces: Record<Stability, Surface> = {
  stable: buildSurface(registry, 'stable'),
  experimental: buildSurface(registry, 'experimental'),
};

export const STABILITIES = ['stable', 'experimental'] as const satisfies Stability[];

export type Definitions = Record<string, JsonSchema>;

export function methodOf({ methods }: Surface, name: string): Method | undefined {
  return methods.find(({ method }) => method === name);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Visits a schema and every schema inside it; the names of members are no keywords. */
export function visit(schema: unknown, see: (schema: JsonSchema) => void): void {
  if (!isRecord(schema)) return;
  see(schema);
  const { properties, items, additionalProperties, anyOf, oneOf, allOf }: JsonSchema = schema;
  const parts = [...Object.values(properties ?? {}), items, additionalProperties, schema['x-additional']];
  for (const part of [...parts, ...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])]) visit(part, see);
}

/** Names that a schema refers to. */
export function references(schema: unknown): string[] {
  const names: string[] = [];
  visit(schema, (part) => {
    const name = refName(part);
    if (name !== undefined) names.push(name);
  });
  return names;
}

/** Names of the definitions that can be reached from some of them. */
export function reach(definitions: Definitions, from: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  const queue = [...from];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    queue.push(...references(definitions[name] ?? {}));
  }
  return reached;
}

/** A definition, or one arm of it: `SandboxPolicy.readOnly`. */
export function typeOf({ definitions }: Surface, address: string): JsonSchema | undefined {
  const [name = '', arm] = address.split('.');
  const schema = definitions[name];
  if (schema === undefined || arm === undefined) return schema;
  return (schema.oneOf ?? schema.anyOf)?.find(
    ({ properties = {} }) => arm in properties || Object.values(properties).some((property) => property.const === arm),
  );
}

/** The members of an object type; of an arm such as `{ granular: {…} }`, those of what its key holds. */
export function membersOf(surface: Surface, address: string): Definitions | undefined {
  return objectOf(surface, address)?.properties;
}

export function objectOf(surface: Surface, address: string): JsonSchema | undefined {
  const schema = typeOf(surface, address);
  const nested = schema?.properties?.[address.split('.')[1] ?? ''];
  return nested?.properties ? nested : schema;
}

/** The strings a type may have: its enum, the tags of its arms, the keys of its keyed arms. */
export function valuesOf(surface: Surface, address: string): string[] {
  const schema = typeOf(surface, address);
  const own = (schema?.enum ?? []).concat(schema?.const ?? []);
  const arms = (schema?.oneOf ?? schema?.anyOf ?? []).flatMap((arm) => {
    if (arm.enum) return arm.enum;
    const tag = Object.values(arm.properties ?? {}).find((property) => typeof property.const === 'string');
    return tag ? [tag.const] : (arm.required ?? []);
  });
  return [...own, ...arms].map(String);
}
