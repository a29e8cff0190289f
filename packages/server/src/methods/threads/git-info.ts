/** The repository that a new thread works in. */
import { setImmediate } from 'node:timers/promises';
import type { GitInfo } from '@app-server/schema/experimental';
import { type Logger, placeOf } from '../../core/logger.js';
import { projectRoot } from '../../threads/project-root.js';
import { openRepository } from '../git/repository.js';

/** Threads wait no longer than this before they are stored. */
const PATIENCE_MS = 2_000;

/**
 * Null where there is none, or nothing to tell of it, or where git is missing or takes too long: a thread is one without
 * it too.
 */
export async function gitInfoOf(directory: string, logger: Logger): Promise<GitInfo | null> {
  try {
    // Starting programs takes a while, and whoever waits for the thread need not.
    await setImmediate();
    if ((await projectRoot(directory)) === undefined) return null;
    const repository = await openRepository(directory, AbortSignal.timeout(PATIENCE_MS));
    if (!repository) return null;
    const ask = async (...args: string[]) => (await repository.git(args))?.trim() || null;
    const [sha, branch, originUrl] = await Promise.all([
      ask('rev-parse', '--verify', '--quiet', 'HEAD'),
      ask('symbolic-ref', '--short', '--quiet', 'HEAD'),
      ask('remote', 'get-url', 'origin'),
    ]);
    // Without a commit the branch is only a plan.
    if (sha === null) return originUrl === null ? null : { sha, branch: null, originUrl };
    return { sha, branch, originUrl };
  } catch (error) {
    logger.debug(placeOf(error), 'the repository of a thread is not known');
    return null;
  }
}
