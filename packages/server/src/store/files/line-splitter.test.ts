import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineSplitter } from './line-splitter.js';

const LINES = fc.array(fc.uint8Array({ maxLength: 9 }).map(withoutFeeds), { maxLength: 8 });
const CUTS = fc.array(fc.nat(20), { maxLength: 8 });

it('cuts bytes into the same lines, however they come in', () => {
  fc.assert(
    fc.property(
      LINES,
      fc.uint8Array({ maxLength: 5 }).map(withoutFeeds),
      CUTS,
      fc.nat(1000),
      (lines, rest, cuts, from) => {
        const all = Buffer.concat([...lines.map((line) => Buffer.concat([line, Buffer.from('\n')])), rest]);
        const splitter = new LineSplitter(from);
        const found = piecesOf(all, cuts).flatMap((piece) => {
          // The memory of a piece is used again for the next one.
          const copies = [...splitter.push(piece)].map((line) => ({ ...line, bytes: Buffer.from(line.bytes) }));
          piece.fill(0);
          return copies;
        });
        expect(found.map(({ bytes }) => bytes)).toEqual(lines.filter(({ length }) => length > 0));
        for (const { bytes, start, end } of found) {
          expect(all.subarray(start - from, end - from)).toEqual(Buffer.concat([bytes, Buffer.from('\n')]));
        }
        const last = splitter.rest();
        expect(last?.bytes ?? Buffer.alloc(0)).toEqual(rest);
        if (last) expect(last).toMatchObject({ start: from + all.length - rest.length, end: from + all.length });
      },
    ),
  );
});

function piecesOf(all: Buffer, cuts: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let from = 0;
  for (const length of [...cuts, all.length]) {
    pieces.push(Buffer.from(all.subarray(from, from + length)));
    from += length;
  }
  return pieces;
}

function withoutFeeds(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.map((byte) => (byte === 10 ? 11 : byte)));
}
