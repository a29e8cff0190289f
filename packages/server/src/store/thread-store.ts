/** What keeps threads: session files here, anything else behind the same interface elsewhere. Its types are its own. */
import type { RolloutLine } from '@app-server/schema/rollout';

/** What is known of a thread without reading its lines; times in Unix milliseconds. */
export interface StoredThread {
  readonly id: string;
  /** Id that a thread and what was forked from it in one session share. */
  readonly sessionId: string;
  readonly forkedFromId: string | null;
  /** The session file; null in stores without files. */
  readonly path: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly archived: boolean;
  readonly cwd: string;
  readonly modelProvider: string;
  /** Of the latest turn; null before one. */
  readonly model: string | null;
  readonly cliVersion: string;
  /** As the session file spells it: a word, or a value of its own for sub-agents. */
  readonly source: unknown;
  readonly threadSource: string | null;
  readonly agentNickname: string | null;
  readonly agentRole: string | null;
  readonly name: string | null;
  /** Text of the first user message; empty before one. */
  readonly preview: string;
  readonly git: StoredGit | null;
  readonly memoryMode: string | null;
  /** As the latest reply of the model reported it. */
  readonly usage: StoredUsage | null;
  /** Settings at the latest change; null in pages of threads, and where an index was made anew: then the lines tell. */
  readonly settings: object | null;
}

export interface StoredGit {
  readonly sha: string | null;
  readonly branch: string | null;
  readonly originUrl: string | null;
}

/** Payload of the latest `token_count` line that has one, and the turn it belongs to. */
export interface StoredUsage {
  readonly info: object;
  readonly turnId: string | null;
}

export type StoredTurnStatus = 'inProgress' | 'completed' | 'interrupted' | 'failed';

/** A turn as its lines; `history/` knows what they amount to. Rolled back turns are not among them. */
export interface StoredTurn {
  readonly id: string;
  readonly status: StoredTurnStatus;
  /** Why it failed, as its `error` line says. */
  readonly error: object | null;
  /** Empty when they were not asked for. */
  readonly lines: readonly RolloutLine[];
}

export type SortKey = 'createdAt' | 'updatedAt';
export type SortDirection = 'asc' | 'desc';

export interface PageQuery {
  /** From an earlier page of the same query; its text means nothing to others. */
  readonly cursor?: string | null | undefined;
  /** Entries of a page, at least 1. */
  readonly limit: number;
  readonly direction: SortDirection;
}

export interface ThreadFilter {
  readonly archived: boolean;
  /** Any of these; all when left out. */
  readonly cwds?: readonly string[];
  readonly modelProviders?: readonly string[];
  /** `source` or, for values of their own, its key. */
  readonly sources?: readonly string[];
}

export interface ThreadListQuery extends PageQuery, ThreadFilter {
  readonly sortKey: SortKey;
  /** Text in name or preview, with its case. */
  readonly searchTerm?: string;
  /** Trusts the index, and does not look for session files that it does not know. */
  readonly indexOnly?: boolean;
}

export interface ThreadSearchQuery extends PageQuery, ThreadFilter {
  readonly sortKey: SortKey;
  /** Text in messages, reasoning, commands or names, whatever its case. */
  readonly searchTerm: string;
}

export interface TurnListQuery extends PageQuery {
  /** Whether the lines are wanted. */
  readonly lines: boolean;
}

export interface StoredPage<T> {
  readonly data: readonly T[];
  /** Where the next page begins; null at the end. */
  readonly nextCursor: string | null;
  /** Where the way back begins, asked in the other direction; null for an empty page. */
  readonly backwardsCursor: string | null;
}

/** A thread that a search has found, and the text around the match. */
export interface FoundThread {
  readonly thread: StoredThread;
  readonly snippet: string;
}

/** What can change about a thread without a line of its conversation; what is left out stays. */
export interface ThreadPatch {
  readonly name?: string | null;
  readonly git?: StoredGit | null;
  readonly memoryMode?: string;
  readonly settings?: object;
  readonly preview?: string;
}

/** A cursor that does not fit its query. Thrown by pages, turned into an error of the protocol by their callers. */
export class InvalidCursor extends Error {
  readonly cursor: string;

  constructor(cursor: string) {
    super(`This is no cursor of this list: ${cursor}`);
    this.name = 'InvalidCursor';
    this.cursor = cursor;
  }
}

/** The store has no such thread, or no longer. */
export class UnknownThread extends Error {
  readonly id: string;

  constructor(id: string) {
    super(`No thread ${id} is stored.`);
    this.name = 'UnknownThread';
    this.id = id;
  }
}

/** A thread of this id, or something else in its place, is there already. */
export class ThreadExists extends Error {
  constructor(what: string, cause?: unknown) {
    super(`${what} is already there.`, { cause });
    this.name = 'ThreadExists';
  }
}

/** What is kept cannot be read. */
export class UnreadableThread extends Error {
  constructor(where: string, why: string, cause?: unknown) {
    super(`${where} cannot be read: ${why}`, { cause });
    this.name = 'UnreadableThread';
  }
}

/** This kind of store does not have this. */
export class UnsupportedByStore extends Error {
  constructor(what: string) {
    super(`This store does not support ${what}.`);
    this.name = 'UnsupportedByStore';
  }
}

/**
 * Keeps threads. What has been acknowledged (a promise that resolved) survives the end of the process at any moment.
 * Methods that name a thread reject with `UnknownThread` where there is none.
 */
export interface ThreadStore {
  /** Resolves when everything that is stored can be found; rejects when that cannot be reached in time. */
  ready(): Promise<void>;
  /** Where a thread would be kept; null in stores without files. */
  pathFor(id: string, createdAt: number): string | null;
  /** Begins a thread with its first lines, the first of them `session_meta`; `sessionId` is its own id by default. */
  create(id: string, lines: readonly RolloutLine[], extra?: { sessionId?: string }): Promise<StoredThread>;
  /** Adds lines to a thread, in the order of the calls. */
  append(id: string, lines: readonly RolloutLine[]): Promise<void>;
  find(id: string): Promise<StoredThread | undefined>;
  /** By its session file, which need not have the usual name or place. */
  findByPath(path: string): Promise<StoredThread | undefined>;
  list(query: ThreadListQuery): Promise<StoredPage<StoredThread>>;
  search(query: ThreadSearchQuery): Promise<StoredPage<FoundThread>>;
  /** Turns that were not rolled back. The cost of a page does not depend on how many there are. */
  listTurns(id: string, query: TurnListQuery): Promise<StoredPage<StoredTurn>>;
  /** The `session_meta` of a thread. */
  meta(id: string): Promise<Extract<RolloutLine, { type: 'session_meta' }>['payload']>;
  /**
   * Lines of a thread in order.
   *
   * @param from `compaction`: only from the latest `compacted` line that replaces all before it; from the start when there is none
   */
  lines(id: string, from?: 'start' | 'compaction'): AsyncIterable<RolloutLine>;
  update(id: string, patch: ThreadPatch): Promise<StoredThread>;
  archive(id: string): Promise<StoredThread>;
  unarchive(id: string): Promise<StoredThread>;
  close(): Promise<void>;
}
