import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, LineReader } from './line-reader.js';

function read(chunks: (string | Buffer)[], maxBytes?: number): Line[] {
  const reader = new LineReader(maxBytes);
  return [...chunks.flatMap((chunk) => [...reader.push(Buffer.from(chunk))]), ...reader.end()];
}

test('numbers lines from 1 and reads a last one without newline', () => {
  expect(read(['a\nb\n\nc'])).toEqual([
    { number: 1, text: 'a' },
    { number: 2, text: 'b' },
    { number: 3, text: '' },
    { number: 4, text: 'c' },
  ]);
});

test('drops carriage returns at line ends and a byte order mark at the start', () => {
  expect(read(['\uFEFFa\r\n\uFEFFb\r', '\nc\r']).map(({ text }) => text)).toEqual(['a', '\uFEFFb', 'c']);
});

test('chunks may end anywhere, also inside a character', () => {
  const line = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\n\r\uFEFF]/g, ''));
  const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(line), sizes, (lines, cuts) => {
      const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
      const chunks: Buffer[] = [];
      for (let at = 0, i = 0; at < bytes.length; i += 1) {
        const size = cuts[i % cuts.length] as number;
        chunks.push(bytes.subarray(at, at + size));
        at += size;
      }
      expect(read(chunks).map(({ text }) => text)).toEqual(lines.map((text) => Buffer.from(text).toString()));
    }),
  );
});

test('a line above the limit loses its text, and the next one is read again', () => {
  expect(read(['abc', 'def', 'g\nok\n'], 5)).toEqual([
    { number: 1, text: undefined },
    { number: 2, text: 'ok' },
  ]);
});
