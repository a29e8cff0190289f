/** Random instances of a schema and near misses of them, repeatable by seed. */
import type { JsonSchema } from '@app-server/protocol';

export type Definitions = Record<string, JsonSchema | boolean>;

/** Looks up what a reference points at. */
export type Resolve = (ref: string) => JsonSchema | boolean;

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A number in [0, 1): mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}

const NUMBERS = [0, 1, -1, 1.5, 70_000, 2 ** 32, -(2 ** 40), 2 ** 70, 1e300];
const TEXTS = ['', 'x', '/abs', 'rel/path', 'C:\\abs', '__proto__'];
const SHAPES: readonly object[] = [[], {}, [null], { type: 'x' }, { constructor: 1 }];
const ODDITIES: readonly unknown[] = [null, true, false, ...NUMBERS, ...TEXTS, ...SHAPES];

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

/** A copy with one random place changed. */
export function mutate(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.8)) {
    const copy = [...value];
    const index = random.below(copy.length);
    copy[index] = mutate(copy[index], random);
    return copy;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && random.chance(0.9)) {
    const copy: Record<string, unknown> = { ...value };
    const keys = Object.keys(copy);
    const roll = random.next();
    if (keys.length === 0 || roll < 0.15)
      copy[random.pick(['extra', 'type', 'id', 'kind', 'toString'])] = random.pick(ODDITIES);
    else if (roll < 0.4) delete copy[random.pick(keys)];
    else {
      const key = random.pick(keys);
      copy[key] = mutate(copy[key], random);
    }
    return copy;
  }
  return random.pick(ODDITIES);
}
