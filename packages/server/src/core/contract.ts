/** The contract as data, read when it is first needed: a hello passes without it. */
import { createRequire } from 'node:module';

export interface MethodRow {
  readonly method: string;
  readonly direction: 'clientRequest' | 'serverRequest' | 'serverNotification' | 'clientNotification';
  readonly params?: string;
  readonly result?: string;
  readonly stability: 'stable' | 'experimental';
  readonly descriptor?: string;
  readonly scope?: ScopeRow;
  readonly delivery?: 'all' | 'subscribers' | 'connection';
}

/** What requests wait for: all of one name, or those that name the same thing. */
export type ScopeRow =
  | { readonly kind: 'none' }
  | { readonly kind: 'global'; readonly name: string; readonly access: Access }
  | { readonly kind: string; readonly keys: readonly string[]; readonly perConnection?: boolean };

/** Shared ones run together, an exclusive one runs alone. */
export type Access = 'shared' | 'exclusive';

/** Every method, and those of one direction by their names. */
export interface Contract {
  readonly methods: readonly MethodRow[];
  readonly clientRequests: ReadonlyMap<string, MethodRow>;
  readonly serverRequests: ReadonlyMap<string, MethodRow>;
  readonly notifications: ReadonlyMap<string, MethodRow>;
}

/** With `require`, since Node 20 warns of JSON that is imported. */
const load = createRequire(import.meta.url);
let read: Contract | undefined;

export function contract(): Contract {
  read ??= tabulate((load('@app-server/schema/experimental/protocol.json') as { methods: MethodRow[] }).methods);
  return read;
}

function tabulate(methods: readonly MethodRow[]): Contract {
  const rowsOf = (direction: MethodRow['direction']) =>
    new Map(methods.filter((row) => row.direction === direction).map((row) => [row.method, row]));
  return {
    methods,
    clientRequests: rowsOf('clientRequest'),
    serverRequests: rowsOf('serverRequest'),
    notifications: rowsOf('serverNotification'),
  };
}
