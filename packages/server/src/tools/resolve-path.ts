/** Where a path leads that the model has written: relative to a folder, or to the home of the user. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';

export function resolvePath(cwd: string, path: string): string {
  return resolve(cwd, path === '~' || path.startsWith('~/') ? homedir() + path.slice(1) : path);
}
