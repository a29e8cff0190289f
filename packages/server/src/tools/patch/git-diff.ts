/** How git writes that one file has changed. */
import { type FileState, textOf } from './file-state.js';
import { blobMode, blobName } from './git-blob.js';
import { unifiedDiff } from './unified-diff.js';

const CONTEXT = 3;
const NOWHERE = '/dev/null';

/** A file with its content, and the name it is shown under. */
export interface NamedFile {
  readonly name: string;
  readonly state: NonNullable<FileState>;
}

/** @param old undefined for a file that is new; `now` for one that is gone */
export async function gitDiff(old: NamedFile | undefined, now: NamedFile | undefined): Promise<string> {
  // What turns from a link into a file, or back, goes and comes.
  if (old && now && old.state.kind !== now.state.kind) {
    return (await gitDiff(old, undefined)) + (await gitDiff(undefined, now));
  }
  const name = now?.name ?? old?.name ?? '';
  const names = `diff --git a/${old?.name ?? name} b/${name}`;
  return [names, ...modes(old, now), ...(await content(old, now))].map((line) => `${line}\n`).join('');
}

function modes(old: NamedFile | undefined, now: NamedFile | undefined): string[] {
  if (!old) return now ? [`new file mode ${blobMode(now.state)}`] : [];
  const before = blobMode(old.state);
  if (!now) return [`deleted file mode ${before}`];
  const after = blobMode(now.state);
  return before === after ? [] : [`old mode ${before}`, `new mode ${after}`];
}

async function content(old: NamedFile | undefined, now: NamedFile | undefined): Promise<string[]> {
  const [before, after] = [blobName(old?.state), blobName(now?.state)];
  if (old && now && before === after) return renamed(old.name, now.name);
  const index = `index ${before}..${after}`;
  const [from, to] = [old ? `a/${old.name}` : NOWHERE, now ? `b/${now.name}` : NOWHERE];
  const [text, newText] = [old ? textOf(old.state) : '', now ? textOf(now.state) : ''];
  if (text === undefined || newText === undefined) return [index, `Binary files ${from} and ${to} differ`];
  const hunks = await unifiedDiff(text, newText, CONTEXT);
  return hunks === '' ? [index] : [index, `--- ${from}`, `+++ ${to}`, hunks.slice(0, -1)];
}

/** Without hunks the header alone does not say that a file has moved. */
function renamed(from: string, to: string): string[] {
  return from === to ? [] : ['similarity index 100%', `rename from ${from}`, `rename to ${to}`];
}
