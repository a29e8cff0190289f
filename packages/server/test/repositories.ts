/** Git repositories for tests. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CONFIG = ['user.name=test', 'user.email=test@example.invalid', 'commit.gpgsign=false'];

/** Runs git in a folder; what it prints. */
export type Git = (...args: string[]) => Promise<string>;

export function gitIn(cwd: string): Git {
  const config = CONFIG.flatMap((setting) => ['-c', setting]);
  return async (...args) => (await run('git', [...config, ...args], { cwd })).stdout.trim();
}

/** Makes a repository of a folder, with one commit on the branch `main`. */
export async function repositoryIn(cwd: string): Promise<Git> {
  const git = gitIn(cwd);
  await git('init', '--quiet', '--initial-branch=main');
  await git('commit', '--quiet', '--allow-empty', '--message=first');
  return git;
}
