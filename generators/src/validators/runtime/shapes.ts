/** Schemas prepared for walking: references resolved, members and arms looked up once. */
import type { JsonSchema } from '@app-server/protocol';
import { type Definitions, targetOf } from './describe.js';
import { isOfType, isScalarOf, mayBe, tagOf } from './scalars.js';

export interface Shape {
  /** What is allowed, references resolved. */
  schema: JsonSchema;
  /** Whether the keywords that do not look inside a value are met. */
  admits: (value: unknown) => boolean;
  /** The values that are allowed, where they are listed. */
  values: readonly unknown[];
  /** Whether this is for values of the same JSON type. */
  isFor: (value: unknown) => boolean;
  union?: Union;
  items?: JsonSchema;
  members: ReadonlyMap<string, Member>;
  /** What stands under other keys; without it there are none. */
  rest?: JsonSchema;
}

export interface Union {
  arms: readonly Shape[];
  /** The key that tells objects apart, and the arm for each of its values. */
  tag?: { key: string; arms: ReadonlyMap<unknown, Shape> };
  /** The arm for each key, where all objects among the arms have a single one. */
  keys?: ReadonlyMap<string, Shape>;
}

export interface Member {
  schema: JsonSchema;
  required: boolean;
  /** Makes what stands for the key when it is absent. */
  fill?: () => unknown;
}

/** Prepares each schema when it is first walked. */
export class Shapes {
  readonly #shapes = new WeakMap<JsonSchema, Shape>();

  constructor(readonly definitions: Definitions) {}

  of(schema: JsonSchema): Shape {
    let shape = this.#shapes.get(schema);
    if (!shape) {
      shape = this.#prepare(this.#resolve(schema));
      this.#shapes.set(schema, shape);
    }
    return shape;
  }

  #prepare(schema: JsonSchema): Shape {
    const { enum: listed, const: constant, items, properties = {}, required = [], additionalProperties: rest } = schema;
    const arms = schema.oneOf ?? schema.anyOf;
    const union = arms && this.#union(arms.map((arm) => this.of(arm)));
    const members = Object.entries(properties).map(
      ([key, property]) => [key, this.#member(property, required.includes(key))] as const,
    );
    return {
      schema,
      admits: admission(schema),
      values: listed ?? (constant === undefined ? [] : [constant]),
      isFor: union ? (value) => union.arms.some((arm) => arm.isFor(value)) : typeTest(schema),
      ...(union && { union }),
      ...(items && { items }),
      members: new Map(members),
      ...(typeof rest === 'object' && { rest }),
    };
  }

  /** Arms that are unions themselves give way to their own arms. */
  #union(given: readonly Shape[]): Union {
    const arms = given.flatMap((arm) => arm.union?.arms ?? [arm]);
    const key = tagOf(arms.map(({ schema }) => schema).filter(({ type }) => type !== 'null'));
    const objects = arms.filter(({ schema }) => mayBe(schema, 'object'));
    const isKeyed =
      objects.length > 0 && objects.every(({ schema, members }) => members.size === 1 && schema.required?.length === 1);
    return {
      arms,
      ...(key !== undefined && { tag: { key, arms: new Map(objects.map((arm) => [tagValue(arm, key), arm])) } }),
      ...(isKeyed && { keys: new Map(objects.map((arm) => [arm.schema.required?.[0] ?? '', arm])) }),
    };
  }

  #member(schema: JsonSchema, required: boolean): Member {
    if (!required && schema['x-written'] !== 'always') return { schema, required };
    if (schema.default !== undefined) return { schema, required, fill: () => structuredClone(schema.default) };
    return this.#takesNull(schema) ? { schema, required, fill: () => null } : { schema, required };
  }

  #takesNull(given: JsonSchema): boolean {
    const schema = this.#resolve(given);
    const arms = schema.oneOf ?? schema.anyOf;
    return arms ? arms.some((arm) => this.#takesNull(arm)) : mayBe(schema, 'null');
  }

  #resolve(schema: JsonSchema): JsonSchema {
    if (schema.$ref !== undefined) return this.#resolve(targetOf(this.definitions, schema.$ref));
    return schema.allOf?.[0] ? this.#resolve(schema.allOf[0]) : schema;
  }
}

function tagValue({ schema }: Shape, key: string): unknown {
  return schema.properties?.[key]?.const;
}

function typeTest({ type }: JsonSchema): (value: unknown) => boolean {
  if (type === undefined) return () => true;
  if (typeof type === 'string') return (value) => isOfType(type, value);
  return (value) => type.some((name) => isOfType(name, value));
}

/** The type alone decides about most schemas. */
function admission(schema: JsonSchema): (value: unknown) => boolean {
  const { enum: values, const: constant, format, minimum } = schema;
  const isPlain = values === undefined && constant === undefined && format === undefined && minimum === undefined;
  return isPlain ? typeTest(schema) : (value) => isScalarOf(schema, value);
}
