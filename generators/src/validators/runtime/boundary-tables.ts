/** What the tables of the boundary hold; the code beside this file runs on them. */
import type { Plan } from './coerce.js';
import type { Gate } from './gate.js';

/** A type that a message carries, and whether a value is exactly what this release writes. */
export interface Exact {
  type: string;
  exact: (value: unknown) => boolean;
}

export interface BoundaryEntry {
  kind: 'request' | 'notification';
  params?: Exact;
  result?: Exact;
  /** What the experimental gate reports for the method itself. */
  descriptor?: string;
}

export interface BoundaryTables {
  /** What each side may send, by name, aliases included. */
  client: ReadonlyMap<string, BoundaryEntry>;
  server: ReadonlyMap<string, BoundaryEntry>;
  /** Legacy spellings by type name. */
  plans: Readonly<Record<string, Plan>>;
  /** Experimental parts by the name of a params type. */
  gates: Readonly<Record<string, Gate>>;
  /** The definitions as JSON text: only needed once a value is not exact. */
  definitions: string;
}
