/** Opens the index of a home, or makes a new one where there is none or it is damaged: nothing is lost with it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../core/logger.js';
import { migrate } from '../sqlite/migrate.js';
import { openOrSetAside } from '../sqlite/open-or-set-aside.js';
import { MIGRATIONS } from './index-schema.js';
import { INDEX_FILE } from './layout.js';
import { SessionIndex } from './session-index.js';

export async function openIndex(home: string, logger: Logger): Promise<SessionIndex> {
  await mkdir(home, { recursive: true });
  return openOrSetAside(join(home, INDEX_FILE), logger, (database) => {
    migrate(database, MIGRATIONS);
    return new SessionIndex(home, database, logger);
  });
}
