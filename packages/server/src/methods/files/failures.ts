/** What the file system refuses, told the way it travels. */
import { resolve } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { invalidRequest, ioFailure } from '../../core/faults.js';

/** Does something with a path, free of `.`, `..` and a slash at its end; what the system refuses names that path. */
export async function attempt<T>(path: string, work: (path: string) => T | Promise<T>): Promise<T> {
  if (path.includes('\0')) throw invalidRequest('a path cannot contain the character NUL');
  const plain = resolve(path);
  try {
    return await work(plain);
  } catch (cause) {
    throw withSystemText(cause, plain);
  }
}

/** Whether it failed because nothing is there. */
export function isAbsence(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === 'ENOENT';
}

export function ignoreAbsence(cause: unknown): undefined {
  if (!isAbsence(cause)) throw cause;
}

function withSystemText(cause: unknown, path: string): unknown {
  const { errno, path: one, dest: other } = cause as NodeJS.ErrnoException & { dest?: string };
  const known = errno === undefined ? undefined : getSystemErrorMap().get(errno);
  return known ? ioFailure(cause, `${known[1]} (${known[0]}): ${other ?? one ?? path}`) : cause;
}
