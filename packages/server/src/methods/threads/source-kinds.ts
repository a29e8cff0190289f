/** Which threads a list is asked for, by where they come from. */
import type { SubAgentSource, ThreadSourceKind } from '@app-server/schema/experimental';
import { sourceKey } from '../../store/session-meta.js';
import type { StoredThread } from '../../store/thread-store.js';
import { wireSource } from '../../threads/session-meta.js';

/** Those that people talk to. */
const INTERACTIVE: readonly ThreadSourceKind[] = ['cli', 'vscode'];

/** Sources as a store spells them. */
const STORED: Readonly<Record<ThreadSourceKind, string>> = {
  cli: 'cli',
  vscode: 'vscode',
  exec: 'exec',
  appServer: 'mcp',
  unknown: 'unknown',
  subAgent: 'subagent',
  subAgentReview: 'subagent',
  subAgentCompact: 'subagent',
  subAgentThreadSpawn: 'subagent',
  subAgentOther: 'subagent',
};

export class SourceFilter {
  readonly #kinds: ReadonlySet<ThreadSourceKind>;

  constructor(kinds: readonly ThreadSourceKind[] | null | undefined) {
    this.#kinds = new Set(kinds && kinds.length > 0 ? kinds : INTERACTIVE);
  }

  /** What a store can tell apart. */
  get sources(): string[] {
    return [...new Set([...this.#kinds].map((kind) => STORED[kind]))];
  }

  /** Whether a thread that the store has found is among them: it does not tell sub-agents apart. */
  admits({ source }: StoredThread): boolean {
    if (sourceKey(source) !== 'subagent' || this.#kinds.has('subAgent')) return true;
    const wire = wireSource(source);
    return typeof wire === 'object' && 'subAgent' in wire && this.#kinds.has(kindOf(wire.subAgent));
  }
}

function kindOf(purpose: SubAgentSource): ThreadSourceKind {
  if (purpose === 'review') return 'subAgentReview';
  if (purpose === 'compact') return 'subAgentCompact';
  return typeof purpose === 'object' && 'thread_spawn' in purpose ? 'subAgentThreadSpawn' : 'subAgentOther';
}
