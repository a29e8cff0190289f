/** Finds the threads that requests name. */
import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { notFound } from '../../core/faults.js';
import { type StoredThread, UnreadableThread } from '../../store/thread-store.js';
import type { ForkSource } from '../../threads/fork-thread.js';
import { checkThreadId, threadUnknown } from '../../threads/ids.js';
import type { LiveThread } from '../../threads/live-thread.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';

/** What names a stored thread; a path counts for more than an id. */
export interface Named {
  readonly threadId: string;
  readonly path?: string | null;
}

/** @throws {RpcError} when nothing is stored of it */
export async function findStored({ threadId, path }: Named, { store, home }: Services): Promise<StoredThread> {
  if (path) return findByPath(path, { store, home });
  const id = checkThreadId(threadId);
  const stored = await store.find(id);
  if (!stored) throw threadUnknown(threadId);
  return stored;
}

/** A stored thread, and the same one in memory where it is there. */
export async function findSource(named: Named, services: Services, directory: ThreadDirectory): Promise<ForkSource> {
  const live = named.path ? undefined : directory.find(named.threadId);
  if (live) checkStored(live);
  const stored = await findStored(named, services);
  return { stored, live: live ?? directory.find(stored.id) };
}

/** @throws {RpcError} when nothing is stored of a thread that is in memory */
export function checkStored({ id, facts, isMaterialized }: LiveThread): void {
  if (facts.ephemeral || !isMaterialized) throw threadUnknown(id);
}

/** Relative ones start at the home. */
export async function findByPath(
  path: string,
  { store, home }: Pick<Services, 'store' | 'home'>,
): Promise<StoredThread> {
  const file = resolve(home, path);
  const stored = await store.findByPath(file);
  if (stored) return stored;
  if (await isFile(file)) throw new UnreadableThread(path, 'it does not begin as session files do');
  throw notFound('sessionFile', path, `There is no session file at ${path}.`);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  );
}

/** Whether two paths lead to the same file, by whatever links. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  if (resolve(one) === resolve(other)) return true;
  const [real, otherReal] = await Promise.all([one, other].map((path) => realpath(path).catch(() => undefined)));
  return real !== undefined && real === otherReal;
}
