/** The only module that imports TypeBox. */
export { Type } from 'typebox';
export type {
  Static,
  TEnum,
  TInteger,
  TLiteral,
  TNull,
  TObject,
  TOptional,
  TProperties,
  TSchema,
  TString,
  TUnion,
  TUnsafe,
} from 'typebox';
