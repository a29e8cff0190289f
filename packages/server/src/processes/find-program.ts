/** Where a program is, by the rules of `execvp`. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';

/** Where programs are looked for when there is no PATH. */
const USUAL = '/bin:/usr/bin';

/** A name with a slash is a path from `cwd`; any other is looked for on `path`. */
export async function findProgram(name: string, cwd: string, path = USUAL): Promise<string | undefined> {
  if (name === '') return undefined;
  const places = name.includes('/') ? [''] : path.split(delimiter);
  for (const place of places) {
    const file = resolve(cwd, place, name);
    if (await isProgram(file)) return file;
  }
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
