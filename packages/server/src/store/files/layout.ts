/** Where the files of a home are and what they are called. */
import { isAbsolute, relative, sep } from 'node:path';

export const SESSIONS = 'sessions';
export const ARCHIVED = 'archived_sessions';
/** What session files cannot say, such as names. */
export const NOTES_FILE = 'session_index.jsonl';
export const INDEX_FILE = 'state_1.sqlite';
export const GOALS_FILE = 'goals_1.sqlite';

const EXTENSION = '.jsonl';
const DAY = /^rollout-(\d{4})-(\d{2})-(\d{2})T/;

/** Below the home, with `/` between its parts: `sessions/2026/11/26/rollout-2026-11-26T11-16-58-<id>.jsonl`, local time. */
export function sessionPath(id: string, createdAt: number): string {
  const at = new Date(createdAt);
  const day = [String(at.getFullYear()).padStart(4, '0'), two(at.getMonth() + 1), two(at.getDate())];
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('-');
  return [SESSIONS, ...day, `rollout-${day.join('-')}T${time}-${id}${EXTENSION}`].join('/');
}

/** Where a file comes back to from the archive: its name says its day, or else its thread does. */
export function unarchivedPath(name: string, createdAt: number): string {
  const [, ...day] = DAY.exec(name) ?? [];
  const folder = day.length === 3 ? [SESSIONS, ...day].join('/') : folderOf(sessionPath('', createdAt));
  return `${folder}/${name}`;
}

export function archivedPath(name: string): string {
  return `${ARCHIVED}/${name}`;
}

export function isArchived(path: string): boolean {
  return path.startsWith(`${ARCHIVED}/`);
}

/** Names vary with who wrote them; what is in a file decides. */
export function isSessionFile(name: string): boolean {
  return name.endsWith(EXTENSION);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** A stored path is one below the home, so that homes can be moved, or an absolute one. */
export function absolutePath(home: string, stored: string): string {
  return isAbsolute(stored) ? stored : `${home}${sep}${stored}`;
}

export function storedPath(home: string, path: string): string {
  const below = relative(home, path);
  const outside = below === '' || below.startsWith('..') || isAbsolute(below);
  return outside ? path : below.split(sep).join('/');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
