import { stat } from 'node:fs/promises';
import { checkMessage } from '@app-server/schema/experimental/validators';
import { connect } from '@app-server/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { PLACES } from '../../test/places.js';
import { type Message, RawClient, rawClient } from '../../test/raw-client.js';
import { type FakeServer, fakeServer } from './fake-server.js';
import { DEMO } from './demo.js';
import type { Scenario } from '../scenario/scenario-types.js';

const ANSWERS: Record<string, object> = {
  'item/commandExecution/requestApproval': { decision: 'accept' },
  'item/fileChange/requestApproval': { decision: 'accept' },
  'item/permissions/requestApproval': { permissions: {}, scope: 'turn' },
  'item/tool/requestUserInput': { answers: { colour: { answers: ['Red'] } } },
  'item/tool/call': { success: true, contentItems: [{ type: 'inputText', text: 'open' }] },
};

/** What the demo leaves out. */
const REST: Scenario = {
  threads: [{}, { name: 'named', turns: [{ status: 'failed', items: [] }] }],
  turns: [
    {
      steps: [
        { permissions: { network: { enabled: true }, fileSystem: null }, reason: 'to look something up' },
        { run: { command: "echo 'x'", output: 'x\n', chunks: 2, exitCode: 3 } },
        { usage: { inputTokens: 5, outputTokens: 6 } },
        { wait: 1 },
        { notify: { method: 'turn/diff/updated', params: { threadId: '$threadId', turnId: '$turnId', diff: '' } } },
        { fail: { message: 'gone', retries: 2 } },
      ],
    },
  ],
};

const INPUTS = ['run it', 'patch it', 'plan it', 'ask me', 'a tool', 'fail now', 'wait for me', 'something else'];

/** Plays turns to their ends, answering what is asked; then reads everything back. */
async function playAll(client: RawClient, inputs: readonly string[]): Promise<void> {
  const threadId = await client.thread({ approvalPolicy: 'untrusted', sandbox: 'workspace-write', cwd: '/home/dev' });
  let answered = 0;
  for (const [index, text] of inputs.entries()) {
    client.turn(threadId, text);
    if (text.startsWith('wait')) {
      await client.until(({ params }) => JSON.stringify(params)?.includes('I am waiting.') ?? false);
      const { turn } = (await client.untilMethod('turn/started')).params as { turn: { id: string } };
      expect((await client.call('turn/steer', { threadId, input: [], expectedTurnId: turn.id })).error).toBeDefined();
      const started = client.messages.filter(({ method }) => method === 'turn/started').at(-1)?.params;
      const { id } = (started as { turn: { id: string } }).turn;
      await client.result('turn/steer', { threadId, input: [{ type: 'text', text: 'go' }], expectedTurnId: id });
    }
    await client.untilTrue(() => {
      const asked = client.messages.filter(({ id, method }) => id !== undefined && method !== undefined);
      for (const { id, method } of asked.slice(answered)) {
        client.send({ id, result: ANSWERS[method ?? ''] });
        answered += 1;
      }
      return client.log.filter((line) => line === 'turn/completed').length > index;
    });
  }
  await client.result('thread/name/set', { threadId, name: ' a name ' });
  await client.result('thread/list', {});
  await client.result('thread/loaded/list', {});
  await client.result('thread/read', { threadId, includeTurns: true });
  await client.result('thread/turns/list', { threadId });
  await client.result('thread/fork', { threadId });
  await client.result('thread/resume', { threadId });
  await client.result('thread/unsubscribe', { threadId });
}

function expectAllValid(server: FakeServer, messages: readonly Message[]): void {
  const asked = new Map((server.received.flat() as Message[]).map(({ id, method }) => [id, method]));
  const faults = messages.flatMap((message) => {
    const answers = message.method === undefined ? asked.get(message.id) : undefined;
    const verdict = checkMessage(message, { from: 'server', answers });
    return verdict.ok ? [] : verdict.faults.map((fault) => ({ of: message.method ?? answers, ...fault }));
  });
  expect(faults).toEqual([]);
}

describe.each(PLACES)('over $name', ({ connect: reach }) => {
  it.each([
    ['the demo', DEMO, INPUTS],
    ['every other step', REST, ['go']],
  ])('all that is sent fits the protocol: %s', async (_name, scenario, inputs) => {
    await using server = fakeServer(scenario);
    const client = await rawClient(await reach(server));
    await playAll(client, inputs);
    expect(client.messages.length).toBeGreaterThan(20);
    expect(client.messages).toHaveLength(client.texts.length);
    expectAllValid(server, client.messages);
  });
});

describe('a fake server', () => {
  it('prints the same bytes in every run, and others for another seed', async () => {
    const print = async (seed: number) => {
      await using server = fakeServer({ ...DEMO, seed });
      const client = await rawClient(server.connect());
      await playAll(client, INPUTS);
      return client.texts;
    };
    const [first, again, other] = await Promise.all([print(1), print(1), print(2)]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('serves the client of this project', async () => {
    await using server = fakeServer({ threads: [{ name: 'one' }] });
    const client = await connect(server.connect(), {
      clientInfo: { name: 'test', version: '1' },
      serverRequests: 'refuse',
    });
    onTestFinished(() => client.close());
    const { data } = await client.request('thread/list', {});
    expect(data.map(({ name }) => name)).toEqual(['one']);
  });

  it('keeps what it received, for each connection', async () => {
    await using server = fakeServer();
    const first = await rawClient(server.connect());
    const second = await rawClient(server.connect());
    await first.call('thread/list', {});
    second.send({ method: 'initialized' });
    await second.call('thread/loaded/list', {});
    const methods = server.received.map((messages) => messages.map((message) => (message as Message).method));
    expect(methods).toEqual([
      ['initialize', 'thread/list'],
      ['initialize', 'initialized', 'thread/loaded/list'],
    ]);
  });

  it('listens on loopback and on a private socket only', async () => {
    await using server = fakeServer();
    await expect(server.listen('ws://0.0.0.0:0')).rejects.toThrow(TypeError);
    const path = `/tmp/fake-server-${process.pid}.sock`;
    await server.listen(`unix://${path}`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(server.listen(`unix://${path}`)).rejects.toThrow(/EADDRINUSE/);
  });

  it('refuses a browser page', async () => {
    await using server = fakeServer();
    const { url } = await server.listen('ws://127.0.0.1:0');
    const socket = new WebSocket(url, { origin: 'https://example.org' });
    const failure = await new Promise<Error>((resolve) => socket.on('error', resolve));
    expect(failure.message).toContain('403');
  });

  it('says goodbye to everybody when it closes, in the middle of a turn too', async () => {
    const server = fakeServer({ turns: [{ steps: [{ wait: 60_000 }] }] });
    const clients = [new RawClient(server.connect()), new RawClient((await PLACES[2]?.connect(server)) as never)];
    for (const client of clients) {
      await client.open();
      await client.initialize();
    }
    const [first] = clients as [RawClient];
    first.turn(await first.thread());
    await first.untilMethod('turn/started');
    await server.close();
    await Promise.all(clients.map((client) => client.untilTrue(() => client.closed)));
    expect(first.log).not.toContain('turn/completed');
  });
});
