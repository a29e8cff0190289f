/** Homes in which something is broken: that is said of what is broken, and all else goes on. */
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { statSync, symlinkSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { InternalError, ServerError, SystemError, ThreadNotFound } from '@app-server/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mutate } from '../../generators/test/mutations.js';
import { Random } from '../../generators/test/random.js';
import { HomeServer, type TestClient } from './home-server.js';
import { sessionFiles } from './serve-process.js';

const TURNS = [{ times: 'always' as const, steps: [{ reasoning: 'Hm.' }, { say: 'Hello, $input' }] }];
const JUNK = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 251));
const WHEN = ['before the start', 'while it runs'] as const;

/** A server with three threads of two turns, and the way to break something. */
async function broken(when: (typeof WHEN)[number], damage: (home: string, ids: string[]) => void | Promise<void>) {
  const server = await HomeServer.start({ turns: TURNS });
  onTestFinished(() => server.stop());
  let client = await server.connect();
  const ids: string[] = [];
  for (const name of ['one', 'two', 'three']) {
    const thread = await client.startThread({ cwd: server.workspace });
    for (const text of [name, 'again']) await thread.run(text);
    await client.thread.name.set({ threadId: thread.id, name });
    ids.push(thread.id);
  }
  await client.thread.list({});
  if (when === 'before the start') await server.close();
  await damage(server.home, ids);
  if (when === 'before the start') await server.open(TURNS);
  client = await server.connect();
  return { server, client, ids };
}

/** Known, readable, and able to go on. */
async function isWell(client: TestClient, threadId: string, name: string): Promise<void> {
  const { data } = await client.thread.list({});
  expect(data.find(({ id }) => id === threadId)).toMatchObject({ name });
  const before = await client.thread.read({ threadId, includeTurns: true });
  expect(before.thread.turns).toMatchObject([{ status: 'completed' }, { status: 'completed' }]);
  const thread = await client.resumeThread({ threadId });
  expect(await thread.run('on')).toMatchObject({ status: 'completed', finalResponse: 'Hello, on' });
}

