import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Database } from '../sqlite/database.js';
import { meta, T0, turn, uuid } from '../test-lines.js';
import { INDEX_FILE } from './layout.js';
import { pageQueries } from './thread-pages.js';
import { TURN_PAGES } from './turn-pages.js';
import { temporaryHome } from './test-support.js';

const A = uuid(1);

it('LST-01: no page is sorted, counted or searched for: each comes out of an index in order', async () => {
  const home = await temporaryHome();
  const store = await home.open();
  await store.create(A, [meta(A), ...turn('t', 'q')]);
  const anchor = (await store.list({ archived: false, sortKey: 'createdAt', direction: 'asc', limit: 1 }))
    .backwardsCursor;
  for (const direction of ['asc', 'desc'] as const) {
    for (const cursor of [null, anchor]) {
      for (const more of [
        {},
        { cwds: ['/a'] },
        { sources: ['cli'], modelProviders: ['m'] },
        { cwds: ['/a'], sources: ['x'] },
      ]) {
        await store.list({ archived: false, sortKey: 'createdAt', direction, limit: 1, cursor, ...more });
      }
    }
    await store.search({
      archived: false,
      sortKey: 'createdAt',
      direction,
      limit: 1,
      searchTerm: 'word',
      cwds: ['/a'],
    });
    await store.list({ archived: false, sortKey: 'updatedAt', direction, limit: 1, cwds: ['/a'] });
  }
  const db = await Database.open(join(home.path, INDEX_FILE));
  const queries = [...pageQueries(), ...Object.values(TURN_PAGES)];
  expect(queries.length).toBeGreaterThan(10);
  for (const { sql, bind } of queries) {
    const steps = db
      .all<{ detail: string }>({ sql: `explain query plan ${sql}`, bind: () => bind(VALUES) })
      .map(({ detail }) => detail);
    const named = sql.includes('"num" in');
    const expected = named
      ? /\bSEARCH threads USING INTEGER PRIMARY KEY/
      : /\bSEARCH (threads USING COVERING INDEX|turns USING PRIMARY KEY)/;
    expect(steps.join('; '), sql).toMatch(expected);
    if (!named) expect(steps.join('; '), sql).not.toMatch(/TEMP B-TREE/);
  }
  db.close();
});

const VALUES = {
  archived: 0,
  limit: 26,
  value: T0,
  id: A,
  cwd: '/a',
  providers: '["m"]',
  sources: '["cli"]',
  nums: '[1]',
  thread: 1,
  from: 0,
};
