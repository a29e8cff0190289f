/** Values without a name: scalars, lists, maps and literals. */
import { type Static, type TNull, type TSchema, type TUnion, type TUnsafe, Type } from './typebox.js';
import { KEYS } from './marks.js';

export const string = Type.String();
export const boolean = Type.Boolean();
export const int32 = Type.Integer({ format: 'int32' });
export const int64 = Type.Integer({ format: 'int64' });
export const uint16 = Type.Integer({ format: 'uint16', minimum: 0 });
export const uint32 = Type.Integer({ format: 'uint32', minimum: 0 });
export const uint64 = Type.Integer({ format: 'uint64', minimum: 0 });
/** Unsigned, as wide as the machine the server runs on. */
export const uint = Type.Integer({ format: 'uint', minimum: 0 });
export const double = Type.Number({ format: 'double' });
/** A value nobody here looks into. */
export const unknown = Type.Unsafe<unknown>({ tsType: 'unknown' });
/** The params of a method that takes none: absent or null. */
export const nothing = Type.Null();

export function atLeast<T extends TSchema>(integer: T, minimum: number): T {
  return Type.With(integer, { minimum }) as unknown as T;
}

export function list<T extends TSchema>(items: T) {
  return Type.Array(items);
}

/** An object with any keys; looking one up may find nothing, and the type says so. */
export type MapOf<T extends TSchema> = TUnsafe<{ [key: string]: Static<T> | undefined }>;

export function map<T extends TSchema>(values: T): MapOf<T> {
  return Type.Unsafe({ type: 'object', additionalProperties: values });
}

/** A map whose values readers do not check. */
export function openMap<T extends TSchema>(values: T): MapOf<T> {
  return Type.Unsafe({ type: 'object', [KEYS.additional]: values });
}

/** A value that may be null where no property is involved: inside a list or a map. */
export function orNull<T extends TSchema>(schema: T): TUnion<[T, TNull]> {
  return Type.Union([schema, Type.Null()]);
}

/** One of several strings. */
export function literals<const V extends string[]>(...values: V): TUnsafe<V[number]> {
  return Type.Unsafe({ type: 'string', enum: values });
}

/** A path that starts at a root: `/…`, `C:\\…` or `\\\\server\\…`. */
export const absolutePath = Type.String({ format: 'absolute-path' });
