/** Where a value is not what a writer of this release writes. */
import type { JsonSchema } from '@app-server/protocol';
import { explain } from '../../generators/src/validators/runtime/explain.js';

type Definitions = Record<string, JsonSchema>;

/** Keys that are left out, written as null or written at all although they should not be, and keys nobody declares. */
export function departures(definitions: Definitions, type: string, value: unknown): string[] {
  return new Walk(definitions).visit({ $ref: `#/definitions/${type}` }, value, '');
}

class Walk {
  constructor(readonly definitions: Definitions) {}

  visit(schema: JsonSchema, value: unknown, path: string): string[] {
    if (schema.$ref !== undefined) return this.visit(this.#target(schema), value, path);
    if (schema.allOf) return this.visit(this.#together(schema.allOf), value, path);
    const { items, properties } = schema;
    if (Array.isArray(value) && items)
      return value.flatMap((item, index) => this.visit(items, item, `${path}/${index}`));
    const arm = this.#arm(schema.oneOf ?? schema.anyOf ?? [], value);
    if (arm && properties) {
      const { properties: more = {}, ...others } = arm;
      return this.#members({ ...others, properties: { ...properties, ...more } }, value, path);
    }
    return arm ? this.visit(arm, value, path) : this.#members(schema, value, path);
  }

  #target(schema: JsonSchema): JsonSchema {
    return schema.$ref === undefined ? schema : (this.definitions[schema.$ref.slice('#/definitions/'.length)] ?? {});
  }

  /** One schema that has the members of all parts. */
  #together(parts: JsonSchema[]): JsonSchema {
    const [first = {}, ...others] = parts.map((part) => this.#target(part));
    if (others.length === 0) return first;
    const properties = [first, ...others].map((part) => part.properties ?? {});
    return { type: 'object', properties: Object.assign({}, ...properties) as Definitions };
  }

  /** The arm a value was written for: of those that accept it, the one it departs from least. */
  #arm(arms: JsonSchema[], value: unknown): JsonSchema | undefined {
    const fitting = arms.filter((arm) => this.#accepts(arm, value));
    const cost = (arm: JsonSchema) => this.visit(arm, value, '').length;
    return fitting.sort((first, second) => cost(first) - cost(second))[0];
  }

  #accepts(schema: JsonSchema, value: unknown): boolean {
    const definitions = Object.assign(Object.create(this.definitions) as Definitions, { 'this arm': schema });
    return explain(definitions, 'this arm', value).length === 0;
  }

  #members(schema: JsonSchema, value: unknown, path: string): string[] {
    if (typeof value !== 'object' || value === null || !schema.properties) return [];
    const { properties, additionalProperties: rest } = schema;
    const members = value as Record<string, unknown>;
    const isOpen = typeof rest === 'object' || schema['x-additional'] !== undefined;
    const wrong = Object.entries(properties).flatMap(([key, { 'x-written': written }]) => {
      if (written === 'always' && !(key in members)) return [`${path}/${key} is left out`];
      if (written === 'non-null' && members[key] === null) return [`${path}/${key} is null`];
      return written === 'never' && key in members ? [`${path}/${key} is of old writers`] : [];
    });
    const inside = Object.entries(members).flatMap(([key, member]) => {
      const property = properties[key];
      if (property) return this.visit(property, member, `${path}/${key}`);
      return isOpen ? [] : [`${path}/${key} is not declared`];
    });
    return [...wrong, ...inside];
  }
}
