/** The parts of a schema that can be decided without looking inside a value. */
import type { JsonSchema } from '@app-server/protocol';
import { type FormatName, formats } from './formats.js';

/** Whether a value meets the keywords that do not look inside it. */
export function isScalarOf(schema: JsonSchema, value: unknown): boolean {
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

export function isOfType(type: string, value: unknown): boolean {
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

export function mayBe({ type }: JsonSchema, name: string): boolean {
  return type === name || (Array.isArray(type) && type.includes(name));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The property by which the arms are told apart: a constant in each of them. */
export function tagOf(arms: JsonSchema[]): string | undefined {
  const constants = (arm: JsonSchema) =>
    Object.entries(arm.properties ?? {}).flatMap(([key, property]) =>
      typeof property.const === 'string' ? [key] : [],
    );
  const [first, ...others] = arms;
  return first && constants(first).find((key) => others.every((arm) => constants(arm).includes(key)));
}
