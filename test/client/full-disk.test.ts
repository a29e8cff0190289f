/** A disk that is full, or may not be written: the turn says so, and all goes on when there is space again. */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { TestClient } from './home-server.js';
import { type Place, run, serve, sessionFiles, temporaryPlace, unreadableLines } from './serve-process.js';

vi.setConfig({ testTimeout: 60_000 });

const MEGABYTE = 2 ** 20;
const TURNS = [
  { when: 'much', times: 'always' as const, steps: [{ say: 'x'.repeat(MEGABYTE), chunks: 1 }] },
  { times: 'always' as const, steps: [{ say: 'Hello.' }] },
];

/** Mounts are for administrators. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/proc/mounts');

/** A home on a disk of its own; undefined where it cannot be mounted. */
async function placeOnDisk(megabytes: number): Promise<Place | undefined> {
  const place = await temporaryPlace();
  const mounted = await run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place.home);
  if (mounted !== 0) return undefined;
  onTestFinished(async () => {
    await run('umount', '-l', place.home);
  });
  return place;
}

/** Takes all the space that is left. */
async function fill(home: string): Promise<() => Promise<void>> {
  const path = join(home, 'ballast');
  for (let size = MEGABYTE; size >= 1024; size /= 2) {
    const piece = Buffer.alloc(size);
    while (await written(path, piece));
  }
  return () => rm(path);
}

async function written(path: string, piece: Buffer): Promise<boolean> {
  return writeFile(path, piece, { flag: 'a' }).then(
    () => true,
    () => false,
  );
}

it.runIf(canMount)('a turn that does not fit on the disk fails and says so; later ones work', async (context) => {
  const place = (await placeOnDisk(8)) ?? context.skip();
  const server = await serve(place, { turns: TURNS });
  const client = await server.connect();
  const thread = await client.startThread({ cwd: place.workspace });
  expect((await thread.run('before')).status).toBe('completed');
  // Whoever asks for the list has it brought up to date, which a full disk would put off.
  await expectStillThere(client, thread.id);
  const makeRoom = await fill(place.home);

  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(await thread.run('much')).toMatchObject({
      status: 'failed',
      error: { message: expect.stringMatching(/ENOSPC|no space/i) },
    });
  }
  expect(thread.state.status).toEqual({ type: 'systemError' });
  await expectStillThere(client, thread.id);
  const another = await client.startThread({ cwd: place.workspace });
  expect(await another.run('hello')).toMatchObject({ status: 'failed' });

  await makeRoom();
  expect(await thread.run('after')).toMatchObject({ status: 'completed', finalResponse: 'Hello.' });
  expect(await another.run('after')).toMatchObject({ status: 'completed', finalResponse: 'Hello.' });
  const { thread: read } = await client.thread.read({ threadId: thread.id, includeTurns: true });
  expect([read.turns[0]?.status, read.turns.at(-1)?.status]).toEqual(['completed', 'completed']);
  expect((await client.thread.search({ searchTerm: 'after' })).data).toHaveLength(2);
  for (const path of await sessionFiles(place)) expect(await unreadableLines(path)).toEqual([]);
  expect(await server.end('SIGTERM')).toEqual([0, null]);
});

it.runIf(canMount)('a server that starts on a full disk says so, and works when there is space', async (context) => {
  const place = (await placeOnDisk(4)) ?? context.skip();
  const first = await serve(place, { turns: TURNS });
  const thread = await (await first.connect()).startThread({ cwd: place.workspace });
  await thread.run('before');
  await first.end('SIGKILL');
  const makeRoom = await fill(place.home);

  const server = await serve(place, { turns: TURNS });
  const client = await server.connect();
  await expect(client.thread.list({})).rejects.toThrow('disk is full');
  await makeRoom();
  await expectStillThere(client, thread.id);
  const resumed = await client.resumeThread({ threadId: thread.id });
  expect(await resumed.run('on')).toMatchObject({ status: 'completed' });
});

async function expectStillThere(client: TestClient, threadId: string): Promise<void> {
  const { data } = await client.thread.list({});
  expect(data.map(({ id }) => id)).toContain(threadId);
  const { thread } = await client.thread.read({ threadId, includeTurns: true });
  expect(thread.turns[0]).toMatchObject({ status: 'completed' });
}

it.runIf(canMount)(
  'a home that may not be written is named by whatever needs it, and by the start',
  async (context) => {
    const place = (await placeOnDisk(4)) ?? context.skip();
    if ((await run('mount', '-o', 'remount,ro', place.home)) !== 0) context.skip();
    await expectUnusable(place);
  },
);

it('a home that is no folder is named, too', async () => {
  const place = await temporaryPlace();
  await rm(place.home, { recursive: true });
  await writeFile(place.home, 'a file');
  await expectUnusable(place);
});

async function expectUnusable(place: Place): Promise<void> {
  const server = await serve(place);
  const client = await server.connect();
  await expect(client.startThread({ cwd: place.workspace })).rejects.toThrow(place.home);
  await expect(client.thread.list({})).rejects.toThrow(place.home);
  expect(await server.end('SIGTERM')).toEqual([0, null]);
  await expect(serve(place, { listen: 'ws://127.0.0.1:0' })).rejects.toThrow(place.home);
}
