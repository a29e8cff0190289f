/** A server that is killed in the middle of its work: whatever a client was told is there when it starts again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExperimentalSurface, LocalError, type Thread, items } from '@app-server/client';
import type { Scenario } from '@app-server/server';
import type { ServerNotification, ThreadItem, TurnStatus } from '@app-server/schema/experimental';
import { expect, it } from 'vitest';
import { HomeServer, type TestClient } from './home-server.js';
import { type Place, serve, sessionFiles, temporaryPlace, unreadableLines } from './serve-process.js';

const KILLS = Number(process.env['SERVER_KILLS'] ?? 10);
/** The most messages that a client is told before the server is killed. */
const LATEST = 150;

const [BEFORE, AFTER] = ['one\n', 'two\n'];
const TURNS: Scenario['turns'] = [
  {
    times: 'always',
    steps: [
      { reasoning: 'Somebody says: $input', chunks: 3 },
      { say: 'You said: $input', chunks: 5 },
      { run: { command: 'echo to be kept; echo more' } },
      { patch: { changes: [{ path: 'file.txt', kind: { type: 'add' }, diff: BEFORE }] } },
      { say: 'x'.repeat(5000), chunks: 2 },
      {
        patch: {
          changes: [{ path: 'file.txt', kind: { type: 'update', move_path: null }, diff: '@@ -1 +1 @@\n-one\n+two\n' }],
        },
      },
      { say: 'Done.' },
    ],
  },
];

/** What a client was told of a turn. */
interface Seen {
  items: Map<string, ThreadItem>;
  status: TurnStatus;
}

type SeenThreads = Map<string, Map<string, Seen>>;

it(`nothing that a client was told is lost when the server is killed, ${KILLS} times`, async () => {
  const place = await temporaryPlace();
  const seen: SeenThreads = new Map();
  let latest: SeenThreads = new Map();
  for (let round = 0; round < KILLS; round += 1) {
    latest = await killedServer(place, latest);
    for (const [id, turns] of latest) seen.set(id, new Map([...(seen.get(id) ?? []), ...turns]));
    expect(['', BEFORE, AFTER]).toContain(await readFile(join(place.workspace, 'file.txt'), 'utf8').catch(() => ''));
  }
  const server = await HomeServer.in(place.root);
  await inspect(await server.connect(), seen);
  await server.close();
  expect(server.complaints).toEqual([]);
  for (const path of await sessionFiles(place)) expect(await unreadableLines(path)).toEqual([]);
}, 600_000);

/** Looks at what the servers before have left, lets turns run in old and new threads, and kills the server meanwhile. */
async function killedServer(place: Place, before: SeenThreads): Promise<SeenThreads> {
  const seen: SeenThreads = new Map();
  const server = await serve(place, { turns: TURNS });
  let left = 1 + Math.floor(Math.random() * LATEST);
  const client = await server.connect({
    onNotification: (event) => {
      note(event as ServerNotification, seen);
      if ((left -= 1) === 0) server.process.kill('SIGKILL');
    },
  });
  try {
    await inspect(client, before);
    const [old] = [...before.keys()].slice(-1);
    const params = { cwd: place.workspace, sandbox: 'danger-full-access', approvalPolicy: 'never' } as const;
    const threads = [await client.startThread(params)];
    if (old !== undefined) threads.push(await client.resumeThread({ threadId: old, ...params }));
    await Promise.all(threads.map(talk));
  } catch (error) {
    if (!(error instanceof LocalError && error.code === 'closed')) throw error;
  }
  expect(await server.process.ended).toEqual([null, 'SIGKILL']);
  expect(server.process.written.stderr).toBe('');
  return seen;
}

async function talk(thread: Thread<ExperimentalSurface>): Promise<never> {
  for (let number = 0; ; number += 1) {
    const { status } = await thread.run(`number ${number}`);
    expect(status).toBe('completed');
  }
}

function note(event: ServerNotification, seen: SeenThreads): void {
  if (event.method === 'turn/started' || event.method === 'turn/completed') {
    const { threadId, turn } = event.params;
    const known = seen.get(threadId) ?? new Map<string, Seen>();
    seen.set(threadId, known);
    known.set(turn.id, { items: known.get(turn.id)?.items ?? new Map<string, ThreadItem>(), status: turn.status });
  } else if (event.method === 'item/completed') {
    const { threadId, turnId, item } = event.params;
    seen.get(threadId)?.get(turnId)?.items.set(item.id, item);
  }
}

async function inspect(client: TestClient, seen: SeenThreads): Promise<void> {
  const listed = new Set<string>();
  for await (const { id } of items(client, 'thread/list', { limit: 100 })) listed.add(id);
  for (const [threadId, turns] of seen) {
    if ([...turns.values()].every(({ items }) => items.size === 0)) continue;
    expect(listed).toContain(threadId);
    const { thread } = await client.thread.read({ threadId, includeTurns: true });
    const read = new Map(thread.turns.map((turn) => [turn.id, turn]));
    for (const [turnId, { items, status }] of turns) {
      if (items.size === 0) continue;
      const turn = read.get(turnId);
      const found = new Map(turn?.items.map((item) => [item.id, item]));
      expect(Object.fromEntries(found)).toMatchObject(Object.fromEntries(items));
      if (status !== 'inProgress') expect(turn?.status).toBe(status);
      else expect(turn?.status).toMatch(/^(completed|interrupted)$/);
    }
  }
}
