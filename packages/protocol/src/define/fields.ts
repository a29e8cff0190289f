/**
 * How a property is present. Each helper states both sides at once: its static type is what a writer writes,
 * its schema is what a reader tolerates.
 *
 * | helper      | writer                    | reader accepts              |
 * | ----------- | ------------------------- | --------------------------- |
 * | (bare), field | always, never null      | present                     |
 * | nullable    | always, null when empty   | absent, null                |
 * | maybe       | may be left out or null   | absent, null                |
 * | optional    | may be left out, not null | absent, null                |
 * | omittable   | may be left out           | absent                      |
 * | defaulted   | always                    | absent, meaning the default |
 */
import { type TNull, type TOptional, type TSchema, type TUnion, Type } from './typebox.js';
import { type Coercion, KEYS, type Marks, type Written, markKeys } from './marks.js';

export interface FieldMarks extends Marks {
  /** The empty string means null. */
  emptyIsNull?: true;
}

/** Adds notes to one use of a schema; a named schema is wrapped, so that its definition stays as it is. */
export function annotate<T extends TSchema>(schema: T, keys: Record<string, unknown>): T {
  if (Object.keys(keys).length === 0) return schema;
  const annotated = KEYS.name in schema ? Type.Intersect([schema], keys) : Type.With(schema, keys);
  return annotated as unknown as T;
}

function fieldKeys(doc: string | undefined, marks: FieldMarks | undefined, written?: Written) {
  const coercion: Coercion | undefined = marks?.emptyIsNull && { kind: 'empty-to-null' };
  return {
    ...markKeys(doc, marks),
    ...(written && { [KEYS.written]: written }),
    ...(coercion && { [KEYS.coercion]: coercion }),
  };
}

function orNullWith(schema: TSchema, keys: Record<string, unknown>): TSchema {
  return Type.Optional(Type.Union([schema, Type.Null()], keys));
}

/** Always present, never null; for a property that needs a sentence or a mark. */
export function field<T extends TSchema>(schema: T, doc?: string, marks?: Marks): T {
  return annotate(schema, fieldKeys(doc, marks));
}

/** Always written, null when there is nothing to say; readers take a missing key as null. */
export function nullable<T extends TSchema>(schema: T, doc?: string, marks?: FieldMarks): TUnion<[T, TNull]> {
  return orNullWith(schema, fieldKeys(doc, marks, 'always')) as TUnion<[T, TNull]>;
}

/** May be left out or null. */
export function maybe<T extends TSchema>(schema: T, doc?: string, marks?: FieldMarks): TOptional<TUnion<[T, TNull]>> {
  return orNullWith(schema, fieldKeys(doc, marks)) as TOptional<TUnion<[T, TNull]>>;
}

/** May be left out; writers never write null, readers accept it. */
export function optional<T extends TSchema>(schema: T, doc?: string, marks?: FieldMarks): TOptional<T> {
  return orNullWith(schema, fieldKeys(doc, marks, 'non-null')) as unknown as TOptional<T>;
}

/** May be left out; null is refused. */
export function omittable<T extends TSchema>(schema: T, doc?: string, marks?: Marks): TOptional<T> {
  return Type.Optional(annotate(schema, fieldKeys(doc, marks))) as unknown as TOptional<T>;
}

/** Always written; readers fill in the default where an older writer left the key out. */
export function defaulted<T extends TSchema>(schema: T, value: unknown, doc?: string, marks?: Marks): T {
  const keys = { ...fieldKeys(doc, marks, 'always'), default: value };
  return Type.Optional(annotate(schema, keys));
}
