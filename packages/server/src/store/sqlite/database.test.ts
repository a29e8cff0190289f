import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Database, DatabaseUnavailable, isBusy } from './database.js';
import { migrate } from './migrate.js';
import { patient } from './patient.js';
import { numberParam, query, tables, textParam } from './query.js';

interface Tables {
  words: { id: number; word: string };
}

const STEPS = ['create table words (id integer primary key, word text)', 'create index words_word on words (word)'];
const build = tables<Tables>();
const ADD = query(build.insertInto('words').values({ id: numberParam('id'), word: textParam('word') }));
const ALL = query(build.selectFrom('words').select('word').orderBy('id'));

async function openDatabase(path?: string): Promise<{ db: Database; path: string }> {
  const folder = path === undefined ? await mkdtemp(join(tmpdir(), 'database-')) : undefined;
  const file = path ?? join(folder ?? '', 'x.sqlite');
  const db = await Database.open(file);
  onTestFinished(async () => {
    db.close();
    if (folder) await rm(folder, { recursive: true });
  });
  migrate(db, STEPS);
  return { db, path: file };
}

it('keeps all of a transaction or nothing, also of one in another', async () => {
  const { db } = await openDatabase();
  expect(db.run(ADD, { id: 7, word: "it's" })).toBe(7);
  expect(() =>
    db.transaction(() => {
      db.run(ADD, { id: 8, word: 'outer' });
      db.transaction(() => db.run(ADD, { id: 7, word: 'twice' }));
    }),
  ).toThrow('UNIQUE');
  db.transaction(() => db.run(ADD, { id: 9, word: 'kept' }));
  expect(db.all(ALL)).toEqual([{ word: "it's" }, { word: 'kept' }]);
  expect(db.first(ALL)).toEqual({ word: "it's" });
});

it('wants a value for each place', async () => {
  const { db } = await openDatabase();
  expect(() => db.run(ADD, { id: 1 })).toThrow('no value for "word"');
});

it('runs each step of a migration once', async () => {
  const { db, path } = await openDatabase();
  expect(db.version).toBe(STEPS.length);
  const more = [...STEPS, 'alter table words add column note text'];
  const { db: other } = await openDatabase(path);
  migrate(other, more);
  migrate(db, more);
  expect(db.version).toBe(3);
  expect(() => {
    migrate(db, STEPS);
  }).toThrow('versions up to 2');
});

it('waits for whoever writes, and lets all else go on meanwhile', async () => {
  const { db, path } = await openDatabase();
  const { db: other } = await openDatabase(path);
  other.begin();
  let attempts = 0;
  const written = patient(() => {
    attempts += 1;
    return db.transaction(() => db.run(ADD, { id: 1, word: 'patience' }));
  });
  await vi.waitUntil(() => attempts > 1);
  other.commit();
  expect(await written).toBe(1);
  other.begin();
  expect(() => {
    db.begin();
  }).toThrow(expect.toSatisfy(isBusy) as Error);
  other.rollBack();
});

it('leaves one file behind', async () => {
  const { db, path } = await openDatabase();
  db.run(ADD, { id: 1, word: 'x' });
  db.close();
  const wal = await stat(`${path}-wal`).catch(() => ({ size: 0 }));
  expect(wal.size).toBe(0);
});

it('says what it takes to open a database', async () => {
  await expect(Database.open('/nowhere/at/all/x.sqlite')).rejects.toThrow(DatabaseUnavailable);
});
