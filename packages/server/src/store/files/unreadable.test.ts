import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { began, collect, ended, meta, said, T0, turn, uuid } from '../test-lines.js';
import { UnreadableThread } from '../thread-store.js';
import { sessionPath } from './layout.js';
import { temporaryHome, type TestHome } from './test-support.js';

const [A, B] = [uuid(1), uuid(2)];
const PATH = sessionPath(A, T0);
const ALL = { archived: false, sortKey: 'createdAt', direction: 'desc', limit: 100 } as const;

/** Nobody can open it, whoever they are; the function that is returned puts it back. */
function locked(home: TestHome): () => void {
  const path = join(home.path, PATH);
  renameSync(path, join(home.path, 'away'));
  symlinkSync(path, path);
  return () => {
    rmSync(path);
    renameSync(join(home.path, 'away'), path);
  };
}

async function homeOfTwo(): Promise<TestHome> {
  const home = await temporaryHome();
  home.write(PATH, [meta(A), ...turn('t', 'of a')]);
  home.write(sessionPath(B, T0), [meta(B), said('of b')]);
  return home;
}

it('a thread whose file cannot be opened for a while is still known, and nothing happens to others', async () => {
  const home = await homeOfTwo();
  const first = await home.open();
  await first.ready();
  await first.close();
  const unlock = locked(home);
  const store = await home.open();
  expect((await store.list(ALL)).data.map(({ id }) => id)).toEqual([B, A]);
  await expect(collect(store.lines(A))).rejects.toThrow(UnreadableThread);
  await expect(store.append(A, [began('u')])).rejects.toThrow('ELOOP');
  expect(await collect(store.lines(B))).toHaveLength(2);
  unlock();
  await store.append(A, [began('u'), ended('u')]);
  expect(await collect(store.lines(A))).toHaveLength(3 + turn('t', 'of a').length);
});

it('a thread of which only the name of a file tells is not unknown, and found as soon as it can be', async () => {
  const home = await homeOfTwo();
  const unlock = locked(home);
  const store = await home.open();
  expect((await store.list(ALL)).data.map(({ id }) => id)).toEqual([B]);
  await expect(store.find(A)).rejects.toThrow(UnreadableThread);
  unlock();
  expect(await store.find(A)).toMatchObject({ preview: 'of a' });
});

it.each([
  ['empty', (home: TestHome) => home.write(PATH, '')],
  ['garbage', (home: TestHome) => home.write(PATH, '\0\u0001{\n\n[]\nnull\n')],
  ['without its first line', (home: TestHome) => home.write(PATH, turn('t', 'q'))],
  ['a folder', (home: TestHome) => mkdirSync(join(home.path, PATH), { recursive: true })],
])('says that the file of a thread is %s', async (_, make) => {
  const home = await temporaryHome();
  make(home);
  const store = await home.open();
  await expect(store.find(A)).rejects.toThrow(`${PATH} cannot be read`);
  expect(await store.find(B)).toBeUndefined();
  expect((await store.list(ALL)).data).toEqual([]);
});
