/** The commit at which a branch parted from what is checked out. */
import { type Logger, placeOf } from '../../core/logger.js';
import { openRepository } from '../git/repository.js';

/** A reviewer that has to find out for itself is better than one that waits. */
const PATIENCE_MS = 10_000;

/** Against what the branch is at its remote, where it is ahead there; undefined when git does not know. */
export async function mergeBase(directory: string, branch: string, logger: Logger): Promise<string | undefined> {
  try {
    const repository = await openRepository(directory, AbortSignal.timeout(PATIENCE_MS));
    if (!repository) return undefined;
    const { git } = repository;
    const commonWith = async (name: string) => {
      const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
      return commit && (await git(['merge-base', 'HEAD', commit.trim()]))?.trim();
    };
    const [local, remote] = await Promise.all([commonWith(branch), commonWith(`${branch}@{upstream}`)]);
    if (!local || !remote) return remote || local || undefined;
    const isBehind = (await git(['merge-base', '--is-ancestor', local, remote])) !== undefined;
    return isBehind ? remote : local;
  } catch (error) {
    logger.debug(placeOf(error), 'git does not say where a branch parted');
    return undefined;
  }
}
