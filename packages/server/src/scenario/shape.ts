/** Checks a value against the words of JSON Schema that the scenario schema uses, with errors for people. */
import { suggestion } from './suggestion.js';

export interface Problem {
  /** Keys and indexes that lead to the place. */
  path: readonly (string | number)[];
  expected: string;
  got: unknown;
}

export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string;
  enum?: readonly unknown[];
  const?: unknown;
  oneOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
  additionalProperties?: boolean;
  items?: Schema;
  minItems?: number;
  minimum?: number;
  minLength?: number;
  pattern?: string;
  definitions?: Record<string, Schema>;
  /** A type of the protocol, which `part` checks. */
  'x-protocol'?: string;
}

type Path = Problem['path'];

/** Finds what differs from a type of the protocol. */
export type PartCheck = (type: string, value: unknown) => Problem[];

export function checkShape(root: Schema, value: unknown, part: PartCheck): Problem[] {
  return new ShapeCheck(root, part).check(root, value, []);
}

class ShapeCheck {
  readonly #root: Schema;
  readonly #part: PartCheck;

  constructor(root: Schema, part: PartCheck) {
    this.#root = root;
    this.#part = part;
  }

  check(schema: Schema, value: unknown, path: Path): Problem[] {
    if (schema.$ref !== undefined) return this.check(this.#resolve(schema), value, path);
    if (schema['x-protocol'] !== undefined) {
      return this.#part(schema['x-protocol'], value).map((found) => ({ ...found, path: [...path, ...found.path] }));
    }
    if (schema.oneOf) return this.#checkOneOf(schema.oneOf, value, path);
    if (!isScalarAllowed(schema, value)) return [{ path, expected: describe(schema), got: value }];
    if (Array.isArray(value)) return this.#checkItems(schema, value, path);
    if (isObject(value)) return this.#checkMembers(schema, value, path);
    return [];
  }

  #resolve(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema;
    return this.#root.definitions?.[schema.$ref.replace('#/definitions/', '')] ?? {};
  }

  /** A branch may branch further. */
  #branches(schema: Schema): Schema[] {
    const resolved = this.#resolve(schema);
    return resolved.oneOf ? resolved.oneOf.flatMap((branch) => this.#branches(branch)) : [resolved];
  }

  #checkItems(schema: Schema, value: readonly unknown[], path: Path): Problem[] {
    const { items, minItems = 0 } = schema;
    if (value.length < minItems) return [{ path, expected: `at least ${minItems} of them`, got: value }];
    return items ? value.flatMap((item, index) => this.check(items, item, [...path, index])) : [];
  }

  #checkMembers(schema: Schema, value: Record<string, unknown>, path: Path): Problem[] {
    const { properties = {}, required = [], additionalProperties = true } = schema;
    const missing = required
      .filter((key) => value[key] === undefined)
      .map((key) => ({ path: [...path, key], expected: this.#describe(properties[key]), got: undefined }));
    const wrong = Object.entries(value).flatMap(([key, member]) => {
      const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (known) return member === undefined ? [] : this.check(known, member, [...path, key]);
      if (additionalProperties) return [];
      const expected = `one of the keys ${Object.keys(properties).join(', ')}${suggestion(key, Object.keys(properties))}`;
      return [{ path: [...path, key], expected, got: member }];
    });
    return [...missing, ...wrong];
  }

  /** Objects are told apart by what they must have: a constant, or else a key. */
  #checkOneOf(oneOf: readonly Schema[], value: unknown, path: Path): Problem[] {
    const branches = oneOf.flatMap((branch) => this.#branches(branch));
    const objects = branches.filter(({ type }) => type === 'object');
    if (objects.length === 0) {
      if (branches.some((branch) => this.check(branch, value, path).length === 0)) return [];
      return [{ path, expected: branches.map(describe).join(' or '), got: value }];
    }
    if (!isObject(value)) return [{ path, expected: 'an object', got: value }];
    const tag = constantKey(objects);
    const chosen = objects.filter(({ properties = {}, required = [] }) =>
      tag === undefined ? required.every((key) => value[key] !== undefined) : properties[tag]?.const === value[tag],
    );
    const [only] = chosen;
    if (only && chosen.length === 1) return this.check(only, value, path);
    const names = objects.map(({ properties = {}, required = [] }) =>
      tag === undefined
        ? required.filter((key) => !isCommon(objects, key)).join(' and ')
        : constantText(properties[tag]),
    );
    const written = tag === undefined ? Object.keys(value) : [String(value[tag])];
    const hint = written.map((name) => suggestion(name, names)).find((text) => text !== '') ?? '';
    const expected = `${tag === undefined ? 'exactly one of the keys' : 'one of'} ${names.join(', ')}${hint}`;
    return [{ path: tag === undefined ? path : [...path, tag], expected, got: tag === undefined ? value : value[tag] }];
  }

  #describe(schema: Schema | undefined): string {
    return describe(this.#resolve(schema ?? {}));
  }
}

/** A key that every branch requires. */
function isCommon(objects: readonly Schema[], key: string): boolean {
  return objects.every(({ required = [] }) => required.includes(key));
}

/** The key that is constant in every branch. */
function constantKey(objects: readonly Schema[]): string | undefined {
  const [first] = objects;
  return Object.keys(first?.properties ?? {}).find((key) =>
    objects.every(({ properties = {} }) => properties[key]?.const !== undefined && isCommon(objects, key)),
  );
}

/** A constant as it is written in a scenario. */
function constantText(schema: Schema | undefined): string {
  return typeof schema?.const === 'string' ? schema.const : JSON.stringify(schema?.const);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TYPES: Record<string, { name: string; is: (value: unknown) => boolean }> = {
  object: { name: 'an object', is: isObject },
  array: { name: 'a list', is: Array.isArray },
  string: { name: 'a text', is: (value) => typeof value === 'string' },
  integer: { name: 'a whole number', is: Number.isInteger },
  boolean: { name: 'true or false', is: (value) => typeof value === 'boolean' },
};

function isScalarAllowed(schema: Schema, value: unknown): boolean {
  const { type, enum: allowed, const: constant, minimum = -Infinity, minLength = 0, pattern } = schema;
  if (type !== undefined && TYPES[type]?.is(value) !== true) return false;
  if (allowed && !allowed.includes(value)) return false;
  if (constant !== undefined && value !== constant) return false;
  if (typeof value === 'number' && value < minimum) return false;
  return typeof value !== 'string' || (value.length >= minLength && new RegExp(pattern ?? '').test(value));
}

/** What a place takes, in words. */
function describe(schema: Schema): string {
  const { type, enum: allowed, const: constant, minimum, minLength = 0, pattern, oneOf, description } = schema;
  if (oneOf) return oneOf.map(describe).join(' or ');
  if (constant !== undefined) return constantText(schema);
  if (allowed) return `one of ${allowed.join(', ')}`;
  if (pattern === '^/') return 'a text that starts with /';
  if (pattern !== undefined) return `a text that matches ${pattern}`;
  if (minLength > 0) return 'a text that is not empty';
  const name = TYPES[type ?? '']?.name ?? description ?? 'a value';
  return minimum === undefined ? name : `${name} of at least ${minimum}`;
}
