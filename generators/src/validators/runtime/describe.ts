/** What a schema allows, in words. */
import type { JsonSchema } from '@app-server/protocol';
import { mayBe } from './scalars.js';

export type Definitions = Readonly<Record<string, JsonSchema>>;

export function describe(definitions: Definitions, schema: JsonSchema): string {
  const words = (part: JsonSchema) => describe(definitions, part);
  if (schema.$ref !== undefined) {
    const target = targetOf(definitions, schema.$ref);
    const name = schema.$ref.slice('#/definitions/'.length);
    return mayBe(target, 'object') || target.oneOf || target.anyOf ? `an object (${name})` : words(target);
  }
  if (schema.allOf?.[0] && schema.type === undefined) return words(schema.allOf[0]);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of ${schema.enum.map((item) => JSON.stringify(item)).join(', ')}`;
  const arms = schema.oneOf ?? schema.anyOf;
  if (arms && schema.type === undefined) return [...new Set(arms.map(words))].join(' or ');
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length === 0) return 'any value';
  return types.map((type) => describeType(type, schema)).join(' or ');
}

/** The definition a reference points at. */
export function targetOf(definitions: Definitions, ref: string): JsonSchema {
  const target = definitions[ref.slice('#/definitions/'.length)];
  if (!target) throw new Error(`The schema refers to ${ref}, which is not in it.`);
  return target;
}

function describeType(type: string, { format, minimum }: JsonSchema): string {
  if (format === 'absolute-path') return 'an absolute path';
  if (type === 'integer') {
    const range = minimum === undefined || minimum === 0 ? '' : ` ≥ ${minimum}`;
    return `${minimum === 0 ? 'a non-negative integer' : 'an integer'}${range}${format === undefined ? '' : ` (${format})`}`;
  }
  return type === 'null' ? 'null' : `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}
