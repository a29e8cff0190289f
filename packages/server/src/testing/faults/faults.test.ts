import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Transport } from '@app-server/rpc';
import { connectWebSocket, streamTransport } from '@app-server/rpc/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MEMORY, PLACES, STREAMS } from '../../../test/places.js';
import { RawClient, rawClient } from '../../../test/raw-client.js';
import { type FakeServer, fakeServer } from '../fake-server.js';
import type { Fault, Scenario } from '../../scenario/scenario-types.js';

async function play(fault: Fault | Fault[], rest: Scenario = {}, place = MEMORY): Promise<[RawClient, FakeServer]> {
  const server = fakeServer({ ...rest, faults: [fault].flat() });
  onTestFinished(() => server.close());
  return [await rawClient(await place.connect(server)), server];
}

const APPROVAL: Scenario = { turns: [{ steps: [{ run: { command: 'ls', approval: true } }] }] };
const ASK = 'item/commandExecution/requestApproval';

describe('a request', () => {
  it('overload: is refused with -32001 and not run, so often', async () => {
    const [client] = await play({ fault: 'overload', method: 'thread/start', times: 2, data: { retryAfterMs: 5 } });
    const answers = [await client.call('thread/start', {}), await client.call('thread/start', {})];
    const error = { code: -32001, message: 'Server overloaded; retry later.', data: { retryAfterMs: 5 } };
    expect(answers.map((answer) => answer.error)).toEqual([error, error]);
    await client.thread();
    expect((await client.result<{ data: string[] }>('thread/loaded/list', {})).data).toHaveLength(1);
  });

  it('ignoreParameter: runs as if a param had not been sent', async () => {
    const [client] = await play({ fault: 'ignoreParameter', method: 'thread/start', parameter: 'sandbox' });
    const start = () => client.result<{ sandbox: object }>('thread/start', { sandbox: 'danger-full-access' });
    expect((await start()).sandbox).toEqual({ type: 'readOnly', networkAccess: false });
    expect((await start()).sandbox).toEqual({ type: 'dangerFullAccess' });
  });
});

describe('what a message says', () => {
  it.each<[string, Fault, object]>([
    ['set: an unknown value', at('set', '/thread/status/type', 'dozing'), { status: { type: 'dozing' } }],
    ['set: an unknown key', at('set', '/thread/novelty', { a: 1 }), { novelty: { a: 1 } }],
    ['set: an entry more', at('set', '/thread/turns/-', null), { turns: [null] }],
  ])('%s', async (_name, fault, changed) => {
    const [client] = await play(fault);
    const bent = await client.result<{ thread: object }>('thread/start', {});
    const right = await client.result<{ thread: object }>('thread/start', {});
    expect(bent.thread).toMatchObject(changed);
    expect({ ...right.thread, ...changed }).not.toEqual(right.thread);
  });

  it('remove: a key', async () => {
    const [client] = await play({ fault: 'remove', method: 'thread/start', path: '/thread/sessionId' });
    const start = () => client.result<{ thread: object }>('thread/start', {});
    const threads = [await start(), await start()];
    expect(threads.map((result) => 'sessionId' in result.thread)).toEqual([false, true]);
  });

  it('set: in announcements and requests of the server too', async () => {
    const [client] = await play(
      [
        { fault: 'set', method: 'turn/started', path: '/turn/status', value: 'dreaming' },
        { fault: 'remove', method: ASK, path: '/command' },
      ],
      APPROVAL,
    );
    client.turn(await client.thread());
    expect((await client.untilMethod(ASK)).params).not.toHaveProperty('command');
    expect((await client.untilMethod('turn/started')).params).toMatchObject({ turn: { status: 'dreaming' } });
  });

  it('set: a place that does not exist changes nothing', async () => {
    const [client] = await play(at('set', '/nowhere/else', 1));
    expect(await client.thread()).toBeTypeOf('string');
  });
});

function at(fault: 'set', path: string, value: unknown): Fault {
  return { fault, method: 'thread/start', path, value };
}

