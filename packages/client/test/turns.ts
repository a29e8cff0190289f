/** Turns, through the client: the same for every server and transport. */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { normalizeForComparison, threadState } from '../src/index.js';
import { PATCHED, PLAN } from './mock-scripts.js';
import type { TestClient, TestOptions, TurnServer } from './turn-server.js';

/** Declares the tests; call it inside a `describe`. */
export function testTurns(start: () => Promise<TurnServer>): void {
  let server: TurnServer;

  beforeAll(async () => {
    server = await start();
  });
  afterEach(() => server.rest());
  afterAll(async () => {
    expect(await server.stop()).toEqual([]);
  });

  test('RPC-01: the handshake tells who is there, and announcements flow at once', async () => {
    const announced: string[] = [];
    const client = await server.connect({ onNotification: ({ method }) => announced.push(method) });
    expect(client.server).toMatchObject({ codexHome: server.home.path, platformOs: 'linux' });
    expect(client.server.userAgent).toMatch(/^[\w-]+\/0\.134\.0 /);
    await vi.waitFor(() => expect(announced).toContain('remoteControl/status/changed'));
  });

  test('a streamed turn gives its events in order, and its result', async () => {
    const { thread } = await opened();
    const turn = thread.stream('hello there');
    const events: string[] = [];
    let text = '';
    for await (const event of turn) {
      events.push(event.method);
      if (event.method === 'item/agentMessage/delta') text += event.params.delta;
    }
    const result = await turn.result;
    expect(text).toBe('You said: hello there');
    expect(result).toMatchObject({ status: 'completed', steered: false, finalResponse: text });
    expect(result.turnId).toBe(await turn.id);
    expect(result.items.map(({ type }) => type)).toEqual(['userMessage', 'agentMessage']);
    expect(result.usage?.last).toMatchObject({ inputTokens: 120, cachedInputTokens: 20, outputTokens: 30 });
    expect(events.filter((method) => /^turn|^item/.test(method))).toEqual([
      'turn/started',
      'item/started',
      'item/completed',
      'item/started',
      'item/agentMessage/delta',
      'item/agentMessage/delta',
      'item/completed',
      'turn/completed',
    ]);
  });

  test('nothing in a session of every kind of turn differs from the protocol, however strictly read', async () => {
    const { client, thread } = await opened({ strict: true, serverRequests: ACCEPT });
    for (const text of ['#think', '#shell', '#patch', '#plan', 'plain']) {
      expect([text, (await thread.run(text)).status]).toEqual([text, 'completed']);
    }
    expect((await thread.run('#limit')).status).toBe('failed');
    const { thread: stored } = await client.thread.read({ threadId: thread.id, includeTurns: true });
    expect(stored.turns).toHaveLength(6);
    const live = normalizeForComparison(thread.state);
    expect(live.turns.map(({ items }) => items.length)).toEqual([3, 3, 3, 2, 2, 1]);
    expect(live).toEqual(normalizeForComparison(threadState(stored)));
    const [think, shell, , plan] = thread.state.turns;
    expect(think?.items[1]).toMatchObject({ summary: ['**Looking**\n\nfirst', '**Deciding**\n\nsecond'] });
    expect(shell?.items.find(({ type }) => type === 'commandExecution')).toMatchObject({
      status: 'completed',
      exitCode: 0,
      aggregatedOutput: expect.stringContaining('hello'),
    });
    expect(plan?.plan).toEqual({
      explanation: 'Two steps',
      steps: PLAN.map(({ step, status }) => ({ step, status: status === 'completed' ? status : 'inProgress' })),
    });
    await rm(join(server.home.workspace, 'added.txt'));
  });

  test.each([
    ['accept', 'completed'],
    ['decline', 'declined'],
  ] as const)('a command: %s', async (decision, status) => {
    const asked: string[] = [];
    const { thread } = await opened({
      serverRequests: {
        'item/commandExecution/requestApproval': ({ command, threadId }) => {
          asked.push(`${threadId} ${command}`);
          return { decision };
        },
        otherwise: 'refuse',
      },
    });
    const { items } = await thread.run('#shell');
    expect(asked).toEqual([expect.stringMatching(new RegExp(`^${thread.id} .*echo hello`))]);
    expect(items.find(({ type }) => type === 'commandExecution')).toMatchObject({ status });
  });

  test.each([
    ['accept', 'completed'],
    ['decline', 'declined'],
  ] as const)('a patch: %s', async (decision, status) => {
    const { thread } = await opened({
      serverRequests: { 'item/fileChange/requestApproval': () => ({ decision }), otherwise: 'refuse' },
    });
    const { items } = await thread.run('#patch');
    expect(items.find(({ type }) => type === 'fileChange')).toMatchObject({ status });
    const file = join(server.home.workspace, 'added.txt');
    expect(existsSync(file)).toBe(decision === 'accept');
    if (decision === 'decline') return;
    expect(await readFile(file, 'utf8')).toBe(PATCHED);
    await rm(file);
  });

  test('whoever answers nothing has accepted nothing', async () => {
    const { thread } = await opened();
    const { items } = await thread.run('#shell');
    expect(items.find(({ type }) => type === 'commandExecution')).toMatchObject({ status: 'declined' });
  });

  test('a turn is interrupted', async () => {
    const { thread } = await opened();
    const turn = thread.stream('#hold');
    await isHeld();
    await turn.interrupt();
    expect(await turn.result).toMatchObject({ status: 'interrupted', steered: false });
    expect((await thread.run('next')).finalResponse).toBe('You said: next');
  });

  test('a turn that is aborted is interrupted on the server too', async () => {
    const { thread } = await opened();
    const stop = new AbortController();
    const turn = thread.stream('#hold', { signal: stop.signal });
    await isHeld();
    stop.abort(new Error('enough'));
    await expect(turn.result).rejects.toThrow('enough');
    await vi.waitFor(() => expect(thread.state.turns.at(-1)?.status).toBe('interrupted'));
  });

  test('a turn is steered', async () => {
    const { thread } = await opened();
    const turn = thread.stream('#hold');
    await isHeld();
    await turn.steer('more');
    server.model.release();
    const { items, finalResponse } = await turn.result;
    expect(finalResponse).toBe('You said: more');
    expect(items.filter(({ type }) => type === 'userMessage')).toHaveLength(2);
  });

  test('a turn started while another one runs is steered into it', async () => {
    const { client, thread } = await opened();
    const first = thread.stream('#hold');
    await isHeld();
    const second = thread.run('and this');
    // Both wait in one line: what was asked for before is done when this is in force.
    await client.thread.settings.update({ threadId: thread.id, effort: 'low' });
    await vi.waitFor(() => expect(thread.state.settings?.effort).toBe('low'));
    server.model.release();
    const [one, two] = await Promise.all([first.result, second]);
    expect([one.steered, two.steered]).toEqual([false, true]);
    expect(two.turnId).toBe(one.turnId);
    expect(two.finalResponse).toBe('You said: and this');
    expect(thread.state.turns).toHaveLength(1);
  });

  test('TRN-01: a turn without input asks the model once, and adds no message', async () => {
    const { thread } = await opened();
    await thread.run('first');
    const before = server.model.requests.length;
    const { status, items } = await thread.run([]);
    expect(status).toBe('completed');
    expect(items.map(({ type }) => type)).toEqual(['agentMessage']);
    expect(server.model.requests.length).toBe(before + 1);
  });

  test('TRN-03: metadata of a turn reaches the model, and steering replaces it', async () => {
    const { client, thread } = await opened();
    const turn = thread.stream('#hold', { responsesapiClientMetadata: { origin: 'here' } });
    await isHeld();
    expect(server.model.requests.at(-1)?.turnMetadata).toMatchObject({ origin: 'here' });
    const steering = {
      threadId: thread.id,
      expectedTurnId: await turn.id,
      input: [{ type: 'text' as const, text: 'more', text_elements: [] }],
    };
    await client.turn.steer({ ...steering, responsesapiClientMetadata: { origin: 'there' } });
    server.model.release();
    await turn.result;
    expect(server.model.requests.at(-1)?.turnMetadata).toMatchObject({ origin: 'there' });
  });

  test('a turn that fails says why', async () => {
    const { thread } = await opened();
    const result = await thread.run('#limit');
    expect(result).toMatchObject({
      status: 'failed',
      error: { codexErrorInfo: { responseTooManyFailedAttempts: { httpStatusCode: 429 } } },
    });
  });

  test('nothing differed from the protocol', () => {
    expect(server.drift).toEqual([]);
  });

  async function opened(options?: TestOptions) {
    const client: TestClient = await server.connect(options);
    const thread = await client.startThread({
      cwd: server.home.workspace,
      sandbox: 'danger-full-access',
      approvalPolicy: 'untrusted',
    });
    return { client, thread };
  }

  function isHeld(): Promise<void> {
    return vi.waitFor(() => expect(server.model.held).toBe(1), { timeout: 10_000, interval: 10 });
  }
}

const ACCEPT = {
  'item/commandExecution/requestApproval': () => ({ decision: 'accept' }),
  'item/fileChange/requestApproval': () => ({ decision: 'accept' }),
  otherwise: 'refuse',
} satisfies TestOptions['serverRequests'];
