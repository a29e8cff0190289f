import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { meta, T0, turn, uuid } from '../test-lines.js';
import type { StoredThread } from '../thread-store.js';
import { sessionPath } from './layout.js';
import { temporaryHome, type TestHome } from './test-support.js';

/** How often the writer is killed. */
const ROUNDS = Number(process.env['STORE_KILLS'] ?? 20);
/** Homes that are written to at the same time. */
const ABREAST = 4;
/** The longest that a writer lives after it has begun to write, in milliseconds. */
const LONGEST_LIFE = 60;

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const NODE = ['--conditions=@app-server/source', '--import', TSX];
const WRITER = fileURLToPath(new URL('test-writer.main.ts', import.meta.url));
const FULL_DISK = fileURLToPath(new URL('test-full-disk.main.ts', import.meta.url));
const A = uuid(1);

it(`STO-07: nothing that was acknowledged is lost when the process is killed, ${ROUNDS} times`, async () => {
  const rounds = Math.max(1, Math.ceil(ROUNDS / ABREAST));
  await Promise.all(Array.from({ length: ABREAST }, () => killAgainAndAgain(rounds)));
}, 600_000);

it('STO-02: a start that is killed is gone on with by the next', async () => {
  const home = await temporaryHome();
  const all = Array.from({ length: 400 }, (_, number) => uuid(100 + number));
  for (const [number, id] of all.entries()) {
    home.write(sessionPath(id, T0 + number * 3_600_000), [meta(id), ...turn('t', `question ${number}`)]);
  }
  for (let round = 0; round < 4; round += 1) await killedWriter(home, 0, 'opening');
  const store = await home.open();
  const query = { archived: false, sortKey: 'createdAt', direction: 'asc', limit: 1000 } as const;
  const listed = (await store.list(query)).data.map(({ id }) => id);
  expect(listed.filter((id) => id !== A)).toEqual(all);
  expect((await store.search({ ...query, searchTerm: 'question' })).data).toHaveLength(all.length);
}, 300_000);

it('STO-02: servers that start and write at the same time do not get in the way of each other', async () => {
  const home = await temporaryHome();
  for (let number = 100; number < 200; number += 1) home.write(sessionPath(uuid(number), T0), [meta(uuid(number))]);
  const ids = [uuid(1), uuid(2), uuid(3)];
  const acknowledged = await Promise.all(ids.map((id) => killedWriter(home, 0, 'ready', id)));
  const store = await home.open();
  for (const [index, id] of ids.entries()) {
    const { data } = await store.listTurns(id, { limit: 100_000, direction: 'asc', lines: true });
    const turns = data.filter(({ status }) => status === 'completed').map((turn) => numberIn(turn.id));
    const appended = acknowledged[index]?.filter((line) => line.startsWith('appended')).map(numberIn) ?? [];
    expect(turns).toEqual(expect.arrayContaining(appended));
  }
  const page = { sortKey: 'createdAt', direction: 'asc', limit: 1000 } as const;
  const [kept, archived] = [false, true].map((archived) => store.list({ ...page, archived }));
  expect([...((await kept)?.data ?? []), ...((await archived)?.data ?? [])]).toHaveLength(103);
}, 300_000);

async function killAgainAndAgain(rounds: number): Promise<void> {
  const home = await temporaryHome();
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    acknowledged.push(...(await killedWriter(home, round * 1_000_000)));
    await inspect(home, acknowledged);
  }
}

/** What it said it had done. */
async function killedWriter(home: TestHome, first: number, after = 'ready', id = A): Promise<string[]> {
  const child = spawn(process.execPath, [...NODE, WRITER, home.path, id, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes(`${after}\n`)) resolve();
    });
  });
  await Promise.race([ready, once(child, 'exit')]);
  await sleep(Math.random() * LONGEST_LIFE);
  await kill(child);
  return output.split('\n').slice(2, -1);
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  const [code, signal] = (await closed) as [number | null, string | null];
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
}

/** The next server finds all that was acknowledged, and can read each line. */
async function inspect(home: TestHome, acknowledged: readonly string[]): Promise<void> {
  const store = await home.open();
  const thread = await store.find(A);
  if (!thread?.path) throw new Error('The thread is lost.');
  const appended = acknowledged.filter((line) => line.startsWith('appended')).map(numberIn);
  const { data } = await store.listTurns(A, { limit: 100_000, direction: 'asc', lines: true });
  const completed = data.filter(({ status, lines }) => status === 'completed' && lines.length === 3);
  expect(completed.map(({ id }) => numberIn(id))).toEqual(expect.arrayContaining(appended));
  for (const { status } of data) expect(status).toMatch(/^(completed|interrupted)$/);
  expect(home.read(thread.path.slice(home.path.length))).not.toContain(undefined);
  expectKept(thread, acknowledged);
  const query = { archived: thread.archived, sortKey: 'updatedAt', direction: 'desc', limit: 1 } as const;
  expect((await store.list(query)).data).toEqual([{ ...thread, settings: null }]);
  for (const number of appended.slice(-1)) {
    expect((await store.search({ ...query, searchTerm: `NUMBER ${number}` })).data).toHaveLength(1);
  }
  await store.close();
}

/** As the last acknowledged change left it, or the one after that, whose acknowledgement was cut off. */
function expectKept({ name, archived }: StoredThread, acknowledged: readonly string[]): void {
  const named = acknowledged.findLast((line) => line.startsWith('named'));
  if (named !== undefined) expect(numberIn(name ?? '')).toBeGreaterThanOrEqual(numberIn(named));
  const moved = acknowledged.findLastIndex((line) => line.includes('archived'));
  const next = acknowledged.slice(moved + 1).some((line) => line.startsWith('appended') && numberIn(line) % 7 === 0);
  if (moved >= 0 && !next) expect(archived).toBe(acknowledged[moved]?.startsWith('archived'));
}

function numberIn(text: string): number {
  return Number(/\d+$/.exec(text)?.[0] ?? Number.NaN);
}

/** `ulimit -f` counts blocks, of 512 bytes in some shells and of 1024 in others. */
it.skipIf(process.platform === 'win32')('a full disk refuses what does not fit, and spoils nothing', async () => {
  const home = await temporaryHome();
  const script = `trap '' XFSZ; ulimit -f 2048; exec "$@"`;
  const args = ['-c', script, 'sh', process.execPath, ...NODE, FULL_DISK, home.path, A];
  const child = spawnSync('sh', args, { encoding: 'utf8' });
  expect(child.stderr).toBe('');
  const { refused, kept } = JSON.parse(child.stdout) as { refused: string; kept: number };
  expect(refused).toMatch(/^(EFBIG|ENOSPC)$/);
  const store = await home.open();
  const thread = await store.find(A);
  const lines = home.read((thread?.path ?? '').slice(home.path.length));
  expect(lines).not.toContain(undefined);
  expect(lines).toHaveLength(kept);
  expect(lines.at(-1)).toMatchObject({ payload: { message: 'fits again' } });
  expect(thread).toMatchObject({ preview: 'before' });
  await store.append(A, lines.slice(-1) as never);
  expect(home.read(join('.', (thread?.path ?? '').slice(home.path.length)))).toHaveLength(kept + 1);
});
