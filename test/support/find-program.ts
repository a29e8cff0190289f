/** Programs that may be on this machine. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of the first of these names that is in a folder of the PATH. */
export function findProgram(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
