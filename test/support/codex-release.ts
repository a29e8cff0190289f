/** Releases of the reference, installed from npm, each into a folder of its own. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { preparedOnce } from './prepared-once.js';

const run = promisify(execFile);

/** Path of the `codex` command of a release, which is installed once per machine. */
export async function codexRelease(version: string): Promise<string> {
  const root = await preparedOnce(`app-server-release-${version}`, async (folder) => {
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
    await run('npm', ['install', '--no-audit', '--no-fund', `@openai/codex@${version}`], { cwd: folder });
  });
  return join(root, 'node_modules', '.bin', 'codex');
}
