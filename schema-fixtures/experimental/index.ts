// Generated from the protocol declarations. Change those, then run `npm run generate`.
export type * from './calls.js';
export type * from './methods.js';
export type * from './types.js';
