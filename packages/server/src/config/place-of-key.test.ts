import { describe, expect, it } from 'vitest';
import { placeOfKey } from './place-of-key.js';

const TOML = `model = "x"
  sandbox_mode= "y" # why
[features]
goals = true
a.b = 1
[ projects . "/home/me/a.b" ]
trust_level = "trusted"
[model_providers.'odd "name"']
ünder = 1
`;

function line(...key: string[]): number | undefined {
  return placeOfKey(TOML, key)?.start.line;
}

describe('the place of a key', () => {
  it.each([
    [['model'], 1],
    [['sandbox_mode'], 2],
    [['features', 'goals'], 4],
    [['features', 'a', 'b'], 5],
    [['projects', '/home/me/a.b', 'trust_level'], 7],
    [['model_providers', 'odd "name"'], 8],
  ])('%j is line %i', (key, expected) => {
    expect(line(...key)).toBe(expected);
  });

  it('is that of what is around it, where it is missing', () => {
    expect(line('features', 'other')).toBe(3);
    expect(line('sandbox_mode', 'within')).toBe(2);
    expect(line('nothing', 'at', 'all')).toBeUndefined();
  });

  it('counts characters, without the blanks around them', () => {
    expect(placeOfKey(TOML, ['sandbox_mode'])).toEqual({
      start: { line: 2, column: 3 },
      end: { line: 2, column: 26 },
    });
    expect(placeOfKey('"🌍" = 1', ['🌍'])?.end).toEqual({ line: 1, column: 8 });
  });
});
