import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES } from './limits.js';
import { OutputReader } from './output-reader.js';

const WRITES = fc.array(fc.nat({ max: 3 * CHUNK_BYTES }), { maxLength: 6 });
const CAP = fc.oneof(fc.nat({ max: 4 * CHUNK_BYTES }), fc.constant(Infinity));

/** A stream of writes that all differ. */
function streamOf(lengths: readonly number[]): { all: Buffer; stream: Readable } {
  const writes = lengths.filter(Boolean).map((length, index) => Buffer.alloc(length, index + 65));
  return { all: Buffer.concat(writes), stream: Readable.from(writes, { objectMode: false }) };
}

describe('OutputReader', () => {
  it('CMD-01 CMD-02 PRC-06: delivers what fits under the cap, in order, in pieces of 64 KiB at most', async () => {
    await fc.assert(
      fc.asyncProperty(WRITES, CAP, async (lengths, cap) => {
        const { all, stream } = streamOf(lengths);
        const pieces: { piece: Buffer; capReached: boolean }[] = [];
        const reader = new OutputReader(stream, {
          cap,
          deliver: async (piece, capReached) => void pieces.push({ piece, capReached }),
        });
        await reader.finished;
        const reached = all.length > 0 && all.length >= cap;
        expect(Buffer.concat(pieces.map(({ piece }) => piece)).equals(all.subarray(0, cap))).toBe(true);
        expect(pieces.every(({ piece }) => piece.length <= CHUNK_BYTES)).toBe(true);
        expect(pieces.map(({ capReached }) => capReached)).toEqual(
          pieces.map((_, index) => reached && index === pieces.length - 1),
        );
        expect(reader.capReached).toBe(reached);
        expect(reader.text()).toBe('');
      }),
      { numRuns: 50 },
    );
  });

  it('CMD-02 PRC-07: keeps what fits under the cap when nobody takes it', async () => {
    await fc.assert(
      fc.asyncProperty(WRITES, CAP, async (lengths, cap) => {
        const { all, stream } = streamOf(lengths);
        const reader = new OutputReader(stream, { cap });
        await reader.finished;
        expect(reader.text()).toBe(all.subarray(0, cap).toString());
      }),
      { numRuns: 50 },
    );
  });

  it('reads no further while a piece waits for room', async () => {
    let made = 0;
    const stream = new Readable({
      highWaterMark: CHUNK_BYTES,
      read() {
        made += 1;
        this.push(made > 100 ? null : Buffer.alloc(CHUNK_BYTES));
      },
    });
    let makeRoom = () => {};
    let take = () => {};
    const room = new Promise<void>((resolve) => (makeRoom = resolve));
    const taken = new Promise<void>((resolve) => (take = resolve));
    const reader = new OutputReader(stream, {
      cap: Infinity,
      deliver: async () => {
        take();
        await room;
      },
    });
    await taken;
    await new Promise((resolve) => setImmediate(resolve));
    expect(made).toBeLessThan(5);
    makeRoom();
    await reader.finished;
    expect(made).toBe(101);
  });

  it('is finished when it is stopped, unless a piece is under way', async () => {
    const reader = new OutputReader(new Readable({ read() {} }), { cap: Infinity });
    reader.stopIfIdle();
    await reader.finished;
    expect(reader.capReached).toBe(false);
  });

  it('fails when a piece cannot be delivered', async () => {
    const { stream } = streamOf([1]);
    const reader = new OutputReader(stream, { cap: 9, deliver: () => Promise.reject(new Error('gone')) });
    await expect(reader.finished).rejects.toThrow('gone');
  });
});
