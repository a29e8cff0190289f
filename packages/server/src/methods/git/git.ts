/** `gitDiffToRemote`: how a working tree differs from what others can have. */
import { notFound, wrongState } from '../../core/faults.js';
import type { MethodFamily } from '../../core/methods.js';
import { openRepository } from './repository.js';
import { diffToRemote } from './diff-to-remote.js';

export function git(): MethodFamily {
  return {
    handlers: {
      gitDiffToRemote: async ({ cwd }, { signal }) => {
        const repository = await openRepository(cwd, signal);
        if (!repository) throw notFound('repository', cwd, `${cwd} is not in the working tree of a git repository`);
        const difference = await diffToRemote(repository);
        if (!difference)
          throw wrongState(
            'repository',
            'unpushed',
            `no remote of ${cwd} is known to have a commit that HEAD goes back to`,
          );
        return difference;
      },
    },
  };
}
