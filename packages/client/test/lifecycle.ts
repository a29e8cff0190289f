/** What else happens to a thread: followed live, it stays equal to what a server stores. The same for every server and transport. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  type ExperimentalSurface,
  type Thread,
  normalizeForComparison,
  reconcile,
  rolledBack,
  threadState,
} from '../src/index.js';
import { QUESTION } from './mock-scripts.js';
import type { TestClient, TestOptions, TurnServer } from './turn-server.js';

/** Declares the tests; call it inside a `describe`. */
export function testLifecycle(start: () => Promise<TurnServer>): void {
  let server: TurnServer;

  beforeAll(async () => {
    server = await start();
  });
  afterEach(() => server.rest());
  afterAll(async () => {
    expect(await server.stop()).toEqual([]);
  });

  test('it is named, archived and brought back', async () => {
    const { client, thread } = await opened();
    const threadId = thread.id;
    await thread.run('hello');
    await client.thread.name.set({ threadId, name: ' A name ' });
    await vi.waitFor(() => expect(thread.state.name).toBe('A name'));
    await client.thread.archive({ threadId });
    await vi.waitFor(() => expect(thread.state).toMatchObject({ archived: true, status: { type: 'notLoaded' } }));
    await client.thread.unarchive({ threadId });
    await vi.waitFor(() => expect(thread.state.archived).toBe(false));
    await expectStored(client, thread);
  });

  test('turns are taken back', async () => {
    const { client, thread } = await opened();
    for (const text of ['one', 'two', 'three']) await thread.run(text);
    const { thread: left } = await client.thread.rollback({ threadId: thread.id, numTurns: 2 });
    const state = rolledBack(thread.state, left);
    expect(state.turns).toHaveLength(1);
    expect(normalizeForComparison(state)).toEqual(normalizeForComparison(threadState(left)));
  });

  test('it is compacted, runs a command of the user, and goes on', async () => {
    const { client, thread } = await opened();
    const threadId = thread.id;
    await thread.run('hello');
    await client.thread.compact.start({ threadId });
    await isDone(thread, 2);
    await client.thread.shellCommand({ threadId, command: 'echo from the user' });
    await isDone(thread, 3);
    expect(thread.state.turns[1]?.items).toMatchObject([{ type: 'contextCompaction' }]);
    expect(thread.state.turns[2]?.items).toMatchObject([
      { type: 'commandExecution', source: 'userShell', aggregatedOutput: 'from the user\n' },
    ]);
    await thread.run('on');
    await expectStored(client, thread);
  });

  test('it is reviewed', async () => {
    const { client, thread } = await opened();
    await thread.run('hello');
    await client.review.start({ threadId: thread.id, target: { type: 'custom', instructions: 'Look twice.' } });
    await isDone(thread, 2);
    const { thread: stored } = await client.thread.read({ threadId: thread.id, includeTurns: true });
    const whole = reconcile(thread.state, threadState(stored));
    expect(whole.turns).toHaveLength(2);
    const types = whole.turns[1]?.items.map(({ type }) => type) ?? [];
    expect([types[0], types.filter((type) => type.endsWith('ReviewMode'))]).toEqual([
      'enteredReviewMode',
      ['enteredReviewMode', 'exitedReviewMode'],
    ]);
  });

  test('DYN-02: a tool of the client is called by its own name, and its space', async () => {
    const calls: unknown[] = [];
    const { thread } = await opened(
      {
        serverRequests: {
          'item/tool/call': ({ tool, namespace, arguments: args }) => {
            calls.push({ tool, namespace, args });
            return { success: true, contentItems: [{ type: 'inputText', text: 'By James Joyce.' }] };
          },
          otherwise: 'refuse',
        },
      },
      {
        dynamicTools: [
          {
            namespace: 'library',
            name: 'look_up',
            description: 'Finds a book.',
            inputSchema: { type: 'object', properties: { title: { type: 'string' } } },
          },
        ],
      },
    );
    const { items } = await thread.run('#tool');
    expect(calls).toEqual([{ tool: 'look_up', namespace: 'library', args: { title: 'Ulysses' } }]);
    expect(items.find(({ type }) => type === 'dynamicToolCall')).toMatchObject({ status: 'completed', success: true });
    expect(JSON.stringify(server.model.requests.at(-1)?.input)).toContain('By James Joyce.');
  });

  test('a question is put to the user, and the model gets the answer', async () => {
    const asked: unknown[] = [];
    const { client, thread } = await opened({
      serverRequests: {
        'item/tool/requestUserInput': ({ questions }) => {
          asked.push(...questions);
          return { answers: { [QUESTION.id]: { answers: ['Blue'] } } };
        },
        otherwise: 'refuse',
      },
    });
    const settings = { model: 'gpt-5.5', reasoning_effort: null, developer_instructions: null };
    expect((await thread.run('#ask', { collaborationMode: { mode: 'plan', settings } })).status).toBe('completed');
    expect(asked).toMatchObject([QUESTION]);
    expect(JSON.stringify(server.model.requests.at(-1)?.input)).toContain('Blue');
    await expectStored(client, thread);
  });

  test('ITM-02: a patch is shown while it is written', async () => {
    const { client, thread } = await opened({}, { config: { features: { apply_patch_streaming_events: true } } });
    const turn = thread.stream('#patch');
    const written: string[] = [];
    for await (const event of turn) {
      if (event.method === 'item/fileChange/patchUpdated')
        written.push(...event.params.changes.map(({ path }) => path));
    }
    expect(new Set(written)).toEqual(new Set(['added.txt']));
    expect((await turn.result).status).toBe('completed');
    await expectStored(client, thread);
  });

  test('THR-09: the instructions it read are named', async () => {
    const path = join(server.home.workspace, 'AGENTS.md');
    await writeFile(path, 'Be brief.\n');
    const { thread } = await opened();
    expect(thread.opened.instructionSources).toEqual([path]);
  });

  test('nothing differed from the protocol', () => {
    expect(server.drift).toEqual([]);
  });

  async function opened(options?: TestOptions, params?: ExperimentalSurface['threadStart']) {
    const client = await server.connect(options);
    const cwd = server.home.workspace;
    const full = { cwd, sandbox: 'danger-full-access', approvalPolicy: 'never', ...params } as const;
    return { client, thread: await client.startThread(full) };
  }
}

async function expectStored(client: TestClient, thread: Thread<ExperimentalSurface>): Promise<void> {
  const { thread: stored } = await client.thread.read({ threadId: thread.id, includeTurns: true });
  expect(normalizeForComparison(thread.state)).toEqual(normalizeForComparison(threadState(stored)));
}

/** A turn that was started by something else than `run` has ended. */
function isDone(thread: Thread<ExperimentalSurface>, count: number): Promise<void> {
  return vi.waitFor(
    () => {
      expect(thread.state.turns).toHaveLength(count);
      expect(thread.state.turns.at(-1)?.status).toBe('completed');
    },
    { timeout: 10_000 },
  );
}
