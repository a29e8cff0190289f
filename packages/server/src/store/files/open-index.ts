/** Opens the index of a home, or makes a new one where it is damaged. */
import { existsSync, renameSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../core/logger.js';
import { Database, isCorruption } from '../sqlite/database.js';
import { migrate } from '../sqlite/migrate.js';
import { MIGRATIONS } from './index-schema.js';
import { INDEX_FILE } from './layout.js';
import { SessionIndex } from './session-index.js';

export async function openIndex(home: string, logger: Logger): Promise<SessionIndex> {
  const path = join(home, INDEX_FILE);
  await mkdir(home, { recursive: true });
  try {
    return await openAt(home, path, logger);
  } catch (error) {
    if (!isCorruption(error)) throw error;
    setAside(path, logger);
    return openAt(home, path, logger);
  }
}

/** Nothing is lost with it; it is kept for whoever wants to know what happened. */
export function setAside(path: string, logger: Logger): void {
  const aside = `${path}.corrupt-${new Date().toISOString().replaceAll(':', '-')}`;
  for (const part of ['', '-wal', '-shm']) if (existsSync(path + part)) renameSync(path + part, aside + part);
  logger.warn({ path, aside }, 'the database is damaged; it was set aside');
}

async function openAt(home: string, path: string, logger: Logger): Promise<SessionIndex> {
  const db = await Database.open(path);
  try {
    migrate(db, MIGRATIONS);
    return new SessionIndex(home, db, logger);
  } catch (error) {
    db.close();
    throw error;
  }
}
