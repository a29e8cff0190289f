/** How the servers are started: as users start them, and the reference without its launcher. */
import { join } from 'node:path';
import { referenceExecutable } from '../generate/reference.js';
import { ROOT } from '../programs.js';

export interface Launch {
  name: 'ours' | 'reference';
  program: string;
  args: readonly string[];
  /** The variable that says where it keeps its files. */
  homeVariable: string;
}

export function ourLaunch(): Launch {
  const args = [join(ROOT, 'packages/cli/bin/app-server.cjs'), 'serve'];
  return { name: 'ours', program: process.execPath, args, homeVariable: 'APP_SERVER_HOME' };
}

/** Installed from npm, once per machine. */
export async function referenceLaunch(): Promise<Launch> {
  return { name: 'reference', program: await referenceExecutable(), args: ['app-server'], homeVariable: 'CODEX_HOME' };
}
