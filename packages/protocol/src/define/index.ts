/** The vocabulary of the domain files. */
export * from './fields.js';
export type { Coercion, Marks, Written } from './marks.js';
export * from './methods.js';
export * from './scopes.js';
export type { Static, TSchema } from './typebox.js';
export * from './types.js';
export * from './values.js';
