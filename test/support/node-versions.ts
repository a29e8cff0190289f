/** The versions of Node that are supported, fetched from npm where they are not the running one. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { succeed } from './repository.js';

export const SUPPORTED = [20, 22, 24];

const WINDOWS = process.platform === 'win32';

/** What the npm package `node` would install in a script of its own. */
function binaryPackage(): string {
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${WINDOWS ? 'win' : process.platform}-${process.arch}`;
}

/** The executable of a major version; fetched once, then kept in the folder for temporary files. */
export async function nodeExecutable(major: number): Promise<string> {
  if (process.version.startsWith(`v${major}.`)) return process.execPath;
  const name = binaryPackage();
  const cache = join(tmpdir(), `app-server-node-${process.getuid?.() ?? 'user'}`);
  const kept = join(cache, `${name}-${major}`);
  const executable = join(kept, 'node_modules', name, 'bin', WINDOWS ? 'node.exe' : 'node');
  if (!existsSync(executable)) {
    await mkdir(cache, { recursive: true, mode: 0o700 });
    const fetched = await mkdtemp(join(cache, 'fetch-'));
    const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
    await succeed('npm', ['install', '--prefix', fetched, ...options, `${name}@${major}`], { cwd: fetched });
    // Whoever comes second keeps what the first one fetched.
    await rename(fetched, kept).catch(() => rm(fetched, { recursive: true, force: true }));
  }
  const version = (await succeed(executable, ['--version'])).trim();
  if (!version.startsWith(`v${major}.`)) throw new Error(`${executable} is Node ${version}, not ${major}.`);
  return executable;
}
