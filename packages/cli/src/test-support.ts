/** What tests share: a console in memory, folders that vanish, a protocol of four methods, the command itself. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Verdict } from '@app-server/schema/experimental/validators';
import { onTestFinished } from 'vitest';
import type { Console } from './output.js';
import type { Kind } from './validate/findings.js';
import type { Checker } from './validate/session.js';

export interface MemoryConsole extends Console {
  /** Everything written so far. */
  stdout(): string;
  stderr(): string;
}

export function memoryConsole(cwd: string, input: string | Buffer[] = ''): MemoryConsole {
  const streams = { out: new PassThrough(), err: new PassThrough() };
  const written = { out: '', err: '' };
  for (const name of ['out', 'err'] as const) streams[name].on('data', (chunk) => (written[name] += String(chunk)));
  return {
    ...streams,
    in: Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input),
    cwd,
    stdout: () => written.out,
    stderr: () => written.err,
  };
}

/** Concurrent tests pass the hook of their own context. */
export async function temporaryFolder(whenFinished = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'app-server-cli-'));
  whenFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const KNOWN = { client: ['ask', 'tell'], server: ['question', 'news'] };

/** Params must be an object, and results too when the request is known; nothing else is looked at. */
export const fakeChecker: Checker = {
  isKnownMethod: (method, from) => KNOWN[from].includes(method),
  checkMessage(message, { from, answers }): Verdict {
    const { id, method, params, result, error } = Object(message) as Record<string, unknown>;
    const kind = kindOf(id, method, result, error);
    const fault = (path: string, expected: string, got: unknown): Verdict => {
      const faults = [{ path, expected, got: JSON.stringify(got) ?? 'nothing' }];
      return { ok: false, ...(kind && { kind }), faults };
    };
    if (kind === undefined) return fault('', 'a message', message);
    if (method && !(KNOWN[from] as unknown[]).includes(method))
      return fault('/method', `a method of the ${from}`, method);
    if (method && typeof params !== 'object') return fault('/params', 'an object', params);
    if (kind === 'response' && answers && typeof result !== 'object') return fault('/result', 'an object', result);
    return { ok: true, kind, value: message };
  },
};

function kindOf(id: unknown, method: unknown, result: unknown, error: unknown): Kind | undefined {
  if (method) return id === undefined ? 'notification' : 'request';
  if (error) return 'error';
  return result === undefined ? undefined : 'response';
}

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const TSX = createRequire(import.meta.url).resolve('tsx/cli');

/** Runs the command from its sources, as a process of its own. */
export async function appServer(args: string[], options: { cwd?: string; input?: string } = {}) {
  const child = spawn(process.execPath, [TSX, '--conditions=@app-server/source', MAIN, ...args], { cwd: options.cwd });
  child.stdin.end(options.input ?? '');
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { stdout, stderr, code };
}
