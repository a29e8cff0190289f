/** Opens a database; one that is damaged is put aside, where it can be looked into, and a new one takes its place. */
import { existsSync, renameSync } from 'node:fs';
import type { Logger } from '../../core/logger.js';
import { Database, isCorruption } from './database.js';
import { patient } from './patient.js';

/** @param prepare makes of the open database what is wanted, and may find out that it is damaged */
export async function openOrSetAside<T>(path: string, logger: Logger, prepare: (database: Database) => T): Promise<T> {
  try {
    return await patient(() => openAt(path, prepare));
  } catch (error) {
    if (!isCorruption(error)) throw error;
    setAside(path, logger);
    return patient(() => openAt(path, prepare));
  }
}

export function setAside(path: string, logger: Logger): void {
  const aside = `${path}.corrupt-${new Date().toISOString().replaceAll(':', '-')}`;
  for (const part of ['', '-wal', '-shm']) if (existsSync(path + part)) renameSync(path + part, aside + part);
  logger.warn({ path, aside }, 'the database is damaged; it was set aside');
}

async function openAt<T>(path: string, prepare: (database: Database) => T): Promise<T> {
  const database = await Database.open(path);
  try {
    return prepare(database);
  } catch (error) {
    database.close();
    throw error;
  }
}
