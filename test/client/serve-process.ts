/** `app-server serve` as a process, to be ended in every way. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@app-server/client';
import { connectWebSocket, streamTransport } from '@app-server/rpc/node';
import type { Scenario } from '@app-server/server';
import { onTestFinished } from 'vitest';
import { type Command, addressOf, command } from '../../packages/cli/src/serve/test-support.js';
import type { TestClient, TestOptions } from './home-server.js';

/** Folders of one test, gone with it. */
export interface Place {
  readonly root: string;
  readonly home: string;
  readonly workspace: string;
}

export async function temporaryPlace(config = ''): Promise<Place> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'app-server-serve-')));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const place = { root, home: join(root, 'home'), workspace: join(root, 'workspace') };
  for (const folder of [place.home, place.workspace]) await mkdir(folder);
  if (config !== '') await writeFile(join(place.home, 'config.toml'), config);
  return place;
}

export interface ServeProcess {
  readonly process: Command;
  connect(options?: TestOptions): Promise<TestClient>;
  /** Sends a signal; exit code and signal with which it ended. */
  end(signal: NodeJS.Signals): Promise<[number | null, string | null]>;
}

export interface ServeOptions {
  turns?: Scenario['turns'];
  listen?: 'stdio://' | 'ws://127.0.0.1:0';
}

/** Over stdio it has one client. */
export async function serve(place: Place, { turns, listen = 'stdio://' }: ServeOptions = {}): Promise<ServeProcess> {
  const args = ['serve', '--listen', listen];
  if (turns) {
    const path = join(place.root, 'scenario.json');
    await writeFile(path, JSON.stringify({ turns }));
    args.push('--scenario', path);
  }
  const child = command({ home: place.home, cwd: place.workspace }, ...args);
  // Whoever writes to a process that was killed hears of it from the transport.
  child.stdin.on('error', () => {});
  const url = listen === 'stdio://' ? undefined : await addressOf(child);
  return {
    process: child,
    async connect(options) {
      const transport = url === undefined ? streamTransport(child.stdout, child.stdin) : connectWebSocket(url);
      const client = await connect(transport, {
        clientInfo: { name: 'test', version: '1' },
        serverRequests: 'refuse',
        ...options,
        experimentalApi: true,
      });
      onTestFinished(() => client.close());
      return client;
    },
    end(signal) {
      child.kill(signal);
      return child.ended;
    },
  };
}

/** Paths of all session files of a home. */
export async function sessionFiles({ home }: Pick<Place, 'home'>): Promise<string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /^rollout-.*\.jsonl$/.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** Lines of a file that are no JSON; the last one counts when it has no end. */
export async function unreadableLines(path: string): Promise<string[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  const unfinished = lines.pop();
  return [...lines.filter((line) => !isJson(line)), ...(unfinished === '' ? [] : [`without an end: ${unfinished}`])];
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** Whether a process is there, and is no zombie. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return !/\) Z /.test(stat);
  } catch {
    return false;
  }
}

/** Runs a program to its end; its exit code. */
export function run(program: string, ...args: string[]): Promise<number | null> {
  return new Promise((resolve) => {
    spawn(program, args, { stdio: 'ignore' })
      .once('error', () => resolve(null))
      .once('close', (code) => resolve(code));
  });
}
