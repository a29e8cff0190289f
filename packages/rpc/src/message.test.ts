import { describe, expect, test, vi } from 'vitest';
import { RpcError } from './errors.js';
import type { RequestHandler } from './inbound.js';
import { readMessage } from './message.js';
import { CONNECTIONS } from '../test/connections.js';
import { expectNoLeftovers } from '../test/leftovers.js';
import { openDriven } from '../test/peers.js';

expectNoLeftovers();

const [memory] = CONNECTIONS;
if (!memory) throw new Error('There is no transport in memory.');

async function exchange(texts: string[], onRequest: RequestHandler = () => 'ok'): Promise<string[]> {
  const { wire, received } = await openDriven(memory as (typeof CONNECTIONS)[number], { onRequest });
  for (const text of texts) void wire.send(text);
  await vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(texts.length), { interval: 1 });
  return received;
}

describe('ids', () => {
  const ids = [
    '""',
    '"a\\"b"',
    '"\\\\"',
    '"1"',
    '"grüße 🚀"',
    '0',
    '-7',
    '9007199254740991',
    '9007199254740993',
    '-9007199254740993',
    '9223372036854775807',
    '-9223372036854775808',
  ];

  test.each(ids)('%s is echoed as it was written', async (id) => {
    expect(await exchange([`{"id":${id},"method":"m"}`])).toEqual([`{"id":${id},"result":"ok"}`]);
  });

  test.each([
    ['before', '{"params":{"id":1,"deep":[{"id":2}]},"id":9007199254740993,"method":"m"}'],
    ['after', '{"id":9007199254740993,"method":"m","params":{"id":1}}'],
    ['in text', '{"method":"m","params":"{\\"id\\":1}, \\"id\\": 2","id":9007199254740993}'],
    ['as a value', '{"method":"id","id":9007199254740993,"params":["id",{"id":"id"}]}'],
    ['behind brackets in text', '{"params":["}}]]",{"a":"\\\\"}],"id" : 9007199254740993 ,"method":"m"}'],
  ])('members named like it do not confuse a big one: %s', async (_, text) => {
    expect(await exchange([text])).toEqual(['{"id":9007199254740993,"result":"ok"}']);
  });

  test.each(['null', '1.5', '1e30', '12345678901234567e3', '{}', '[]', 'true', '1e400'])('%s is none', (id) => {
    expect(readMessage(`{"id":${id},"method":"m"}`)).toMatchObject({ kind: 'malformed' });
    expect(readMessage(`{"id":${id},"result":1}`)).toMatchObject({ kind: 'malformed' });
  });
});

test.each(['5', '"x"', 'true'])('a request whose trace is %s is none', (trace) => {
  expect(readMessage(`{"id":1,"method":"m","trace":${trace}}`)).toMatchObject({ kind: 'malformed' });
});

test('jsonrpc is tolerated, and never written', async () => {
  const { peer, wire, received } = await openDriven(memory, { onRequest: ({ method }) => method });
  const answer = peer.request('out');
  void peer.notify('note');
  void wire.send('{"jsonrpc":"2.0","id":"x","method":"in"}');
  void wire.send('{"jsonrpc":"2.0","id":0,"result":true}');
  expect(await answer).toBe(true);
  await vi.waitFor(() => expect(received).toHaveLength(3), { interval: 1 });
  expect(received.sort()).toEqual(['{"id":"x","result":"in"}', '{"method":"note"}', '{"method":"out","id":0}']);
});

test('an error reply is written as error, then id', async () => {
  const onRequest: RequestHandler = () => {
    throw new RpcError(-32600, 'Not so.', { a: 1 });
  };
  expect(await exchange(['{"method":"m","id":4}'], onRequest)).toEqual([
    '{"error":{"code":-32600,"message":"Not so.","data":{"a":1}},"id":4}',
  ]);
});

test('an error wins over a result beside it, unless it is null', () => {
  expect(readMessage('{"id":1,"result":1,"error":{"code":1,"message":"m"}}')).toMatchObject({ kind: 'error' });
  expect(readMessage('{"id":1,"result":1,"error":null}')).toEqual({ kind: 'result', id: 1, result: 1 });
});

test('the id of a long message is found in linear time', () => {
  const params = `"${'\\"{id'.repeat(500_000)}"`;
  expect(readMessage(`{"params":${params},"method":"m","id":9007199254740993}`)).toMatchObject({
    kind: 'request',
    id: '9007199254740993',
  });
});
