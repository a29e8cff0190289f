/** Servers as processes, for tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { connect } from '@app-server/client';
import type { Transport } from '@app-server/rpc';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export interface Command extends ChildProcess {
  stdin: Writable;
  stdout: Readable;
  stderr: Readable;
  /** What it has written so far. */
  written: { stdout: string; stderr: string };
  /** Resolves to exit code and signal when it has ended and all it wrote was read. */
  ended: Promise<[number | null, string | null]>;
}

/** Concurrent tests pass the hook of their own context. */
type WhenFinished = typeof onTestFinished;

/** A home of its own, so that servers of different tests do not meet. */
export async function temporaryHome(whenFinished: WhenFinished = onTestFinished): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'app-server-home-'));
  whenFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

interface Place {
  home: string;
  cwd?: string;
  onTestFinished?: WhenFinished;
}

/** The command as one process, without anything between it and its signals. */
export function command(
  { home, cwd, onTestFinished: whenFinished = onTestFinished }: Place,
  ...args: string[]
): Command {
  const child = spawn(process.execPath, ['--conditions=@app-server/source', '--import', TSX, MAIN, ...args], {
    env: { ...process.env, APP_SERVER_HOME: home },
    cwd,
  });
  whenFinished(() => void child.kill('SIGKILL'));
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk) => (written[name] += String(chunk)));
  const ended = once(child, 'close') as Command['ended'];
  return Object.assign(child, { written, ended });
}

/** The address that a server prints. */
export async function addressOf({ stderr, written, ended }: Command): Promise<string> {
  const line = /^listening at (.*)\n/m;
  while (!line.test(written.stderr)) {
    const more = await Promise.race([once(stderr, 'data'), ended]);
    if (more.length === 2) throw new Error(`It ended without listening: ${written.stderr}`);
  }
  return line.exec(written.stderr)?.[1] ?? '';
}

/** A client with everything experimental; closed at the end of the test. */
export async function clientOf(transport: Transport) {
  const client = await connect(transport, {
    clientInfo: { name: 'test', version: '1' },
    serverRequests: 'refuse',
    experimentalApi: true,
  });
  onTestFinished(() => client.close());
  return client;
}
