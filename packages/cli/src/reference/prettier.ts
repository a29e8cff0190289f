/** Formats written files with a prettier that the user names. */
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { UsageError, reasonOf } from '../errors.js';

/** Checked before anything is generated, so that a wrong path leaves no half-formatted folder. */
export async function requireExecutable(path: string): Promise<string> {
  const file = resolve(path);
  try {
    await access(file, constants.X_OK);
    if ((await stat(file)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (error) {
    throw new UsageError(
      `Cannot run prettier at ${path}: ${reasonOf(error)}. ` +
        'Give --prettier the path of its executable, for example node_modules/.bin/prettier.',
      { cause: error },
    );
  }
  return file;
}

/** Paths are relative to the root: hundreds of them fit the command line of every system. */
export async function formatWith(prettier: string, root: string, paths: string[]): Promise<void> {
  try {
    await promisify(execFile)(prettier, ['--write', '--log-level', 'warn', ...paths], { cwd: root });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new UsageError(
      `${prettier} failed on the files in ${root}; they are written and not formatted.\n${stderr?.trim() || message}`,
      { cause: error },
    );
  }
}
