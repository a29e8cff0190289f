import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { LocalError } from '../errors.js';
import { rejection } from '../../test/peers.js';
import { BatchingWriter } from './batching-writer.js';

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A stream that notes what is written, and takes it at once, or one by one when told to. */
function stream({ slow = false } = {}) {
  const writes: string[] = [];
  const taken: (() => void)[] = [];
  const output = new Writable({
    decodeStrings: false,
    highWaterMark: 1024,
    write(text: string, _encoding, done) {
      writes.push(text);
      if (slow) taken.push(done);
      else done();
    },
  });
  return { output, writes, take: () => taken.shift()?.() };
}

describe('writing', () => {
  test('what is sent in one turn, promise reactions included, is one write, in order', async () => {
    const { output, writes } = stream();
    const lines = new BatchingWriter(output);
    for (const text of ['a', 'b', 'c']) expect(lines.send(text)).toBeUndefined();
    void Promise.resolve()
      .then(() => lines.send('d'))
      .then(() => lines.send('e'));
    expect(writes).toEqual([]);
    await nextTurn();
    void lines.send('f');
    await nextTurn();
    expect(writes).toEqual(['a\nb\nc\nd\ne\n', 'f\n']);
  });

  test('much of it is not kept to the end of the turn', () => {
    const { output, writes } = stream();
    const lines = new BatchingWriter(output);
    const texts = Array.from({ length: 10 }, (_, index) => String(index).repeat(1000));
    for (const text of texts) void lines.send(text);
    expect(writes).not.toEqual([]);
    lines.flush();
    expect(writes.join('')).toBe(texts.map((text) => `${text}\n`).join(''));
  });

  test('while the stream is full, everything becomes one write', async () => {
    const { output, writes, take } = stream({ slow: true });
    const lines = new BatchingWriter(output);
    void lines.send('x'.repeat(20_000));
    expect(writes).toHaveLength(1);
    for (let index = 0; index < 10_000; index += 1) void lines.send(String(index));
    await nextTurn();
    expect(writes).toHaveLength(1);
    take();
    await nextTurn();
    expect(writes.slice(1)).toEqual([Array.from({ length: 10_000 }, (_, index) => `${index}\n`).join('')]);
  });

  test('over the high-water mark, senders are given a promise that resolves once it is drained', async () => {
    const { output, take } = stream({ slow: true });
    const lines = new BatchingWriter(output);
    expect(lines.send('x'.repeat(20_000))).toBeUndefined();
    expect(lines.send('y'.repeat(256 * 1024 - 1))).toBeUndefined();
    let settled = false;
    const room = lines.send('z');
    expect(room).toBeInstanceOf(Promise);
    void room?.then(() => (settled = true));
    take();
    await nextTurn();
    expect(settled).toBe(false);
    take();
    await room;
    expect(lines.send('z')).toBeUndefined();
  });
});

describe('settling', () => {
  function full() {
    const { output, take } = stream({ slow: true });
    const lines = new BatchingWriter(output);
    void lines.send('x'.repeat(20_000));
    return { lines, take, room: Promise.resolve(lines.send('y'.repeat(300 * 1024))) };
  }

  test('with a cause fails those who wait and later senders', async () => {
    const { lines, room } = full();
    const cause = new LocalError('closed', 'EPIPE');
    lines.settle(cause);
    expect(await rejection(room)).toBe(cause);
    expect(() => lines.send('b')).toThrow(cause);
  });

  test('without one lets go of those who wait', async () => {
    const { lines, room } = full();
    lines.settle();
    await room;
  });

  test('with nobody waiting rejects nowhere', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const { lines } = full();
    lines.settle(new LocalError('closed', 'EPIPE'));
    await nextTurn();
    await nextTurn();
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
