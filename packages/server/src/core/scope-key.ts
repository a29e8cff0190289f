/** What a request waits for, from the scope that its method declares. */
import type { Access, ScopeRow } from './contract.js';

export interface Scope {
  /** Requests of one key follow one another. */
  key: string;
  access: Access;
}

/** The scope of one request; undefined when it waits for nothing. */
export function scopeOf(scope: ScopeRow | undefined, params: unknown, connectionId: string): Scope | undefined {
  if (scope === undefined || scope.kind === 'none') return undefined;
  if ('name' in scope) return { key: `global:${scope.name}`, access: scope.access };
  if (!('keys' in scope)) return undefined;
  for (const name of scope.keys) {
    const value = (params as Record<string, unknown> | null | undefined)?.[name];
    if (typeof value !== 'string' || value === '') continue;
    const owner = scope.perConnection === true ? connectionId : '';
    return { key: `${kindOf(scope, name)}:${owner}:${value}`, access: 'exclusive' };
  }
  return undefined;
}

/** A thread that is named by its path is not known to be the one with some id. */
function kindOf({ kind }: { kind: string }, name: string): string {
  if (kind !== 'threadOrPath') return kind;
  return name === 'threadId' ? 'thread' : name;
}
