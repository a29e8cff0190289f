/** The schemas in the dialect the validators are compiled from: every alternative is a name. */
import { type JsonSchema, refName, tagOf } from '@app-server/protocol';
import { formats } from './runtime/formats.js';

/** Keyword that lists alternatives: names of types, or `null`. */
export const ACCEPTS = 'accepts';

/** Keyword for objects that have no other keys than the declared ones, which is decided by counting them. */
export const CLOSED = 'closed';

export interface DialectOptions {
  /** Compile `additionalProperties: false` to a count of keys: fast, and it refuses keys that are `undefined`. */
  countKeys?: boolean;
}

export type Dialect = Omit<JsonSchema, 'properties' | 'items' | 'oneOf' | 'allOf' | 'additionalProperties'> & {
  [ACCEPTS]?: string[];
  discriminator?: { propertyName: string };
  properties?: Record<string, Dialect>;
  items?: Dialect;
  oneOf?: Dialect[];
  allOf?: Dialect[];
  additionalProperties?: Dialect | boolean;
  [CLOSED]?: true;
};

/** Translates definitions; arms without a name get one, such as `AskForApproval.1`. */
export function toDialect(
  definitions: Record<string, JsonSchema>,
  { countKeys = false }: DialectOptions = {},
): Map<string, Dialect> {
  const translated = new Map<string, Dialect>();
  for (const [name, schema] of Object.entries(definitions)) {
    const arms = { owner: name, count: 0 };
    translated.set(name, translate(schema, arms));
  }
  return translated;

  function translate(schema: JsonSchema, arms: { owner: string; count: number }): Dialect {
    const name = refName(schema);
    if (name !== undefined) return reference(name);
    const {
      type,
      const: constant,
      enum: values,
      format,
      minimum,
      required,
      properties,
      items,
      oneOf,
      anyOf,
      allOf,
    } = schema;
    const { additionalProperties: rest } = schema;
    const inside = (part: JsonSchema) => translate(part, arms);
    const tag = oneOf && tagOf(oneOf);
    return {
      ...(type !== undefined && !isSpelledOut(schema) && { type }),
      ...(constant !== undefined && { const: constant }),
      ...(values && { enum: values }),
      ...(format !== undefined && format in formats && { format }),
      ...(minimum !== undefined && !(minimum === 0 && format?.startsWith('uint')) && { minimum }),
      ...(required && { required }),
      ...(properties && {
        properties: Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, inside(part)])),
      }),
      ...(typeof rest === 'object' && { additionalProperties: inside(rest) }),
      ...(typeof rest === 'boolean' && (rest || !countKeys) && { additionalProperties: rest }),
      ...(rest === false && countKeys && { [CLOSED]: true as const }),
      ...(items && { items: inside(items) }),
      ...(allOf && { allOf: allOf.map(inside) }),
      ...(anyOf && { [ACCEPTS]: anyOf.map((arm) => alternative(arm, arms)) }),
      ...(oneOf && { oneOf: oneOf.map(inside) }),
      ...(tag !== undefined && { type: 'object', discriminator: { propertyName: tag } }),
    };
  }

  /** A call, or the check itself where it is a scalar. */
  function reference(name: string): Dialect {
    const target = definitions[name];
    if (target === undefined) throw new Error(`"${name}" is referred to and not defined.`);
    const scalar = ['string', 'integer', 'number', 'boolean'].includes(target.type as string);
    return scalar || Object.keys(translate(target, { owner: name, count: 0 })).length === 0
      ? translate(target, { owner: name, count: 0 })
      : { [ACCEPTS]: [name] };
  }

  function alternative(arm: JsonSchema, arms: { owner: string; count: number }): string {
    if (arm.type === 'null') return 'null';
    const name = refName(arm);
    if (name !== undefined) return name;
    arms.count += 1;
    const given = `${arms.owner}.${arms.count}`;
    translated.set(given, translate(arm, { owner: given, count: 0 }));
    return given;
  }
}

/** Whether the values themselves say which type they are of. */
function isSpelledOut({ const: constant, enum: values }: JsonSchema): boolean {
  return constant !== undefined || values !== undefined;
}
