/** What is kept of a thread beside its conversation: name, repository, whether memories may be made of it. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitInfo, ThreadMetadataGitInfoUpdateParams } from '@app-server/schema/experimental';
import { invalidRequest, wrongState } from '../../core/faults.js';
import type { Handlers } from '../../core/methods.js';
import type { ThreadPatch } from '../../store/thread-store.js';
import { checkThreadId, threadUnknown } from '../../threads/ids.js';
import type { LiveThread } from '../../threads/live-thread.js';
import type { Services } from '../../threads/services.js';
import { type ThreadDirectory, checkStaying } from '../../threads/thread-directory.js';
import { wireThread } from '../../threads/wire-thread.js';
import { afterwards } from '../afterwards.js';
import { findStored } from './find-thread.js';

const GIT_FIELDS = ['sha', 'branch', 'originUrl'] as const;

export function metadataMethods(services: Services, directory: ThreadDirectory): Handlers {
  const { store, audience } = services;

  /** The thread in memory that is named, where it is there. */
  function inMemory(id: string): LiveThread | undefined {
    const live = directory.find(id);
    if (!live) return undefined;
    checkStaying(live);
    if (!live.facts.ephemeral) return live;
    throw wrongState('thread', 'ephemeral', `The ephemeral thread ${id} does not support metadata updates.`);
  }

  /** What is not stored yet keeps it until it is. */
  async function keep(id: string, live: LiveThread | undefined, patch: ThreadPatch): Promise<void> {
    if (live && !live.isMaterialized) return;
    await live?.flushed();
    if (!(await store.find(id))) throw threadUnknown(id);
    await store.update(id, patch);
  }

  return {
    'thread/name/set': async ({ threadId, name: given }, context) => {
      const id = checkThreadId(threadId);
      const name = given.trim();
      if (name === '') throw invalidRequest('name must not be blank.', '/params/name');
      const live = inMemory(id);
      await keep(id, live, { name });
      if (live) live.state.name = name;
      afterwards(context, () => audience.broadcast('thread/name/updated', { threadId: id, threadName: name }));
      return {};
    },

    'thread/metadata/update': async ({ threadId, gitInfo }) => {
      const id = checkThreadId(threadId);
      const patch = checkedGit(gitInfo ?? {});
      const live = inMemory(id);
      await live?.learnGit();
      const before = live ? live.state.gitInfo : (await findStored({ threadId }, services)).git;
      const git = patchedGit(before, patch);
      await keep(id, live, { git });
      if (live) live.state.gitInfo = git;
      return { thread: live?.describe() ?? wireThread(await findStored({ threadId }, services)) };
    },

    'thread/memoryMode/set': async ({ threadId, mode }) => {
      const id = checkThreadId(threadId);
      const live = inMemory(id);
      await keep(id, live, { memoryMode: mode });
      if (live) live.state.memoryMode = mode;
      return {};
    },

    'memory/reset': async () => {
      const folder = join(services.home, 'memories');
      const names = await readdir(folder).catch(whenMissing);
      await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
      return {};
    },
  };
}

/** @throws {RpcError} when nothing is to be changed, or something is to be made blank */
function checkedGit(patch: ThreadMetadataGitInfoUpdateParams): ThreadMetadataGitInfoUpdateParams {
  const given = GIT_FIELDS.filter((name) => patch[name] !== undefined);
  if (given.length === 0) throw invalidRequest('gitInfo must have at least one field.', '/params/gitInfo');
  return Object.fromEntries(
    given.map((name) => {
      const value = patch[name]?.trim() ?? null;
      if (value === '') throw invalidRequest(`gitInfo.${name} must not be blank.`, `/params/gitInfo/${name}`);
      return [name, value];
    }),
  );
}

/** Null when nothing is known any more. */
function patchedGit(before: GitInfo | null, patch: ThreadMetadataGitInfoUpdateParams): GitInfo | null {
  const git = { sha: null, branch: null, originUrl: null, ...before, ...patch };
  return GIT_FIELDS.every((name) => git[name] === null) ? null : git;
}

function whenMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
