/** The contract as data. Read with `require`, since Node 20 warns of JSON that is imported. */
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

const load = createRequire(import.meta.url);

export const METHODS: readonly MethodRow[] = (
  load('@app-server/schema/experimental/protocol.json') as { methods: MethodRow[] }
).methods;

export const CLIENT_REQUESTS = rowsOf('clientRequest');
export const SERVER_REQUESTS = rowsOf('serverRequest');
export const NOTIFICATIONS = rowsOf('serverNotification');

function rowsOf(direction: MethodRow['direction']): ReadonlyMap<string, MethodRow> {
  return new Map(METHODS.filter((row) => row.direction === direction).map((row) => [row.method, row]));
}