describe('when a message goes out', () => {
  it('drop: never, though the request was run', async () => {
    const [client] = await play({ fault: 'drop', method: 'turn/start' });
    const id = client.turn(await client.thread());
    await client.untilMethod('turn/completed');
    expect(client.log).not.toContain(`reply ${id}`);
  });

  it('drop: an announcement', async () => {
    const [client] = await play({ fault: 'drop', method: 'turn/completed' });
    const threadId = await client.thread();
    client.turn(threadId);
    await client.until(
      ({ params }) => JSON.stringify(params)?.includes('"type":"idle"') && params?.threadId === threadId,
    );
    expect((await client.result<{ thread: object }>('thread/read', { threadId })).thread).toMatchObject({
      status: { type: 'idle' },
    });
    expect(client.log).not.toContain('turn/completed');
  });

  it('delay: late, so that others overtake it', async () => {
    const [client] = await play({ fault: 'delay', method: 'thread/list', ms: 30 });
    const [slow, fast] = [client.ask('thread/list', {}), client.ask('thread/loaded/list', {})];
    await client.until(({ id }) => id === slow);
    expect(client.log.slice(-2)).toEqual([`reply ${fast}`, `reply ${slow}`]);
  });

  it('reorder: behind a reply that was asked for later', async () => {
    const [client] = await play({ fault: 'reorder', method: 'thread/list', behind: 'thread/loaded/list' });
    const held = client.ask('thread/list', {});
    const other = await client.call('thread/loaded/list', {});
    await client.until(({ id }) => id === held);
    expect(client.log.slice(-2)).toEqual([`reply ${other.id}`, `reply ${held}`]);
  });

  it.each(['turn/started', 'turn/completed'])(
    'reorder: events of a turn up to %s come before its reply',
    async (behind) => {
      const [client] = await play({ fault: 'reorder', method: 'turn/start', behind });
      const id = client.turn(await client.thread());
      await client.untilMethod('turn/completed');
      await client.until((message) => message.id === id);
      expect(client.log.indexOf(`reply ${id}`)).toBe(client.log.indexOf(behind) + 1);
    },
  );

  it('nth and times: count the messages of a method', async () => {
    const [client] = await play({ fault: 'drop', method: 'thread/list', nth: 2, times: 2 });
    const ids = [1, 2, 3, 4].map(() => client.ask('thread/list', {}));
    await client.until(({ id }) => id === ids[3]);
    expect(client.log.slice(-2)).toEqual([`reply ${ids[0]}`, `reply ${ids[3]}`]);
  });

  it('times: always', async () => {
    const [client] = await play({ fault: 'drop', method: 'item/agentMessage/delta', times: 'always' });
    client.turn(await client.thread());
    await client.untilMethod('turn/completed');
    expect(client.log).not.toContain('item/agentMessage/delta');
  });
});

describe('a message twice', () => {
  it('duplicate: an approval at once, with the same id; the first answer counts', async () => {
    const [client] = await play({ fault: 'duplicate', method: ASK }, APPROVAL);
    client.turn(await client.thread());
    await client.untilTrue(() => client.log.filter((line) => line === ASK).length === 2);
    const asked = client.messages.filter(({ method }) => method === ASK);
    expect(asked[1]).toEqual(asked[0]);
    for (const decision of ['decline', 'accept']) client.send({ id: asked[0]?.id, result: { decision } });
    await client.untilMethod('turn/completed');
    expect(client.texts.filter((text) => text.includes('"declined"'))).toHaveLength(1);
    expect(client.log.filter((line) => line === 'serverRequest/resolved')).toHaveLength(1);
  });

  it('duplicate: a pending approval reaches the next connection before it has resumed anything', async () => {
    const [client, server] = await play({ fault: 'duplicate', method: ASK, after: 'initialize' }, APPROVAL);
    client.turn(await client.thread());
    const asked = await client.untilMethod(ASK);
    await client.close();
    const next = await rawClient(server.connect());
    expect(await next.untilMethod(ASK)).toEqual(asked);
    expect(next.log.slice(0, 2)).toEqual(['reply 1', ASK]);
  });

  it('duplicate: an answered request is not repeated', async () => {
    const [client] = await play({ fault: 'duplicate', method: ASK, after: 'turn/completed' }, APPROVAL);
    client.turn(await client.thread());
    const { id } = await client.untilMethod(ASK);
    client.send({ id, result: { decision: 'accept' } });
    await client.untilMethod('turn/completed');
    await client.call('thread/list', {});
    expect(client.log.filter((line) => line === ASK)).toHaveLength(1);
  });
});

