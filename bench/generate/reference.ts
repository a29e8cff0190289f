/** The executable of the reference release, itself: its launcher would cost it a Node process for each run. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { reference } from '../../generators/parity/reference.js';

const EXECUTABLES = ['codex', 'codex.exe'];

export async function referenceExecutable(): Promise<string> {
  const { command } = await reference();
  const scope = join(command, '../../@openai');
  const entries = await readdir(scope, { recursive: true, withFileTypes: true });
  const found = entries.find(
    ({ name, parentPath }) => EXECUTABLES.includes(name) && /[\\/]vendor[\\/].*[\\/]bin$/.test(parentPath),
  );
  return found ? join(found.parentPath, found.name) : command;
}
