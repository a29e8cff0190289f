/** The contract as data. Read with `require`, since Node 20 warns of JSON that is imported. */
import { createRequire } from 'node:module';

export interface MethodRow {
  method: string;
  direction: 'clientRequest' | 'serverRequest' | 'serverNotification' | 'clientNotification';
  params?: string;
  stability: 'stable' | 'experimental';
  descriptor?: string;
  delivery?: 'all' | 'subscribers' | 'connection';
}

export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  'x-experimental'?: string;
}

const load = createRequire(import.meta.url);

export const METHODS = (load('@app-server/schema/experimental/protocol.json') as { methods: MethodRow[] }).methods;

export const DEFINITIONS = (
  load('@app-server/schema/experimental/schema.json') as { definitions: Record<string, JsonSchema> }
).definitions;

const BY_METHOD = new Map(METHODS.map((row) => [row.method, row]));

export function methodRow(method: string): MethodRow | undefined {
  return BY_METHOD.get(method);
}
