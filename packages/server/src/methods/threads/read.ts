/** Reads threads without coming to them: `thread/read`, `thread/turns/list`, `getConversationSummary`. */
import type { ConversationSummary } from '@app-server/schema/experimental';
import { unsupported, wrongState } from '../../core/faults.js';
import type { Handlers } from '../../core/methods.js';
import { checkThreadId } from '../../threads/ids.js';
import type { LiveThread } from '../../threads/live-thread.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';
import { keptSource } from '../../threads/session-meta.js';
import { TurnHistory, turnPage } from '../../threads/turn-history.js';
import { wireThread } from '../../threads/wire-thread.js';
import { findByPath, findStored } from './find-thread.js';
import { pageLimit } from './pages.js';

export function readMethods(services: Services, directory: ThreadDirectory): Handlers {
  const { store } = services;
  return {
    'thread/read': async ({ threadId, includeTurns }) => {
      const id = checkThreadId(threadId);
      const live = directory.find(id);
      if (live && includeTurns) checkHistory(live, 'includeTurns');
      const thread = live?.describe() ?? wireThread(await findStored({ threadId }, services));
      if (!includeTurns) return { thread };
      const { turns } = await TurnHistory.read(store, id, live);
      return { thread: { ...thread, turns } };
    },

    'thread/turns/list': async ({ threadId, cursor, limit, sortDirection, itemsView }) => {
      const id = checkThreadId(threadId);
      const live = directory.find(id);
      if (live) checkHistory(live, 'thread/turns/list');
      else await findStored({ threadId }, services);
      const view = itemsView ?? 'summary';
      const direction = sortDirection ?? 'desc';
      const query = { cursor, limit: pageLimit(limit), direction, lines: true };
      const { data, nextCursor, backwardsCursor } = await turnPage(live, view, () => store.listTurns(id, query));
      return { data: [...data], nextCursor, backwardsCursor };
    },

    'thread/turns/items/list': () => {
      throw unsupported(
        'thread/turns/items/list is not supported yet',
        'no release of the protocol has this method yet; thread/turns/list gives turns with their items',
      );
    },

    getConversationSummary: async (params) => {
      const stored =
        'rolloutPath' in params
          ? await findByPath(params.rolloutPath, services)
          : await findStored({ threadId: params.conversationId }, services);
      const { git } = stored;
      const summary: ConversationSummary = {
        conversationId: stored.id,
        path: stored.path ?? '',
        preview: stored.preview,
        timestamp: timeOf(stored.createdAt),
        updatedAt: timeOf(stored.updatedAt),
        modelProvider: stored.modelProvider,
        cwd: stored.cwd,
        cliVersion: stored.cliVersion,
        source: keptSource(stored.source),
        gitInfo: git && { sha: git.sha, branch: git.branch, origin_url: git.originUrl },
      };
      return { summary };
    },
  };
}

/** @throws {RpcError} when nothing is stored of a thread that is in memory */
function checkHistory({ id, facts, isMaterialized }: LiveThread, what: string): void {
  if (facts.ephemeral) throw wrongState('thread', 'ephemeral', `Ephemeral threads do not support ${what}.`);
  if (isMaterialized) return;
  const message = `The thread ${id} is not stored before its first user message; ${what} is unavailable until then.`;
  throw wrongState('thread', 'notMaterialized', message);
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
