import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMemoryStore } from '../memory/memory-thread-store.js';
import {
  answered,
  began,
  collect,
  commandEnded,
  compacted,
  contextOf,
  ended,
  event,
  meta,
  rolledBack,
  said,
  T0,
  uuid,
} from '../test-lines.js';
import { temporaryHome } from './test-support.js';

const TURN = fc.constantFrom('a', 'b', 'c', 'd');
const TEXT = fc.string({ maxLength: 12 });
const AT = fc.integer({ min: T0, max: T0 + 99 });
const LINE = fc.oneof(
  fc.tuple(TURN, AT).map(([turn, at]) => began(turn, at)),
  TURN.map((turn) => ended(turn)),
  TURN.map((turn) => event({ type: 'turn_aborted', turn_id: turn, reason: 'interrupted' })),
  TURN.map((turn) => commandEnded(turn, 'ls')),
  TURN.map((turn) => contextOf(turn, `model of ${turn}`)),
  TEXT.map((text) => said(text)),
  TEXT.map((text) => answered(text)),
  fc.constant(event({ type: 'error', message: 'no' })),
  fc.integer({ min: 0, max: 3 }).map((turns) => rolledBack(turns)),
  fc.boolean().map((replaces) => compacted('so far', replaces)),
);
const BATCHES = fc.array(fc.record({ lines: fc.array(LINE, { maxLength: 6 }), look: fc.boolean() }), { maxLength: 8 });

it('STO-07: session files, read bit by bit or all at once, tell the same as memory', async () => {
  const home = await temporaryHome();
  const files = await home.open();
  const memory = createMemoryStore();
  const page = { limit: 100, direction: 'asc', lines: true } as const;
  let number = 0;
  await fc.assert(
    fc.asyncProperty(BATCHES, async (batches) => {
      number += 1;
      const [bit, whole] = [uuid(number), uuid(1_000_000 + number)];
      for (const store of [files, memory]) await store.create(bit, [meta(bit)]);
      for (const { lines, look } of batches) {
        for (const store of [files, memory]) await store.append(bit, lines);
        if (look) await files.find(bit);
      }
      await files.create(whole, [meta(whole), ...batches.flatMap(({ lines }) => lines)]);
      const expected = { ...(await memory.find(bit)), path: null };
      const turns = await memory.listTurns(bit, page);
      expect({ ...(await files.find(bit)), path: null }).toEqual(expected);
      expect({ ...(await files.find(whole)), path: null, id: bit, sessionId: bit }).toEqual(expected);
      expect((await files.listTurns(bit, page)).data).toEqual(turns.data);
      expect((await files.listTurns(whole, page)).data).toEqual(turns.data);
      expect(await collect(files.lines(bit, 'compaction'))).toEqual(await collect(memory.lines(bit, 'compaction')));
    }),
    { numRuns: 100 },
  );
});
