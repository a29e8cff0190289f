/** Reading a whole file; a small one takes a single trip to the thread pool, which is where the time goes. */
import { type Stats, closeSync, constants, fstatSync, open, read, readSync } from 'node:fs';
import { ioFailure } from '../../core/faults.js';

const KIB = 1024;
const MIB = 1024 * KIB;
/** As base64 in one message, more would not fit into a string with certainty. */
const LARGEST = 256 * MIB;
/** Up to this size a file is read at once, which is shorter than the way to another thread and back. */
const SMALL = 64 * KIB;
const CHUNK = 64 * KIB;
/** Without `O_NONBLOCK`, a pipe that nobody writes to would hold a thread of the pool for ever. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The content of a file, of at most 256 MiB, as base64. */
export async function readBase64(path: string): Promise<string> {
  const fd = await openToRead(path);
  try {
    const facts = fstatSync(fd);
    const start = await readStart(fd, facts);
    // Only an ordinary file that has a size ends where a read falls short; those of /proc claim to be empty.
    const whole = facts.size > 0 && start.length <= facts.size;
    return (whole ? start : await readOn(fd, start)).toString('base64');
  } finally {
    closeSync(fd);
  }
}

/** One byte more than there should be, to see that there is none. */
function readStart(fd: number, facts: Stats): Buffer | Promise<Buffer> {
  if (facts.size > LARGEST) throw tooLarge();
  if (!facts.isFile() || facts.size === 0 || facts.size > SMALL) return readChunk(fd, facts.size + 1);
  const buffer = Buffer.allocUnsafe(facts.size + 1);
  return buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, -1));
}

async function readOn(fd: number, start: Buffer): Promise<Buffer> {
  const chunks = [start];
  let length = start.length;
  while (chunks.at(-1)!.length > 0) {
    const chunk = await readChunk(fd, CHUNK);
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST) throw tooLarge();
  }
  return Buffer.concat(chunks, length);
}

function openToRead(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    open(path, FLAGS, (failure, fd) => (failure ? reject(failure) : resolve(fd)));
  });
}

function readChunk(fd: number, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.allocUnsafe(length);
    read(fd, buffer, 0, length, -1, (failure, count) => {
      if (failure) reject(failure);
      else resolve(buffer.subarray(0, count));
    });
  });
}

function tooLarge(): Error {
  return ioFailure({ code: 'EFBIG' }, `fs/readFile reads files of at most ${LARGEST / MIB} MiB`);
}
