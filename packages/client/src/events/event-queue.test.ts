import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventQueue, isLag } from './event-queue.js';

async function drained<T>(queue: EventQueue<T>): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of queue) values.push(isLag(value) ? `lag ${value.lag}` : value);
  return values;
}

it('gives what is pushed, in order, to a reader that keeps up', async () => {
  const queue = new EventQueue<number>(1);
  const read = drained(queue);
  for (let value = 0; value < 5; value += 1) {
    queue.push(value);
    await Promise.resolve();
  }
  queue.end();
  expect(await read).toEqual([0, 1, 2, 3, 4]);
});

/** How many of the pushed values have been read or counted as missing. */
function covered(read: readonly (number | { lag: number })[]): number {
  return read.reduce<number>((sum, entry) => sum + (typeof entry === 'number' ? 1 : entry.lag), 0);
}

it('counts exactly what it leaves out, where it is left out, and never leaves out what may not be', async () => {
  const operation = fc.oneof(fc.constant('read' as const), fc.record({ lossless: fc.boolean() }));
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(operation, { maxLength: 60 }),
      async (capacity, operations) => {
        const queue = new EventQueue<{ id: number; lossless: boolean }>(capacity, {
          droppable: (value) => !value.lossless,
        });
        const read: (number | { lag: number })[] = [];
        const pushed: { id: number; lossless: boolean }[] = [];
        const note = (value: unknown) => read.push(isLag(value) ? { lag: value.lag } : (value as { id: number }).id);
        for (const step of operations) {
          if (step !== 'read') {
            const value = { id: pushed.length, lossless: step.lossless };
            pushed.push(value);
            queue.push(value);
          } else if (covered(read) < pushed.length) {
            note((await queue.next()).value);
          }
        }
        queue.end();
        for await (const value of queue) note(value);
        let next = 0;
        for (const entry of read) {
          if (typeof entry === 'number') expect(entry).toBe(next);
          next += typeof entry === 'number' ? 1 : entry.lag;
        }
        expect(next).toBe(pushed.length);
        expect(pushed.filter(({ id, lossless }) => lossless && !read.includes(id))).toEqual([]);
      },
    ),
  );
});

it('throws its error once, after what came before it', async () => {
  const queue = new EventQueue<number>(4);
  queue.push(1);
  queue.end(new Error('over'));
  queue.push(2);
  expect(await queue.next()).toEqual({ done: false, value: 1 });
  await expect(queue.next()).rejects.toThrow('over');
  expect(await queue.next()).toEqual({ done: true, value: undefined });
});

it('says once that nobody reads any more, however that came about', async () => {
  for (const leave of ['end', 'break'] as const) {
    let done = 0;
    const queue = new EventQueue<number>(4, { onDone: () => (done += 1) });
    queue.push(1);
    queue.push(2);
    if (leave === 'end') queue.end();
    for await (const _ of queue) if (leave === 'break') break;
    await queue.return();
    expect(done).toBe(1);
  }
});

it('keeps an error that was undefined an error', async () => {
  const queue = new EventQueue<number>(1);
  queue.end(undefined);
  await expect(queue.next()).rejects.toBeUndefined();
});
