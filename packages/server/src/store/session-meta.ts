/** What the first line of a session says of its thread. */
import { posix, win32 } from 'node:path';
import type { RolloutLine } from '@app-server/schema/rollout';
import { fields, text, textOrNull } from '../history/loose.js';
import type { StoredGit, StoredThread } from './thread-store.js';

export type MetaLine = Extract<RolloutLine, { type: 'session_meta' }>;
export type SessionMeta = MetaLine['payload'];

/** What a thread is when there is nothing but its first line. */
export type NewThread = Omit<StoredThread, 'path' | 'archived'>;

export function threadOf(line: MetaLine, sessionId?: string): NewThread {
  const { payload: meta } = line;
  const written = millisecondsOf(line.timestamp);
  return {
    id: meta.id,
    sessionId: sessionId ?? meta.id,
    forkedFromId: textOrNull(meta.forked_from_id),
    createdAt: millisecondsOf(meta.timestamp) || written,
    updatedAt: written,
    cwd: folderOf(meta.cwd),
    modelProvider: text(meta.model_provider),
    model: null,
    cliVersion: text(meta.cli_version),
    source: meta.source ?? 'vscode',
    threadSource: textOrNull(meta.thread_source),
    agentNickname: textOrNull(meta.agent_nickname),
    agentRole: textOrNull(meta.agent_role),
    name: null,
    preview: '',
    git: gitOf(meta.git),
    memoryMode: textOrNull(meta.memory_mode),
    usage: null,
    settings: null,
  };
}

/** The root stands for what is no folder. */
function folderOf(cwd: unknown): string {
  const path = text(cwd);
  return posix.isAbsolute(path) || win32.isAbsolute(path) ? path : '/';
}

/** The first line that says which session this is; a fork repeats that of its origin further down. */
export function isSessionMeta(line: RolloutLine | undefined): line is MetaLine {
  return line?.type === 'session_meta' && text(fields(line.payload).id) !== '';
}

/** The word, or the key of a value of its own, as filters name it. */
export function sourceKey(source: unknown): string {
  return typeof source === 'string' ? source : (Object.keys(fields(source))[0] ?? 'unknown');
}

/** Unix milliseconds; 0 for what is no time. */
export function millisecondsOf(time: string): number {
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? 0 : milliseconds;
}

function gitOf(value: SessionMeta['git']): StoredGit | null {
  const git = fields(value);
  const [sha, branch, originUrl] = [git.commit_hash, git.branch, git.repository_url].map(textOrNull);
  if (!sha && !branch && !originUrl) return null;
  return { sha: sha ?? null, branch: branch ?? null, originUrl: originUrl ?? null };
}
