/** What the generated tables hold; the code beside this file runs on them. */
import type { Side } from './api.js';
import type { Plan } from './coerce.js';

/** A type that a message carries: its name, its verdict, and the legacy spellings inside it. */
export interface Carried {
  type: string;
  validate: (value: unknown) => boolean;
  plan?: Plan;
}

export interface MethodEntry {
  kind: 'request' | 'notification';
  /** The canonical name; set on entries of aliases only. */
  aliasOf?: string;
  params?: Carried;
  result?: Carried;
}

export interface Tables {
  /** What each side may send, by name, aliases included. */
  calls: Record<Side, ReadonlyMap<string, MethodEntry>>;
  error: Carried;
  errorData: Carried;
  trace: Carried;
  /** Legacy spellings by type name. */
  plans: Readonly<Record<string, Plan>>;
  /** The definitions of the surface, as JSON text: only needed once something is refused. */
  definitions: string;
}
