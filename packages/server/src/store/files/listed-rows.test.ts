import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Database } from '../sqlite/database.js';
import { meta, turn, uuid } from '../test-lines.js';
import { INDEX_FILE } from './layout.js';
import { temporaryHome } from './test-support.js';
import { factsOf } from './thread-rows.js';
import { ThreadTable } from './thread-table.js';

const IDS = Array.from({ length: 600 }, (_, index) => uuid(index + 1));
const [A = '', B = ''] = IDS;

async function tables() {
  const home = await temporaryHome();
  const store = await home.open();
  for (const id of IDS) await store.create(id, [meta(id), ...turn('t', `question of ${id}`)]);
  const open = async () => {
    const db = await Database.open(join(home.path, INDEX_FILE));
    onTestFinished(() => db.close());
    return new ThreadTable(db);
  };
  const table = await open();
  const row = (id: string) => table.byId(id)!;
  return { table, other: await open(), row };
}

it('rows are remembered until they change, whoever changes them', async () => {
  const { table, other, row } = await tables();
  const [a, b] = [row(A), row(B)];
  const name = () => table.listed([a.num]).map((listed) => factsOf(listed).name);
  expect(table.listed([b.num, a.num]).map(({ id }) => id)).toEqual([B, A]);
  expect(table.listed([a.num])[0]).toBe(table.listed([b.num, a.num])[1]);
  table.note(a, { thread_name: 'mine' });
  expect(name()).toEqual(['mine']);
  other.note(a, { thread_name: 'theirs' });
  expect(name()).toEqual(['theirs']);
  other.remove(b.num);
  expect(table.listed([b.num, a.num]).map(({ id }) => id)).toEqual([A]);
});

it('more of them than are remembered come all the same, in order', async () => {
  const { table, row } = await tables();
  const all = IDS.toReversed();
  const nums = all.map((id) => row(id).num);
  for (const part of [nums.slice(0, 400), nums.slice(200), nums]) {
    expect(table.listed(part).map(({ num }) => num)).toEqual(part);
  }
});
