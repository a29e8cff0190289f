/**
 * Serialization scopes: requests with equal scope keys run one after the other in the order of arrival,
 * all others run side by side.
 */
export interface SerializationScope {
  /** Name of the queue family; `none` runs at once. */
  kind: 'none' | 'global' | 'thread' | 'threadOrPath' | 'process' | 'command' | 'fuzzySession' | 'watch' | 'mcpOauth';
  /** Params members that make up the key; with several, the first non-empty one counts. */
  keys?: readonly string[];
  /** Name of a `global` queue. */
  name?: string;
  /** Neighbouring shared requests of a queue run together; an exclusive one waits for them. */
  access?: 'shared' | 'exclusive';
  /** The key is only unique within its connection. */
  perConnection?: true;
  /** Without a value the request runs at once. */
  optional?: true;
}

export const scopes = {
  none: { kind: 'none' },
  thread: { kind: 'thread', keys: ['threadId'] },
  optionalThread: { kind: 'thread', keys: ['threadId'], optional: true },
  threadOrPath: { kind: 'threadOrPath', keys: ['threadId', 'path'] },
  process: { kind: 'process', keys: ['processHandle'], perConnection: true },
  command: { kind: 'command', keys: ['processId'], perConnection: true },
  optionalCommand: { kind: 'command', keys: ['processId'], perConnection: true, optional: true },
  fuzzySession: { kind: 'fuzzySession', keys: ['sessionId'] },
  watch: { kind: 'watch', keys: ['watchId'], perConnection: true },
  mcpOauth: { kind: 'mcpOauth', keys: ['name'] },
  shared: (name: string): SerializationScope => ({ kind: 'global', name, access: 'shared' }),
  exclusive: (name: string): SerializationScope => ({ kind: 'global', name, access: 'exclusive' }),
} satisfies Record<string, SerializationScope | ((name: string) => SerializationScope)>;

/** What orders one request: the key of its queue and whether it may share its turn there. */
export interface ScopeKey {
  key: string;
  access: 'shared' | 'exclusive';
}

/** The queue a request belongs to, or undefined when it runs at once. */
export function scopeKey(scope: SerializationScope, params: unknown, connection: string): ScopeKey | undefined {
  if (scope.kind === 'none') return undefined;
  const access = scope.access ?? 'exclusive';
  if (scope.kind === 'global') return { key: `global:${scope.name}`, access };
  const members = (params ?? {}) as Record<string, unknown>;
  const used = scope.keys?.find((key) => typeof members[key] === 'string' && members[key] !== '');
  if (used === undefined && scope.optional) return undefined;
  const owner = scope.perConnection ? `${connection}:` : '';
  return { key: `${family(scope, used)}:${owner}${used === undefined ? '' : String(members[used])}`, access };
}

/** A thread named by its id waits in the one queue of that thread, whichever method names it. */
function family({ kind }: SerializationScope, used: string | undefined): string {
  if (kind !== 'threadOrPath') return kind;
  return used === 'path' ? 'threadPath' : 'thread';
}
