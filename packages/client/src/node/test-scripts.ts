/** Scripts that tests run as children, and what became of them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { Peer, type PeerOptions } from '@app-server/rpc';
import { type SpawnOptions, type SpawnedTransport, spawnTransport } from './spawn.js';

/** Answers requests by `answer(request)`, unless that returns nothing. */
const SERVE = `
import { createInterface } from 'node:readline';
export const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
export function serve(answer) {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const request = JSON.parse(line);
    const result = answer(request);
    if (result !== undefined) say({ id: request.id, result });
  });
}
`;

/** A folder whose path has spaces and more in it; removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `child's scripts & more `));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a script, which may use `serve` and `say`, into a folder of its own; returns its path. */
export function script(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'serve.mjs'), SERVE);
  const path = join(folder, 'the script.mjs');
  writeFileSync(path, `import { serve, say } from './serve.mjs';\n${text}`);
  return path;
}

export interface OpenScript {
  peer: Peer;
  transport: SpawnedTransport;
}

/** A peer whose other side is a script; closed after the test. */
export async function openScript(
  text: string,
  { args = [], ...options }: SpawnOptions = {},
  peerOptions: PeerOptions = {},
): Promise<OpenScript> {
  const transport = spawnTransport({
    command: process.execPath,
    args: [script(text), ...args],
    graceMs: 300,
    ...options,
  });
  const peer = new Peer(transport, peerOptions);
  onTestFinished(() => peer.close());
  await peer.open();
  return { peer, transport };
}

export async function expectGone(pid: number): Promise<void> {
  await expect.poll(() => isRunning(pid), { timeout: 10_000, interval: 20 }).toBe(false);
}

/** A zombie that nobody has waited for yet does not count. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'));
}