describe.each(WHEN)('a session file that is broken %s', (when) => {
  const breakFile = (damage: (path: string) => void) =>
    broken(when, async (home, [first = '']) => {
      const path = (await sessionFiles({ home })).find((name) => name.includes(first)) ?? '';
      damage(path);
    });

  it.each<[string, (path: string) => void]>([
    ['garbage', (path) => writeFileSync(path, JUNK)],
    ['empty', (path) => writeFileSync(path, '')],
    ['without its first line', (path) => writeFileSync(path, linesOf(path).slice(1).join('\n'))],
    ['removed', (path) => rmSync(path)],
    ['a folder', (path) => (rmSync(path), mkdirSync(path))],
    ['not to be opened', (path) => (rmSync(path), symlinkSync(path, path))],
  ])('is said to be so, when it is %s, and other threads are well', async (what, damage) => {
    const { server, client, ids } = await breakFile(damage);
    const [threadId = '', second = ''] = ids;
    if (when === 'while it runs' && /removed|opened/.test(what)) {
      const result = await (await client.resumeThread({ threadId, excludeTurns: true })).run('on');
      expect(result).toMatchObject({ status: 'failed', error: { message: expect.stringMatching(threadId) } });
    }
    const refusal = what === 'removed' ? ThreadNotFound : SystemError;
    await expect(client.thread.read({ threadId, includeTurns: true })).rejects.toThrow(refusal);
    await expect(client.thread.turns.list({ threadId })).rejects.toThrow(refusal);
    await expect(client.thread.fork({ threadId })).rejects.toThrow(refusal);
    if (when === 'before the start') await expect(client.thread.resume({ threadId })).rejects.toThrow(refusal);
    await isWell(client, second, 'two');
    expect((await client.thread.search({ searchTerm: 'Hello' })).data.length).toBeGreaterThanOrEqual(2);
    const fresh = await client.startThread({ cwd: server.workspace });
    expect((await fresh.run('new')).status).toBe('completed');
  });

  it.each<[string, (path: string) => void]>([
    ['its last line', (path) => truncateSync(path, statSync(path).size - 37)],
    ['its second half', (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['one of its lines', (path) => writeFileSync(path, linesOf(path).toSpliced(4, 1, '{"broken').join('\n'))],
  ])('loses no more than %s', async (_, damage) => {
    const { client, ids } = await breakFile(damage);
    const [threadId = '', second = ''] = ids;
    const thread = await client.resumeThread({ threadId });
    expect((await thread.run('on')).status).toBe('completed');
    const { turns } = (await client.thread.read({ threadId, includeTurns: true })).thread;
    expect(turns.at(-1)).toMatchObject({ status: 'completed', items: { length: 3 } });
    for (const { status } of turns) expect(status).toMatch(/^(completed|interrupted)$/);
    await isWell(client, second, 'two');
  });
});

describe.each(WHEN)('an index that is broken %s', (when) => {
  it.each<[string, (home: string) => void]>([
    ['gone', (home) => removeIndex(home)],
    ['garbage', (home) => writeFileSync(join(home, 'state_1.sqlite'), JUNK)],
    ['garbage in every page', (home) => scribble(join(home, 'state_1.sqlite'))],
    ['cut off', (home) => truncateSync(join(home, 'state_1.sqlite'), 5000)],
    ['followed by garbage', (home) => writeFileSync(join(home, 'state_1.sqlite-wal'), JUNK)],
  ])('costs nothing: %s', async (_, damage) => {
    const { server, client, ids } = await broken(when, damage);
    for (const [at, name] of ['one', 'two', 'three'].entries()) await isWell(client, ids[at] ?? '', name);
    await client.thread.name.set({ threadId: ids[0] ?? '', name: 'renamed' });
    expect((await client.thread.search({ searchTerm: 'hello, on' })).data).toHaveLength(3);
    await client.thread.archive({ threadId: ids[1] ?? '' });
    await server.restart(TURNS);
    const { data } = await (await server.connect()).thread.list({ sortKey: 'created_at', sortDirection: 'asc' });
    expect(data.map(({ name }) => name)).toEqual(['renamed', 'three']);
  });
});

it('a database that cannot be opened is named by everything that needs it', async () => {
  const { client } = await broken('before the start', (home) => {
    removeIndex(home);
    mkdirSync(join(home, 'state_1.sqlite'));
  });
  for (const request of [client.thread.list({}), client.thread.start({}), client.model.list({})]) {
    await expect(request).rejects.toThrow(SystemError);
    await expect(request).rejects.toThrow('state_1.sqlite cannot be opened');
  }
});

it('lines that make no sense are no defect of the server', async () => {
  const random = new Random(Number(process.env['LINES_SEED'] ?? 1));
  const copies = Number(process.env['LINES_COPIES'] ?? 40);
  const { server, client } = await broken('before the start', async (home) => {
    const [path = ''] = await sessionFiles({ home });
    const id = /[0-9a-f-]{36}(?=\.jsonl)/.exec(path)?.[0] ?? '';
    for (let copy = 0; copy < copies; copy += 1) {
      const other = `00000000-0000-7000-8000-${String(copy).padStart(12, '0')}`;
      const lines = linesOf(path).flatMap((line) => (line === '' ? [] : [odd(line.replaceAll(id, other), random)]));
      writeFileSync(path.replace(id, other), `${lines.join('\n')}\n`);
    }
  });
  const { data } = await client.thread.list({ limit: 1000 });
  expect(data.length).toBeGreaterThan(3);
  for (let copy = 0; copy < copies; copy += 1) {
    const threadId = `00000000-0000-7000-8000-${String(copy).padStart(12, '0')}`;
    const answers = await Promise.allSettled([
      client.thread.read({ threadId, includeTurns: true }),
      client.thread.turns.list({ threadId }),
      client.thread.fork({ threadId }),
      client.thread.resume({ threadId }),
      client.turn.start({ threadId, input: [{ type: 'text', text: 'on', text_elements: [] }] }),
      client.getConversationSummary({ conversationId: threadId }),
    ]);
    for (const answer of answers) {
      if (answer.status === 'fulfilled') continue;
      expect(answer.reason).toBeInstanceOf(ServerError);
      expect(answer.reason).not.toBeInstanceOf(InternalError);
    }
  }
  expect(server.drift).toEqual([]);
});

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n');
}

function odd(line: string, random: Random): string {
  return random.chance(0.3) ? JSON.stringify(mutate(JSON.parse(line), random)) : line;
}

function removeIndex(home: string): void {
  for (const name of readdirSync(home)) if (name.startsWith('state_1.sqlite')) rmSync(join(home, name));
}

function scribble(path: string): void {
  const fd = openSync(path, 'r+');
  for (let at = 4096; at < fstatSync(fd).size; at += 4096) writeSync(fd, JUNK, 0, 500, at);
  closeSync(fd);
}
