/** What of the experimental surface a message uses, found by the marks in the contract. */
import { DEFINITIONS, type JsonSchema, methodRow } from './contract.js';

type Members = Record<string, unknown>;

/** The descriptor that a connection without the capability is refused with; undefined when all is stable. */
export function experimentalUse(method: string, params: unknown): string | undefined {
  const row = methodRow(method);
  if (!row) return undefined;
  if (row.stability === 'experimental') return row.descriptor ?? method;
  return row.params === undefined ? undefined : findMark(DEFINITIONS[row.params], params);
}

/** The params without the members that a connection without the capability does not get. */
export function stableMembers(method: string, params: unknown): unknown {
  const properties = DEFINITIONS[methodRow(method)?.params ?? '']?.properties ?? {};
  if (!isObject(params)) return params;
  const experimental = (key: string) => properties[key]?.['x-experimental'] !== undefined;
  return Object.fromEntries(Object.entries(params).filter(([key]) => !experimental(key)));
}

function findMark(schema: JsonSchema | undefined, value: unknown): string | undefined {
  // Null and false are what leaving a member out means, so nothing is used by them.
  if (schema === undefined || value === null || value === undefined || value === false) return undefined;
  if (schema.$ref !== undefined) return findMark(resolve(schema), value);
  for (const arm of schema.anyOf ?? schema.oneOf ?? []) {
    if (!fits(resolve(arm), value)) continue;
    const found = arm['x-experimental'] ?? findMark(arm, value);
    if (found !== undefined) return found;
  }
  if (!isObject(value)) return undefined;
  for (const [key, member] of Object.entries(schema.properties ?? {})) {
    const used = value[key] !== undefined && value[key] !== null && value[key] !== false;
    const found = used ? (member['x-experimental'] ?? findMark(member, value[key])) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolve(schema: JsonSchema): JsonSchema {
  return schema.$ref === undefined ? schema : (DEFINITIONS[schema.$ref.replace('#/definitions/', '')] ?? {});
}

/** Whether a value is of an arm, as far as keys and constants tell arms apart. */
function fits({ type, required = [], properties = {} }: JsonSchema, value: unknown): boolean {
  if (!isObject(value)) return type !== 'object';
  return required.every((key) => {
    const { const: constant, enum: allowed } = properties[key] ?? {};
    if (constant !== undefined) return value[key] === constant;
    return allowed ? allowed.includes(value[key]) : value[key] !== undefined;
  });
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
