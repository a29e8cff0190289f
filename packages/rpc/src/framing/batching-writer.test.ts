import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { latch, rejection } from '../../test/peers.js';
import { BatchingWriter } from './batching-writer.js';

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});

afterEach(async () => {
  await nextTurn();
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function writer(write: (text: string) => Promise<void>): BatchingWriter {
  return new BatchingWriter({ write }, (flush) => setImmediate(flush));
}

describe('writing', () => {
  test('what is sent in one turn is one write, in order', async () => {
    const writes: string[] = [];
    const lines = writer(async (text) => void writes.push(text));
    for (const text of ['a', 'b', 'c']) expect(lines.send(text)).toBeUndefined();
    expect(writes).toEqual([]);
    await lines.drained();
    void lines.send('d');
    await lines.drained();
    expect(writes).toEqual(['a\nb\nc\n', 'd\n']);
  });

  test('what is sent during a write is the next one', async () => {
    const writes: string[] = [];
    const gate = latch();
    const lines = writer((text) => {
      writes.push(text);
      return gate.promise;
    });
    void lines.send('a');
    await nextTurn();
    for (let index = 0; index < 100; index += 1) void lines.send(String(index));
    await nextTurn();
    expect(writes).toEqual(['a\n']);
    gate.open();
    await lines.drained();
    const rest = Array.from({ length: 100 }, (_, index) => `${index}\n`).join('');
    expect(writes).toEqual(['a\n', rest]);
  });

  test('over the high-water mark, senders are given a promise that resolves once it is drained', async () => {
    const gate = latch();
    const writes: string[] = [];
    const lines = writer(async (text) => {
      await gate.promise;
      writes.push(text);
    });
    expect(lines.send('x'.repeat(256 * 1024))).toBeUndefined();
    let settled = false;
    const room = lines.send('y');
    expect(room).toBeInstanceOf(Promise);
    void room?.then(() => (settled = true));
    await nextTurn();
    expect(settled).toBe(false);
    gate.open();
    await room;
    expect(writes.join('')).toHaveLength(256 * 1024 + 3);
    expect(lines.send('z')).toBeUndefined();
    await lines.drained();
  });

  test('with nothing sent it is drained', async () => {
    await writer(async () => {}).drained();
  });
});

describe('a sink that fails', () => {
  test('is told to those who wait and to later senders, and nobody else', async () => {
    const failure = new Error('EPIPE');
    let writes = 0;
    const lines = writer(async () => {
      writes += 1;
      throw failure;
    });
    void lines.send('a');
    const waiting = lines.send('x'.repeat(300 * 1024));
    expect(await rejection(Promise.resolve(waiting))).toBe(failure);
    expect(() => lines.send('b')).toThrow(failure);
    await lines.drained();
    await nextTurn();
    expect(writes).toBe(1);
  });

  test('with nobody waiting rejects nowhere', async () => {
    const lines = writer(() => Promise.reject(new Error('EPIPE')));
    void lines.send('a');
    await lines.drained();
    expect(() => lines.send('b')).toThrow('EPIPE');
  });
});
