import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { Database } from '../../store/sqlite/database.js';
import { goalSuite } from './test-goal-suite.js';
import { openSqliteGoals } from './sqlite-goals.js';
import { goalOf } from './test-goal.js';

const FILE = 'goals.sqlite';

const warnings: string[] = [];
const logger = { debug() {}, info() {}, warn: (_: object, text: string) => void warnings.push(text), error() {} };

async function temporaryPath(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'goals-'));
  onTestFinished(() => rm(home, { recursive: true }));
  return join(home, FILE);
}

goalSuite('goals in a database', async () => openSqliteGoals(await temporaryPath(), logger));

it('GOAL-09: what was acknowledged outlives a process that is killed', async () => {
  const path = await temporaryPath();
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = fileURLToPath(new URL('test-goal-writer.main.ts', import.meta.url));
  const node = ['--conditions=@app-server/source', '--import', tsx];
  const { signal, stdout } = spawnSync(process.execPath, [...node, child, path], { encoding: 'utf8' });
  expect({ signal, stdout }).toEqual({ signal: 'SIGKILL', stdout: 'acknowledged' });
  const store = await openSqliteGoals(path, logger);
  expect(await store.get('a')).toEqual(goalOf('a', { tokensUsed: 7 }));
  await store.close();
});

it('GOAL-09: a database that is damaged is set aside and kept', async () => {
  const path = await temporaryPath();
  await writeFile(path, 'no database '.repeat(1000));
  const store = await openSqliteGoals(path, logger);
  await store.put(goalOf('a'));
  expect(await store.get('a')).toEqual(goalOf('a'));
  await store.close();
  expect(warnings).toContain('the database is damaged; it was set aside');
  expect((await readdir(join(path, '..'))).some((name) => name.startsWith(`${FILE}.corrupt-`))).toBe(true);
});

it('GOAL-09: has versions of its own', async () => {
  const path = await temporaryPath();
  const db = await Database.open(path);
  db.version = 99;
  db.close();
  await expect(openSqliteGoals(path, logger)).rejects.toThrow('has version 99');
});
