export { STABILITIES, fixtureTree, surfaceTree } from './fixtures.js';
export { bundle, jsonSchema } from './json-schema.js';
export { REFERENCE, methodTable } from './method-table.js';
export { type Drift, type Tree, compareTree, hasDrift, writeTree } from './tree.js';
export { typescript } from './typescript/index.js';
export { referenceJsonTree, rolloutTree } from './reference-tree/json.js';
export { referenceTypescriptTree } from './reference-tree/typescript.js';
