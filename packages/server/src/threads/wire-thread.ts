/** Stored threads as they are written. */
import type { Thread, ThreadSource } from '@app-server/schema/experimental';
import type { StoredThread } from '../store/thread-store.js';
import { type LiveThread, seconds } from './live-thread.js';
import { wireSource } from './session-meta.js';

/** @param live the same thread in memory, which knows its status */
export function wireThread(stored: StoredThread, live?: LiveThread): Thread {
  return {
    id: stored.id,
    sessionId: stored.sessionId,
    forkedFromId: stored.forkedFromId,
    preview: stored.preview,
    ephemeral: false,
    modelProvider: stored.modelProvider,
    createdAt: seconds(stored.createdAt),
    updatedAt: seconds(stored.updatedAt),
    status: live?.status.current ?? { type: 'notLoaded' },
    path: stored.path,
    cwd: stored.cwd,
    cliVersion: stored.cliVersion,
    source: wireSource(stored.source),
    threadSource: stored.threadSource as ThreadSource | null,
    agentNickname: stored.agentNickname,
    agentRole: stored.agentRole,
    gitInfo: stored.git,
    name: stored.name,
    turns: [],
  };
}
