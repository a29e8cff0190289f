/** A file that only grows, by whole lines. */
import { closeSync, constants, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const LF = 10;
const PIECE = 64 * 1024;
const { O_APPEND, O_CREAT, O_EXCL, O_RDWR } = constants;

/** The file was removed while it was open; what is written to it would be lost. */
export class FileRemoved extends Error {
  constructor(path: string) {
    super(`${path} was removed while it was in use.`);
    this.name = 'FileRemoved';
  }
}

/**
 * Each call appends with one write, and what it has appended survives the end of the process. Writes do not go through
 * the thread pool: the page cache takes a line in some microseconds, which is less than the way to the pool and back,
 * and nothing can come between a write and its repair when it fails.
 */
export class AppendFile {
  readonly path: string;
  readonly #fd: number;
  /** How the file was left; it is looked through again when it is found otherwise. */
  #size = -1;

  private constructor(path: string, fd: number) {
    this.path = path;
    this.#fd = fd;
  }

  static create(path: string): AppendFile {
    mkdirSync(dirname(path), { recursive: true });
    return new AppendFile(path, openSync(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL, 0o600));
  }

  static open(path: string): AppendFile {
    return new AppendFile(path, openSync(path, O_RDWR | O_APPEND));
  }

  static openOrCreate(path: string): AppendFile {
    return new AppendFile(path, openSync(path, O_RDWR | O_APPEND | O_CREAT, 0o600));
  }

  /** Where the file ends, and whole lines with it: what was cut off in the middle of a line is completed or removed. */
  end(): number {
    const { size, nlink } = fstatSync(this.#fd);
    if (nlink === 0) throw new FileRemoved(this.path);
    if (size !== this.#size) this.#size = this.#heal(size);
    return this.#size;
  }

  /**
   * All of it or nothing: what was written in part, as on a full disk, is cut off again.
   *
   * @param text whole lines
   */
  append(text: string): void {
    const start = this.end();
    const bytes = Buffer.from(text);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#fd, bytes, at);
      this.#size = start + bytes.length;
    } catch (error) {
      this.#size = -1;
      ftruncateSync(this.#fd, start);
      throw error;
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  #heal(size: number): number {
    const start = this.#startOfTail(size);
    if (start === size) return size;
    const tail = Buffer.alloc(size - start);
    readSync(this.#fd, tail, 0, tail.length, start);
    if (!isWhole(tail)) {
      ftruncateSync(this.#fd, start);
      return start;
    }
    writeSync(this.#fd, '\n');
    return size + 1;
  }

  /** Behind the last line feed. */
  #startOfTail(size: number): number {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, size));
    for (let end = size; end > 0;) {
      const from = Math.max(0, end - PIECE);
      const read = readSync(this.#fd, piece, 0, end - from, from);
      const at = piece.lastIndexOf(LF, read - 1);
      if (at >= 0) return from + at + 1;
      end = from;
    }
    return 0;
  }
}

/** Half of an object is never JSON. */
function isWhole(line: Buffer): boolean {
  try {
    return typeof JSON.parse(line.toString()) === 'object';
  } catch {
    return false;
  }
}
