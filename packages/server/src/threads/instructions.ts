/** Instruction files: what the user and a project want every agent to know. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from './project-root.js';

export interface Instructions {
  /** Files that were read, the most general first. */
  readonly sources: readonly string[];
  /** What they say; null when they say nothing. */
  readonly text: string | null;
}

/** The first of these in a folder counts. */
const NAMES = ['AGENTS.override.md', 'AGENTS.md'];

/** Characters that the files of a project have between them; the model has more to read. */
const MOST_CHARACTERS = 32_768;

/** Reads the file of the home, and those from the root of the project down to the working directory. */
export async function readInstructions(home: string, cwd: string): Promise<Instructions> {
  const root = (await projectRoot(cwd)) ?? cwd;
  const found = await Promise.all([fileIn(home, true), ...foldersBetween(root, cwd).map((folder) => fileIn(folder))]);
  const files = found.filter((file) => file !== undefined);
  const texts: string[] = [];
  let left = MOST_CHARACTERS;
  for (const { path, text } of files) {
    const shown = text.trim().slice(0, left);
    if (shown === '') continue;
    if (dirname(path) !== home) left -= shown.length;
    texts.push(`Instructions from ${path}:\n\n${shown}`);
  }
  return { sources: files.map(({ path }) => path), text: texts.length === 0 ? null : texts.join('\n\n') };
}

function foldersBetween(root: string, cwd: string): string[] {
  const folders = [cwd];
  for (let folder = cwd; folder !== root;) folders.unshift((folder = dirname(folder)));
  return folders;
}

/** A blank override silences the file beside it in a project, and is passed over in the home. */
async function fileIn(folder: string, skipBlank = false): Promise<{ path: string; text: string } | undefined> {
  for (const path of NAMES.map((name) => join(folder, name))) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined && !(skipBlank && text.trim() === '')) return { path, text };
  }
}
