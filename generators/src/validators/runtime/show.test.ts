import { describe, expect, it } from 'vitest';
import { show } from './show.js';

describe('a value as it is shown', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [1.5, '1.5'],
    [false, 'false'],
    ['a "b"', String.raw`"a \"b\""`],
    [[], 'a list of 0'],
    [{}, '{}'],
    [{ a: 1, b: [] }, '{ a, b }'],
    [5n, '5'],
    [() => 5, 'a function'],
  ])('%s', (value, text) => {
    expect(show(value)).toBe(text);
  });

  it.each(['x'.repeat(1e6), Object.fromEntries(Array.from({ length: 999 }, (_, index) => [`key${index}`, 1]))])(
    'is short',
    (value) => {
      expect(show(value)).toHaveLength(60);
    },
  );
});
