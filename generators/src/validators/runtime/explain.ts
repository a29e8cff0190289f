/** Says where a value differs from its type, by walking the schema that the validators were compiled from. */
import type { JsonSchema } from '@app-server/protocol';
import type { Fault } from './api.js';
import { escape, shorten } from './coerce.js';
import { type FormatName, formats } from './formats.js';

export type Definitions = Readonly<Record<string, JsonSchema>>;

/** All faults of a value; none exactly when its validator accepts it. */
export function explain(definitions: Definitions, type: string, value: unknown, path = ''): Fault[] {
  const faults: Fault[] = [];
  new Walk(definitions, faults).visit({ $ref: `#/definitions/${type}` }, value, path);
  return faults;
}

class Walk {
  constructor(
    readonly definitions: Definitions,
    readonly faults: Fault[],
  ) {}

  visit(schema: JsonSchema, value: unknown, path: string): void {
    if (schema.$ref !== undefined) return this.visit(this.#target(schema.$ref), value, path);
    schema.allOf?.forEach((part) => this.visit(part, value, path));
    const arms = schema.oneOf ?? schema.anyOf;
    if (arms) this.#visitArms(arms, value, path);
    if (!isScalarOf(schema, value)) {
      this.#report(path, this.describe(schema), value);
    } else if (isObject(value) && mayBe(schema, 'object')) {
      this.#visitObject(schema, value, path);
    } else if (Array.isArray(value) && schema.items) {
      const { items } = schema;
      value.forEach((item, index) => this.visit(items, item, `${path}/${index}`));
    }
  }

  #visitObject(schema: JsonSchema, value: Record<string, unknown>, path: string): void {
    const { properties = {}, required = [], additionalProperties: rest } = schema;
    for (const key of required) {
      if (value[key] !== undefined) continue;
      this.#report(`${path}/${escape(key)}`, this.describe(properties[key] ?? {}), undefined);
    }
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      const at = `${path}/${escape(key)}`;
      const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (property) this.visit(property, member, at);
      else if (typeof rest === 'object') this.visit(rest, member, at);
      else if (rest === false)
        this.#report(at, `no such member (known: ${Object.keys(properties).join(', ')})`, member);
    }
  }

  /** Explains by the arm the value seems to be meant for; without one, lists what is possible. */
  #visitArms(arms: JsonSchema[], value: unknown, path: string): void {
    const resolved = arms.map((arm) => (arm.$ref === undefined ? arm : this.#target(arm.$ref)));
    const tag = tagOf(resolved);
    if (tag !== undefined && isObject(value)) {
      const meant = resolved.find((arm) => arm.properties?.[tag]?.const === value[tag]);
      if (meant) return this.visit(meant, value, path);
      const known = resolved.map((arm) => JSON.stringify(arm.properties?.[tag]?.const)).join(', ');
      return this.#report(`${path}/${escape(tag)}`, `one of ${known}`, value[tag]);
    }
    const attempts = arms.map((arm) => {
      const faults: Fault[] = [];
      new Walk(this.definitions, faults).visit(arm, value, path);
      return faults;
    });
    if (attempts.some((faults) => faults.length === 0)) return;
    const near = attempts.filter((faults) => faults.every((fault) => fault.path !== path));
    if (near.length === 1) this.faults.push(...(near[0] ?? []));
    else this.#report(path, arms.map((arm) => this.describe(arm)).join(' or '), value);
  }

  /** What a schema allows, in words. */
  describe(schema: JsonSchema): string {
    if (schema.$ref !== undefined) {
      const target = this.#target(schema.$ref);
      const name = schema.$ref.slice('#/definitions/'.length);
      return mayBe(target, 'object') || target.oneOf || target.anyOf ? `an object (${name})` : this.describe(target);
    }
    if (schema.allOf?.[0] && schema.type === undefined) return this.describe(schema.allOf[0]);
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (schema.enum) return `one of ${schema.enum.map((item) => JSON.stringify(item)).join(', ')}`;
    const arms = schema.oneOf ?? schema.anyOf;
    if (arms && schema.type === undefined) return [...new Set(arms.map((arm) => this.describe(arm)))].join(' or ');
    const types = schema.type === undefined ? [] : [schema.type].flat();
    if (types.length === 0) return 'any value';
    return types.map((type) => describeType(type, schema)).join(' or ');
  }

  #target(ref: string): JsonSchema {
    const target = this.definitions[ref.slice('#/definitions/'.length)];
    if (!target) throw new Error(`The schema refers to ${ref}, which is not in it.`);
    return target;
  }

  #report(path: string, expected: string, value: unknown): void {
    this.faults.push({ path, expected, got: shorten(value) });
  }
}

function describeType(type: string, { format, minimum }: JsonSchema): string {
  if (format === 'absolute-path') return 'an absolute path';
  if (type === 'integer') {
    const range = minimum === undefined || minimum === 0 ? '' : ` ≥ ${minimum}`;
    return `${minimum === 0 ? 'a non-negative integer' : 'an integer'}${range}${format === undefined ? '' : ` (${format})`}`;
  }
  return type === 'null' ? 'null' : `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

/** Whether a value meets the keywords that do not look inside it. */
function isScalarOf(schema: JsonSchema, value: unknown): boolean {
  if (schema.const !== undefined && value !== schema.const) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(type, value))) return false;
  if (schema.minimum !== undefined && typeof value === 'number' && value < schema.minimum) return false;
  return meetsFormat(schema.format, value);
}

function meetsFormat(format: string | undefined, value: unknown): boolean {
  if (format === undefined || !Object.hasOwn(formats, format)) return true;
  const rule = formats[format as FormatName];
  if (rule.type === 'number') return typeof value !== 'number' || rule.validate(value);
  return typeof value !== 'string' || rule.validate(value);
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function mayBe({ type }: JsonSchema, name: string): boolean {
  return type === name || (Array.isArray(type) && type.includes(name));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The property by which the arms are told apart: a constant in each of them. */
function tagOf(arms: JsonSchema[]): string | undefined {
  const constants = (arm: JsonSchema) =>
    Object.entries(arm.properties ?? {}).flatMap(([key, property]) =>
      typeof property.const === 'string' ? [key] : [],
    );
  const [first, ...others] = arms;
  return first && constants(first).find((key) => others.every((arm) => constants(arm).includes(key)));
}
