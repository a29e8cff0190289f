/** The first line of a session file: what a thread is. */
import type { SessionSource } from '@app-server/schema/experimental';
import type { RolloutLine, StoredSessionSource } from '@app-server/schema/rollout';
import { line } from '../history/line.js';
import { fields } from '../history/loose.js';
import type { StoredThread } from '../store/thread-store.js';
import type { ThreadFacts, ThreadState } from './thread-facts.js';
import type { ThreadSettingsState } from './thread-settings-state.js';

interface Described {
  readonly facts: ThreadFacts;
  readonly state: ThreadState;
  readonly settings: ThreadSettingsState;
}

/** As it is known when the thread is stored. */
export function openingLine({ facts, state, settings }: Described): RolloutLine {
  const { gitInfo } = state;
  return line('session_meta', {
    id: facts.id,
    ...(facts.forkedFromId !== null && { forked_from_id: facts.forkedFromId }),
    timestamp: new Date(facts.createdAt).toISOString(),
    cwd: facts.cwd,
    originator: facts.originator,
    cli_version: facts.cliVersion,
    source: storedSource(facts.source),
    ...(facts.threadSource !== null && { thread_source: facts.threadSource }),
    ...(facts.agentNickname !== null && { agent_nickname: facts.agentNickname }),
    ...(facts.agentRole !== null && { agent_role: facts.agentRole }),
    model_provider: settings.current.modelProvider,
    ...(facts.baseInstructions !== null && { base_instructions: { text: facts.baseInstructions } }),
    ...(facts.dynamicTools.length > 0 && { dynamic_tools: [...facts.dynamicTools] }),
    ...(state.memoryMode !== null && { memory_mode: state.memoryMode }),
    ...(gitInfo && {
      git: { commit_hash: gitInfo.sha, branch: gitInfo.branch, repository_url: gitInfo.originUrl },
    }),
  });
}

const WORDS: readonly unknown[] = ['cli', 'vscode', 'exec', 'unknown'] satisfies SessionSource[];

/** Where a thread comes from, as files spell it. */
export function storedSource(source: SessionSource): StoredSessionSource {
  if (source === 'appServer') return 'mcp';
  if (typeof source === 'string') return source;
  return 'subAgent' in source ? { subagent: source.subAgent } : source;
}

/** What a file says of where its thread comes from, as older methods write it: in words of files. */
export function keptSource(source: StoredThread['source']): StoredSessionSource {
  const { internal } = fields(source);
  return internal === 'memory_consolidation' ? { internal } : storedSource(wireSource(source));
}

/** The same as it is written on the wire; `unknown` for what has no word there. */
export function wireSource(source: StoredThread['source']): SessionSource {
  if (source === 'mcp') return 'appServer';
  if (WORDS.includes(source)) return source as SessionSource;
  if (typeof source !== 'object' || source === null) return 'unknown';
  if ('subagent' in source)
    return { subAgent: source.subagent as Extract<SessionSource, { subAgent: unknown }>['subAgent'] };
  return 'custom' in source && typeof source.custom === 'string' ? { custom: source.custom } : 'unknown';
}
