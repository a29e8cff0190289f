import { describe, expect, it } from 'vitest';
import { printJson } from './print-json.js';

describe('printing JSON', () => {
  it.each([
    ['null', null],
    ['text with a "quote" and ünïcode', 'a "b" ü\n'],
    ['nothing inside', { a: [], b: {}, c: [[]] }],
    ['nesting', { a: [1, { b: [true, null] }], c: { d: { e: 'x'.repeat(90) } } }],
    ['long lists', Array.from({ length: 60 }, (_, index) => index * 1000)],
  ])('keeps the value: %s', (_, value) => {
    expect(JSON.parse(printJson(value))).toEqual(value);
  });

  it('puts what is short on one line and ends it', () => {
    expect(printJson({ type: 'array', items: { type: 'string' } })).toBe(
      '{ "type": "array", "items": { "type": "string" } }\n',
    );
  });

  it('breaks what is too long, member by member', () => {
    const long = 'x'.repeat(60);
    expect(printJson({ a: { b: 1 }, c: [long, long] })).toBe(
      `{\n  "a": { "b": 1 },\n  "c": [\n    "${long}",\n    "${long}"\n  ]\n}\n`,
    );
  });

  it('stays below 101 columns wherever a value can be broken', () => {
    const value = { list: Array.from({ length: 40 }, (_, index) => ({ name: `item ${index}`, index })) };
    const widths = printJson(value)
      .split('\n')
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(101);
  });

  it('is canonical: the same value always gives the same text', () => {
    const value = { b: [1, 2], a: { c: 'x'.repeat(120) } };
    expect(printJson(JSON.parse(printJson(value)))).toBe(printJson(value));
  });
});
