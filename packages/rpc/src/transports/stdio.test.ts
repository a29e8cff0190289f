import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { Peer } from '../peer.js';
import { expectNoLeftovers } from '../../test/leftovers.js';
import { rejection } from '../../test/peers.js';
import { streamTransport } from './stdio.js';

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
