import { closeSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Database } from '../sqlite/database.js';
import { collect, meta, rolledBack, said, T0, turn, uuid } from '../test-lines.js';
import type { ThreadStore } from '../thread-store.js';
import { IndexClaim } from './index-claim.js';
import { INDEX_FILE, NOTES_FILE } from './layout.js';
import { temporaryHome, type TestHome } from './test-support.js';

const A = uuid(1);
const B = uuid(2);
const ALL = { archived: false, sortKey: 'createdAt', direction: 'desc', limit: 100 } as const;
const OLDEST = { limit: 100, direction: 'asc', lines: true } as const;

/** All that a client can see. */
async function seen(store: ThreadStore): Promise<unknown> {
  const { data } = await store.list(ALL);
  const archived = await store.list({ ...ALL, archived: true });
  const turns = await Promise.all(data.map(({ id }) => store.listTurns(id, OLDEST)));
  const found = await store.search({ ...ALL, searchTerm: 'question' });
  const lines = await collect(store.lines(A, 'compaction'));
  return { data, archived, turns, found, lines, named: await store.search({ ...ALL, searchTerm: 'given name' }) };
}

async function fill(home: TestHome): Promise<ThreadStore> {
  const store = await home.open();
  await store.create(A, [meta(A), ...turn('a', 'question 1'), ...turn('b', 'question 2'), rolledBack(1)]);
  await store.create(B, [meta(B, {}, T0 + 1), ...turn('a', 'question 1')], { sessionId: A });
  await store.create(uuid(3), [meta(uuid(3)), ...turn('a', 'question 1')]);
  await store.update(A, { name: 'a first name' });
  await store.update(A, {
    name: 'a given name',
    memoryMode: 'disabled',
    git: { sha: 's', branch: null, originUrl: null },
  });
  await store.update(B, { preview: 'a text of its own', name: 'x' });
  await store.update(B, { name: null });
  await store.archive(uuid(3));
  return store;
}

it('STO-01: what a deleted index knew is found again, names and all', async () => {
  const home = await temporaryHome();
  const store = await fill(home);
  const before = await seen(store);
  await store.close();
  for (const name of readdirSync(home.path)) if (name.startsWith(INDEX_FILE)) rmSync(join(home.path, name));
  expect(await seen(await home.open())).toEqual(before);
  expect(home.warnings).toEqual([]);
});

it('STO-01: what is no database is set aside and made again', async () => {
  const home = await temporaryHome();
  const store = await fill(home);
  const before = await seen(store);
  await store.close();
  writeFileSync(join(home.path, INDEX_FILE), 'this is no database, and never was. '.repeat(300));
  expect(await seen(await home.open())).toEqual(before);
  expect(readdirSync(home.path).filter((name) => name.includes('.corrupt-'))).not.toEqual([]);
});

it('STO-01: an index that turns out to be damaged is made again while it is used', async () => {
  const home = await temporaryHome();
  const filled = await fill(home);
  const before = await seen(filled);
  await filled.close();
  // Everything but the page that says which tables there are.
  damage(join(home.path, INDEX_FILE));
  const store = await home.open();
  expect(await seen(store)).toEqual(before);
  await store.append(A, turn('z', 'question 9'));
  expect((await store.listTurns(A, OLDEST)).data.at(-1)).toMatchObject({ id: 'z', status: 'completed' });
  expect(home.warnings).toContain('the database is damaged; it was set aside');
});

it('STO-01: damage in the middle of work is no error for whoever asks', async () => {
  const home = await temporaryHome();
  const store = await fill(home);
  const before = await seen(store);
  const other = await Database.open(join(home.path, INDEX_FILE));
  other.exec('pragma wal_checkpoint(truncate)');
  other.close();
  damage(join(home.path, INDEX_FILE));
  const results = await Promise.all([seen(store), seen(store), store.find(A), store.append(uuid(3), [said('x')])]);
  expect(results.slice(0, 1)).toEqual([before]);
  expect(results[2]).toMatchObject({ id: A, name: 'a given name' });
  expect(await collect(store.lines(uuid(3)))).toHaveLength(6);
});

it('names given by others count, the last of them most', async () => {
  const home = await temporaryHome();
  home.write('sessions/a.jsonl', [meta(A), said('x')]);
  const line = (thread_name: string) => JSON.stringify({ id: A, thread_name, updated_at: '2026-11-26T11:17:02Z' });
  home.write(NOTES_FILE, `${line('first')}\nnonsense\n${line('second')}\n`);
  const store = await home.open();
  expect(await store.find(A)).toMatchObject({ name: 'second' });
  home.append(NOTES_FILE, `${line('third')}\n`);
  expect((await store.list(ALL)).data).toMatchObject([{ name: 'third' }]);
  // A thread may be named before its file is there.
  home.append(NOTES_FILE, `${JSON.stringify({ id: B, thread_name: 'early' })}\n{"id":"x","thread_na`);
  await store.create(B, [meta(B)]);
  expect(await store.find(B)).toMatchObject({ name: 'early' });
  await store.update(A, { name: 'fourth' });
  expect((await store.list(ALL)).data.map(({ name }) => name)).toEqual(['early', 'fourth']);
  rmSync(join(home.path, NOTES_FILE));
  await store.update(A, { name: 'fifth' });
  expect((await store.list(ALL)).data.map(({ name }) => name)).toEqual(['early', 'fifth']);
});

it('STO-02: waits for another process that reads in the sessions, and not for ever', async () => {
  const home = await temporaryHome();
  await fill(home).then((store) => store.close());
  const db = await Database.open(join(home.path, INDEX_FILE));
  const claim = (renewed: number, pid: number) => {
    db.exec(`insert or replace into state values ('claim', '${JSON.stringify({ pid, renewed })}')`);
  };
  claim(Date.now(), process.ppid);
  const refused = await home.open({ waitMs: 60 });
  await expect(refused.ready()).rejects.toThrow(`Process ${process.ppid} is still reading the sessions`);
  await expect(refused.list(ALL)).rejects.toThrow('still reading');
  await refused.close();
  const patient = await home.open();
  const ready = patient.ready();
  db.exec("delete from state where key = 'claim'");
  await ready;
  expect((await patient.list(ALL)).data).toHaveLength(2);
  await patient.close();
  // Whoever has not been heard of for long, or does not live any more, is not waited for.
  for (const [renewed, pid] of [
    [Date.now() - 60_000, process.ppid],
    [Date.now(), 2 ** 22 + 1],
  ] as const) {
    claim(renewed, pid);
    const store = await home.open({ waitMs: 60 });
    await store.ready();
    await store.close();
  }
  const mine = new IndexClaim(db);
  await mine.take(0);
  mine.release();
  db.close();
});

it('STO-02: refuses an index of a later release', async () => {
  const home = await temporaryHome();
  const db = await Database.open(join(home.path, INDEX_FILE));
  db.version = 99;
  db.close();
  await expect(home.open()).rejects.toThrow('has version 99');
  expect(statSync(join(home.path, INDEX_FILE)).isFile()).toBe(true);
});

function damage(path: string): void {
  const file = openSync(path, 'r+');
  const { size } = statSync(path);
  writeSync(file, Buffer.alloc(size - 4096, 0xab), 0, size - 4096, 4096);
  closeSync(file);
}
