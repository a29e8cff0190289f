/** What a client has to know of a method where validators are too large: a table of a few hundred bytes. */
import type { JsonSchema, Method, Surface } from '@app-server/protocol';
import { GENERATED, type Tree } from './tree.js';

const TYPES = `${GENERATED}

export interface ClientMethodTraits {
  /** Needs a connection that opted in to the experimental API. */
  experimental?: true;
  /** May be sent again without knowing whether it was served. */
  idempotent?: true;
  /** Takes a \`cursor\` and answers with a \`nextCursor\`. */
  paged?: true;
}

/** Every request of a client but \`initialize\`, by method. */
export declare const CLIENT_METHODS: Readonly<Record<string, ClientMethodTraits>>;
`;

/** A module and its declarations. */
export function methodTraits({ methods, definitions }: Surface): Tree {
  const rows = methods
    .filter(({ direction, method }) => direction === 'clientRequest' && method !== 'initialize')
    .map((method) => [method.method, traitsOf(method, definitions)] as const);
  const code = `${GENERATED}\nexport const CLIENT_METHODS = ${JSON.stringify(Object.fromEntries(rows))};\n`;
  return new Map([
    ['client-methods.js', code],
    ['client-methods.d.ts', TYPES],
  ]);
}

function traitsOf({ params, result, descriptor, idempotent }: Method, definitions: Surface['definitions']): object {
  const has = (type: string | undefined, key: string) => key in membersOf(definitions[type ?? '']);
  return {
    ...(descriptor !== undefined && { experimental: true }),
    ...(idempotent && { idempotent: true }),
    ...(has(params, 'cursor') && has(result, 'nextCursor') && { paged: true }),
  };
}

function membersOf(schema: JsonSchema | undefined): Record<string, JsonSchema> {
  return schema?.properties ?? {};
}
