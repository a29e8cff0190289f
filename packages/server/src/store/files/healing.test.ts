import { mkdirSync, readdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { began, collect, ended, meta, said, T0, turn, uuid } from '../test-lines.js';
import type { StoredThread, ThreadStore } from '../thread-store.js';
import { archivedPath, nameOf, sessionPath } from './layout.js';
import { temporaryHome } from './test-support.js';

const A = uuid(1);
const B = uuid(2);
const PATH = sessionPath(A, T0);
const ALL = { archived: false, sortKey: 'createdAt', direction: 'desc', limit: 100 } as const;
const OLDEST = { limit: 100, direction: 'asc', lines: true } as const;

async function ids(store: ThreadStore, archived = false): Promise<string[]> {
  return (await store.list({ ...ALL, archived })).data.map(({ id }) => id);
}

it('STO-02: knows all session files when it is ready, by whatever program and in whatever folder', async () => {
  const home = await temporaryHome();
  home.write(PATH, [meta(A), ...turn('t', 'q')]);
  home.write('sessions/2001/01/02/any name.jsonl', [meta(B, {}, T0 + 1)]);
  home.write(`archived_sessions/rollout-${uuid(3)}.jsonl`, [meta(uuid(3))]);
  home.write('sessions/2001/notes.txt', 'x');
  const store = await home.open();
  await store.ready();
  expect(await ids(store)).toEqual([B, A]);
  expect(await ids(store, true)).toEqual([uuid(3)]);
  expect((await store.listTurns(A, OLDEST)).data).toMatchObject([{ id: 't', lines: turn('t', 'q') }]);
});

it('STO-02: knows what another program has put into a folder that an earlier server made', async () => {
  const home = await temporaryHome();
  const first = await home.open();
  await first.create(A, [meta(A), said('mine')]);
  expect(await ids(first)).toEqual([A]);
  await first.close();
  home.write(sessionPath(B, T0), [meta(B, {}, T0 + 1), said('theirs')]);
  const store = await home.open();
  expect(await ids(store)).toEqual([B, A]);
});

it('STO-05: takes a file for the thread that it says it is, whatever its name', async () => {
  const home = await temporaryHome();
  home.write(`sessions/2026/11/26/rollout-2026-11-26T12-00-00-${B}.jsonl`, [meta(A), said('hello')]);
  const store = await home.open();
  expect(await store.find(A)).toMatchObject({ preview: 'hello' });
  expect(await store.find(B)).toBeUndefined();
  expect(await store.archive(A)).toMatchObject({ archived: true });
  await store.append(A, [said('more')]);
  expect(await collect(store.lines(A))).toHaveLength(3);
  const found = await store.unarchive(A);
  expect(found.path).toBe(join(home.path, `sessions/2026/11/26/rollout-2026-11-26T12-00-00-${B}.jsonl`));
});

it('STO-04: finds a file that was moved while nobody looked', async () => {
  const home = await temporaryHome();
  home.write(PATH, [meta(A), said('hello')]);
  const first = await home.open();
  await first.find(A);
  await first.close();
  const moved = home.write('sessions/elsewhere.jsonl', '');
  renameSync(join(home.path, PATH), moved);
  const store = await home.open();
  expect(await store.find(A)).toMatchObject({ path: moved, preview: 'hello' });
  expect(await ids(store)).toEqual([A]);
});

it('STO-04: finds a file that is moved while the server runs', async () => {
  const home = await temporaryHome();
  home.write(PATH, [meta(A), said('hello')]);
  const store = await home.open();
  await store.find(A);
  const [from, to] = [join(home.path, PATH), join(home.path, 'sessions/elsewhere.jsonl')];
  renameSync(from, to);
  await store.append(A, [said('more')]);
  expect(await store.find(A)).toMatchObject({ path: to });
  expect(home.read('sessions/elsewhere.jsonl')).toEqual([meta(A), said('hello'), said('more')]);
});

it('STO-04: does not take the file of another thread for that of the first', async () => {
  const home = await temporaryHome();
  home.write(PATH, [meta(A), said('of a')]);
  const store = await home.open();
  expect(await store.find(A)).toMatchObject({ preview: 'of a' });
  renameSync(join(home.path, PATH), join(home.path, 'sessions/a.jsonl'));
  home.write(PATH, [meta(B), said('of b, and longer')]);
  expect(await store.find(A)).toMatchObject({ preview: 'of a', path: join(home.path, 'sessions/a.jsonl') });
  expect(await store.find(B)).toMatchObject({ preview: 'of b, and longer', path: join(home.path, PATH) });
});

it('STO-04: a thread whose file is gone is gone', async () => {
  const home = await temporaryHome();
  const store = await home.open();
  await store.create(A, [meta(A), said('hello')]);
  await store.create(B, [meta(B), said('hello')]);
  rmSync(join(home.path, PATH));
  expect(await ids(store)).toEqual([B]);
  expect(await store.find(A)).toBeUndefined();
  await expect(store.append(A, [said('more')])).rejects.toThrow(A);
  const { data } = await store.search({ ...ALL, searchTerm: 'hello' });
  expect(data).toMatchObject([{ thread: { id: B } }]);
});

it('LST-03: finds what another process has written, unless it is told to trust the index', async () => {
  const home = await temporaryHome();
  const store = await home.open();
  await store.create(A, [meta(A), said('mine')]);
  home.write(sessionPath(B, T0), [meta(B, {}, T0 + 1), said('theirs')]);
  const indexed = async () => (await store.list({ ...ALL, indexOnly: true })).data.map(({ id }) => id);
  expect(await indexed()).toEqual([A]);
  expect(await ids(store)).toEqual([B, A]);
  expect(await indexed()).toEqual([B, A]);
  home.append(sessionPath(B, T0), turn('t', 'more', 'Yes.', T0 + 99));
  const [first] = (await store.list({ ...ALL, sortKey: 'updatedAt' })).data;
  expect(first).toMatchObject({ id: B, updatedAt: T0 + 99 });
  home.write('sessions/2031/01/01/new.jsonl', [meta(uuid(3), {}, T0 + 2)]);
  expect(await ids(store)).toEqual([uuid(3), B, A]);
});

it('LST-03: notices threads that another process archives and takes back', async () => {
  const home = await temporaryHome();
  const store = await home.open();
  const { path } = (await store.create(A, [meta(A), said('x')])) as { path: string };
  const archived = join(home.path, archivedPath(nameOf(PATH)));
  expect(await ids(store)).toEqual([A]);
  mkdirSync(dirname(archived), { recursive: true });
  renameSync(path, archived);
  expect(await ids(store)).toEqual([]);
  expect(await ids(store, true)).toEqual([A]);
  expect(await store.find(A)).toMatchObject({ archived: true, path: archived });
  renameSync(archived, path);
  expect(await store.find(A)).toMatchObject({ archived: false, path });
  expect(await ids(store, true)).toEqual([]);
});

it('two stores of one home see what the other writes', async () => {
  const home = await temporaryHome();
  const [one, two] = [await home.open(), await home.open()];
  await one.create(A, [meta(A), ...turn('t', 'q')]);
  await two.append(A, turn('u', 'q'));
  await one.append(A, turn('v', 'q'));
  await two.update(A, { name: 'n' });
  for (const store of [one, two]) {
    expect((await store.listTurns(A, OLDEST)).data.map(({ id }) => id)).toEqual(['t', 'u', 'v']);
    expect((await store.list(ALL)).data).toMatchObject([{ name: 'n' }]);
    expect((await store.search({ ...ALL, searchTerm: 'q' })).data).toHaveLength(1);
  }
});

it('two stores of one home may be at work in one thread at the same time', async () => {
  const home = await temporaryHome();
  const [one, two] = [await home.open(), await home.open()];
  await one.create(A, [meta(A)]);
  await one.append(A, [began('a')]);
  await two.append(A, [began('b')]);
  await one.append(A, [ended('a')]);
  await two.append(A, [ended('b')]);
  for (const store of [one, two]) {
    expect((await store.listTurns(A, OLDEST)).data).toMatchObject([
      { id: 'a', status: 'completed' },
      { id: 'b', status: 'completed' },
    ]);
  }
});

it('reads a file anew that was written anew', async () => {
  const home = await temporaryHome();
  home.write(PATH, [meta(A), ...turn('old', 'before')]);
  const store = await home.open();
  await store.update(A, { name: 'n' });
  await store.search({ ...ALL, searchTerm: 'before' });
  home.write(PATH, [meta(A), said('x'.repeat(500)), ...turn('new', 'after')]);
  expect(await store.find(A)).toMatchObject({ name: 'n', preview: 'x'.repeat(500) });
  expect((await store.listTurns(A, OLDEST)).data.at(-1)).toMatchObject({ id: 'new' });
  expect((await store.search({ ...ALL, searchTerm: 'before' })).data).toEqual([]);
  expect((await store.search({ ...ALL, searchTerm: 'after' })).data).toHaveLength(1);
  home.write(PATH, [meta(A), said('y'.repeat(500)), ...turn('sew', 'altar')]);
  utimesSync(join(home.path, PATH), 1, 1);
  expect(await store.find(A)).toMatchObject({ preview: 'y'.repeat(500) });
});

it('a turn that nobody goes on with is interrupted', async () => {
  const home = await temporaryHome();
  const first = await home.open();
  await first.create(A, [meta(A), began('t'), said('q')]);
  const status = async (store: ThreadStore) => (await store.listTurns(A, OLDEST)).data.map((turn) => turn.status);
  expect(await status(first)).toEqual(['inProgress']);
  await first.close();
  const store = await home.open();
  expect(await status(store)).toEqual(['interrupted']);
  await store.append(A, [said('no turn of this process')]);
  expect(await status(store)).toEqual(['interrupted']);
  await store.append(A, [began('u')]);
  expect(await status(store)).toEqual(['interrupted', 'inProgress']);
  await store.append(A, [ended('u')]);
  expect(await status(store)).toEqual(['interrupted', 'completed']);
});

it('takes a thread by the path of its file, in the home or not', async () => {
  const home = await temporaryHome();
  const elsewhere = await temporaryHome();
  const store = await home.open();
  const made = await store.create(A, [meta(A), said('x')]);
  expect(await store.findByPath(join(home.path, PATH))).toEqual(made);
  const path = elsewhere.write('any.jsonl', [meta(B), said('from elsewhere')]);
  expect(await store.findByPath(path)).toMatchObject({ id: B, path, preview: 'from elsewhere' });
  await store.append(B, [said('more')]);
  expect(elsewhere.read('any.jsonl')).toHaveLength(3);
  expect(await store.findByPath(home.path)).toBeUndefined();
  expect(await store.findByPath(elsewhere.write('none.jsonl', '{"a":1}\n'))).toBeUndefined();
});

it('keeps going with files that it cannot read', async () => {
  const home = await temporaryHome();
  home.write('sessions/empty.jsonl', '');
  home.write('sessions/binary.jsonl', '\0\u0001\u0002\n\n\n{');
  home.write('sessions/list.jsonl', '[]\nnull\n7\n"x"\n');
  mkdirSync(join(home.path, 'sessions/folder.jsonl'));
  home.write(PATH, `${JSON.stringify(meta(A))}\nnonsense\n{"type":"event_msg"}\n\n${JSON.stringify(said('x'))}`);
  const store = await home.open();
  expect(await ids(store)).toEqual([A]);
  expect(await store.find(A)).toMatchObject({ preview: 'x' });
  expect(await collect(store.lines(A))).toEqual([meta(A), said('x')]);
  expect(home.warnings).toContain('a session file does not say which thread it holds');
});

it('what was cut off in the middle of a line is completed or removed before anything is added', async () => {
  const home = await temporaryHome();
  const whole = JSON.stringify(said('whole'));
  home.write(PATH, `${JSON.stringify(meta(A))}\n${whole}`);
  home.write(sessionPath(B, T0), `${JSON.stringify(meta(B))}\n${whole.slice(0, -3)}`);
  const store = await home.open();
  expect(await store.find(A)).toMatchObject({ preview: 'whole' });
  expect(await store.find(B)).toMatchObject({ preview: '' });
  for (const id of [A, B]) await store.append(id, turn('t', 'next'));
  expect(home.read(PATH)).toEqual([meta(A), said('whole'), ...turn('t', 'next')]);
  expect(home.read(sessionPath(B, T0))).toEqual([meta(B), ...turn('t', 'next')]);
  expect(await store.find(B)).toMatchObject({ preview: 'next' });
  expect((await store.listTurns(A, OLDEST)).data.at(-1)).toMatchObject({ id: 't', status: 'completed' });
});

it('names files as the reference does, in local time', async () => {
  const home = await temporaryHome();
  const store = await home.open();
  const at = new Date(2026, 0, 5, 7, 8, 9, 123).getTime();
  const made: StoredThread = await store.create(A, [meta(A, {}, at)]);
  expect(made.path).toBe(join(home.path, `sessions/2026/01/05/rollout-2026-01-05T07-08-09-${A}.jsonl`));
  expect((await store.archive(A)).path).toBe(
    join(home.path, `archived_sessions/rollout-2026-01-05T07-08-09-${A}.jsonl`),
  );
  expect(readdirSync(join(home.path, 'sessions/2026/01/05'))).toEqual([]);
});

it('reads files that other programs wrote, in their order of members and with more than we know of', async () => {
  const home = await temporaryHome();
  const line = (text: string) => text.replaceAll('ID', A);
  const lines = [
    '{"timestamp":"2025-05-07T17:24:21.123Z","type":"session_meta","payload":{"id":"ID","timestamp":"2025-05-07T17:24:20.999Z","cwd":"/old","originator":"codex_cli_rs","cli_version":"0.0.0","instructions":null,"novel":{"a":[1]},"git":{"commit_hash":"c0ffee","branch":"main"}}}',
    '{"payload":{"message":"first\\nquestion","type":"user_message","kind":"plain"},"type":"event_msg","timestamp":"2025-05-07T17:24:22Z"}',
    '{"timestamp":"2025-05-07T17:24:23Z","type":"event_msg","payload":{"type":"agent_message","message":"an answer"}}',
    '{"timestamp":"2025-05-07T17:24:24Z","type":"of_a_later_release","payload":{"x":1}}',
    '{"timestamp":"2025-05-07T17:24:25Z","type":"event_msg","payload":{"type":"user_message","message":"second question"}}',
  ];
  home.write(
    `sessions/2025/05/07/rollout-2025-05-07T17-24-21-${A}.jsonl`,
    lines.map((text) => `${line(text)}\r\n`).join(''),
  );
  const store = await home.open();
  expect(await store.find(A)).toMatchObject({
    cwd: '/old',
    cliVersion: '0.0.0',
    modelProvider: '',
    source: 'vscode',
    git: { sha: 'c0ffee', branch: 'main', originUrl: null },
    preview: 'first\nquestion',
    createdAt: Date.UTC(2025, 4, 7, 17, 24, 20, 999),
    updatedAt: Date.UTC(2025, 4, 7, 17, 24, 25),
  });
  const { data } = await store.listTurns(A, OLDEST);
  expect(data.map(({ status, lines }) => [status, lines.length])).toEqual([
    ['completed', 3],
    ['completed', 1],
  ]);
  expect((await store.search({ ...ALL, searchTerm: 'AN ANSWER' })).data).toHaveLength(1);
});
