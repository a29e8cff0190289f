/** What must have been in the folders of a recorded session, as far as its answers tell. */
import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Message, exchangesOf } from './messages.js';
import type { Places } from './places.js';
import { repositoriesOf, threadFiles } from './recorded/thread-files.js';
import { type Recording, transcriptOf } from './recording.js';

interface FileAnswer {
  dataBase64?: string;
  isSymlink?: boolean;
  entries?: { fileName: string; isDirectory: boolean; isFile: boolean }[];
  files?: { root: string; path: string; match_type: 'file' | 'directory' }[];
}

interface FileParams {
  path?: string;
  destinationPath?: string;
}

type Kind = 'folder' | 'link' | 'dangling' | { dataBase64: string };

export interface RecordedFile {
  /** On the machine of the recording. */
  path: string;
  kind: Kind;
  /** The request before which it appeared; it was there from the start when left out. */
  before?: Message;
}

export async function plant(files: readonly RecordedFile[], { root: from }: Recording, places: Places): Promise<void> {
  for (const { path, kind } of files) {
    if (!path.startsWith(`${from}/`)) continue;
    const target = join(places.root, path.slice(from.length));
    await mkdir(dirname(target), { recursive: true });
    if (kind === 'folder') await mkdir(target, { recursive: true });
    else if (kind === 'dangling') await symlink('nowhere', target);
    else if (kind === 'link') await plantLink(target, places);
    else await writeFile(target, Buffer.from(kind.dataBase64, 'base64'));
  }
}

/** Makes folders repositories with everything that is in them. */
export async function commitAll(lives: readonly Recording[], places: Places): Promise<void> {
  const [first] = lives;
  for (const { path, branch, originUrl, sha } of repositoriesOf(lives.flatMap(transcriptOf))) {
    if (!first || !path.startsWith(`${first.root}/`)) continue;
    const cwd = join(places.root, path.slice(first.root.length));
    const git = (...args: string[]) => run('git', [...IDENTITY, ...args], { cwd });
    await mkdir(cwd, { recursive: true });
    await git('init', '--quiet', `--initial-branch=${branch ?? 'main'}`);
    if (sha !== null) {
      await git('add', '.');
      await git('commit', '--quiet', '--allow-empty', '-m', 'one');
    }
    if (originUrl !== null) await git('remote', 'add', 'origin', originUrl);
  }
}

const run = promisify(execFile);
const IDENTITY = ['-c', 'user.name=a', '-c', 'user.email=a@localhost'];

/** What it points to lies where no listing shows it. */
async function plantLink(path: string, { root }: Places): Promise<void> {
  const target = join(root, 'linked', basename(path));
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, '');
  await symlink(target, path);
}

/** Whatever the client was shown without having made it. */
export function recordedFiles(lives: readonly Recording[]): RecordedFile[] {
  const files = new Map<string, RecordedFile>();
  const made: string[] = [];
  const listed = new Set<string>();
  const show = (path: string, kind: Kind, before?: Message) => {
    const isMade = made.some((other) => path === other || path.startsWith(`${other}/`));
    // A listing that came earlier would have shown it.
    const isLater = before !== undefined && listed.has(dirname(path));
    if (!isMade && !files.has(path)) files.set(path, { path, kind, ...(isLater && { before }) });
  };
  const transcript = lives.flatMap(transcriptOf);
  for (const { message } of transcript) {
    for (const [path, kind] of foundFiles(message?.params ?? message?.result)) show(path, kind);
    for (const { path, content, isMade } of threadFiles(message)) {
      if (isMade) made.push(path);
      else show(path, content === undefined ? 'folder' : { dataBase64: Buffer.from(content).toString('base64') });
    }
  }
  for (const { method, request, answers } of exchangesOf(transcript)) {
    const { path, destinationPath } = (request.params ?? {}) as FileParams;
    const [answer] = answers;
    const isUnreadable = answer?.error?.code === -32_603 && method.startsWith('thread/');
    if (isUnreadable && typeof path === 'string') show(path, { dataBase64: '' });
    const result = answer?.result as FileAnswer | undefined;
    if (!result) continue;
    if (/^fs\/(writeFile|createDirectory|copy)$/.test(method)) made.push(destinationPath ?? String(path));
    if (typeof path !== 'string') continue;
    if (method === 'fs/readFile') show(path, { dataBase64: result.dataBase64 ?? '' }, request);
    if (method === 'fs/getMetadata' && result.isSymlink) show(path, 'link', request);
    if (method !== 'fs/readDirectory') continue;
    for (const { fileName, isDirectory, isFile } of result.entries ?? []) {
      show(join(path, fileName), isDirectory ? 'folder' : isFile ? { dataBase64: '' } : 'dangling', request);
    }
    listed.add(path);
  }
  return [...files.values()];
}

function foundFiles(value: unknown): [path: string, kind: Kind][] {
  const { files } = (value ?? {}) as FileAnswer;
  if (!Array.isArray(files) || typeof files[0]?.root !== 'string') return [];
  return files.map(({ root, path, match_type: type }) => [
    join(root, path),
    type === 'directory' ? 'folder' : { dataBase64: '' },
  ]);
}
