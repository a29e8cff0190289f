/** Git repositories for tests. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Commits are the same in every run: their hashes depend on names and times. */
const AUTHOR = { NAME: 'test', EMAIL: 'test@example.invalid', DATE: '2020-01-01T00:00:00Z' };
const ENV = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((who) =>
    Object.entries(AUTHOR).map(([what, value]) => [`GIT_${who}_${what}`, value]),
  ),
);

/** Runs git in a folder; what it prints. */
export type Git = (...args: string[]) => Promise<string>;

export function gitIn(cwd: string): Git {
  const options = { cwd, env: { ...process.env, ...ENV } };
  return async (...args) => (await run('git', ['-c', 'commit.gpgsign=false', ...args], options)).stdout.trim();
}

/** Makes a repository of a folder, with one commit on the branch `main`. */
export async function repositoryIn(cwd: string): Promise<Git> {
  const git = gitIn(cwd);
  await git('init', '--quiet', '--initial-branch=main');
  await git('commit', '--quiet', '--allow-empty', '--message=first');
  return git;
}
