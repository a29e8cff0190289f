/** What a patch of the `apply_patch` language says, before any file is looked at. */

export interface Patch {
  readonly operations: readonly PatchOperation[];
}

export type PatchOperation = AddFile | DeleteFile | UpdateFile;

export interface AddFile {
  readonly kind: 'add';
  /** As written: relative or absolute. */
  readonly path: string;
  /** Line of the patch that names it, counted from 1. */
  readonly line: number;
  readonly content: string;
}

export interface DeleteFile {
  readonly kind: 'delete';
  readonly path: string;
  readonly line: number;
}

export interface UpdateFile {
  readonly kind: 'update';
  readonly path: string;
  readonly line: number;
  readonly moveTo: string | undefined;
  readonly hunks: readonly Hunk[];
}

export interface Hunk {
  /** Line of the patch where it starts. */
  readonly line: number;
  /** The texts behind `@@`: lines of the file that come before the hunk, each after the one before. */
  readonly anchors: readonly string[];
  readonly lines: readonly HunkLine[];
  /** Its last line is the last one of the file. */
  readonly endOfFile: boolean;
}

export interface HunkLine {
  readonly kind: 'context' | 'remove' | 'add';
  readonly text: string;
}
