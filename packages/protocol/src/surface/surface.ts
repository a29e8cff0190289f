/** A surface: everything the protocol shows to stable or to experimental connections, as plain data. */
import type { Delivery } from '../define/methods.js';
import type { SerializationScope } from '../define/scopes.js';
import type { Registry } from '../registry.js';
import { type JsonSchema, refName, refTo } from './json-schema.js';
import { Lowering, type Stability } from './lower.js';

export type Direction = 'clientRequest' | 'serverRequest' | 'serverNotification' | 'clientNotification';

/** One row of the method table. */
export interface Method {
  method: string;
  direction: Direction;
  doc: string;
  /** Name of the params type; absent when the method takes none. */
  params?: string;
  /** Name of the result type; absent on notifications. */
  result?: string;
  stability: Stability;
  /** What the experimental gate reports. */
  descriptor?: string;
  scope?: SerializationScope;
  delivery?: Delivery;
  deprecated?: true;
  /** A client may send the request again without knowing whether it was served. */
  idempotent?: true;
  aliases?: readonly string[];
}

export interface Surface {
  stability: Stability;
  methods: Method[];
  definitions: Record<string, JsonSchema>;
}

interface Declared {
  doc: string;
  params?: object;
  result?: object;
  experimental?: string;
  scope?: SerializationScope;
  delivery?: Delivery;
  deprecated?: true;
  idempotent?: true;
  aliases?: readonly string[];
}

/** The unions over all messages of a direction: their names and their sentences. */
const UNIONS = {
  clientRequest: ['ClientRequest', 'Any request a client may send.'],
  serverRequest: ['ServerRequest', 'Any request a server may send.'],
  serverNotification: ['ServerNotification', 'Any notification a server may send.'],
  clientNotification: ['ClientNotification', 'Any notification a client may send.'],
} as const satisfies Record<Direction, readonly [string, string]>;

/** Name of the union over all messages of a direction. */
export const MESSAGE_UNIONS: Readonly<Record<Direction, string>> = {
  clientRequest: UNIONS.clientRequest[0],
  serverRequest: UNIONS.serverRequest[0],
  serverNotification: UNIONS.serverNotification[0],
  clientNotification: UNIONS.clientNotification[0],
};

const ROLES = { params: 'Params of', result: 'Result of', payload: 'Payload of' } as const;

/** Surfaces that were built before; registries do not change. */
const built = new WeakMap<Registry, Map<Stability, Surface>>();

/** A surface of a registry. */
export function buildSurface(registry: Registry, stability: Stability): Surface {
  const known = built.get(registry) ?? new Map<Stability, Surface>();
  const surface = known.get(stability) ?? lowerSurface(registry, stability);
  built.set(registry, known.set(stability, surface));
  return surface;
}

/** This is the only place where stable and experimental part ways. */
function lowerSurface(registry: Registry, stability: Stability): Surface {
  const lowering = new Lowering(stability);
  const methods = (Object.keys(UNIONS) as Direction[]).flatMap((direction) =>
    Object.entries(registry[direction] as Record<string, Declared>)
      .filter(([, declared]) => lowering.shows(declared.experimental))
      .map(([method, declared]) => lowerMethod(lowering, direction, method, declared)),
  );
  for (const schema of registry.envelopes) lowering.lower(schema, 'the envelopes');
  for (const direction of Object.keys(UNIONS) as Direction[]) {
    const [name, description] = UNIONS[direction];
    const arms = methods.filter((method) => method.direction === direction).map(messageArm);
    lowering.add(name, { description, oneOf: arms });
  }
  const { definitions } = lowering;
  describe(definitions, methods);
  if (stability === 'experimental') markUnstable(definitions, methods, buildSurface(registry, 'stable').definitions);
  return { stability, methods, definitions };
}

function lowerMethod(lowering: Lowering, direction: Direction, method: string, declared: Declared): Method {
  const nameOf = (part: 'params' | 'result') => {
    const schema = declared[part];
    if (!schema) return undefined;
    const lowered = lowering.lower(schema, `${method} ${part}`);
    const name = refName(lowered);
    if (name === undefined && lowered.type !== 'null') {
      throw new Error(`The ${part} of "${method}" need a name: declare them with t.object() or t.named().`);
    }
    return name;
  };
  const params = nameOf('params');
  const result = nameOf('result');
  return {
    method,
    direction,
    doc: declared.doc,
    ...(params !== undefined && { params }),
    ...(result !== undefined && { result }),
    stability: declared.experimental === undefined ? 'stable' : 'experimental',
    ...(declared.experimental !== undefined && { descriptor: declared.experimental }),
    ...(declared.scope && { scope: declared.scope }),
    ...(declared.delivery && { delivery: declared.delivery }),
    ...(declared.deprecated && { deprecated: true }),
    ...(declared.idempotent && { idempotent: true }),
    ...(declared.aliases && { aliases: declared.aliases }),
  };
}

/** Readers take absent and null; TypeScript names the key, so that all arms of a union have it. */
const NO_PARAMS: JsonSchema = { type: 'null', tsType: 'undefined' };

/** The message that carries a method, as an arm of its direction's union. */
function messageArm({ method, direction, params, descriptor, deprecated }: Method): JsonSchema {
  const isRequest = direction.endsWith('Request');
  const takesParams = direction !== 'clientNotification';
  const required = ['method', ...(isRequest ? ['id'] : []), ...(params === undefined ? [] : ['params'])];
  return {
    type: 'object',
    ...(deprecated && { deprecated }),
    ...(descriptor !== undefined && { 'x-experimental': descriptor }),
    properties: {
      method: { type: 'string', const: method },
      ...(isRequest && { id: refTo('RequestId') }),
      ...(takesParams && { params: params === undefined ? NO_PARAMS : refTo(params) }),
    },
    required,
  };
}

/** Params, results and payloads without a sentence of their own say which method they belong to. */
function describe(definitions: Record<string, JsonSchema>, methods: Method[]): void {
  for (const { method, direction, params, result } of methods) {
    const role = direction.endsWith('Notification') ? ROLES.payload : ROLES.params;
    for (const [name, prefix] of [
      [params, role],
      [result, ROLES.result],
    ] as const) {
      const schema = name === undefined ? undefined : definitions[name];
      if (schema && schema.description === undefined) {
        definitions[name as string] = { description: `${prefix} \`${method}\`.`, ...schema };
      }
    }
  }
}

/** Types that stable connections never see carry the descriptor through which they are reached. */
function markUnstable(
  definitions: Record<string, JsonSchema>,
  methods: Method[],
  stable: Record<string, JsonSchema>,
): void {
  const visit = (schema: unknown, descriptor: string | undefined): void => {
    if (Array.isArray(schema)) return schema.forEach((part) => visit(part, descriptor));
    if (typeof schema !== 'object' || schema === null) return;
    const here = (schema as JsonSchema)['x-experimental'] ?? descriptor;
    const name = refName(schema);
    const target = name === undefined ? undefined : definitions[name];
    if (target && here !== undefined && !((name as string) in stable) && target['x-experimental'] === undefined) {
      target['x-experimental'] = here;
      visit(target, here);
    }
    for (const part of Object.values(schema)) visit(part, here);
  };
  for (const { params, result, descriptor } of methods) {
    for (const name of [params, result]) if (name !== undefined) visit(refTo(name), descriptor);
  }
  for (const [name, schema] of Object.entries(definitions)) if (name in stable) visit(schema, undefined);
}
