/** Two servers in one home: what one keeps the other finds, and nothing is lost when both write to one thread. */
import type { ExperimentalSurface, Thread, TurnResult } from '@app-server/client';
import { expect, it, vi } from 'vitest';
import { HomeServer } from './home-server.js';
import { type Place, serve, sessionFiles, temporaryPlace, unreadableLines } from './serve-process.js';

vi.setConfig({ testTimeout: 60_000 });

const TURNS = [
  { times: 'always' as const, steps: [{ say: 'You said: $input' }, { run: { command: 'echo done' } }, { say: 'So.' }] },
];
const FREE = { sandbox: 'danger-full-access', approvalPolicy: 'never' } as const;

async function turns(thread: Thread<ExperimentalSurface>, name: string): Promise<TurnResult[]> {
  const results: TurnResult[] = [];
  for (let number = 0; number < 3; number += 1) results.push(await thread.run(`${name} ${number}`));
  return results;
}

async function expectKept(place: Place, threadId: string, told: readonly TurnResult[]): Promise<void> {
  const server = await HomeServer.in(place.root);
  const { thread } = await (await server.connect()).thread.read({ threadId, includeTurns: true });
  await server.close();
  const kept = new Map(thread.turns.map((turn) => [turn.id, turn]));
  for (const { turnId, status, items } of told) expect(kept.get(turnId)).toMatchObject({ status, items });
  expect(thread.turns).toHaveLength(told.length);
}

it('threads of one are found, read and gone on with by the other', async () => {
  const place = await temporaryPlace();
  const [one, two] = await Promise.all([
    serve(place, { turns: TURNS }),
    serve(place, { turns: TURNS, listen: 'ws://127.0.0.1:0' }),
  ]);
  const [first, second] = [await one.connect(), await two.connect()];
  const mine = await first.startThread({ cwd: place.workspace, ...FREE });
  const told = await turns(mine, 'one');
  const { data } = await second.thread.list({});
  expect(data.map(({ id }) => id)).toEqual([mine.id]);
  const theirs = await second.resumeThread({ threadId: mine.id, ...FREE });
  told.push(...(await turns(theirs, 'two')), ...(await turns(mine, 'one again')));
  await second.thread.name.set({ threadId: mine.id, name: 'named by two' });
  expect((await first.thread.list({})).data).toMatchObject([{ name: 'named by two' }]);
  expect((await first.thread.search({ searchTerm: 'two 2' })).data).toHaveLength(1);
  for (const server of [one, two]) expect(await server.end('SIGTERM')).toEqual([0, null]);
  await expectKept(place, mine.id, told);
});

it('turns of both at the same time are kept whole', async () => {
  const place = await temporaryPlace();
  const [one, two] = await Promise.all([
    serve(place, { turns: TURNS }),
    serve(place, { turns: TURNS, listen: 'ws://127.0.0.1:0' }),
  ]);
  const [first, second] = [await one.connect(), await two.connect()];
  const mine = await first.startThread({ cwd: place.workspace, ...FREE });
  const told = [await mine.run('begin')];
  const theirs = await second.resumeThread({ threadId: mine.id, ...FREE });
  const own = await second.startThread({ cwd: place.workspace, ...FREE });
  const [ofOne, ofTwo, ofOwn] = await Promise.all([turns(mine, 'one'), turns(theirs, 'two'), turns(own, 'own')]);
  for (const server of [one, two]) expect(await server.end('SIGTERM')).toEqual([0, null]);
  for (const server of [one, two])
    expect(server.process.written.stderr.replace(/^listening.*\n(  .*\n)*/, '')).toBe('');
  for (const path of await sessionFiles(place)) expect(await unreadableLines(path)).toEqual([]);
  await expectKept(place, own.id, ofOwn);
  await expectKept(place, mine.id, [...told, ...ofOne, ...ofTwo]);
});
