/** Several clients of one thread: all are told the same, in the same order, and none notices who comes and goes. */
import type { ExperimentalSurface, Thread } from '@app-server/client';
import type { UserInput } from '@app-server/schema/experimental';
import type { Scenario } from '@app-server/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { expectNoLeftovers } from '../../packages/rpc/test/leftovers.js';
import { HomeServer, type TestClient, type TestOptions } from './home-server.js';
import { TRANSPORTS, type TransportKind } from './reach.js';

expectNoLeftovers();

type TestThread = Thread<ExperimentalSurface>;

const ASK = 'item/commandExecution/requestApproval';
const TURNS: Scenario['turns'] = [
  {
    when: 'everything',
    steps: [
      { reasoning: 'Somebody says: $input', chunks: 4 },
      { say: 'First this, then that.', chunks: 6 },
      { plan: [{ step: 'Look', status: 'inProgress' }] },
      { run: { command: 'echo one; echo two', approval: true } },
      { patch: { changes: [{ path: 'made.txt', kind: { type: 'add' }, diff: 'one\n' }] } },
      { usage: { inputTokens: 10, outputTokens: 3 } },
      { say: 'Done.', chunks: 2 },
    ],
  },
  { when: 'wait', steps: [{ say: 'Waiting.' }, { hang: true }, { say: 'Going on.' }] },
  { when: 'broken', steps: [{ say: 'Well' }, { fail: { message: 'No.', codexErrorInfo: 'other', retries: 2 } }] },
  { times: 'always', steps: [{ say: 'You said: $input' }] },
];

/** How much has been told when somebody leaves: each step of the turn, by turns of closing and of not following. */
const MOMENTS = [1, 4, 8, 11, 15, 18, 22, 25, 29];

/** A client that follows the thread, and all that it is told of it. */
interface Follower {
  readonly client: TestClient;
  readonly thread: TestThread;
  readonly told: string[];
}

async function started(kind: TransportKind, options: TestOptions = {}) {
  const server = await HomeServer.start({ kind, turns: TURNS });
  onTestFinished(() => server.stop());
  const client = await server.connect(options);
  const cwd = server.workspace;
  const params = { cwd, sandbox: 'read-only', approvalPolicy: 'on-request' } as const;
  const thread = await client.startThread(params);
  await thread.run('hello');
  const join = async (more: TestOptions = {}) => {
    const other = await server.connect(more);
    return listening(other, await other.resumeThread({ threadId: thread.id, excludeTurns: false }));
  };
  return { server, client, thread, join };
}

/** What came before does not count. */
function listening(client: TestClient, thread: TestThread): Follower {
  const told: string[] = [];
  client.onAny((event) => {
    const { threadId } = event.params as { threadId?: string };
    if (threadId === thread.id) told.push(JSON.stringify(event));
  });
  return { client, thread, told };
}

/** Nothing more comes of what was done before. */
async function quiet(...followers: readonly Follower[]): Promise<void> {
  for (const { client, told } of followers) {
    await client.thread.loaded.list({});
    told.length = 0;
  }
}

const accepts: TestOptions = { serverRequests: { [ASK]: () => ({ decision: 'accept' }), otherwise: 'refuse' } };
/** Never answers by itself. */
const looksOn: TestOptions = {
  serverRequests: {
    [ASK]: (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('over')))),
    otherwise: 'refuse',
  },
};

describe.each(TRANSPORTS)('over %s', (kind) => {
  it('all are told the same in the same order, and come to the same state', async () => {
    const { client, thread, join } = await started(kind, looksOn);
    const one = listening(client, thread);
    const [two, three] = [await join(accepts), await join(looksOn)];
    await quiet(one, two, three);
    for (const text of ['everything', 'broken', 'plain']) await one.thread.run(text);
    const waiting = two.thread.stream('wait');
    await vi.waitFor(() => expect(three.told.at(-1)).toContain('agentMessage'));
    await three.client.turn.steer({ threadId: thread.id, expectedTurnId: await waiting.id, input: [said('and?')] });
    await waiting.result;
    await one.client.thread.name.set({ threadId: thread.id, name: 'A name' });
    await vi.waitFor(() => expect(three.told.at(-1)).toContain('A name'));
    for (const { client } of [one, two]) await client.thread.loaded.list({});
    expect(one.told.length).toBeGreaterThan(60);
    expect(two.told).toEqual(one.told);
    expect(three.told).toEqual(one.told);
    expect(two.thread.state.turns.map(({ items }) => items)).toEqual(one.thread.state.turns.map(({ items }) => items));
  });

  it('one who leaves at any moment changes nothing for the others', async () => {
    const { client, thread, join } = await started(kind, accepts);
    const one = listening(client, thread);
    const two = await join(looksOn);
    for (const after of MOMENTS) {
      const leaver = await join(looksOn);
      await quiet(one, two, leaver);
      const left = leaving(leaver, after, after % 2 === 0);
      const { status } = await two.thread.run('everything');
      expect(status).toBe('completed');
      await left;
      await one.client.thread.loaded.list({});
      expect(two.told).toEqual(one.told);
      expect(one.told.at(-1)).toContain('turn/completed');
      const [seen, all] = [ofFollowers(leaver.told), ofFollowers(one.told)];
      expect(seen).toEqual(all.slice(0, seen.length));
      expect(seen.length).toBeLessThan(all.length);
    }
  });

  it('whoever joins at any moment comes to the same state', async () => {
    const { client, thread, join } = await started(kind, accepts);
    const one = listening(client, thread);
    for (const after of MOMENTS) {
      await quiet(one);
      const joined = when(one, after).then(() => join(looksOn));
      await thread.run('everything');
      const two = await joined;
      await two.client.thread.loaded.list({});
      const [mine, theirs] = [one, two].map((each) => each.thread.state);
      expect(theirs?.turns.map(({ id, status, items }) => ({ id, status, items }))).toEqual(
        mine?.turns.map(({ id, status, items }) => ({ id, status, items })),
      );
      expect(theirs).toMatchObject({ status: mine?.status, usage: mine?.usage, name: mine?.name });
      await two.client.close();
    }
  });

  it('whoever has started the turn may leave: the others see its end', async () => {
    const { client, thread, join } = await started(kind, looksOn);
    const two = await join(looksOn);
    const turn = thread.stream('everything');
    await vi.waitFor(() => expect(two.thread.state.status).toMatchObject({ activeFlags: ['waitingOnApproval'] }));
    await client.close();
    await expect(turn.result).rejects.toThrow();
    const three = await join(accepts);
    await vi.waitFor(() => expect(two.thread.state.turns.at(-1)?.status).toBe('completed'));
    expect(three.thread.state.turns.at(-1)?.items).toEqual(two.thread.state.turns.at(-1)?.items);
  });
});

/** Of the status of a thread everybody is told. */
function ofFollowers(told: readonly string[]): string[] {
  return told.filter((event) => !event.includes('thread/status/changed'));
}

/** Resolves when a follower was told so much. */
function when({ client, told }: Follower, after: number): Promise<void> {
  return new Promise((resolve) => {
    const unfollow = client.onAny(() => {
      if (told.length < after) return;
      unfollow();
      resolve();
    });
  });
}

/** Leaves when it was told so much: by going away, or by not following any more. */
async function leaving(follower: Follower, after: number, byClosing: boolean): Promise<void> {
  await when(follower, after);
  await (byClosing ? follower.client.close() : follower.thread.close());
}

function said(text: string): UserInput {
  return { type: 'text', text, text_elements: [] };
}
