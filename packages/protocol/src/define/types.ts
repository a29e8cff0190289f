/** Types with a name, and the shapes they are made of. */
import {
  type Static,
  type TLiteral,
  type TObject,
  type TProperties,
  type TSchema,
  type TUnion,
  type TUnsafe,
  Type,
} from './typebox.js';
import { annotate } from './fields.js';
import { type Coercion, KEYS, type Marks, markKeys } from './marks.js';
import type { MapOf } from './values.js';

export interface ShapeMarks extends Marks {
  /** Readers refuse keys that are not declared. */
  closed?: true;
  /** What a writer puts under keys that are not declared. */
  rest?: TSchema;
  /** Keys that only old writers send. */
  inputOnly?: TProperties;
  coercion?: Coercion;
}

type WithRest<F extends TProperties, M> = M extends { rest: infer R extends TSchema }
  ? TUnsafe<Static<TObject<F>> & Static<MapOf<R>>>
  : TObject<F>;

function shapeSchema(fields: TProperties, doc: string | undefined, marks: ShapeMarks): TSchema {
  const inputOnly = Object.entries(marks.inputOnly ?? {}).map(
    ([key, schema]) => [key, Type.With(schema, { [KEYS.written]: 'never', writeOnly: true })] as const,
  );
  return Type.Object(
    { ...fields, ...Object.fromEntries(inputOnly) },
    {
      ...markKeys(doc, marks),
      ...(marks.closed && { additionalProperties: false }),
      ...(marks.rest && { [KEYS.additional]: marks.rest }),
      ...(marks.coercion && { [KEYS.coercion]: marks.coercion }),
    },
  );
}

/** An object without a name of its own. */
export function shape<F extends TProperties>(fields: F, marks: ShapeMarks = {}): TObject<F> {
  return shapeSchema(fields, undefined, marks) as TObject<F>;
}

/** An arm of a tagged union: the tag, an optional sentence, the other properties. */
export function arm<K extends string, const V extends string, F extends TProperties>(
  tag: { [key in K]: V },
  fields: F,
  marks?: ShapeMarks,
): TObject<{ [key in K]: TLiteral<V> } & F>;
export function arm<K extends string, const V extends string, F extends TProperties>(
  tag: { [key in K]: V },
  doc: string,
  fields: F,
  marks?: ShapeMarks,
): TObject<{ [key in K]: TLiteral<V> } & F>;
export function arm(tag: Record<string, string>, ...rest: Documented<TProperties, ShapeMarks>): TSchema {
  const [doc, fields, marks = {}] = withDoc(rest);
  const literals = Object.entries(tag).map(([key, value]) => [key, Type.Literal(value)] as const);
  return shapeSchema({ ...Object.fromEntries(literals), ...fields }, doc, marks);
}

/** An arm that is an object with this one key and no other. */
export function keyed<const K extends string, T extends TSchema>(
  key: K,
  schema: T,
  doc?: string,
  marks: Marks = {},
): TObject<{ [key in K]: T }> {
  return shapeSchema({ [key]: schema }, doc, { ...marks, closed: true }) as never;
}

/** One of several arms. */
export function union<const A extends TSchema[]>(arms: readonly [...A]): TUnion<A> {
  return Type.Union([...arms]);
}

/** An object that has the properties of two others. */
export function both<A extends TSchema, B extends TSchema>(first: A, second: B): TUnsafe<Static<A> & Static<B>> {
  return Type.Unsafe(Type.Intersect([first, second]));
}

/** Gives a schema its name on the wire; every other place refers to it by that name. */
export function named<T extends TSchema>(name: string, schema: T, coercion?: Coercion): T;
export function named<T extends TSchema>(name: string, doc: string, schema: T, coercion?: Coercion): T;
export function named(name: string, ...rest: Documented<TSchema, Coercion>): TSchema {
  const [doc, schema, coercion] = withDoc(rest);
  return annotate(schema, nameKeys(name, doc, coercion));
}

/** A named object. */
export function object<F extends TProperties, const M extends ShapeMarks>(
  name: string,
  fields: F,
  marks?: M,
): WithRest<F, M>;
export function object<F extends TProperties, const M extends ShapeMarks>(
  name: string,
  doc: string,
  fields: F,
  marks?: M,
): WithRest<F, M>;
export function object(name: string, ...rest: Documented<TProperties, ShapeMarks>): TSchema {
  const [doc, fields, marks = {}] = withDoc(rest);
  return annotate(shapeSchema(fields, doc, marks), nameKeys(name));
}

/** A named object whose arms share some properties. */
export function objectWith<F extends TProperties, U extends TSchema[]>(
  name: string,
  doc: string,
  fields: F,
  arms: TUnion<U>,
): TUnsafe<Static<TObject<F>> & Static<TUnion<U>>> {
  return annotate(shapeSchema(fields, doc, {}), { ...nameKeys(name), anyOf: arms.anyOf }) as never;
}

/** A named object without properties of its own. */
export function empty(name: string, doc?: string): TUnsafe<Record<string, never>> {
  return Type.Unsafe({ ...nameKeys(name, doc), type: 'object', tsType: 'Record<string, never>' });
}

/** A named choice of strings. */
export function enumeration<const V extends string>(
  name: string,
  values: readonly V[],
  coercion?: Coercion,
): TUnsafe<V>;
export function enumeration<const V extends string>(
  name: string,
  doc: string,
  values: readonly V[],
  coercion?: Coercion,
): TUnsafe<V>;
export function enumeration(name: string, ...rest: Documented<readonly string[], Coercion>): TSchema {
  const [doc, values, coercion] = withDoc(rest);
  return Type.Unsafe({ ...nameKeys(name, doc, coercion), type: 'string', enum: values });
}

/** A named type that only TypeScript can spell out; readers accept any value. */
export function recursive<S>(name: string, doc: string, tsType: string): TUnsafe<S> {
  return Type.Unsafe({ ...nameKeys(name, doc), tsType });
}

/** Refers to a type by name, where naming its declaration would close a circle. */
export function reference(name: string): TUnsafe {
  return Type.Unsafe({ $ref: `#/definitions/${name}` });
}

/** Arguments of a builder whose sentence may be left out. */
type Documented<T, M> = [subject: T, marks?: M] | [doc: string, subject: T, marks?: M];

function withDoc<T, M>(rest: Documented<T, M>): [doc: string | undefined, subject: T, marks?: M] {
  return typeof rest[0] === 'string' ? (rest as [string, T, M?]) : [undefined, ...(rest as [T, M?])];
}

function nameKeys(name: string, doc?: string, coercion?: Coercion): Record<string, unknown> {
  return { [KEYS.name]: name, ...markKeys(doc), ...(coercion && { [KEYS.coercion]: coercion }) };
}
