/** Rows of the index as threads, and the other way round. */
import type { Selectable } from 'kysely';
import { type NewThread, sourceKey } from '../session-meta.js';
import type { StoredGit, StoredThread, ThreadPatch } from '../thread-store.js';
import type { ThreadRow } from './index-schema.js';
import { absolutePath, isArchived } from './layout.js';

export type IndexedThread = Selectable<ThreadRow>;

/** As much of a row as a page needs. */
export type ListedThread = Pick<
  IndexedThread,
  'num' | 'id' | 'path' | 'created_at' | 'updated_at' | 'archived' | 'facts' | 'size' | 'mtime'
>;

/** What has no column of its own, or is not read from it. */
export type ThreadFacts = Omit<NewThread, 'id' | 'createdAt' | 'updatedAt' | 'settings'>;

/** What is kept beside the session file, by the names that the notes file has for it. */
export interface Note {
  readonly thread_name?: string | null;
  readonly git?: StoredGit | null;
  readonly memory_mode?: string;
  readonly preview?: string;
  readonly session_id?: string;
}

export function threadOfRow(home: string, row: ListedThread, settings: string | null = null): StoredThread {
  return {
    id: row.id,
    path: absolutePath(home, row.path),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    archived: row.archived === 1,
    ...factsOf(row),
    settings: settings === null ? null : (JSON.parse(settings) as object),
  };
}

export function factsOf({ facts }: ListedThread): ThreadFacts {
  return JSON.parse(facts) as ThreadFacts;
}

/** A row of which nothing but the first line has been read. */
export function newRow(thread: NewThread, path: string): Omit<IndexedThread, 'num'> {
  const { id, createdAt, updatedAt, settings: _, ...facts } = thread;
  return {
    id,
    path,
    created_at: createdAt,
    updated_at: updatedAt,
    archived: Number(isArchived(path)),
    cwd: facts.cwd,
    model_provider: facts.modelProvider,
    source_key: sourceKey(facts.source),
    facts: JSON.stringify(facts satisfies ThreadFacts),
    settings: null,
    indexed: 0,
    texted: 0,
    size: -1,
    mtime: 0,
    compacted_at: null,
    digest: 'null',
  };
}

/** What a note says of a thread wins over what its file says. */
export function noted<T extends ThreadFacts>(thread: T, note: Note): T {
  return {
    ...thread,
    ...(note.thread_name === undefined ? {} : { name: note.thread_name }),
    ...(note.git === undefined ? {} : { git: note.git }),
    ...(note.memory_mode === undefined ? {} : { memoryMode: note.memory_mode }),
    ...(note.preview === undefined ? {} : { preview: note.preview }),
    ...(note.session_id === undefined ? {} : { sessionId: note.session_id }),
  };
}

/** Undefined when nothing of the patch has to be noted: settings are in the session file too. */
export function noteOf({ name, git, memoryMode, preview }: ThreadPatch): Note | undefined {
  const note: Note = {
    ...(name === undefined ? {} : { thread_name: name }),
    ...(git === undefined ? {} : { git }),
    ...(memoryMode === undefined ? {} : { memory_mode: memoryMode }),
    ...(preview === undefined ? {} : { preview }),
  };
  return Object.keys(note).length === 0 ? undefined : note;
}
