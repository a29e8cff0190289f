/** Where the project begins that a directory is part of. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The nearest directory above with a git repository; undefined when there is none. */
export async function projectRoot(directory: string): Promise<string | undefined> {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (await exists(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
