/** The only module that imports TypeBox. */
export { Type } from 'typebox';
export type { Static, TLiteral, TNull, TObject, TOptional, TProperties, TSchema, TUnion, TUnsafe } from 'typebox';
