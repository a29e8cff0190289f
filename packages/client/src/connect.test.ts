import { type Transport, type TransportSink, memoryPair } from '@app-server/rpc';
import { checkMessage } from '@app-server/schema/experimental/validators';
import { describe, expect, it } from 'vitest';
import { type Message, SERVER, scriptedServer } from '../test/server.js';
import { connect } from './index.js';

const OPTIONS = { clientInfo: { name: 'test', version: '1.0.0' }, serverRequests: 'refuse' } as const;

/** A transport that answers nothing, and shows what was sent. */
async function silent(answer?: (message: Message) => Message): Promise<{ transport: Transport; sent: Message[] }> {
  const [transport, right] = memoryPair();
  const sent: Message[] = [];
  const receive: TransportSink['receive'] = (text) => {
    const message = JSON.parse(text) as Message;
    sent.push(message);
    if (answer && message.id !== undefined) void right.send(JSON.stringify(answer(message)));
  };
  await right.open({ receive, fault: () => {}, closed: () => {} });
  return { transport, sent };
}

describe('the handshake', () => {
  it('INI-02: says who connects and what it opts in to, then that it is initialized', async () => {
    const { transport, sent } = await silent(({ id }) => ({ id, result: SERVER }));
    await using client = await connect(transport, { ...OPTIONS, experimentalApi: true, optOut: ['turn/started'] });
    expect(sent).toEqual([
      {
        id: 0,
        method: 'initialize',
        params: {
          clientInfo: { name: 'test', title: null, version: '1.0.0' },
          capabilities: {
            experimentalApi: true,
            requestAttestation: false,
            optOutNotificationMethods: ['turn/started'],
          },
        },
      },
      { method: 'initialized' },
    ]);
    expect(sent.every((message) => checkMessage(message, { from: 'client' }).ok)).toBe(true);
    expect(client.server).toEqual(SERVER);
  });

  it('INI-01: offers attestation exactly when there is a handler for it', async () => {
    for (const offered of [true, false]) {
      const { transport, sent } = await silent(({ id }) => ({ id, result: SERVER }));
      await using client = await connect(transport, {
        ...OPTIONS,
        serverRequests: offered
          ? { 'attestation/generate': () => ({ token: 't' }), otherwise: 'refuse' }
          : { 'attestation/generate': 'refuse', otherwise: 'refuse' },
      });
      expect(sent[0]).toMatchObject({ params: { capabilities: { requestAttestation: offered } } });
      await client.close();
    }
  });

  it('ends with a deadline when the server says nothing', async () => {
    const { transport } = await silent();
    await expect(connect(transport, { ...OPTIONS, handshakeDeadline: 20 })).rejects.toMatchObject({
      code: 'deadline',
      details: { phase: 'handshake', method: 'initialize', elapsedMs: 20 },
    });
  });

  it('ends with a deadline when the transport connects for ever', async () => {
    const never: Transport = { open: () => new Promise(() => {}), send: () => undefined, close: async () => {} };
    await expect(connect(never, { ...OPTIONS, handshakeDeadline: 20 })).rejects.toMatchObject({ code: 'deadline' });
  });

  it('that is refused closes the connection', async () => {
    const refusal = { code: -32600, message: "Invalid clientInfo.name: 'a\nb'. Must be a valid HTTP header value." };
    const { transport } = await silent(({ id }) => ({ id, error: refusal }));
    const closed = new Promise((resolve) => {
      const close = transport.close.bind(transport);
      transport.close = () => (resolve(true), close());
    });
    await expect(connect(transport, OPTIONS)).rejects.toMatchObject({ code: -32600, method: 'initialize' });
    expect(await closed).toBe(true);
  });

  it('loses no announcement that comes right behind it', async () => {
    const heard: string[] = [];
    const [left, right] = memoryPair();
    await right.open({
      receive: (text) => {
        const { id } = JSON.parse(text) as Message;
        if (id === undefined) return;
        void right.send(JSON.stringify({ id, result: SERVER }));
        void right.send(JSON.stringify({ method: 'remoteControl/status/changed', params: {} }));
      },
      fault: () => {},
      closed: () => {},
    });
    await using client = await connect(left, { ...OPTIONS, onNotification: ({ method }) => heard.push(method) });
    expect(client.experimental).toBe(false);
    expect(heard).toEqual(['remoteControl/status/changed']);
  });
});

describe('what does not fit', () => {
  it('is not sent, and the error says what was probably meant', async () => {
    const { client, received } = await scriptedServer();
    const misspelt = { approvalPolicyy: 'never' } as object;
    await expect(client.thread.start(misspelt)).rejects.toMatchObject({
      name: 'CallRefused',
      code: 'invalid-call',
      faults: [{ path: '/approvalPolicyy', suggestion: 'approvalPolicy' }],
    });
    expect(received).toEqual([]);
  });

  it('INI-02: is not sent when it needs to have been opted in to', async () => {
    const { client, received } = await scriptedServer({ experimentalApi: false as true });
    const refused = (descriptor: string) => ({ name: 'ExperimentalRefused', code: 'experimental', descriptor });
    await expect(client.thread.search({ searchTerm: 'a' })).rejects.toMatchObject(refused('thread/search'));
    await expect(client.thread.start({ permissions: ':workspace' })).rejects.toMatchObject(
      refused('thread/start.permissions'),
    );
    expect(received).toEqual([]);
  });

  it('survives on its way in, and is reported once for each place', async () => {
    const drift: unknown[] = [];
    const { client, send } = await scriptedServer({
      onDrift: ({ method, kind, path }) => drift.push([method, kind, path]),
    });
    const heard: unknown[] = [];
    client.on('thread/status/changed', (params) => heard.push(params));
    const params = { threadId: 't', status: { type: 'dozing', depth: 3 }, novelty: 1 };
    for (let count = 0; count < 3; count += 1) send({ method: 'thread/status/changed', params });
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual([params, params, params]);
    expect(drift).toHaveLength(2);
    expect(drift).toContainEqual(['thread/status/changed', 'unknown-field', '/novelty']);
  });

  it('is filled in where an older server leaves it out', async () => {
    const { client, answers } = await scriptedServer();
    answers['thread/list'] = () => ({ data: [] });
    expect(await client.thread.list({})).toEqual({ data: [], nextCursor: null, backwardsCursor: null });
  });

  it('is an error of its request where that is asked for', async () => {
    const { client, answers } = await scriptedServer({ strict: true });
    answers['thread/list'] = () => ({ data: [], nextCursor: null, backwardsCursor: null, novelty: 1 });
    await expect(client.thread.list({})).rejects.toMatchObject({ name: 'ProtocolDrift', method: 'thread/list' });
    answers['thread/list'] = () => ({ data: [], nextCursor: null, backwardsCursor: null });
    expect(await client.thread.list({})).toMatchObject({ data: [] });
  });

  it('ends the connection where that is asked for and nobody waits for it', async () => {
    const { client, send } = await scriptedServer({ strict: true });
    send({ method: 'thread/closed', params: { threadId: 't', novelty: 1 } });
    expect((await client.closed).message).toMatch(/thread\/closed differs from the protocol: .*novelty/);
  });
});
