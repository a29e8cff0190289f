/** Folders that are costly to prepare, kept in the temporary folder of the machine from one run to the next. */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** After this long, whoever prepares the folder has died. */
const PATIENCE_MS = 300_000;

/**
 * The path of a prepared folder. Test files run side by side: the first one prepares it, the others wait until it stands
 * under its final name.
 */
export async function preparedOnce(name: string, prepare: (folder: string) => Promise<void>): Promise<string> {
  const root = join(tmpdir(), name);
  const unfinished = `${root}.unfinished`;
  while ((await ageOf(root)) === undefined) {
    const age = await ageOf(unfinished);
    if (age === undefined) await attempt(unfinished, root, prepare);
    else if (age > PATIENCE_MS) await rm(unfinished, { recursive: true, force: true });
    else await sleep(250);
  }
  return root;
}

async function attempt(unfinished: string, root: string, prepare: (folder: string) => Promise<void>): Promise<void> {
  const isOurs = await mkdir(unfinished).then(
    () => true,
    () => false,
  );
  if (!isOurs) return;
  try {
    await prepare(unfinished);
    await rename(unfinished, root);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Milliseconds since the folder changed; undefined where there is none. */
async function ageOf(folder: string): Promise<number | undefined> {
  return stat(folder).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => undefined,
  );
}
