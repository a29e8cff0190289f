/** Nothing of threads, turns and connections that are over is left in the server. */
import { readFile, readdir } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Scenario } from '@app-server/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { expectNoLeftovers } from '../../packages/rpc/test/leftovers.js';
import { HomeServer, type TestOptions } from './home-server.js';
import type { TransportKind } from './reach.js';

expectNoLeftovers();

const THREADS = Number(process.env['LEAK_THREADS'] ?? 100);
/** Session files are kept open, and threads in memory, up to a limit: it is reached before anything is measured. */
const BEFORE = 70;
const ABREAST = 10;
/** What a thread may leave: its entry in lists of the server, and what V8 has not given back. */
const BYTES_A_THREAD = 30_000;

const TURNS: Scenario['turns'] = [
  {
    times: 'always',
    steps: [
      { reasoning: 'Hm.' },
      { say: 'x'.repeat(2000), chunks: 3 },
      { run: { command: 'true', approval: true } },
      { patch: { changes: [{ path: 'file.txt', kind: { type: 'add' }, diff: 'one\n' }] } },
      { ask: { questions: [{ id: 'q', header: 'Q', question: '?', isOther: true, isSecret: false, options: null }] } },
      { say: 'Done.' },
    ],
  },
];

const ANSWERS: TestOptions = {
  serverRequests: {
    'item/commandExecution/requestApproval': () => ({ decision: 'accept' }),
    'item/fileChange/requestApproval': () => ({ decision: 'accept' }),
    'item/tool/requestUserInput': () => ({ answers: {} }),
    otherwise: 'refuse',
  },
};

/** A connection of its own, a thread, a turn; then nobody follows the thread any more, and it leaves memory. */
async function visit(server: HomeServer, number: number): Promise<void> {
  const client = await server.connect(ANSWERS);
  const thread = await client.startThread({
    cwd: server.workspace,
    approvalPolicy: 'on-request',
    sandbox: 'read-only',
  });
  const turn = thread.run('Go on.');
  // Some leave in the middle, some steer, some wait for the end.
  if (number % 5 === 0) await vi.waitFor(() => expect(thread.state.turns[0]?.items.length).toBeGreaterThan(1));
  else expect((await turn).status).toBe('completed');
  const { id } = thread;
  if (number % 5 !== 0) await thread.close();
  await client.close();
  await turn.catch(() => {});
  const other = await server.connect();
  await vi.waitFor(() => other.thread.archive({ threadId: id }));
  await other.close();
}

async function visits(server: HomeServer, count: number): Promise<void> {
  for (let from = 0; from < count; from += ABREAST) {
    await Promise.all(Array.from({ length: ABREAST }, (_, index) => visit(server, from + index)));
  }
}

interface Kept {
  resources: number;
  files: number;
  children: number;
  bytes: number;
}

async function kept(): Promise<Kept> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
  }
  return {
    resources: process.getActiveResourcesInfo().length,
    files: (await readdir('/proc/self/fd')).length,
    children: (await readFile(`/proc/self/task/${process.pid}/children`, 'utf8')).split(' ').filter((pid) => pid !== '')
      .length,
    bytes: process.memoryUsage().heapUsed,
  };
}

describe.runIf(process.platform === 'linux').each<[TransportKind, number]>([
  ['memory', THREADS],
  ['ws', THREADS / 4],
])('over %s', (kind, count) => {
  it(`${count} threads, their turns and clients leave nothing`, async () => {
    const server = await HomeServer.start({ kind, turns: TURNS });
    onTestFinished(() => server.stop());
    const warnings: string[] = [];
    const warned = (warning: Error) => void warnings.push(warning.message);
    process.on('warning', warned);
    onTestFinished(() => void process.off('warning', warned));
    await visits(server, BEFORE);
    const before = await kept();
    await visits(server, count);
    const after = await kept();
    expect(warnings).toEqual([]);
    expect(after.resources).toBeLessThanOrEqual(before.resources);
    expect(after.files).toBeLessThanOrEqual(before.files);
    expect(after.children).toBeLessThanOrEqual(before.children);
    expect((after.bytes - before.bytes) / count).toBeLessThan(BYTES_A_THREAD);
    expect(server.complaints).toEqual([]);
  }, 300_000);
});
