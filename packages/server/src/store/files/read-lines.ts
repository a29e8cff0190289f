/** Reads session files line by line: in steps for the index, as a stream for everybody else. */
import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { RolloutLine } from '@app-server/schema/rollout';
import { readLine } from '../lines.js';
import type { Span } from '../thread-digest.js';
import { LineSplitter, type RawLine } from './line-splitter.js';

export type { RawLine };

const PIECE = 256 * 1024;

/** Shared, since nothing that reads into it lets go of the event loop. */
const buffer = Buffer.allocUnsafeSlow(PIECE);

/**
 * Lines between two offsets of an open file, without giving way to anything else. The last of them may have no line
 * feed; whether it is whole only its content can tell.
 */
export function* rawLines(fd: number, from: number, to: number): Generator<RawLine> {
  const splitter = new LineSplitter(from);
  for (let at = from; at < to;) {
    const read = readSync(fd, buffer, 0, Math.min(PIECE, to - at), at);
    if (read === 0) break;
    at += read;
    yield* splitter.push(buffer.subarray(0, read));
  }
  const rest = splitter.rest();
  if (rest) yield rest;
}

/** Lines of a file from an offset on; those that cannot be read are passed over. */
export async function* streamLines(file: FileHandle, from: number): AsyncGenerator<RolloutLine> {
  const splitter = new LineSplitter(from);
  const piece = Buffer.allocUnsafe(PIECE);
  for (let at = from; ;) {
    const { bytesRead } = await file.read(piece, 0, PIECE, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    yield* parsed(splitter.push(piece.subarray(0, bytesRead)));
  }
  yield* parsedRest(splitter);
}

/** Lines between two offsets of a file. */
export async function readSpan(file: FileHandle, { start, end }: Span): Promise<RolloutLine[]> {
  const splitter = new LineSplitter(start);
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(end - start), 0, end - start, start);
  return [...parsed(splitter.push(buffer.subarray(0, bytesRead))), ...parsedRest(splitter)];
}

function parsedRest(splitter: LineSplitter): Iterable<RolloutLine> {
  const rest = splitter.rest();
  return rest ? parsed([rest]) : [];
}

function* parsed(lines: Iterable<RawLine>): Generator<RolloutLine> {
  for (const { bytes } of lines) {
    const line = readLine(bytes.toString());
    if (line) yield line;
  }
}
