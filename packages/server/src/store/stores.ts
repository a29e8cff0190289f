/** Everything that a server keeps: opened once, by whoever starts it, and closed with it. */
import { join } from 'node:path';
import type { Logger } from '../core/logger.js';
import type { GoalStore } from '../goals/goal-store.js';
import { createMemoryGoals } from '../goals/store/memory-goals.js';
import { GOALS_FILE, INDEX_FILE } from './files/layout.js';
import { createMemoryStore } from './memory/memory-thread-store.js';
import type { ThreadStore } from './thread-store.js';

export interface Stores {
  readonly threads: ThreadStore;
  readonly goals: GoalStore;
}

/** The databases of a home, for whoever wants to look after them. */
export interface DatabasePaths {
  /** Index of the session files; may be deleted while no server runs. */
  readonly threads: string;
  readonly goals: string;
}

/** Keeps everything until the end of the process. */
export function memoryStores(): Stores {
  return { threads: createMemoryStore(), goals: createMemoryGoals() };
}

/** Keeps everything in files of a home. One owner opens them, and nobody else: see `ready` of the threads. */
export async function openStores(home: string, logger: Logger): Promise<Stores> {
  const { openFileStore } = await import('./files/file-thread-store.js');
  const { openSqliteGoals } = await import('../goals/store/sqlite-goals.js');
  const goals = await openSqliteGoals(databasePaths(home).goals, logger);
  try {
    return { threads: await openFileStore({ home, logger }), goals };
  } catch (error) {
    await goals.close();
    throw error;
  }
}

export function databasePaths(home: string): DatabasePaths {
  return { threads: join(home, INDEX_FILE), goals: join(home, GOALS_FILE) };
}
