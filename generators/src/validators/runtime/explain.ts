/** Says where a value differs from its type, by walking the schema that the validators were compiled from. */
import type { JsonSchema } from '@app-server/protocol';
import type { Fault } from './api.js';
import { escape, shorten } from './coerce.js';
import { type Definitions, describe, targetOf } from './describe.js';
import { isObject, isScalarOf, mayBe, tagOf } from './scalars.js';

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
    if (schema.$ref !== undefined) return this.visit(targetOf(this.definitions, schema.$ref), value, path);
    schema.allOf?.forEach((part) => this.visit(part, value, path));
    const arms = schema.oneOf ?? schema.anyOf;
    if (arms) this.#visitArms(arms, value, path);
    if (!isScalarOf(schema, value)) {
      this.#report(path, describe(this.definitions, schema), value);
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
      this.#report(`${path}/${escape(key)}`, describe(this.definitions, properties[key] ?? {}), undefined);
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
    const resolved = arms.map((arm) => (arm.$ref === undefined ? arm : targetOf(this.definitions, arm.$ref)));
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
    else this.#report(path, arms.map((arm) => describe(this.definitions, arm)).join(' or '), value);
  }

  #report(path: string, expected: string, value: unknown): void {
    this.faults.push({ path, expected, got: shorten(value) });
  }
}
