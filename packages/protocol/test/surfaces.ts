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

/** Visits every schema below a value, itself included, with the path that leads to it. */
export function visit(value: unknown, path: string, see: (schema: JsonSchema, path: string) => void): void {
  if (Array.isArray(value)) value.forEach((item, index) => visit(item, `${path}/${index}`, see));
  if (!isRecord(value)) return;
  see(value as JsonSchema, path);
  for (const [key, part] of Object.entries(value)) visit(part, `${path}/${key}`, see);
}

/** Names that a schema refers to. */
export function references(schema: unknown): string[] {
  const names: string[] = [];
  visit(schema, '', (part) => {
    const name = typeof part.$ref === 'string' ? refName(part) : undefined;
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

/** The members of an object type; those of a lone nested object for arms such as `{ granular: {…} }`. */
export function membersOf(surface: Surface, address: string): Definitions | undefined {
  const schema = typeOf(surface, address);
  const arm = address.split('.')[1];
  if (arm !== undefined && schema?.properties?.[arm] && !Object.values(schema.properties).some((p) => p.const === arm)) {
    return resolve(surface, schema.properties[arm]).properties;
  }
  return schema?.properties;
}

export function resolve({ definitions }: Surface, schema: JsonSchema): JsonSchema {
  const name = refName(schema);
  return name === undefined ? schema : (definitions[name] ?? {});
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
