/** Where a thread came from. */
import * as t from '../define/index.js';
import { AgentPath, ThreadId } from './primitives.js';

export const InternalSessionSource = t.enumeration(
  'InternalSessionSource',
  'Background work of the server that runs as a session of its own; `memory_consolidation` condenses stored memories.',
  ['memory_consolidation'],
);

export const SubAgentSource = t.named(
  'SubAgentSource',
  'Why a sub-agent exists. `review` and `compact` serve a review or a history compaction, `memory_consolidation` condenses memories.',
  t.union([
    t.literals('review', 'compact', 'memory_consolidation'),
    t.keyed(
      'thread_spawn',
      t.shape({
        parent_thread_id: t.field(ThreadId, 'Thread that started the sub-agent.'),
        depth: t.field(t.int32, 'Nesting level below the root thread.'),
        agent_path: t.nullable(AgentPath, 'Place of the sub-agent in the agent tree; null when not recorded.'),
        agent_nickname: t.nullable(t.string, 'Display name given to the sub-agent; null when it has none.'),
        agent_role: t.nullable(t.string, 'Role the sub-agent was started with; null when it has none.'),
      }),
      'A sub-agent started by the agent of another thread.',
    ),
    t.keyed('other', t.string, 'Any further purpose, named by a free label.'),
  ]),
);

export const StoredSessionSource = t.named(
  'StoredSessionSource',
  'Origin of a session as stored on disk. `exec` is a non-interactive run, `mcp` a client of the app server or MCP server.',
  t.union([
    t.literals('cli', 'vscode', 'exec', 'mcp', 'unknown'),
    t.keyed('custom', t.string),
    t.keyed('internal', InternalSessionSource),
    t.keyed('subagent', SubAgentSource),
  ]),
);

export const SessionSource = t.named(
  'SessionSource',
  'Origin of a thread. `exec` is a non-interactive run; app-server clients are usually reported as `vscode`.',
  t.union([
    t.literals('cli', 'vscode', 'exec', 'appServer', 'unknown'),
    t.keyed('custom', t.string, 'Another client, by the name it gave itself.'),
    t.keyed('subAgent', SubAgentSource, 'A sub-agent of another thread.'),
  ]),
);

export const ThreadSource = t.enumeration(
  'ThreadSource',
  'Who caused a thread, for analytics: the user, an agent that started a sub-agent, or memory consolidation.',
  ['user', 'subagent', 'memory_consolidation'],
);

export const ThreadSourceKind = t.enumeration(
  'ThreadSourceKind',
  'Thread origin to filter by. `subAgent` matches every sub-agent, the longer `subAgent…` values one purpose each.',
  [
    'cli',
    'vscode',
    'exec',
    'appServer',
    'subAgent',
    'subAgentReview',
    'subAgentCompact',
    'subAgentThreadSpawn',
    'subAgentOther',
    'unknown',
  ],
);
