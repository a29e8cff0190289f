export { type Coercion } from './define/marks.js';
export type { Delivery } from './define/methods.js';
export { type ScopeKey, type SerializationScope, scopeKey } from './define/scopes.js';
export { ERROR_CODES } from './errors.js';
export { type DomainModule, type Registry, collect, domains, registry } from './registry.js';
export { type JsonSchema, published, refName, refTo } from './surface/json-schema.js';
export { Lowering, NameCollision, type Stability, tagOf } from './surface/lower.js';
export { rolloutDefinitions } from './surface/rollout.js';
export { type Direction, MESSAGE_UNIONS, type Method, type Surface, buildSurface } from './surface/surface.js';
