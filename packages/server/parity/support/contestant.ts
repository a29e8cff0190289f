/** The two servers that are compared: the reference, and ours from its sources. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { codexRelease } from '../../../../test/support/codex-release.js';
import { SOURCE } from '../../../../test/support/console.js';
import { findProgram } from '../../../../test/support/find-program.js';
import { ROOT } from '../../../../test/support/repository.js';

/** The release whose wire we speak. */
const REFERENCE = '0.134.0';

export interface Contestant {
  name: 'reference' | 'ours';
  program: string;
  /** Before the options. */
  args: readonly string[];
  /** The variable that says where the server keeps its files. */
  homeVariable: string;
  /** Where both find programs. */
  path: string;
}

export interface Contestants {
  reference: Contestant;
  ours: Contestant;
  /** Whether commands can be sandboxed on this machine. */
  hasSandbox: boolean;
}

/** The reference is installed from npm once per machine; the bubblewrap in its package serves both, where there is none. */
export async function contestants(): Promise<Contestants> {
  const program = await codexRelease(REFERENCE);
  const bundled = await findBelow(join(dirname(program), '..', '@openai'), 'bwrap');
  const path = [process.env['PATH'] ?? '', ...(bundled ? [dirname(bundled)] : [])].join(delimiter);
  return {
    reference: { name: 'reference', program, args: ['app-server'], homeVariable: 'CODEX_HOME', path },
    ours: ourServer(path),
    hasSandbox: await works(findProgram('bwrap') ?? bundled),
  };
}

export function ourServer(path = process.env['PATH'] ?? ''): Contestant {
  const args = [...SOURCE, join(ROOT, 'packages/cli/src/main.ts'), 'serve'];
  return { name: 'ours', program: process.execPath, args, homeVariable: 'APP_SERVER_HOME', path };
}

/** Some machines forbid what bubblewrap needs. */
function works(bubblewrap: string | undefined): Promise<boolean> {
  if (bubblewrap === undefined) return Promise.resolve(false);
  const args = ['--ro-bind', '/', '/', '--unshare-user', '--unshare-net', 'true'];
  return new Promise((resolve) => execFile(bubblewrap, args, (error) => resolve(error === null)));
}

async function findBelow(folder: string, name: string): Promise<string | undefined> {
  const paths = await readdir(folder, { recursive: true });
  const found = paths.find((path) => basename(path) === name);
  return found && join(folder, found);
}
