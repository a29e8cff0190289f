/** What is at a place of the file system: nothing, a file, or a link. */
import { lstat, readFile, readlink } from 'node:fs/promises';
import { PatchError } from './patch-error.js';

export type FileState = RegularFile | Link | undefined;

export interface RegularFile {
  readonly kind: 'file';
  readonly bytes: Buffer;
  /** Permission bits; undefined for a file that is made with those of the process. */
  readonly mode: number | undefined;
}

export interface Link {
  readonly kind: 'link';
  readonly to: string;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @param path says in errors what was asked for */
export async function readState(place: string, path: string): Promise<FileState> {
  try {
    const facts = await lstat(place);
    if (facts.isSymbolicLink()) return { kind: 'link', to: await readlink(place) };
    if (facts.isFile()) return { kind: 'file', bytes: await readFile(place), mode: facts.mode & 0o7777 };
    const what = facts.isDirectory() ? 'a folder' : 'not a regular file';
    throw new PatchError(`${path} is ${what}; a patch changes files only`, { path });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (error instanceof PatchError) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new PatchError(`${path} cannot be read: ${message}`, { path, cause: error });
  }
}

export function sameState(one: FileState, other: FileState): boolean {
  if (one?.kind === 'file') return other?.kind === 'file' && one.bytes.equals(other.bytes) && one.mode === other.mode;
  if (one?.kind === 'link') return other?.kind === 'link' && one.to === other.to;
  return other === undefined;
}

/** Undefined where it is no text. */
export function textOf(state: RegularFile | Link): string | undefined {
  if (state.kind === 'link') return state.to;
  try {
    return decoder.decode(state.bytes);
  } catch {
    return undefined;
  }
}
