/** Confines programs with bubblewrap. */
import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unsupported } from '../../core/faults.js';
import type { Program } from '../child.js';
import { findProgram } from '../find-program.js';
import { type Access, PROTECTED } from './access.js';

/** Runs a program with no more than the access; rejects rather than running it with more. */
export type Confine = (program: Program, access: Access) => Promise<Program>;

/** Everything is there to read, nothing to write; no other processes, no capabilities, no life after the server. */
const CONFINED = ['--die-with-parent', '--unshare-user', '--unshare-pid', '--cap-drop', 'ALL', '--ro-bind', '/', '/'];

/** After what may be written, which may be their parents. */
const SYSTEM = ['--dev', '/dev', '--proc', '/proc'];

const NO_NETWORK = ['--unshare-net'];

/** Looks for `bwrap` on the PATH of `env`, and whether the system lets it work, when it is first needed. */
export function bubblewrap(env: NodeJS.ProcessEnv = process.env): Confine {
  let found: Promise<string> | undefined;
  return async (program, access) => {
    const bwrap = await (found ??= findBubblewrap(env));
    return { ...program, command: [bwrap, ...(await confinement(access, program.cwd)), '--', ...program.command] };
  };
}

async function confinement({ writable, network }: Access, cwd: string): Promise<string[]> {
  const binds: string[] = [];
  for (const root of await existing(writable)) {
    binds.push('--bind', root, root);
    for (const path of await existing(PROTECTED.map((name) => join(root, name)))) binds.push('--ro-bind', path, path);
  }
  return [...CONFINED, ...binds, ...SYSTEM, ...(network ? [] : NO_NETWORK), '--chdir', cwd];
}

/** Paths without links, parents first; a link to nowhere is no path. */
async function existing(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => realpath(path).catch(() => [])));
  return [...new Set(found.flat())].sort();
}

async function findBubblewrap({ PATH }: NodeJS.ProcessEnv): Promise<string> {
  const bwrap = process.platform === 'linux' ? await findProgram('bwrap', '/', PATH) : undefined;
  if (bwrap === undefined) throw noSandbox('bubblewrap (bwrap) is not installed on the PATH of this server');
  try {
    await promisify(execFile)(bwrap, [...CONFINED, ...SYSTEM, ...NO_NETWORK, '--', 'true']);
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string };
    throw noSandbox(`this system does not let bubblewrap (${bwrap}) work: ${stderr.trim()}`);
  }
  return bwrap;
}

function noSandbox(reason: string): Error {
  const mend = 'Install bubblewrap on Linux, or send sandboxPolicy dangerFullAccess or externalSandbox to run without.';
  return unsupported(`No sandbox: ${reason}. ${mend}`, `${reason}. ${mend}`);
}
