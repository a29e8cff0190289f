import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FrameFault } from '../transports/transport.js';
import { LineDecoder } from './line-decoder.js';

const encoder = new TextEncoder();

function decode(chunks: Iterable<Uint8Array>, limit = 1024 * 1024) {
  const lines: string[] = [];
  const faults: FrameFault[] = [];
  const decoder = new LineDecoder(limit, { line: (text) => lines.push(text), fault: (it) => faults.push(it) });
  for (const chunk of chunks) decoder.push(chunk);
  return { lines, faults };
}

/** Bytes cut at the given places, in whichever order they are named. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  return [...sorted, bytes.length].map((end, index) => bytes.subarray(sorted[index - 1] ?? 0, end));
}

const text = fc
  .string({ unit: fc.oneof(fc.constantFrom('é', '€', '🚀', '\r', '\u2028', '"', ' '), fc.string()), maxLength: 40 })
  .map((it) => it.replaceAll('\n', '').replaceAll('\uFEFF', ''));
const places = fc.array(fc.nat({ max: 5000 }), { maxLength: 30 });

describe('lines', () => {
  test('arrive the same however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(text), fc.constantFrom('\n', '\r\n'), places, (texts, ending, places) => {
        const bytes = encoder.encode(texts.map((it) => it + ending).join(''));
        const { lines, faults } = decode(cut(bytes, places));
        const kept = texts.filter((it) => it.trim() !== '');
        expect(lines).toEqual(kept.map((it) => (ending === '\r\n' ? `${it}\r` : it)));
        expect(faults).toEqual([]);
      }),
    );
  });

  test('arrive byte by byte', () => {
    const bytes = encoder.encode('{"a":"🚀"}\r\n\n \n{"b":1}\n');
    const { lines } = decode(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([{ a: '🚀' }, { b: 1 }]);
  });

  test('are kept until their end comes', () => {
    expect(decode([encoder.encode('one\ntw')]).lines).toEqual(['one']);
  });

  test('of exactly the limit pass', () => {
    expect(decode([encoder.encode(`${'x'.repeat(64)}\n`)], 64)).toMatchObject({ lines: ['x'.repeat(64)], faults: [] });
  });
});

describe('a line over the limit', () => {
  const limit = 2000;
  const filler = 'é'.repeat(1500);
  const cases: [string, string, string | undefined][] = [
    ['a result', `{"id":17,"result":"${filler}"}`, '17'],
    ['a result with a text id', `{"id":"a\\"b","result":"${filler}"}`, '"a\\"b"'],
    ['a result with jsonrpc', `{"jsonrpc":"2.0","id":-3,"result":"${filler}"}`, '-3'],
    ['a result before its id', `{"result":"${filler}","id":5}`, '5'],
    ['an error', `{"error":{"code":1,"message":"${filler}"},"id":9223372036854775807}`, '9223372036854775807'],
    ['an error with spaces', `{ "error" : {"code":1,"message":"${filler}"} , "id" : 8 }\r`, '8'],
    ['a request', `{"id":17,"method":"m","params":"${filler}"}`, undefined],
    ['a request with a nested id at its end', `{"method":"${filler}","params":{"a":1,"id":3}}`, undefined],
  ];

  test.each(cases)('is one fault with its size and id: %s', (_, line, id) => {
    const bytes = encoder.encode(`before\n${line}\nafter\n`);
    const size = encoder.encode(line).length;
    const reason = `a line of ${size} bytes exceeds the limit of ${limit}`;
    const expected = { lines: ['before', 'after'], faults: [id === undefined ? { reason } : { reason, id }] };
    fc.assert(
      fc.property(places, (places) => {
        expect(decode(cut(bytes, places), limit)).toEqual(expected);
      }),
    );
    expect(decode([bytes], limit)).toEqual(expected);
    expect(decode(cut(bytes, [...bytes.keys()]), limit)).toEqual(expected);
  });

  test('is found by its id when only its last bytes are too many', () => {
    const line = encoder.encode(`{"error":{"code":1,"message":"${'x'.repeat(1000)}"},"id":12345}\n`);
    const { faults } = decode(cut(line, [line.length - 4]), line.length - 3);
    expect(faults).toMatchObject([{ id: '12345' }]);
  });
});

test('long and short lines, and some over the limit, arrive intact in chunks of 64 KB', () => {
  const sizes = [16_000_000, 3, 1_000_000, 40_000_000, 300_000, 70_000, 20_000_000, 1, 500_000];
  const texts = sizes.map((size, index) => String(index).repeat(size));
  const bytes = encoder.encode(texts.map((text) => `${text}\n`).join(''));
  const chunk = 64 * 1024;
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
    bytes.subarray(index * chunk, (index + 1) * chunk),
  );
  const { lines, faults } = decode(chunks, 16_000_000);
  const kept = texts.filter(({ length }) => length <= 16_000_000);
  expect(lines.map(({ length }) => length)).toEqual(kept.map(({ length }) => length));
  expect(lines.every((line, index) => line === kept[index])).toBe(true);
  expect(faults.map(({ reason }) => reason)).toEqual(
    [40_000_000, 20_000_000].map((size) => `a line of ${size} bytes exceeds the limit of 16000000`),
  );
});
