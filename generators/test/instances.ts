/** Random instances of a schema, repeatable by seed. */
import type { JsonSchema } from '@app-server/protocol';
import { ODDITIES } from './mutations.js';
import type { Random } from './random.js';

export type Definitions = Record<string, JsonSchema | boolean>;

/** Looks up what a reference points at. */
export type Resolve = (ref: string) => JsonSchema | boolean;

/** An instance that the schema should accept. */
export function sample(schema: JsonSchema | boolean, resolve: Resolve, random: Random, depth = 0): unknown {
  if (typeof schema === 'boolean') return random.pick(ODDITIES);
  if (schema.$ref !== undefined) return sample(resolve(schema.$ref), resolve, random, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const arms = schema.oneOf ?? schema.anyOf;
  if (arms) {
    const arm = sample(random.pick(arms), resolve, random, depth);
    if (!schema.properties || typeof arm !== 'object' || arm === null) return arm;
    return { ...sampleObject(schema, resolve, random, depth), ...arm };
  }
  if (schema.allOf) return sample(schema.allOf[0] as JsonSchema, resolve, random, depth);
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type;
  switch (type) {
    case 'string':
      return random.pick(['', 'x', 'two words', '/abs/path', 'ünïcode']);
    case 'integer':
      return (schema.minimum ?? -2) + random.below(5);
    case 'number':
      return random.pick([0, 1.5, -2, 1e9]);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: depth > 5 ? 0 : random.below(3) }, () =>
        sample(schema.items ?? true, resolve, random, depth + 1),
      );
    case 'object':
      return sampleObject(schema, resolve, random, depth);
    default:
      return random.pick(ODDITIES);
  }
}

function sampleObject(schema: JsonSchema, resolve: Resolve, random: Random, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const { properties = {}, required = [], additionalProperties } = schema;
  for (const [key, property] of Object.entries(properties)) {
    const optional = !required.includes(key);
    if (optional && random.chance(depth > 4 ? 0.9 : 0.4)) continue;
    value[key] = sample(property, resolve, random, depth + 1);
  }
  if (typeof additionalProperties === 'object' && random.chance(0.6)) {
    value.some = sample(additionalProperties, resolve, random, depth + 1);
  }
  return value;
}
