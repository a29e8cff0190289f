/** Turns what a reader tolerates into what a writer writes, in the dialect the TypeScript printer takes. */
import { type JsonSchema, refName } from '@app-server/protocol';

type Printable = Record<string, unknown>;

/** A schema whose references are names and whose marks have become required keys and comments. */
export function prepare(schema: JsonSchema): Printable {
  const name = refName(schema);
  if (name !== undefined) return { tsType: name };
  if (schema.allOf?.length === 1 && schema.allOf[0]) return { ...prepare(schema.allOf[0]), ...comment(schema) };
  if (schema['x-additional'] && schema.properties) return withRest(schema, schema['x-additional']);
  return { ...shape(schema), ...comment(schema) };
}

function shape(schema: JsonSchema): Printable {
  if (schema.tsType !== undefined) return { tsType: schema.tsType };
  if (schema.allOf) return { allOf: schema.allOf.map(prepare) };
  if (schema.oneOf || schema.anyOf) {
    const arms = (schema.oneOf ?? schema.anyOf ?? []).map(prepare);
    return schema.properties ? { allOf: [object(schema), { anyOf: arms }] } : { anyOf: arms };
  }
  if (isObject(schema)) return object(schema);
  const { type, enum: values, const: constant, items } = schema;
  return {
    ...(type !== undefined && { type }),
    ...(values && { enum: values }),
    ...(constant !== undefined && { const: constant }),
    ...(items && { items: prepare(items) }),
  };
}

function isObject({ type }: JsonSchema): boolean {
  return type === 'object' || (Array.isArray(type) && type.includes('object'));
}

function object(schema: JsonSchema): Printable {
  const { type, properties = {}, required = [], additionalProperties } = schema;
  const written = Object.entries(properties).filter(([, property]) => property['x-written'] !== 'never');
  const values = schema['x-additional'] ?? additionalProperties;
  return {
    type,
    properties: Object.fromEntries(written.map(([key, property]) => [key, prepare(asWritten(property))])),
    required: written
      .filter(([key, property]) => required.includes(key) || isAlwaysWritten(property))
      .map(([key]) => key),
    additionalProperties: typeof values === 'object' ? prepare(values) : false,
  };
}

/** Whether TypeScript asks for the key although readers do without it. */
function isAlwaysWritten(property: JsonSchema): boolean {
  return property['x-written'] === 'always' || property.tsType === 'undefined';
}

/** Without null, where a writer leaves the key out instead. */
function asWritten(property: JsonSchema): JsonSchema {
  if (property['x-written'] !== 'non-null') return property;
  const { type, anyOf, ...rest } = property;
  if (Array.isArray(type)) return { ...rest, type: type.filter((name) => name !== 'null')[0] };
  const arms = anyOf?.filter((arm) => arm.type !== 'null') ?? [];
  return arms.length === 1 ? { ...rest, allOf: arms } : { ...rest, anyOf: arms };
}

function withRest(schema: JsonSchema, rest: JsonSchema): Printable {
  const { 'x-additional': _, additionalProperties: __, ...own } = schema;
  const map: JsonSchema = { type: 'object', additionalProperties: rest };
  return { allOf: [object(own), object(map)], ...comment(schema) };
}

/** The TSDoc of a schema: its sentence, a line for each documented arm, and the tags after them. */
function comment(schema: JsonSchema): { description?: string } {
  const tags = [schema.deprecated ? '@deprecated' : '', experimentalTag(schema), defaultTag(schema)];
  const paragraphs = [schema.description, armLines(schema), tags.filter(isText).join('\n')].filter(isText);
  return paragraphs.length === 0 ? {} : { description: paragraphs.join('\n\n') };
}

function isText(line: string | undefined): line is string {
  return line !== undefined && line !== '';
}

function experimentalTag(schema: JsonSchema): string | undefined {
  const descriptor = schema['x-experimental'];
  return descriptor === undefined ? undefined : `@experimental \`${descriptor}\``;
}

function defaultTag({ default: value }: JsonSchema): string | undefined {
  return value === undefined ? undefined : `@defaultValue \`${JSON.stringify(value)}\``;
}

function armLines({ oneOf, anyOf }: JsonSchema): string | undefined {
  const lines = (oneOf ?? anyOf ?? []).flatMap((arm) => {
    const label = armLabel(arm);
    const unstable = arm['x-experimental'] === undefined ? '' : ` (experimental, \`${arm['x-experimental']}\`)`;
    if (label === undefined || (arm.description === undefined && unstable === '')) return [];
    return [`- \`${label}\`${unstable}: ${arm.description ?? ''}`.trimEnd()];
  });
  return lines.length === 0 ? undefined : lines.join('\n');
}

function armLabel({ properties = {}, required = [] }: JsonSchema): string | undefined {
  const tag = Object.values(properties).find((property) => typeof property.const === 'string');
  return (tag?.const as string | undefined) ?? (required.length === 1 ? required[0] : undefined);
}
