/** Puts threads away and brings them back; and how a client stops following one. */
import { notFound } from '../../core/faults.js';
import type { Handlers } from '../../core/methods.js';
import type { StoredThread, ThreadStore } from '../../store/thread-store.js';
import { checkThreadId, threadUnknown } from '../../threads/ids.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';
import { wireThread } from '../../threads/wire-thread.js';
import { afterwards } from '../afterwards.js';
import { checkStored } from './find-thread.js';

/** Threads that are looked at together. */
const BATCH = 100;

export function archiveMethods({ store, audience }: Services, directory: ThreadDirectory): Handlers {
  async function archive(id: string): Promise<void> {
    const live = directory.find(id);
    if (live) await directory.unload(live);
    await store.archive(id);
  }

  return {
    'thread/archive': async ({ threadId }, context) => {
      const id = checkThreadId(threadId);
      const live = directory.find(id);
      if (live) checkStored(live);
      const stored = await store.find(id);
      if (!stored || stored.archived) throw threadUnknown(threadId);
      const archived = [id];
      await archive(id);
      for (const { id: descendant } of await descendantsOf(id, store)) {
        await archive(descendant);
        archived.push(descendant);
      }
      afterwards(context, () => archived.forEach((gone) => audience.broadcast('thread/archived', { threadId: gone })));
      return {};
    },

    'thread/unarchive': async ({ threadId }, context) => {
      const id = checkThreadId(threadId);
      const stored = await store.find(id);
      if (!stored?.archived) throw notFound('thread', threadId, `No archived thread ${threadId} is stored.`);
      const back = await store.unarchive(id);
      const live = directory.find(id);
      if (live) live.state.path = back.path;
      afterwards(context, () => audience.broadcast('thread/unarchived', { threadId: id }));
      return { thread: live?.describe() ?? wireThread(back) };
    },

    'thread/unsubscribe': ({ threadId }, { connection }) => {
      const id = checkThreadId(threadId);
      if (!directory.find(id)) return { status: 'notLoaded' };
      if (!audience.subscribersOf(id).has(connection)) return { status: 'notSubscribed' };
      audience.unsubscribe(id, connection);
      return { status: 'unsubscribed' };
    },
  };
}

/** Sub-agents of a thread, and theirs. */
async function descendantsOf(id: string, store: ThreadStore): Promise<StoredThread[]> {
  const family = new Set([id]);
  const agents = await subAgents(store);
  const found: StoredThread[] = [];
  for (let grown = true; grown;) {
    const children = agents.filter((agent) => !family.has(agent.id) && family.has(parentOf(agent) ?? ''));
    for (const child of children) family.add(child.id);
    found.push(...children);
    grown = children.length > 0;
  }
  return found;
}

async function subAgents(store: ThreadStore): Promise<StoredThread[]> {
  const query = {
    archived: false,
    sources: ['subagent'],
    sortKey: 'createdAt',
    direction: 'asc',
    limit: BATCH,
  } as const;
  const found: StoredThread[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await store.list({ ...query, cursor });
    found.push(...page.data);
    cursor = page.nextCursor;
  }
  return found;
}

function parentOf({ source }: StoredThread): string | undefined {
  const { subagent } = source as { subagent?: { thread_spawn?: { parent_thread_id?: string } } };
  return subagent?.thread_spawn?.parent_thread_id;
}