describe('what is no message', () => {
  it.each(PLACES)('garbage: a text before the message, over $name', async (place) => {
    const [client] = await play({ fault: 'garbage', method: 'thread/list', text: 'not json' }, {}, place);
    const { id } = await client.call('thread/list', {});
    expect(client.log.slice(-2)).toEqual(['not json', `reply ${id}`]);
  });

  it.each(PLACES)('partialLine: nothing arrives any more, over $name', async (place) => {
    const [client] = await play({ fault: 'partialLine', method: 'thread/list' }, {}, place);
    const before = client.texts.length;
    client.ask('thread/list', {});
    client.ask('thread/loaded/list', {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(client.texts.slice(before)).toEqual([]);
    expect(client.closed).toBe(false);
  });

  it.each(PLACES)('partialLine: or the rest later, with all that waited behind it, over $name', async (place) => {
    const [client] = await play({ fault: 'partialLine', method: 'thread/list', ms: 10 }, {}, place);
    const [first, second] = [client.ask('thread/list', {}), client.ask('thread/loaded/list', {})];
    await client.until(({ id }) => id === second);
    expect(client.log.slice(-2)).toEqual([`reply ${first}`, `reply ${second}`]);
  });

  it('partialLine: half of the line is on the wire', async () => {
    await using server = fakeServer({ faults: [{ fault: 'partialLine', method: 'initialize' }] });
    const [stdin, stdout] = [new PassThrough(), new PassThrough()];
    await server.listen('stdio://', { stdin, stdout });
    stdin.write('{"id":1,"method":"initialize","params":{"clientInfo":{"name":"x","version":"1"}}}\n');
    const [bytes] = (await once(stdout, 'data')) as [Buffer];
    expect(bytes.toString()).toMatch(/^\{"id":1,"result":\{[^\n]*[^}\n]$/);
  });

  const LIMIT = { maxFrameBytes: 1000 };
  const LIMITED: [string, (server: FakeServer) => Promise<Transport>][] = [
    [
      'stdio',
      async (server) => {
        const [stdin, stdout] = [new PassThrough(), new PassThrough()];
        await server.listen('stdio://', { stdin, stdout });
        return streamTransport(stdout, stdin, LIMIT);
      },
    ],
    ['WebSocket', async (server) => connectWebSocket((await server.listen('ws://127.0.0.1:0')).url, LIMIT)],
  ];

  it.each(LIMITED)(
    'oversizedFrame: a reader with a limit can tell whose answer it was, over %s',
    async (_name, reach) => {
      const faults: Fault[] = ['thread/list', 'thread/read'].map((method) => ({
        fault: 'oversizedFrame',
        method,
        bytes: 1500,
      }));
      const limited = fakeServer({ faults });
      onTestFinished(() => limited.close());
      const reader = await rawClient(await reach(limited));
      const [reply, error] = [reader.ask('thread/list', {}), reader.ask('thread/read', { threadId: 'x' })];
      await reader.untilTrue(() => reader.faults.length === 2);
      expect(reader.faults.map(({ id }) => id)).toEqual([String(reply), String(error)]);
      expect(reader.faults[0]?.reason).toContain('1500 bytes');
    },
  );

  it('oversizedFrame: it is still the message', async () => {
    const [client] = await play({ fault: 'oversizedFrame', method: 'thread/list', bytes: 70_000 }, {}, STREAMS);
    expect(await client.result('thread/list', {})).toMatchObject({ data: [] });
    expect(client.texts.at(-1)).toHaveLength(70_000);
  });
});

describe.each(PLACES)('the end, over $name', (place) => {
  it('close: instead of the message', async () => {
    const [client] = await play({ fault: 'close', method: 'thread/list' }, {}, place);
    client.ask('thread/list', {});
    await client.untilTrue(() => client.closed);
    expect(client.log).not.toContain('reply 2');
  });

  it('close: after the message', async () => {
    const [client] = await play({ fault: 'close', method: 'thread/list', when: 'after' }, {}, place);
    client.ask('thread/list', {});
    await client.untilTrue(() => client.closed);
    expect(client.log.at(-1)).toBe('reply 2');
  });

  it('close: in the handshake', async () => {
    await using server = fakeServer({ faults: [{ fault: 'close', method: 'initialize' }] });
    const client = await new RawClient(await place.connect(server)).open();
    void client.initialize().catch(() => {});
    await client.untilTrue(() => client.closed);
    expect(client.texts).toEqual([]);
  });

  it('kill: every connection is gone', async () => {
    const [client, server] = await play({ fault: 'kill', method: 'turn/started' }, {}, place);
    const other = await rawClient(server.connect());
    client.turn(await client.thread());
    await Promise.all([client, other].map((one) => one.untilTrue(() => one.closed)));
    expect(client.log).not.toContain('turn/started');
  });
});
