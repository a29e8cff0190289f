/** What git calls the content of a file. */
import { createHash } from 'node:crypto';
import type { FileState } from './file-state.js';

/** The name of nothing. */
const NO_BLOB = '0'.repeat(40);

export function blobName(state: FileState): string {
  if (!state) return NO_BLOB;
  const bytes = bytesOf(state);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

export function blobMode(state: NonNullable<FileState>): string {
  if (state.kind === 'link') return '120000';
  return ((state.mode ?? 0) & 0o100) === 0 ? '100644' : '100755';
}

/** Whether git sees no difference; it knows little of modes. */
export function isSameBlob(one: FileState, other: FileState): boolean {
  if (!one || !other) return one === other;
  return blobMode(one) === blobMode(other) && bytesOf(one).equals(bytesOf(other));
}

function bytesOf(state: NonNullable<FileState>): Buffer {
  return state.kind === 'link' ? Buffer.from(state.to) : state.bytes;
}
