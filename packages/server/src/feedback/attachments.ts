/** Reads files for a report. */
import { open } from 'node:fs/promises';
import type { Attachment } from './report.js';

/** Bytes of one file, of which the last are the most telling. */
const LONGEST = 10 * 1024 * 1024;

/** What cannot be read is said to be so: a report without it is better than none. */
export async function attachment(path: string): Promise<Attachment> {
  try {
    const { bytes, omitted } = await lastBytes(path);
    const isText = isUtf8(bytes);
    const encoding = isText ? 'utf8' : 'base64';
    return { path, encoding, content: bytes.toString(encoding), omittedBytes: omitted };
  } catch (error) {
    return { path, problem: (error as NodeJS.ErrnoException).code ?? (error as Error).message };
  }
}

async function lastBytes(path: string): Promise<{ bytes: Buffer; omitted: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const omitted = Math.max(0, size - LONGEST);
    const bytes = Buffer.alloc(size - omitted);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, omitted);
    return { bytes: bytes.subarray(0, bytesRead), omitted };
  } finally {
    await file.close();
  }
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);
}
