import { describe, expect, it } from 'vitest';
import { formats } from './formats.js';

describe('formats', () => {
  it.each(['/', '/home/dev', 'C:\\Users\\dev', 'c:/Users', '\\\\server\\share'])('%s is an absolute path', (path) => {
    expect(formats['absolute-path'].validate(path)).toBe(true);
  });

  it.each(['', '.', '..', 'a/b', './a', '~/a', 'C:', 'C:a', '\\a', 'file:///a', ' /a'])('%j is not', (path) => {
    expect(formats['absolute-path'].validate(path)).toBe(false);
  });

  it.each([
    ['int32', -(2 ** 31), 2 ** 31 - 1],
    ['uint16', 0, 65535],
    ['uint32', 0, 2 ** 32 - 1],
  ] as const)('%s reaches from %d to %d', (name, low, high) => {
    const { validate } = formats[name];
    expect([low - 1, low, high, high + 1].map((value) => validate(value))).toEqual([false, true, true, false]);
  });

  it.each(['uint', 'uint64', 'int64'] as const)('%s holds what JSON numbers can say', (name) => {
    expect(formats[name].validate(Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(formats[name].validate(2 ** 65)).toBe(false);
    expect(formats[name].validate(-1)).toBe(name === 'int64');
  });
});
