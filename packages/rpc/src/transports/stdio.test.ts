import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Peer } from '../peer.js';
import type { LargeLine, LargeLineRead } from '../../test/large-line.js';
import { expectNoLeftovers } from '../../test/leftovers.js';
import { rejection } from '../../test/peers.js';
import { streamTransport } from './stdio.js';
import type { TransportOptions } from './transport.js';

expectNoLeftovers();

test('a child that exits settles what waits', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.once("data", () => process.exit(3))']);
  const gone = once(child, 'close');
  const peer = new Peer(streamTransport(child.stdout, child.stdin));
  await peer.open();
  expect(await rejection(peer.request('m'))).toBe(await peer.closed);
  await gone;
  await peer.close();
});

test('streams that ended before they were opened end the connection', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  child.stdout.resume();
  await once(child, 'close');
  const peer = new Peer(streamTransport(child.stdout, child.stdin));
  expect(await rejection(peer.open())).toMatchObject({ code: 'closed' });
  expect(await rejection(peer.request('m'))).toBe(await peer.closed);
  await peer.close();
});

test.each(['input', 'output'] as const)('an error of the %s is the cause', async (side) => {
  const streams = { input: new PassThrough(), output: new PassThrough() };
  const peer = new Peer(streamTransport(streams.input, streams.output));
  await peer.open();
  const failure = new Error('broken');
  const answer = rejection(peer.request('m'));
  streams[side].destroy(failure);
  const cause = await peer.closed;
  expect(cause).toMatchObject({ code: 'closed', cause: failure });
  expect(await answer).toBe(cause);
  await peer.close();
});

test('closing leaves no listener but one that swallows errors', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const before = output.listenerCount('close');
  const peer = new Peer(streamTransport(input, output));
  await peer.open();
  await peer.close();
  expect(['data', 'end', 'close'].map((event) => input.listenerCount(event))).toEqual([0, 0, 0]);
  expect(output.listenerCount('close')).toBe(before);
  expect(output.writableEnded).toBe(true);
  expect(() => input.emit('error', new Error('late'))).not.toThrow();
});

/** A process that reads nothing, with more on its way than fits into the pipe. */
async function stalled(options: TransportOptions) {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const gone = once(child, 'close');
  const peer = new Peer(streamTransport(child.stdout, child.stdin, options));
  await peer.open();
  await peer.notify('fills the pipe', 'x'.repeat(1_000_000));
  const room = peer.notify('waits', 'x'.repeat(1_000_000));
  const end = async () => {
    child.kill();
    await gone;
  };
  return { child, peer, room, end };
}

test('closing waits for a reader that stalls no longer than it may', async () => {
  const { child, peer, room, end } = await stalled({ closeDeadline: 20 });
  await Promise.all([peer.close(), room]);
  expect(child.stdin.destroyed).toBe(true);
  expect(await peer.closed).toMatchObject({ code: 'closed' });
  await end();
});

test('who waits for room is told when the other side goes', async () => {
  const { peer, room, end } = await stalled({});
  const [failure] = await Promise.all([rejection(room), end()]);
  expect(failure).toMatchObject({ code: 'closed' });
  expect(await rejection(peer.notify('later'))).toBe(await peer.closed);
  await peer.close();
});

test('nothing is read while more than it may waits to be written, and everything afterwards', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let asked = 0;
  const onRequest = () => {
    asked += 1;
    return 'x'.repeat(10_000);
  };
  const peer = new Peer(streamTransport(input, output, { pauseReading: 50_000 }), { onRequest });
  await peer.open();
  const count = 200;
  for (let id = 0; id < count; id += 1) {
    input.write(`{"id":${id},"method":"m"}\n`);
    await setImmediate();
  }
  expect(asked).toBeLessThan(20);
  let answers = 0;
  for await (const chunk of output) {
    answers += String(chunk).split('\n').length - 1;
    if (answers === count) break;
  }
  expect(asked).toBe(count);
  await peer.close();
});

describe('a line of 128 MB', () => {
  const bytes = 128e6;

  test.each([64, 65_536])('in chunks of %i bytes takes no more than 2.5 times its size', (chunkBytes) => {
    const { large, small, growth } = readLargeLine({ bytes, chunkBytes, maxFrameBytes: 2 * bytes });
    expect({ large, small }).toEqual({ large: bytes, small: 'small' });
    expect(growth / bytes).toBeLessThan(2.5);
  });

  test('over the limit is not kept, names its call, and the connection lives', () => {
    const { large, small, growth } = readLargeLine({ bytes, chunkBytes: 65_536, maxFrameBytes: 1e6 });
    expect(large).toMatch(
      /^frame: The answer to large was dropped: a line of 128000020 bytes exceeds the limit of 1000000/,
    );
    expect(small).toBe('small');
    expect(growth / bytes).toBeLessThan(1);
  });
});

function readLargeLine(options: LargeLine): LargeLineRead {
  const program = fileURLToPath(new URL('../../test/large-line.ts', import.meta.url));
  return JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', program, JSON.stringify(options)], { encoding: 'utf8' }),
  ) as LargeLineRead;
}
