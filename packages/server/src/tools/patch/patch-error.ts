/** Why a patch cannot be read, does not fit the files, or was not applied. Nothing has changed when it is thrown. */

export interface PatchErrorPlace {
  /** Line of the patch, counted from 1. */
  line?: number;
  /** The file that is in the way. */
  path?: string;
  /** Which hunk of that file, counted from 1. */
  hunk?: number;
  cause?: unknown;
}

export class PatchError extends Error {
  override readonly name = 'PatchError';
  readonly line: number | undefined;
  readonly path: string | undefined;
  readonly hunk: number | undefined;

  constructor(message: string, { line, path, hunk, cause }: PatchErrorPlace = {}) {
    super(message, { cause });
    this.line = line;
    this.path = path;
    this.hunk = hunk;
  }
}
