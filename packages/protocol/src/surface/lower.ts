/** Lowering: declared schemas become plain data, and what the surface does not show is never lowered. */
import { KEYS } from '../define/marks.js';
import type { TSchema } from '../define/typebox.js';
import { type JsonSchema, refTo } from './json-schema.js';

export type Stability = 'stable' | 'experimental';

interface Definition {
  source: TSchema;
  place: string;
  schema: JsonSchema;
}

type Raw = Record<string, unknown>;

/** Keywords that hold one schema. */
const NESTING = new Set<string>(['items', 'additionalProperties', KEYS.additional]);

export class NameCollision extends Error {
  constructor(name: string, first: string, second: string) {
    super(
      `Two different types are named "${name}": one at ${first}, one at ${second}. ` +
        'Rename one of them, or let both places use the same declaration.',
    );
    this.name = 'NameCollision';
  }
}

export class Lowering {
  readonly #definitions = new Map<string, Definition>();
  readonly #stability: Stability;

  constructor(stability: Stability) {
    this.#stability = stability;
  }

  get definitions(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#definitions].map(([name, { schema }]) => [name, schema]));
  }

  /** Whether the surface shows something that carries this descriptor. */
  shows(descriptor: string | undefined): boolean {
    return this.#stability === 'experimental' || descriptor === undefined;
  }

  /** Adds a definition that no declaration has, such as a union over all methods. */
  add(name: string, schema: JsonSchema): void {
    const known = this.#definitions.get(name);
    if (known) throw new NameCollision(name, known.place, 'the surface');
    this.#definitions.set(name, { source: schema, place: 'the surface', schema });
  }

  /** Lowers a schema; a named one becomes a definition and a reference to it. */
  lower(source: TSchema, at: string): JsonSchema {
    return this.#schema(source as Raw, at);
  }

  #schema(raw: Raw, at: string): JsonSchema {
    const name = raw[KEYS.name];
    return typeof name === 'string' ? this.#define(name, raw, at) : this.#body(raw, at);
  }

  #define(name: string, raw: Raw, at: string): JsonSchema {
    const known = this.#definitions.get(name);
    if (known === undefined) {
      const definition: Definition = { source: raw, place: at, schema: {} };
      this.#definitions.set(name, definition);
      definition.schema = this.#body(raw, name);
    } else if (known.source !== raw && JSON.stringify(this.#body(raw, at)) !== JSON.stringify(known.schema)) {
      throw new NameCollision(name, known.place, at);
    }
    return refTo(name);
  }

  #body(raw: Raw, at: string): JsonSchema {
    const schema: Raw = {};
    for (const [key, value] of Object.entries(raw)) {
      if (key.startsWith('~') || key === KEYS.name || key === 'required' || key === 'anyOf') continue;
      if (key === 'properties') Object.assign(schema, this.#properties(value as Record<string, Raw>, at));
      else if (key === 'allOf') schema[key] = (value as Raw[]).map((part) => this.#schema(part, at));
      else if (NESTING.has(key) && typeof value === 'object') schema[key] = this.#schema(value as Raw, `${at}.${key}`);
      else schema[key] = value;
    }
    return 'anyOf' in raw ? { ...this.#arms(raw.anyOf as Raw[], at), ...schema } : schema;
  }

  #properties(properties: Record<string, Raw>, at: string): Pick<JsonSchema, 'properties' | 'required'> {
    const shown = Object.entries(properties).filter(([, raw]) => this.#showsRaw(raw));
    const required = shown.filter(([, raw]) => !('~optional' in raw)).map(([key]) => key);
    if (shown.length === 0) return {};
    return {
      properties: Object.fromEntries(shown.map(([key, raw]) => [key, this.#schema(raw, `${at}.${key}`)])),
      ...(required.length > 0 && { required }),
    };
  }

  #arms(arms: Raw[], at: string): JsonSchema {
    const shown = arms.filter((raw) => this.#showsRaw(raw)).map((raw) => this.#schema(raw, at));
    const [first, second] = shown;
    if (first && second?.type === 'null' && shown.length === 2 && isPlainType(first)) {
      return { ...first, type: [first.type as string, 'null'] };
    }
    if (first && shown.length === 1) return first;
    return tagOf(shown) === undefined ? { anyOf: shown } : { oneOf: shown };
  }

  #showsRaw(raw: Raw): boolean {
    return this.shows(raw[KEYS.experimental] as string | undefined);
  }
}

/** Whether null can be added to the `type` keyword without changing what else the schema says. */
function isPlainType(schema: JsonSchema): boolean {
  return typeof schema.type === 'string' && schema.enum === undefined && schema.const === undefined;
}

/** The property by which the arms of a union are told apart: a constant in each of them. */
export function tagOf(arms: JsonSchema[]): string | undefined {
  const constants = (arm: JsonSchema) =>
    Object.keys(arm.properties ?? {}).filter((key) => typeof arm.properties?.[key]?.const === 'string');
  const [first, ...others] = arms;
  return first && constants(first).find((key) => others.every((arm) => constants(arm).includes(key)));
}
