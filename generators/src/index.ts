export { STABILITIES, fixtureTree, surfaceTree } from './fixtures.js';
export { bundle, jsonSchema } from './json-schema.js';
export { REFERENCE, methodTable } from './method-table.js';
export { type Drift, type Tree, compareTree, hasDrift, writeTree } from './tree.js';
export { typescript } from './typescript/index.js';
