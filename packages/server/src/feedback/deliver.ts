/** Where reports go: to an address that the configuration names, and else nowhere but into a file. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { ioFailure } from '../core/faults.js';
import type { Report } from './report.js';

const PATIENCE_MS = 30_000;

/** @throws {RpcError} when it has not arrived */
export async function post(report: Report, url: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  }).catch((cause: unknown) => {
    const { code = 'ECONNREFUSED' } = (cause as { cause?: NodeJS.ErrnoException }).cause ?? {};
    throw ioFailure({ code }, `The report could not be sent to ${url}: ${code}. Nothing of it was kept.`);
  });
  // The answer is of no use, and must not hold up the connection.
  await response.body?.cancel();
  if (!response.ok) {
    throw ioFailure({ code: 'EPROTO' }, `The report was refused by ${url} with status ${response.status}.`);
  }
}

/** Only the user can read it. Resolves to its path. */
export async function keepInFile(report: Report, home: string): Promise<string> {
  const folder = join(home, 'feedback');
  const path = join(folder, `${newId()}.json`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(path, JSON.stringify(report, undefined, 2), { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw ioFailure(cause, `The report could not be written to ${path}: ${(cause as Error).message}`);
  }
  return path;
}
