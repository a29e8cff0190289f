/** The nearest commit that a remote has, and what was changed since: committed, uncommitted and untracked. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { GitDiffToRemoteResponse } from '@app-server/schema/experimental';
import type { Repository } from './repository.js';

/** Undefined when HEAD goes back to nothing that a remote has, or git cannot say what changed. */
export async function diffToRemote(repository: Repository): Promise<GitDiffToRemoteResponse | undefined> {
  const sha = await nearestRemoteCommit(repository);
  const diff = sha && (await diffSince(repository, sha));
  return sha && diff !== undefined ? { sha, diff } : undefined;
}

async function nearestRemoteCommit({ git }: Repository): Promise<string | undefined> {
  const [remoteRef, head] = await Promise.all([
    git(['for-each-ref', '--count=1', 'refs/remotes']),
    git(['rev-parse', '--verify', '--quiet', 'HEAD']),
  ]);
  if (!remoteRef || !head) return undefined;
  const unpushed = split(await git(['rev-list', '--boundary', 'HEAD', '--not', '--remotes']), '\n');
  if (unpushed.length === 0) return head.trimEnd();
  const pushed = unpushed.filter((line) => line.startsWith('-')).map((line) => line.slice(1));
  const distances = await Promise.all(
    pushed.map(async (sha) => ({ sha, distance: Number(await git(['rev-list', '--count', `${sha}..HEAD`])) })),
  );
  return distances.sort((one, other) => one.distance - other.distance)[0]?.sha;
}

/** Against a copy of the index in which untracked files are announced, so that git shows them too. */
async function diffSince({ git, top }: Repository, sha: string): Promise<string | undefined> {
  const scratch = await mkdtemp(join(tmpdir(), 'app-server-git-'));
  try {
    const [index, names] = [join(scratch, 'index'), join(scratch, 'names')];
    const untracked = split(await git(['ls-files', '-z', '--others', '--exclude-standard']), '\0');
    // What ends with a slash is a repository of its own.
    await writeFile(names, untracked.filter((name) => !name.endsWith('/')).join('\0'));
    await copyFile(resolve(top, (await git(['rev-parse', '--git-path', 'index']))?.trimEnd() ?? ''), index);
    const env = { GIT_INDEX_FILE: index };
    await git(['add', '--intent-to-add', `--pathspec-from-file=${names}`, '--pathspec-file-nul'], env);
    return await git(['diff', '--no-textconv', '--no-ext-diff', '--no-color', '--binary', sha, '--'], env);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function split(text: string | undefined, separator: string): string[] {
  return text?.split(separator).filter((part) => part !== '') ?? [];
}
