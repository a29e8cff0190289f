/** JSON Schema, draft-07, as far as the protocol uses it, with the marks it carries. */
import type { Coercion } from '../define/marks.js';

export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  deprecated?: boolean;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  minimum?: number;
  writeOnly?: boolean;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  /** The body that TypeScript prints where no schema can say it. */
  tsType?: string;
  'x-experimental'?: string;
  'x-written'?: string;
  'x-additional'?: JsonSchema;
  /** Legacy spellings that readers accept; never part of what is published. */
  'x-coercion'?: Coercion;
}

export function refTo(name: string): JsonSchema {
  return { $ref: `#/definitions/${name}` };
}

/** The name a reference points at. */
export function refName(schema: JsonSchema): string | undefined {
  return schema.$ref?.slice('#/definitions/'.length);
}

/** A copy without what stays between the declarations and their generators. */
export function published<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(published) as T;
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) if (!PRIVATE.has(key)) copy[key] = published(value as unknown);
  return copy as T;
}

const PRIVATE = new Set(['tsType', 'x-coercion']);
