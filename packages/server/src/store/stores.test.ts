import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ThreadGoal } from '@app-server/schema/experimental';
import { expect, it, onTestFinished } from 'vitest';
import { databasePaths, memoryStores, openStores, type Stores } from './stores.js';
import { meta, said, uuid } from './test-lines.js';

const A = uuid(1);
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const goal: ThreadGoal = {
  threadId: A,
  objective: 'to be kept',
  status: 'active',
  tokenBudget: null,
  tokensUsed: 0,
  timeUsedSeconds: 0,
  createdAt: 1,
  updatedAt: 1,
};

async function emptyHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'stores-'));
  onTestFinished(() => rm(home, { recursive: true }));
  return home;
}

async function fill({ threads, goals }: Stores): Promise<void> {
  await threads.create(A, [meta(A), said('x')]);
  await goals.put(goal);
}

async function close({ threads, goals }: Stores): Promise<void> {
  await Promise.all([threads.close(), goals.close()]);
}

it('STO-01: one owner opens all that a home keeps, and closes it', async () => {
  const home = await emptyHome();
  const first = await openStores(join(home, 'not/there/yet'), logger);
  await fill(first);
  await close(first);
  const second = await openStores(join(home, 'not/there/yet'), logger);
  expect(await second.threads.find(A)).toMatchObject({ preview: 'x' });
  expect(await second.goals.get(A)).toEqual(goal);
  await close(second);
  await expect(second.goals.get(A)).rejects.toThrow('not open');
});

it('STO-09: each concern has a database of its own, and one tells where they are', async () => {
  const home = await emptyHome();
  const stores = await openStores(home, logger);
  await fill(stores);
  const paths = Object.values(databasePaths(home));
  expect(paths.map((path) => existsSync(path))).toEqual([true, true]);
  await close(stores);
});

it('STO-01: nothing stays open when one of them cannot be opened', async () => {
  const home = await emptyHome();
  await writeFile(join(home, 'file'), '');
  await expect(openStores(join(home, 'file'), logger)).rejects.toThrow(/EEXIST|ENOTDIR/);
});

it('keeps all in memory just as well', async () => {
  const stores = memoryStores();
  await fill(stores);
  expect(await stores.goals.get(A)).toEqual(goal);
  await close(stores);
});
