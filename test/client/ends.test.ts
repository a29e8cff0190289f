/** A server that is told to end in the middle of a turn: it leaves nothing behind, and says what became of the turn. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scenario } from '@app-server/server';
import type { ServerNotification } from '@app-server/schema/experimental';
import { expect, it, vi } from 'vitest';
import { HomeServer } from './home-server.js';
import {
  type Place,
  type ServeProcess,
  isAlive,
  serve,
  sessionFiles,
  temporaryPlace,
  unreadableLines,
} from './serve-process.js';

vi.setConfig({ testTimeout: 60_000 });

const PATIENCE = { timeout: 30_000 };

/** Writes the ids of two processes of one group into a file, which the shell waits for. */
const GROUP = 'sleep 1000 & echo $$ $! > pids; wait';

const MOMENTS: Record<string, { steps: NonNullable<Scenario['turns']>[number]['steps']; until: string }> = {
  'a reply of the model': { steps: [{ say: 'Waiting.' }, { hang: true }], until: 'item/completed agentMessage' },
  'a command': { steps: [{ run: { command: GROUP } }], until: 'item/started commandExecution' },
  'a command that was allowed': {
    steps: [{ run: { command: GROUP, approval: true } }],
    until: 'serverRequest/resolved',
  },
  'an approval': {
    steps: [{ run: { command: 'true', approval: true } }],
    until: 'item/commandExecution/requestApproval',
  },
  'a question': {
    steps: [
      {
        ask: {
          questions: [{ id: 'q', header: 'Q', question: '?', isOther: true, isSecret: false, options: null }],
        },
      },
    ],
    until: 'item/tool/requestUserInput',
  },
};

type Ending = 'SIGTERM' | 'SIGINT' | 'the end of its input';
const CASES: [string, Ending][] = [
  ...Object.keys(MOMENTS).map((name): [string, Ending] => [name, 'SIGTERM']),
  ['a command', 'SIGINT'],
  ['a command', 'the end of its input'],
  ['an approval', 'the end of its input'],
];

it.each(CASES)('during %s: %s', async (name, how) => {
  const { steps, until } = MOMENTS[name]!;
  const place = await temporaryPlace();
  const server = await serve(place, { turns: [{ steps }] });
  const told = new Told();
  const client = await server.connect({
    onNotification: (event) => told.note(event as ServerNotification),
    serverRequests: {
      'item/commandExecution/requestApproval': (_, { signal }) => {
        told.add('item/commandExecution/requestApproval');
        if (name !== 'an approval') return { decision: 'accept' };
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('gone'))));
      },
      'item/tool/requestUserInput': (_, { signal }) => {
        told.add('item/tool/requestUserInput');
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('gone'))));
      },
      otherwise: 'refuse',
    },
  });
  const cwd = place.workspace;
  const sandbox = JSON.stringify(steps).includes('approval') ? 'read-only' : 'danger-full-access';
  const thread = await client.startThread({ cwd, sandbox, approvalPolicy: 'on-request' });
  const turn = thread.stream('Go on.');
  await told.until(until);
  const pids = name.startsWith('a command') ? await pidsIn(place) : [];
  for (const pid of pids) expect(await isAlive(pid)).toBe(true);

  await endBy(server, how);
  await expect(turn.result).rejects.toThrow();
  expect(server.process.written.stderr).toBe('');
  for (const pid of pids) await vi.waitFor(async () => expect(await isAlive(pid)).toBe(false), PATIENCE);
  await inspect(place, thread.id, await turn.id);
});

async function endBy(server: ServeProcess, how: Ending): Promise<void> {
  if (how !== 'the end of its input') expect(await server.end(how)).toEqual([0, null]);
  else {
    server.process.stdin.end();
    expect(await server.process.ended).toEqual([0, null]);
  }
}

/** What the server has left: the turn as one that was interrupted, whole lines, and nothing else. */
async function inspect(place: Place, threadId: string, turnId: string): Promise<void> {
  const [path = ''] = await sessionFiles(place);
  expect(await unreadableLines(path)).toEqual([]);
  expect(await readFile(path, 'utf8')).toContain('"turn_aborted"');
  const left = (await readdir(place.workspace)).filter((name) => name !== 'pids');
  expect(left).toEqual([]);
  const kept = /^(config\.toml|sessions|goals_1\.sqlite|state_1\.sqlite|session_index\.jsonl)$/;
  expect((await readdir(place.home)).filter((name) => !kept.test(name))).toEqual([]);
  const next = await HomeServer.in(place.root);
  const client = await next.connect();
  const { thread } = await client.thread.read({ threadId, includeTurns: true });
  expect(thread.turns).toMatchObject([{ id: turnId, status: 'interrupted' }]);
  await next.close();
}

async function pidsIn({ workspace }: Place): Promise<number[]> {
  const path = join(workspace, 'pids');
  return vi.waitFor(async () => {
    const pids = (await readFile(path, 'utf8')).trim().split(' ').map(Number);
    expect(pids).toHaveLength(2);
    return pids;
  }, PATIENCE);
}

/** What a client was told, by method and kind of item. */
class Told {
  readonly #all = new Set<string>();
  #changed: () => void = () => {};

  note({ method, params }: ServerNotification): void {
    const { item } = params as { item?: { type: string } };
    this.add(item ? `${method} ${item.type}` : method);
  }

  add(what: string): void {
    this.#all.add(what);
    this.#changed();
  }

  async until(what: string): Promise<void> {
    while (!this.#all.has(what)) await new Promise<void>((resolve) => (this.#changed = resolve));
  }
}
