import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/folders.js';
import { gitIn } from '../../../test/repositories.js';
import { Log } from '../../core/test-support.js';
import { gitInfoOf } from './git-info.js';

const INIT = ['init', '--quiet', '--initial-branch=main'];
const COMMIT = ['commit', '--quiet', '--allow-empty', '--message=first'];
const DETACH = ['checkout', '--quiet', '--detach'];
const ORIGIN = 'https://example.com/x.git';
const REMOTE = ['remote', 'add', 'origin', ORIGIN];

describe('the repository of a thread', () => {
  it.each([
    ['none outside of repositories', [], null],
    ['none before the first commit', [INIT], null],
    ['where it comes from before the first commit', [INIT, REMOTE], { sha: null, branch: null, originUrl: ORIGIN }],
    ['commit and branch', [INIT, COMMIT], { sha: 'HEAD', branch: 'main', originUrl: null }],
    ['where it comes from as well', [INIT, COMMIT, REMOTE], { sha: 'HEAD', branch: 'main', originUrl: ORIGIN }],
    ['a commit without a branch', [INIT, COMMIT, DETACH], { sha: 'HEAD', branch: null, originUrl: null }],
  ])('is %s', async (_, commands, expected) => {
    const folder = await temporaryFolder();
    const git = gitIn(folder);
    for (const command of commands) await git(...command);
    const sha = expected?.sha && (await git('rev-parse', expected.sha));
    expect(await gitInfoOf(folder, new Log())).toEqual(expected && { ...expected, sha });
  });
});
